// The manifests of an application as a team has them: files, what kubectl prints, or data.
import { readFileSync } from 'node:fs';
import { parseAllDocuments, type Tags } from 'yaml';
import { isManifest, type Manifest } from '../gitops/manifest';
import { InputError } from '../validation/input-error';
import { isObject } from '../validation/object';
import { show } from '../validation/rules';

/** In place of a path: standard input. */
const STANDARD_INPUT = '-';
const STANDARD_INPUT_DESCRIPTOR = 0;

/** What kubectl wraps several objects in. */
const LIST = /^(?:[A-Z]\w*)?List$/;

/**
 * Returns the objects of documents that are parsed; those of a List each by itself, and none for an empty document.
 * @throws InputError naming each document that is no object of Kubernetes
 */
export function manifestsOf(documents: readonly unknown[]): Manifest[] {
  const problems: string[] = [];
  const manifests = documents.flatMap((document, index) => objectsIn(document, `document ${index + 1}`, problems));
  if (problems.length > 0) {
    throw new InputError(problems);
  }
  return manifests;
}

function objectsIn(document: unknown, what: string, problems: string[]): Manifest[] {
  if (document === null || document === undefined) {
    return [];
  }
  if (isObject(document) && typeof document['kind'] === 'string' && LIST.test(document['kind'])) {
    const items = Array.isArray(document['items']) ? document['items'] : [];
    return items.flatMap((item, index) => objectsIn(item, `${what}, items[${index}]`, problems));
  }
  if (isManifest(document)) {
    return [document];
  }
  problems.push(
    `${what} is ${summary(document)}; allowed: an object of Kubernetes, with apiVersion, kind and metadata`,
  );
  return [];
}

/** What an object holds is not repeated: it may be a Secret. */
const summary = (document: unknown): string =>
  isObject(document) ? `an object with ${Object.keys(document).join(', ') || 'nothing'}` : show(document);

/**
 * Returns the documents of YAML files.
 * @param paths `-` is standard input
 * @throws InputError naming each file that can't be read or is no YAML
 */
export function readDocuments(paths: readonly string[]): unknown[] {
  const problems: string[] = [];
  const documents = paths.flatMap((path) => {
    try {
      return parseDocuments(readFileSync(path === STANDARD_INPUT ? STANDARD_INPUT_DESCRIPTOR : path, 'utf8'));
    } catch (error) {
      const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
      problems.push(`${path}: ${first}`);
      return [];
    }
  });
  if (problems.length > 0) {
    throw new InputError(problems);
  }
  return documents;
}

/** Kubernetes reads YAML 1.1, in which `0644` is octal, but takes times and dates for texts. */
const withoutTimes = (tags: Tags): Tags =>
  tags.filter((tag) => typeof tag === 'string' || (tag.format !== 'TIME' && tag.tag !== 'tag:yaml.org,2002:timestamp'));

const parseDocuments = (text: string): unknown[] =>
  parseAllDocuments(text, { version: '1.1', customTags: withoutTimes }).map((document) => {
    const [error] = document.errors;
    if (error !== undefined) {
      throw error;
    }
    return document.toJS();
  });
