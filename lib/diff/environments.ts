// Which environment an object belongs to, wherever in dist/ it stands.
import { posix } from 'node:path';
import { environmentFolders } from '../gitops/environment-file';
import type { Files } from '../gitops/files';
import { apiGroup, groupKind, type Manifest } from '../gitops/manifest';
import { textAt } from '../kubernetes/json';
import type { ObjectDifference } from './objects';

/** The environments of two versions of dist/, by their names. */
export interface Environments {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly kept: readonly string[];
}

/** An object that two versions have differently, and the environment that it belongs to. */
export interface PlacedObject extends ObjectDifference {
  /** @default - it is the platform's */
  readonly environment?: string;
}

/** An object of the platform, of one environment, or alike of several. */
export interface ObjectInEnvironments {
  /** Group, kind, namespace and name; with ENVIRONMENT for the environment's name if there are several. */
  readonly object: string;
  /** The environments; empty for the platform. */
  readonly environments: readonly string[];
}

/** Returns the environments that either of two versions of dist/ has, and the one that each of some objects belongs to. */
export function inEnvironments(
  objects: readonly ObjectDifference[],
  before: Files,
  after: Files,
): { readonly environments: Environments; readonly placed: PlacedObject[] } {
  const old = environmentFolders(before);
  const next = environmentFolders(after);
  const names = new Set([...old.keys(), ...next.keys()]);
  const byFolder = new Map([...old, ...next].map(([name, folder]) => [folder, name]));
  const environments = {
    added: [...next.keys()].filter((name) => !old.has(name)),
    removed: [...old.keys()].filter((name) => !next.has(name)),
    kept: [...next.keys()].filter((name) => old.has(name)),
  };
  const ownerOf = (object: ObjectDifference): string | undefined => {
    const manifest = object.after ?? object.before;
    const named = manifest === undefined ? [] : OWNERS.map((owner) => owner(manifest));
    return named.find((name) => name !== undefined && names.has(name)) ?? folderOwner(object, manifest, byFolder);
  };
  return { environments, placed: objects.map((object) => ({ ...object, environment: ownerOf(object) })) };
}

/** Where objects name the namespace that they belong to, the surest first. */
const OWNERS: readonly ((manifest: Manifest) => string | undefined)[] = [
  (manifest) => (groupKind(manifest) === 'Namespace' ? manifest.metadata.name : undefined),
  (manifest) => manifest.metadata.namespace,
  (manifest) =>
    groupKind(manifest) === 'ClusterDomainClaim.networking.internal.knative.dev'
      ? textAt(manifest, 'spec', 'namespace')
      : undefined,
];

/** The environment in whose folder an object stands, or whose folder an Application of Argo CD takes. */
function folderOwner(
  { file }: ObjectDifference,
  manifest: Manifest | undefined,
  byFolder: ReadonlyMap<string, string>,
): string | undefined {
  if (manifest === undefined || apiGroup(manifest) !== 'argoproj.io') {
    return byFolder.get(posix.dirname(file));
  }
  const parts = textAt(manifest, 'spec', 'source', 'path').split('/');
  return parts.map((_, index) => byFolder.get(parts.slice(index).join('/'))).find((name) => name !== undefined);
}
