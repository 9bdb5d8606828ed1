// The objects of documents, as they come from files or from kubectl.
import { parseAllDocuments } from 'yaml';
import { InputError } from '../validation/input-error';
import { isObject } from '../validation/object';
import { show } from '../validation/rules';
import { isManifest, type Manifest } from './manifest';

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

/** Returns the objects in the text of a file of dist/; what is no object of Kubernetes is left out. */
export const manifestsOfText = (text: string): Manifest[] =>
  parseAllDocuments(text).flatMap((document) => {
    const content: unknown = document.errors.length > 0 ? undefined : document.toJS();
    return isManifest(content) ? [content] : [];
  });

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
