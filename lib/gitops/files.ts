// The files of dist/: one for each object, named so that their order is the order in which they are applied.
import { Yaml } from 'cdk8s';
import type { Folder } from './folders';
import { apiGroup, type Manifest } from './manifest';
import { syncWave } from './sync-wave';

/** The text of each file, by its path. */
export type Files = ReadonlyMap<string, string>;

/** Returns the files that hold the objects of all folders. */
export function filesOf(folders: readonly Folder[]): Files {
  const files = new Map<string, string>();
  for (const { path, objects } of folders) {
    const counts = new Map<string, number>();
    for (const { manifest } of objects) {
      const name = fileName(manifest);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    for (const { manifest } of objects) {
      const name = fileName(manifest);
      const { namespace } = manifest.metadata;
      const suffix = (counts.get(name) ?? 0) > 1 && namespace !== undefined ? `.${namespace}` : '';
      files.set(`${path}/${name}${suffix}.yaml`, Yaml.stringify(manifest));
    }
  }
  return files;
}

/** Kinds outside of Kubernetes' own groups carry their group: Knative has a Service of its own. */
function fileName(manifest: Manifest): string {
  const group = apiGroup(manifest);
  const kind = group.includes('.') && !group.endsWith('.k8s.io') ? `${manifest.kind}.${group}` : manifest.kind;
  const wave = String(syncWave(manifest)).padStart(2, '0');
  return `${wave}-${kind.toLowerCase()}-${manifest.metadata.name ?? manifest.metadata.generateName}`;
}
