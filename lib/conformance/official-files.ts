// Reads the files that a release is published as.
import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { isManifest, type Manifest } from '../gitops/manifest';
import { InputError } from '../validation/input-error';

/**
 * Returns all objects of YAML files, without the empty documents.
 * @throws InputError naming each file that can't be read or isn't a list of Kubernetes objects
 */
export function readManifests(files: readonly string[]): Manifest[] {
  const problems: string[] = [];
  const manifests = files.flatMap((file) => {
    try {
      return parseManifests(readFileSync(file, 'utf8'));
    } catch (error) {
      problems.push(`${file}: ${error instanceof Error ? error.message : String(error)}`);
      return [];
    }
  });
  if (problems.length > 0) {
    throw new InputError(problems);
  }
  return manifests;
}

function parseManifests(text: string): Manifest[] {
  return parseAllDocuments(text).flatMap((document) => {
    const [error] = document.errors;
    if (error !== undefined) {
      throw error;
    }
    const content: unknown = document.toJS();
    if (content === null) {
      return [];
    }
    if (!isManifest(content)) {
      throw new TypeError('holds a document that is not a Kubernetes object');
    }
    return [content];
  });
}
