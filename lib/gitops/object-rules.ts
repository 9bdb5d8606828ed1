// What must hold for everything that is written, whoever added it to the app.
import type { Problem } from '../validation/problems';
import type { Folder, SynthesizedObject } from './folders';
import { identity, isClusterScoped } from './manifest';

const FOLDER_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** Returns what is wrong with objects and folders. */
export function objectProblems(folders: readonly Folder[]): Problem[] {
  const objects = folders.flatMap((folder) => folder.objects);
  return [
    ...folders.flatMap(folderProblems),
    ...objects.flatMap(nameProblems),
    ...objects.flatMap(scopeProblems),
    ...collisions(objects),
  ];
}

const folderProblems = ({ path }: Folder): Problem[] =>
  path.split('/').every((name) => FOLDER_NAME.test(name) && !name.endsWith('.yaml'))
    ? []
    : [
        {
          path,
          message: `the chart is written to a folder '${path}'; allowed: ids of letters, digits, '.', '_' and '-' that start with a letter or digit and do not end with .yaml`,
        },
      ];

const nameProblems = ({ path, manifest, named }: SynthesizedObject): Problem[] =>
  named
    ? []
    : [
        {
          path,
          message: `${manifest.kind} is named '${manifest.metadata.name}' after the construct's path; allowed: a metadata.name`,
        },
      ];

const scopeProblems = ({ path, manifest }: SynthesizedObject): Problem[] =>
  isClusterScoped(manifest) && manifest.metadata.namespace !== undefined
    ? [{ path, message: `${manifest.kind} is in namespace '${manifest.metadata.namespace}'; allowed: none` }]
    : [];

/** Objects that would overwrite each other in the cluster. */
function collisions(objects: readonly SynthesizedObject[]): Problem[] {
  const paths = new Map<string, string[]>();
  for (const { path, manifest } of objects) {
    const id = identity(manifest);
    const known = paths.get(id);
    if (known === undefined) {
      paths.set(id, [path]);
    } else {
      known.push(path);
    }
  }
  return [...paths].flatMap(([id, [first = '', ...others]]) =>
    others.length === 0
      ? []
      : [{ path: first, message: `is ${id}, as is ${others.join(' and ')}; allowed: one object of a kind and name` }],
  );
}
