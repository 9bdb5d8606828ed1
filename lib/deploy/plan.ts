// What a run is going to do: what of dist/ it applies, in which waves, and what it deletes. Nothing is changed before this holds.
import { deletionProblems } from '../gitops/deletions';
import type { Folder } from '../gitops/folders';
import { irreplaceable } from '../gitops/irreplaceable';
import { groupKind, identity, type Manifest } from '../gitops/manifest';
import { unsupportedUpgrade } from '../gitops/unsupported-upgrade';
import { textAt } from '../kubernetes/json';
import type { Cluster } from '../release/cluster';
import { SERVING_NAMESPACE } from '../release/namespace';
import { isVersion } from '../release/versions';
import { InputError } from '../validation/input-error';
import type { Deployable, Selection } from './deployable';
import { liveObjects } from './live-objects';
import { clusterVersion } from './preflight';
import { type DeployedBefore, deployedBefore } from './removed';
import type { RunContext } from './run-context';
import { type ServedKinds, servedKinds } from './served-kinds';
import { LATER_IN_UPGRADES, type Wave, wavesOf } from './waves';

export interface PlanProps {
  /** All of dist/. */
  readonly folders: readonly Folder[];
  /** What dist/ is written for. */
  readonly cluster: Cluster;
  /** What of it is applied. */
  readonly selection: Selection;
  /** Whether that is all of dist/: what is no longer in it can only be told then. */
  readonly isWhole: boolean;
  /** Whether what is no longer in dist/ is deleted. */
  readonly prune: boolean;
  /** How many things that can't be had back are deleted, as the user has said. @default - nothing is said */
  readonly deletions?: number;
  /** Returns how a user gives an option, such as `npm run deploy -- --context dev --prune --yes-delete 3`. */
  readonly how: (option: string) => string;
}

export interface Plan {
  readonly waves: readonly Wave[];
  /** How many objects are left to Argo CD. */
  readonly leftOut: number;
  /** What was deployed and is no longer in dist/, in the order in which it is deleted. */
  readonly removed: readonly Manifest[];
  /** Why what is removed may not be deleted, a line each. */
  readonly refusals: readonly string[];
  readonly served: ServedKinds;
  /** The version of Kubernetes that the cluster runs. */
  readonly kubernetes: string;
  /** What the user should know, a line each. */
  readonly warnings: readonly string[];
}

const NOTHING_DEPLOYED: DeployedBefore = { removed: [], environments: 0, warnings: [] };

/**
 * Returns what a run is going to do with the cluster as it is.
 * @throws InputError if the cluster doesn't answer, or is no cluster for it
 */
export async function planRun(context: RunContext, props: PlanProps): Promise<Plan> {
  const { folders, cluster, isWhole, prune, deletions, how } = props;
  const { objects, leftOut } = props.selection;
  const { version, warnings } = await clusterVersion(context.kubectl, cluster);
  const served = await servedKinds(context.kubectl);
  checkNamespaces(objects, served);
  const present = await liveObjects(
    context.kubectl,
    objects.filter(({ id }) => id === SERVING || Object.hasOwn(LATER_IN_UPGRADES, id)).map(({ manifest }) => manifest),
  );
  const before = isWhole ? await deployedBefore(context, served, identities(folders)) : NOTHING_DEPLOYED;
  const deleted = before.removed.flatMap((manifest) => irreplaceable(manifest) ?? []);
  return {
    waves: wavesOf(objects, new Set(present.keys())),
    leftOut,
    removed: before.removed,
    refusals: prune ? deletionProblems({ deleted, environments: before.environments }, deletions, how) : [],
    served,
    kubernetes: version,
    warnings: [...warnings, ...upgradeWarnings(present.get(SERVING), cluster), ...before.warnings],
  };
}

const SERVING = `Namespace ${SERVING_NAMESPACE}`;

const identities = (folders: readonly Folder[]): Set<string> =>
  new Set(folders.flatMap(({ objects }) => objects.map(({ manifest }) => identity(manifest))));

/** The namespace of the context would be taken, which nobody sees in dist/. */
function checkNamespaces(objects: readonly Deployable[], served: ServedKinds): void {
  const problems = objects
    .filter(
      ({ manifest }) => served.get(groupKind(manifest))?.isNamespaced && manifest.metadata.namespace === undefined,
    )
    .map(({ id, file }) => `${id} (dist/${file}) is in no namespace; allowed: a metadata.namespace`);
  if (problems.length > 0) {
    throw new InputError(problems);
  }
}

function upgradeWarnings(serving: Manifest | undefined, { release }: Cluster): string[] {
  const installed = textAt(serving, 'metadata', 'labels', 'app.kubernetes.io/version');
  const reason = isVersion(installed) ? unsupportedUpgrade(installed, release) : undefined;
  return reason === undefined ? [] : [`the cluster goes ${reason}`];
}
