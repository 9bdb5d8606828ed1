// Requests that go to the pods without the activator: each waits in front of its pod, and the pods report on them.
import type { Replica, Replicas } from './replicas';
import { RequestStats } from './request-stats';
import type { ScaleSettings } from './scale-settings';

/** Requests that wait in front of a pod, for each of those that it works on at a time; more are refused. */
const QUEUE_DEPTH = 10;

/**
 * Does what Knative's proxy does in each pod.
 * @see https://github.com/knative/serving/blob/knative-v1.23.0/pkg/queue/sharedmain/main.go
 */
export class DirectRequests {
  /** What the pods last reported. */
  reported = 0;
  /** Requests that waited for too long, or that were refused. */
  timedOut = 0;
  private queued = 0;
  private readonly stats: RequestStats;

  constructor(
    private readonly settings: ScaleSettings,
    private readonly replicas: Replicas,
    from: number,
  ) {
    this.stats = new RequestStats(from);
  }

  /** Whether there is something to report. */
  get isBusy(): boolean {
    return this.stats.isBusy;
  }

  /** When the next request has waited for too long; Infinity if none waits. */
  get expiresAt(): number {
    const replica = this.queued === 0 ? undefined : this.replicas.longestQueued;
    return replica === undefined ? Number.POSITIVE_INFINITY : replica.queue.time + this.settings.timeoutSeconds;
  }

  /** Takes a request, and returns whether its pod works on it at once. */
  enter(replica: Replica, at: number, duration: number): boolean {
    const { containerConcurrency } = this.settings;
    this.stats.enter(at);
    if (containerConcurrency === 0 || replica.requests < containerConcurrency) {
      return true;
    }
    if (replica.queue.size < QUEUE_DEPTH * containerConcurrency) {
      replica.queue.add(at, duration);
      this.queued++;
    } else {
      this.timedOut++;
      this.stats.leave(at);
    }
    return false;
  }

  /** Takes away the request that has waited in front of a pod for the longest time. */
  shift({ queue }: Replica): void {
    queue.shift();
    this.queued--;
  }

  /** Counts a request that ends. A pod that drains isn't scraped. */
  leave({ drainsSince }: Replica, at: number): void {
    if (!Number.isFinite(drainsSince)) {
      this.stats.leave(at);
    }
  }

  /** Ends the request that has waited for the longest time. */
  giveUp(at: number): void {
    const replica = this.replicas.longestQueued;
    if (replica !== undefined) {
      this.timedOut++;
      this.shift(replica);
      this.leave(replica, at);
    }
  }

  /** Takes note that pods drain which have requests: nobody counts these any more. */
  forget(requests: number, at: number): void {
    this.stats.leave(at, requests);
  }

  /** Takes note that a pod is gone, with all that waits in front of it. */
  drop({ queue }: Replica): void {
    this.timedOut += queue.size;
    this.queued -= queue.size;
  }

  /** Lets the pods report. */
  report(at: number): void {
    this.reported = this.settings.metric === 'rps' ? this.stats.arrived : this.stats.averageAt(at);
    this.stats.restart(at);
  }
}
