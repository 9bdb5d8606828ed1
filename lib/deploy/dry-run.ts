// What a run would do, as the API server answers when it only checks.
import { groupKind } from '../gitops/manifest';
import { applyObjects, type Failure } from './apply';
import type { Deployable } from './deployable';
import { output } from './kubectl';
import { chunks } from './list';
import { liveObjects } from './live-objects';
import { type Outcome, objectCount, outcomeOf, outcomeText } from './outcome';
import { isReplaced } from './replaced';
import type { RunContext } from './run-context';
import type { ServedKinds } from './served-kinds';
import { type Wave, waveTitle } from './waves';

/** Most objects of a wave that are named. */
const MAX_NAMED = 20;

/**
 * Checks all waves, and prints what they would change.
 * @returns what the server refuses
 * @throws InputError if the cluster doesn't say what it has
 */
export async function dryRun(context: RunContext, waves: readonly Wave[], served: ServedKinds): Promise<Failure[]> {
  const namespaces = new Set((await output(context.kubectl, ['get', 'namespaces', '--output', 'name'])).split('\n'));
  /** An object whose kind or namespace is yet to come can't be checked. */
  const isCheckable = ({ manifest }: Deployable): boolean =>
    served.has(groupKind(manifest)) &&
    (manifest.metadata.namespace === undefined || namespaces.has(`namespace/${manifest.metadata.namespace}`));
  const failures: Failure[] = [];
  let isComplete = true;
  for (const wave of waves) {
    const outcomes = new Map<string, Outcome>(wave.objects.map(({ id }) => [id, 'not checked']));
    const checkable = wave.objects.filter(isCheckable);
    isComplete &&= checkable.length === wave.objects.length;
    for (const objects of chunks(checkable)) {
      context.progress.status(`${waveTitle(wave)}  checking ${objectCount(wave.objects.length)}`, 0);
      const checked = await check(context, objects);
      for (const [id, outcome] of checked.outcomes) {
        outcomes.set(id, outcome);
      }
      failures.push(...checked.failures);
    }
    context.progress.line(`${waveTitle(wave)}  ${outcomeText([...outcomes.values()])}`);
    tellChanged(context, outcomes);
  }
  if (!isComplete) {
    context.progress.line('not checked: what is in a namespace or of a kind that this run would create');
  }
  return failures;
}

async function check(
  context: RunContext,
  objects: readonly Deployable[],
): Promise<{ outcomes: ReadonlyMap<string, Outcome>; failures: readonly Failure[] }> {
  const { kubectl, warn, forceConflicts } = context;
  const before = await liveObjects(
    kubectl,
    objects.map(({ manifest }) => manifest),
  );
  /** What is deleted first is as good as new, and can't be checked against what is there. */
  const isFirstDeleted = ({ id, manifest }: Deployable) => isReplaced(manifest) && before.has(id);
  const { live, failures, warnings } = await applyObjects(
    kubectl,
    objects.filter((object) => !isFirstDeleted(object)),
    { dryRun: true, forceConflicts },
  );
  warnings.forEach(warn);
  return {
    failures,
    outcomes: new Map<string, Outcome>([
      ...objects.filter(isFirstDeleted).map(({ id }) => [id, 'replaced'] as const),
      ...[...live].map(([id, after]) => [id, outcomeOf(before.get(id), after)] as const),
      ...failures.map(({ object }) => [object.id, 'refused'] as const),
    ]),
  };
}

function tellChanged({ progress }: RunContext, outcomes: ReadonlyMap<string, Outcome>): void {
  const changed = [...outcomes].filter(([, outcome]) => outcome === 'changed').map(([id]) => id);
  for (const id of changed.slice(0, MAX_NAMED)) {
    progress.line(`  ~ ${id}`);
  }
  if (changed.length > MAX_NAMED) {
    progress.line(`  and ${changed.length - MAX_NAMED} more`);
  }
}
