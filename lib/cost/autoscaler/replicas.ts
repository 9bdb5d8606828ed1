// The pods of a revision: those that start, those that are ready, and those that drain.
import type { Pod, Pods } from '../cluster/cluster';
import { RequestQueue } from './request-queue';

/** Time without a request after which a pod that is to go ends. Nobody can set it. */
const QUIET_SECONDS = 30;

/** A pod, and the requests that it has. */
export interface Replica {
  readonly pod: Pod;
  /** Requests that it works on. */
  requests: number;
  /** Those among them that came without the activator. */
  direct: number;
  /** Requests that came without the activator, and wait for room. */
  readonly queue: RequestQueue;
  /** When the last of the requests that it works on ends. */
  busyUntil: number;
  /** Since when it is to go; Infinity if it isn't. */
  drainsSince: number;
  /** Whether nothing of it is left. */
  isGone: boolean;
}

/**
 * Makes pods come and go as the Deployment does. What isn't ready goes first, then what has been so for the shortest time. A pod
 * that was ready drains: its containers end when no request has come for some time and all requests are answered, or are killed.
 * @see https://github.com/knative/serving/blob/knative-v1.23.0/pkg/queue/sharedmain/main.go
 */
export class Replicas {
  private readonly starting: Replica[] = [];
  private readonly ready: Replica[] = [];
  private readonly draining: Replica[] = [];
  private turn = 0;

  constructor(
    private readonly pods: Pods,
    private readonly timeoutSeconds: number,
  ) {}

  /** Pods that aren't to go. */
  get count(): number {
    return this.starting.length + this.ready.length;
  }

  get readyCount(): number {
    return this.ready.length;
  }

  get isStarting(): boolean {
    return this.starting.length > 0;
  }

  /** When the next pod that starts is ready; Infinity if none starts, or none has a node. */
  get nextReadyAt(): number {
    let next = Number.POSITIVE_INFINITY;
    for (const { pod } of this.starting) {
      next = Math.min(next, pod.readyAt);
    }
    return next;
  }

  /** When the next pod that drains is gone; Infinity if none drains. */
  get nextGoneAt(): number {
    let next = Number.POSITIVE_INFINITY;
    for (const replica of this.draining) {
      next = Math.min(next, this.goneAt(replica));
    }
    return next;
  }

  /** The pod in whose queue the oldest request waits. */
  get longestQueued(): Replica | undefined {
    let found: Replica | undefined;
    for (const replicas of [this.ready, this.draining]) {
      for (const replica of replicas) {
        if (replica.queue.time < (found?.queue.time ?? Number.POSITIVE_INFINITY)) {
          found = replica;
        }
      }
    }
    return found;
  }

  /**
   * Makes it so many pods.
   * @returns requests without the activator on pods that drain from now on
   */
  scale(count: number, at: number): number {
    while (this.count < count) {
      this.starting.push({
        pod: this.pods.create(at),
        requests: 0,
        direct: 0,
        queue: new RequestQueue(),
        busyUntil: at,
        drainsSince: Number.POSITIVE_INFINITY,
        isGone: false,
      });
    }
    let drained = 0;
    while (this.count > count) {
      const replica = this.starting.pop();
      if (replica === undefined) {
        drained += this.drainNewest(at);
      } else {
        this.pods.remove(replica.pod, at);
      }
    }
    return drained;
  }

  /** Makes the pods ready that are so at a time, and returns whether there are any. */
  admit(at: number): boolean {
    const before = this.ready.length;
    for (const replica of this.starting) {
      if (replica.pod.readyAt <= at) {
        this.ready.push(replica);
      }
    }
    const isAny = this.ready.length > before;
    if (isAny) {
      keepOnly(this.starting, ({ pod }) => pod.readyAt > at);
    }
    return isAny;
  }

  /**
   * Returns the pod that works on the fewest requests, the oldest of several; nothing if none has room.
   * @param limit requests that a pod is given at a time; 0 is no limit
   */
  leastBusy(limit: number): Replica | undefined {
    let found: Replica | undefined;
    let fewest = limit === 0 ? Number.POSITIVE_INFINITY : limit;
    for (const replica of this.ready) {
      if (replica.requests < fewest) {
        found = replica;
        fewest = replica.requests;
      }
    }
    return found;
  }

  /** Returns the pod whose turn it is; nothing if none is ready. */
  nextInTurn(): Replica | undefined {
    this.turn = this.turn + 1 < this.ready.length ? this.turn + 1 : 0;
    return this.ready[this.turn];
  }

  /** Removes the pods that have drained, and returns them. */
  removeGone(at: number): readonly Replica[] {
    const gone = this.draining.filter((replica) => this.goneAt(replica) <= at);
    for (const replica of gone) {
      replica.isGone = true;
      this.pods.remove(replica.pod, at);
    }
    keepOnly(this.draining, ({ isGone }) => !isGone);
    return gone;
  }

  /** Removes all pods at once. */
  removeAll(at: number): void {
    for (const replicas of [this.starting, this.ready, this.draining]) {
      for (const { pod } of replicas.splice(0)) {
        this.pods.remove(pod, at);
      }
    }
  }

  private drainNewest(at: number): number {
    const replica = this.ready.pop();
    if (replica === undefined) {
      return 0;
    }
    replica.drainsSince = at;
    this.draining.push(replica);
    return replica.direct + replica.queue.size;
  }

  /** What waits in a pod's queue has yet to begin. */
  private goneAt({ drainsSince, busyUntil, queue }: Replica): number {
    const killedAt = drainsSince + this.timeoutSeconds;
    return queue.isEmpty ? Math.min(killedAt, Math.max(drainsSince + QUIET_SECONDS, busyUntil)) : killedAt;
  }
}

/** Removes from a list, in place, what isn't to be kept. */
function keepOnly(replicas: Replica[], isKept: (replica: Replica) => boolean): void {
  let length = 0;
  for (const replica of replicas) {
    if (isKept(replica)) {
      replicas[length] = replica;
      length++;
    }
  }
  replicas.length = length;
}
