// The files of dist/: one for each object, named so that their order is the order in which they are applied.
import { groupBy } from '../validation/group-by';
import type { Folder } from './folders';
import { apiGroup, type Manifest } from './manifest';
import { syncWave } from './sync-wave';
import { toYaml } from './yaml';

/** The text of each file, by its path. */
export type Files = ReadonlyMap<string, string>;

/** The first line of every file: by it, a file is known as one that may be replaced or removed. */
export const HEADER = '# Written by synth from main.ts and lib/; a change made here is lost.\n';

/** Returns the files that hold the objects of all folders. */
export const filesOf = (folders: readonly Folder[]): Files =>
  new Map(
    folders.flatMap((folder) =>
      [...manifestsByFile(folder)].map(([path, manifest]) => [path, `${HEADER}---\n${toYaml(manifest)}`] as const),
    ),
  );

/** Returns the manifests of a folder by the paths of their files. */
export function manifestsByFile({ path, objects }: Folder): Map<string, Manifest> {
  const manifests = objects.map(({ manifest }) => manifest);
  return new Map(
    [...groupBy(manifests, fileName)].flatMap(([name, same]) =>
      same.map((manifest) => {
        const suffix = same.length > 1 ? `_${apiGroup(manifest)}_${manifest.metadata.namespace ?? ''}` : '';
        return [`${path}/${name}${suffix}.yaml`, manifest] as const;
      }),
    ),
  );
}

/** Kinds outside of Kubernetes' own groups carry their group: Knative has a Service of its own. */
function fileName(manifest: Manifest): string {
  const group = apiGroup(manifest);
  const kind = group.includes('.') && !group.endsWith('.k8s.io') ? `${manifest.kind}.${group}` : manifest.kind;
  const wave = String(syncWave(manifest)).padStart(2, '0');
  const name = manifest.metadata.name ?? manifest.metadata.generateName ?? '';
  // Some kinds allow characters in a name that a file system doesn't, and the underscore that sets a group apart.
  return `${wave}-${kind.toLowerCase()}-${encodeURIComponent(name).replaceAll('_', '%5F')}`;
}
