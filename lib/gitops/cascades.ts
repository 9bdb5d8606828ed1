// Applications of Argo CD that are gone although what they have applied is not: with a cascading Application, Argo CD deletes all
// of it, also when another Application is to apply it from then on.
import { parse } from 'yaml';
import { textAt } from '../kubernetes/json';
import { environmentFolders } from './environment-file';
import { type Files, HEADER } from './files';
import type { Irreplaceable } from './irreplaceable';
import { groupKind, identity, type Manifest } from './manifest';

/** By this finalizer, Argo CD deletes what an Application has applied before the Application itself. */
export const RESOURCES_FINALIZER = 'resources-finalizer.argocd.argoproj.io';

const APPLICATION_FILE = /(?:^|\/)\d+-application\.argoproj\.io-[^/]+\.yaml$/;

/** Returns the Applications that would take with them what files still hold. */
export function cascadesBetween(before: Files, after: Files): Irreplaceable[] {
  const gone = cascadingIn(before, after);
  if (gone.length === 0) {
    return [];
  }
  const kept = new Set(cascadingIn(after, before).map(identity));
  const environments = environmentFolders(after);
  const folders = new Set([...after.keys()].flatMap(foldersOf));
  return gone
    .filter((manifest) => !kept.has(identity(manifest)))
    .filter(
      ({ spec }) =>
        environments.has(textAt(spec, 'destination', 'namespace')) || isIn(folders, textAt(spec, 'source', 'path')),
    )
    .map(({ metadata: { namespace, name } }) => ({
      name: `Application ${namespace}/${name}`,
      loss: 'all that it has applied, although dist/ still has it',
      isEnvironment: false,
      isProtected: false,
    }));
}

/** Returns the cascading Applications in the files that others don't hold just so. */
const cascadingIn = (files: Files, others: Files): Manifest[] =>
  [...files]
    .filter(
      ([path, content]) => APPLICATION_FILE.test(path) && content.startsWith(HEADER) && others.get(path) !== content,
    )
    .map(([, content]): Manifest => parse(content))
    .filter((manifest) => groupKind(manifest) === 'Application.argoproj.io')
    .filter(({ metadata: { finalizers } }) => Array.isArray(finalizers) && finalizers.includes(RESOURCES_FINALIZER));

/** Returns the folders that a file is in, the innermost last. */
function foldersOf(path: string): string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}

/** Whether a path in a repository leads to one of the folders of dist/, which may be anywhere in the repository. */
function isIn(folders: ReadonlySet<string>, path: string): boolean {
  const names = path.split('/');
  return names.some((_, index) => folders.has(names.slice(index).join('/')));
}
