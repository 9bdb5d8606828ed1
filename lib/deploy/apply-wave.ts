// Applies one wave: what of it is there already, what is to be replaced, and what came of it.
import { groupKind, type Manifest } from '../gitops/manifest';
import { type Applied, applyObjects, type Failure } from './apply';
import { deleteObjects } from './delete';
import type { Deployable } from './deployable';
import { chunks } from './list';
import { liveObjects } from './live-objects';
import { isTransient } from './messages';
import { type Outcome, objectCount, outcomeOf } from './outcome';
import { isReplaced } from './replaced';
import { POLL_MILLISECONDS, type RunContext } from './run-context';
import { type Wave, waveTitle } from './waves';

/** What came of a wave. */
export interface AppliedWave {
  /** The objects as the cluster has them now, by identity. */
  readonly live: ReadonlyMap<string, Manifest>;
  /** What became of each object, by identity; nothing of one that was not applied. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly failures: readonly Failure[];
}

/**
 * Applies a wave, until the server refuses an object.
 * @param served the kinds that the cluster serves: no object of another is there
 * @throws InputError if the cluster doesn't say what it has
 */
export async function applyWave(context: RunContext, wave: Wave, served: ReadonlySet<string>): Promise<AppliedWave> {
  const live = new Map<string, Manifest>();
  const outcomes = new Map<string, Outcome>();
  const startedAt = context.clock.now();
  for (const objects of chunks(wave.objects)) {
    const status = `${waveTitle(wave)}  applying ${objectCount(wave.objects.length)}, ${outcomes.size} are done`;
    context.progress.status(status, context.clock.now() - startedAt);
    const known = objects.map(({ manifest }) => manifest).filter((manifest) => served.has(groupKind(manifest)));
    const before = await liveObjects(context.kubectl, known);
    await deleteObjects(context, [...before.values()].filter(isReplaced));
    const applied = await applyWhenWebhooksAnswer(context, wave, objects);
    for (const [id, after] of applied.live) {
      live.set(id, after);
      outcomes.set(id, outcomeOf(before.get(id), after));
    }
    for (const { object } of applied.failures) {
      outcomes.set(object.id, 'refused');
    }
    if (applied.failures.length > 0) {
      return { live, outcomes, failures: applied.failures };
    }
  }
  return { live, outcomes, failures: [] };
}

/** Applies objects, and those again that can't be taken yet as a webhook doesn't answer, until it does or time is up. */
async function applyWhenWebhooksAnswer(
  context: RunContext,
  wave: Wave,
  objects: readonly Deployable[],
): Promise<Omit<Applied, 'warnings'>> {
  const { kubectl, clock, progress, warn, timeoutMilliseconds, forceConflicts } = context;
  const startedAt = clock.now();
  const live = new Map<string, Manifest>();
  let pending = objects;
  for (;;) {
    const applied = await applyObjects(kubectl, pending, { dryRun: false, forceConflicts });
    for (const [id, manifest] of applied.live) {
      live.set(id, manifest);
    }
    applied.warnings.forEach(warn);
    const { failures } = applied;
    const waited = clock.now() - startedAt;
    if (
      failures.length === 0 ||
      !failures.every(({ reason }) => isTransient(reason)) ||
      waited >= timeoutMilliseconds
    ) {
      return { live, failures };
    }
    pending = objects.filter(({ id }) => !live.has(id));
    progress.status(`${waveTitle(wave)}  ${pending.length} objects wait for a webhook: ${failures[0]?.reason}`, waited);
    await clock.sleep(POLL_MILLISECONDS);
  }
}
