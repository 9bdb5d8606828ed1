// What was deployed and is no longer in dist/: how it is found, and how it is deleted.
import { groupKind, identity, type Manifest } from '../gitops/manifest';
import { syncWave } from '../gitops/sync-wave';
import { itemsOf } from '../kubernetes/live';
import { FLEET } from '../namespace/annotations';
import { groupBy } from '../validation/group-by';
import { FIELD_MANAGER } from './apply';
import { deleteObjects } from './delete';
import { DEPLOYED } from './deployable';
import { chunks, manifestsIn } from './list';
import { errorsIn } from './messages';
import type { RunContext } from './run-context';
import type { ServedKinds } from './served-kinds';

/**
 * What a run looks for. Knative gives the labels of a Knative Service to what it makes of it, and says there what it is made
 * of; these need not even be listed.
 */
const SELECTOR = [`${DEPLOYED}=true`, '!serving.knative.dev/service', '!serving.knative.dev/route'].join(',');

/** Kinds of which there are very many, all written by controllers. */
const NOT_LOOKED_FOR = new Set(['Event', 'Event.events.k8s.io']);

/** What was deployed once. */
export interface DeployedBefore {
  /** Those that are no longer in dist/, in the order in which they are deleted. */
  readonly removed: readonly Manifest[];
  /** How many environments there are. */
  readonly environments: number;
  /** Why something may be missing from it, a line each. */
  readonly warnings: readonly string[];
}

/**
 * Returns what earlier runs have applied.
 * @param kept the identities of everything in dist/
 */
export async function deployedBefore(
  { kubectl }: RunContext,
  served: ServedKinds,
  kept: ReadonlySet<string>,
): Promise<DeployedBefore> {
  const resources = [...served].filter(([kind]) => !NOT_LOOKED_FOR.has(kind)).map(([, { resource }]) => resource);
  const { status, stdout, stderr } = await kubectl([
    ...['get', resources.join(','), '--all-namespaces', '--selector', SELECTOR],
    ...['--output', 'json', '--show-managed-fields'],
  ]);
  const deployed = manifestsIn(stdout).filter(isApplied);
  const removed = deployed.filter((manifest) => !kept.has(identity(manifest)));
  return {
    removed: inOrderOfDeletion(removed),
    environments: deployed.filter(isEnvironment).length,
    warnings: status === 0 ? [] : errorsIn(stderr).map((message) => `not all objects can be looked for: ${message}`),
  };
}

/** Whether a run has applied an object itself: a label may be copied, who has written it isn't. */
const isApplied = (manifest: Manifest): boolean =>
  itemsOf(manifest, 'metadata', 'managedFields').some(
    ({ manager, operation }) => manager === FIELD_MANAGER && operation === 'Apply',
  );

const isEnvironment = (manifest: Manifest): boolean =>
  groupKind(manifest) === 'Namespace' && manifest.metadata.labels?.[FLEET] !== undefined;

/** What was applied last goes first; what is in a namespace that goes as well goes with it. */
function inOrderOfDeletion(removed: readonly Manifest[]): Manifest[] {
  const namespaces = new Set(
    removed.filter((manifest) => groupKind(manifest) === 'Namespace').map(({ metadata }) => metadata.name),
  );
  return removed
    .filter(({ metadata }) => metadata.namespace === undefined || !namespaces.has(metadata.namespace))
    .sort((a, b) => syncWave(b) - syncWave(a));
}

/**
 * Deletes objects in their order, wave by wave, and waits until they are gone.
 * @throws InputError if one of them isn't deleted
 */
export async function deleteRemoved(context: RunContext, removed: readonly Manifest[]): Promise<void> {
  const { progress, clock } = context;
  const startedAt = clock.now();
  for (const [wave, same] of groupBy(removed, (manifest) => String(syncWave(manifest)))) {
    for (const chunk of chunks(same)) {
      progress.status(`deleting ${same.length} objects of wave ${wave}`, clock.now() - startedAt);
      await deleteObjects(context, chunk);
      for (const manifest of chunk) {
        progress.line(`deleted  ${identity(manifest)}`);
      }
    }
  }
}
