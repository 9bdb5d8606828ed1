// The objects of dist/ that a run applies: those of some folders, each with its file and with the label of what is deployed.
import { manifestsByFile } from '../gitops/files';
import type { Folder } from '../gitops/folders';
import { apiGroup, identity, type Manifest } from '../gitops/manifest';
import { InputError } from '../validation/input-error';
import { show } from '../validation/rules';

/** The label of what a run has applied; it is not in dist/. By it, what is no longer in dist/ is found. */
export const DEPLOYED = 'knative-dev-fleet/deployed';

/** The group of Argo CD's own objects: they are for those who have it, and tell it to apply the rest. */
const ARGO_CD = 'argoproj.io';

/** Most folders that a message names. */
const MAX_NAMED = 10;

/** An object to be applied. */
export interface Deployable {
  /** Group, kind, namespace and name. */
  readonly id: string;
  /** The file that holds it, such as `platform/crds/10-….yaml`. */
  readonly file: string;
  /** The object as it is applied. */
  readonly manifest: Manifest;
}

/** What of dist/ is applied. */
export interface Selection {
  readonly objects: readonly Deployable[];
  /** How many objects are left to Argo CD. */
  readonly leftOut: number;
}

/**
 * Returns the objects of folders that are applied.
 * @param only the folders to take, such as `platform` or `dist/environments/dev-07`, with those in them; all of them if there are none
 * @throws InputError if there is no such folder, or nothing in it to apply
 */
export function deployables(all: readonly Folder[], only: readonly string[]): Selection {
  const wanted = only.map((name) => name.replace(/^(?:\.\/)?(?:dist\/)?/, '').replace(/\/+$/, ''));
  const unknown = wanted.filter((name) => !all.some((folder) => isIn(folder, name)));
  if (unknown.length > 0) {
    throw new InputError(unknown.map((name) => `folder is ${show(name)}; allowed: ${allowedFolders(all)}`));
  }
  const found = all
    .filter((folder) => wanted.length === 0 || wanted.some((name) => isIn(folder, name)))
    .flatMap((folder) => [...manifestsByFile(folder)]);
  const objects = found
    .filter(([, manifest]) => apiGroup(manifest) !== ARGO_CD)
    .map(([file, manifest]) => ({ id: identity(manifest), file, manifest: asDeployed(manifest) }));
  if (objects.length === 0) {
    throw new InputError([`${only.join(', ') || 'dist/'} holds nothing to apply; allowed: ${allowedFolders(all)}`]);
  }
  return { objects, leftOut: found.length - objects.length };
}

const isIn = ({ path }: Folder, name: string): boolean => path === name || path.startsWith(`${name}/`);

/** Returns what a folder may be: of a fleet's environments, only the first few. */
function allowedFolders(all: readonly Folder[]): string {
  const filled = all.filter(({ objects }) => objects.length > 0).map(({ path }) => path);
  const names = [...new Set(filled.map((path) => path.split('/')[0] ?? path)), ...filled];
  const distinct = [...new Set(names)];
  const rest = distinct.length - MAX_NAMED;
  return distinct.slice(0, MAX_NAMED).join(', ') + (rest > 0 ? ` and ${rest} more in dist/` : '');
}

function asDeployed(manifest: Manifest): Manifest {
  const { labels, ...metadata } = manifest.metadata;
  return { ...manifest, metadata: { ...metadata, labels: { ...labels, [DEPLOYED]: 'true' } } };
}
