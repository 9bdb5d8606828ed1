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
export function filesOf(folders: readonly Folder[]): Files {
  const files = new Map<string, string>();
  for (const { path, objects } of folders) {
    const manifests = objects.map(({ manifest }) => manifest);
    for (const [name, same] of groupBy(manifests, fileName)) {
      for (const manifest of same) {
        const suffix = same.length > 1 ? `_${apiGroup(manifest)}_${manifest.metadata.namespace ?? ''}` : '';
        files.set(`${path}/${name}${suffix}.yaml`, `${HEADER}---\n${toYaml(manifest)}`);
      }
    }
  }
  return files;
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
