// Waits until objects are healthy, or until it is clear that one of them will not be.
import type { Manifest } from '../gitops/manifest';
import { type Failure, MAX_FAILURES } from './apply';
import type { Deployable } from './deployable';
import { healthOf, isWaitedFor } from './health/health';
import { liveObjects } from './live-objects';
import { podProblem } from './pod-problems';
import { POLL_MILLISECONDS, type RunContext } from './run-context';

/** A failure counts when it has lasted this long: controllers try again, and what they report is overtaken. */
const LASTING_MILLISECONDS = 30_000;

/** How long nothing is said of pods, and how often they are asked from then on why they don't start. */
const ASK_PODS_MILLISECONDS = 10_000;

/** Most objects that a status names, and how much it says of each. */
const MAX_NAMED = 3;
const MAX_CHARACTERS = 120;

/** An object that isn't healthy. */
interface Pending extends Failure {
  /** Whether its controller has given up, at least for now. */
  readonly isFailed: boolean;
}

/**
 * Waits for objects that have been applied.
 * @param wave what the status calls them, such as `wave 40`
 * @param applied the objects as the cluster had them when they were applied, by identity
 * @returns those that failed, or all that are left when nothing has got healthy for too long; none if all are healthy
 */
export async function waitUntilHealthy(
  context: RunContext,
  wave: string,
  objects: readonly Deployable[],
  applied: ReadonlyMap<string, Manifest>,
): Promise<Failure[]> {
  const { kubectl, clock, progress, timeoutMilliseconds } = context;
  const all = objects.filter(({ manifest }) => isWaitedFor(manifest));
  const startedAt = clock.now();
  const failedSince = new Map<string, number>();
  let gotOnAt = startedAt;
  let askedAt = startedAt;
  let pods: ReadonlyMap<string, string> = new Map();
  let live = applied;
  let pending = pendingOf(all, live);
  while (pending.length > 0) {
    const now = clock.now();
    const lasting = lastingFailures(pending, failedSince, now);
    if (lasting.length > 0 || now - gotOnAt >= timeoutMilliseconds) {
      const found = lasting.length > 0 ? lasting : pending;
      return withPods(found, await podProblems(context, found.slice(0, MAX_FAILURES), live));
    }
    if (now - askedAt >= ASK_PODS_MILLISECONDS) {
      pods = await podProblems(context, pending.slice(0, MAX_NAMED), live);
      askedAt = now;
    }
    progress.status(`${wave}  ${waitingText(withPods(pending, pods), all.length)}`, now - startedAt);
    await clock.sleep(POLL_MILLISECONDS);
    const asked = pending.map(({ object }) => object);
    live = await liveObjects(
      kubectl,
      asked.map(({ manifest }) => manifest),
    );
    pending = pendingOf(asked, live);
    gotOnAt = pending.length < asked.length ? clock.now() : gotOnAt;
  }
  return [];
}

const pendingOf = (objects: readonly Deployable[], live: ReadonlyMap<string, Manifest>): Pending[] =>
  objects.flatMap((object) => {
    const health = healthOf(live.get(object.id));
    return health.state === 'healthy' ? [] : [{ object, reason: health.why, isFailed: health.state === 'failed' }];
  });

/**
 * Returns what has been failed for long enough.
 * @param since from when on each object has been failed, by identity; kept from call to call
 */
function lastingFailures(pending: readonly Pending[], since: Map<string, number>, now: number): Pending[] {
  return pending.filter(({ object: { id }, isFailed }) => {
    if (!isFailed) {
      since.delete(id);
      return false;
    }
    const first = since.get(id) ?? now;
    since.set(id, first);
    return now - first >= LASTING_MILLISECONDS;
  });
}

/** Returns what is wrong with the pods of objects, by the objects' identities. */
async function podProblems(
  { kubectl }: RunContext,
  pending: readonly Pending[],
  live: ReadonlyMap<string, Manifest>,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const { id } of pending.map(({ object }) => object)) {
    const owner = live.get(id);
    const problem = owner && (await podProblem(kubectl, owner));
    if (problem !== undefined) {
      found.set(id, problem);
    }
  }
  return found;
}

const withPods = (pending: readonly Pending[], pods: ReadonlyMap<string, string>): Failure[] =>
  pending.map(({ object, reason }) => ({ object, reason: [reason, pods.get(object.id)].filter(Boolean).join('; ') }));

/** Returns what is waited for, such as `waiting for 2 of 7: activator (0 of 1 replicas are available), webhook (…)`. */
function waitingText(pending: readonly Failure[], all: number): string {
  const named = pending.slice(0, MAX_NAMED).map(({ object, reason }) => `${nameOf(object)} (${shortened(reason)})`);
  const rest = pending.length - named.length;
  return `waiting for ${pending.length} of ${all}: ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

const shortened = (text: string): string => (text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS)}…` : text);

const nameOf = ({ manifest: { metadata } }: Deployable): string =>
  metadata.namespace === undefined ? `${metadata.name}` : `${metadata.namespace}/${metadata.name}`;
