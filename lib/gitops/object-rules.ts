// What must hold for everything that is written, whoever added it to the app.
import { groupBy } from '../validation/group-by';
import type { Problem } from '../validation/problems';
import type { Folder, SynthesizedObject } from './folders';
import { identity, isClusterScoped } from './manifest';
import { SYNC_WAVE } from './sync-wave';

const FOLDER_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** Returns what is wrong with objects and folders. */
export function objectProblems(folders: readonly Folder[]): Problem[] {
  const objects = folders.flatMap((folder) => folder.objects);
  return [
    ...folders.flatMap(folderProblems),
    ...objects.flatMap(nameProblems),
    ...objects.flatMap(scopeProblems),
    ...objects.flatMap(waveProblems),
    ...collisionProblems(objects),
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

/** Argo CD takes any number; the files of dist/ sort by two digits. */
const waveProblems = ({ path, manifest }: SynthesizedObject): Problem[] => {
  const wave = manifest.metadata.annotations?.[SYNC_WAVE];
  return wave === undefined || /^\d{1,2}$/.test(wave)
    ? []
    : [{ path, message: `sync wave is '${wave}'; allowed: a whole number from 0 to 99` }];
};

/** Objects that would overwrite each other in the cluster. */
const collisionProblems = (objects: readonly SynthesizedObject[]): Problem[] =>
  [...groupBy(objects, ({ manifest }) => identity(manifest))].flatMap(([id, same]) => {
    const [first = '', ...others] = same.map(({ path }) => path);
    return others.length === 0
      ? []
      : [{ path: first, message: `is ${id}, as is ${others.join(' and ')}; allowed: one object of a kind and name` }];
  });
