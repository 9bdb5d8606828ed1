// The objects of dist/ that a run applies: those of some folders, each with its file and with the label of what is deployed.
import { manifestsByFile } from '../gitops/files';
import type { Folder } from '../gitops/folders';
import { groupKind, identity, type Manifest } from '../gitops/manifest';
import { InputError } from '../validation/input-error';
import { show } from '../validation/rules';

/** The label of what a run has applied; it is not in dist/. By it, what is no longer in dist/ is found. */
export const DEPLOYED = 'knative-dev-fleet/deployed';

/** What tells Argo CD to apply the rest. A folder that holds one of these, with those in it, is for those who have Argo CD. */
const OF_ARGO_CD = new Set(['AppProject.argoproj.io', 'Application.argoproj.io', 'ApplicationSet.argoproj.io']);

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
  const forArgoCd = all.filter(isOfArgoCd).map(({ path }) => path);
  const found = all.filter((folder) => wanted.length === 0 || wanted.some((name) => isIn(folder, name)));
  const objects = found
    .filter((folder) => !forArgoCd.some((path) => isIn(folder, path)))
    .flatMap((folder) => [...manifestsByFile(folder)])
    .map(([file, manifest]) => ({ id: identity(manifest), file, manifest: asDeployed(manifest) }));
  if (objects.length === 0) {
    throw new InputError([`${only.join(', ') || 'dist/'} holds nothing to apply; allowed: ${allowedFolders(all)}`]);
  }
  return { objects, leftOut: found.flatMap((folder) => folder.objects).length - objects.length };
}

const isOfArgoCd = ({ objects }: Folder): boolean =>
  objects.some(({ manifest }) => OF_ARGO_CD.has(groupKind(manifest)));

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
