// The documents of an application as a team has them: files, or what kubectl prints.
import { readFileSync } from 'node:fs';
import { parseAllDocuments, type Tags } from 'yaml';
import { InputError } from '../validation/input-error';

/** In place of a path: standard input. */
const STANDARD_INPUT = '-';
const STANDARD_INPUT_DESCRIPTOR = 0;

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
