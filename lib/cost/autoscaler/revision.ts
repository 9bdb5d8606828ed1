// A revision in the course of time: its requests, what is measured of them, what is decided, and the pods that come of it.
import type { Pods } from '../cluster/cluster';
import { Autoscaler } from './autoscaler';
import { PodAutoscaler } from './pod-autoscaler';
import { Replicas } from './replicas';
import { RequestPath } from './request-path';
import type { ScaleSettings } from './scale-settings';

/** What was counted of a revision. */
export interface RevisionCounters {
  readonly requests: number;
  /** Requests that came when no pod was ready. */
  readonly heldRequests: number;
  /** How often requests made the first pod. */
  readonly coldStarts: number;
  /** Requests that waited longer than they may, or that were refused as too many wait in front of the pods. */
  readonly timedOut: number;
  /** Seconds with a pod that isn't to go, ready or not; counted when the last such pod goes. */
  readonly awakeSeconds: number;
}

/** When in a second it is reported, scraped and decided: any time is possible, and this is the mean. */
const PHASE_SECONDS = 0.5;

/**
 * Simulates a revision, second by second. Requests come and end, pods become ready, and a request wakes the revision, at any time
 * within a second. At its beginning, pods report. In the middle of it, in this order: the activator reports, it is decided, each
 * second time, and pods are scraped. That is their order in a new install as well: the two clocks are started one after the other.
 */
export class RevisionSimulation {
  private readonly autoscaler: Autoscaler;
  private readonly podAutoscaler: PodAutoscaler;
  private readonly replicas: Replicas;
  private readonly path: RequestPath;
  /** The newest second that was simulated. */
  private second: number;
  private coldStarts = 0;
  private awakeSeconds = 0;
  private awakeSince: number;

  /**
   * Creates a revision, which starts with the pods that it is to start with.
   * @param from a whole second
   * @param held is told how long a request waited that came when no pod was ready
   */
  constructor(
    private readonly settings: ScaleSettings,
    pods: Pods,
    from: number,
    held: (waitSeconds: number) => void,
  ) {
    this.autoscaler = new Autoscaler(settings, from);
    const podAutoscaler = new PodAutoscaler(settings, from);
    this.podAutoscaler = podAutoscaler;
    this.replicas = new Replicas(pods, settings.timeoutSeconds);
    const listener = {
      get isServing() {
        return podAutoscaler.isServing;
      },
      wake: (at: number) => this.wake(at),
      ready: (at: number) => this.ready(at),
    };
    this.path = new RequestPath(settings, this.replicas, listener, from, held);
    this.second = from - 1;
    this.awakeSince = from;
    this.replicas.scale(settings.initialScale, from);
  }

  /** What was counted up to the newest second. */
  get counters(): RevisionCounters {
    const { requests, heldRequests, timedOut } = this.path;
    return { requests, heldRequests, timedOut, coldStarts: this.coldStarts, awakeSeconds: this.awakeSeconds };
  }

  /** Takes note of a request in the second that is simulated next, in the order of the times. */
  arrive(at: number, durationSeconds: number): void {
    this.path.arrive(at, durationSeconds);
  }

  /**
   * Simulates a second. The first must be that from which the revision is.
   * @returns the second that is to be simulated next if no request comes before; Infinity if only a request changes anything
   */
  step(second: number): number {
    this.makeUpFor(second);
    this.second = second;
    const middle = second + PHASE_SECONDS;
    this.settle(second);
    this.path.direct.report(second);
    this.path.moveTo(middle);
    this.settle(middle);
    this.measureActivator(middle);
    // A pod that is to go by this decision is still scraped.
    const isScraping = this.autoscaler.isScraping(this.replicas.readyCount);
    if (this.autoscaler.isTick(second)) {
      this.decide(middle);
    }
    if (isScraping) {
      this.autoscaler.record(middle, this.path.direct.reported);
    }
    this.path.moveTo(second + 1);
    return this.next(second);
  }

  /** Removes all pods, and ends the simulation. */
  end(at: number): void {
    if (this.replicas.count > 0) {
      this.awakeSeconds += at - this.awakeSince;
    }
    this.replicas.removeAll(at);
  }

  private wake(at: number): void {
    this.autoscaler.record(at, 1);
    if (this.autoscaler.desiredPods === 0) {
      this.decide(at);
    }
  }

  private ready(at: number): void {
    this.podAutoscaler.watchPods(at, this.replicas.readyCount);
    this.autoscaler.isSettled = false;
    this.reconcile(at);
  }

  private makeUpFor(second: number): void {
    const previous = second - 1;
    if (this.second < previous) {
      this.path.direct.report(previous);
      this.autoscaler.makeUp(this.second + 1, previous, this.replicas.readyCount);
    }
  }

  /** Does what is due at a time. */
  private settle(at: number): void {
    this.path.removeGone(at);
    if (this.podAutoscaler.dueAt <= at) {
      this.reconcile(at);
    }
  }

  private measureActivator(at: number): void {
    const { activator } = this.path;
    if (activator.isReporting) {
      activator.report(at);
      this.autoscaler.record(at, this.settings.metric === 'rps' ? activator.requestCount : activator.concurrency);
      if (activator.concurrency > 0 && this.autoscaler.desiredPods === 0) {
        this.decide(at);
      }
    }
  }

  private decide(at: number): void {
    if (this.autoscaler.decide(at, this.replicas.readyCount)) {
      this.reconcile(at);
    }
  }

  /** Looks at the PodAutoscaler, and again as long as that changes what there is to see. */
  private reconcile(now: number): void {
    const { desiredPods, excessBurstCapacity } = this.autoscaler;
    let isChanged = true;
    while (isChanged) {
      const readyPods = this.replicas.readyCount;
      isChanged = this.podAutoscaler.reconcile(now, desiredPods, excessBurstCapacity, readyPods);
      this.scale(now);
      if (this.replicas.readyCount !== readyPods) {
        this.podAutoscaler.watchPods(now, this.replicas.readyCount);
        this.autoscaler.isSettled = false;
        isChanged = true;
      }
    }
  }

  private scale(now: number): void {
    const before = this.replicas.count;
    const after = this.podAutoscaler.replicas;
    if (after !== before) {
      this.path.direct.forget(this.replicas.scale(after, now), now);
      this.countAwake(before, after, now);
    }
  }

  private countAwake(before: number, after: number, now: number): void {
    if (before === 0) {
      this.awakeSince = now;
      // What a revision is created with isn't asked for by requests.
      this.coldStarts += this.autoscaler.desiredPods > 0 ? 1 : 0;
    } else if (after === 0) {
      this.awakeSeconds += now - this.awakeSince;
    }
  }

  private next(second: number): number {
    if (this.path.isBusy || this.replicas.isStarting) {
      return second + 1;
    }
    const due = this.podAutoscaler.isAsleep ? Number.POSITIVE_INFINITY : this.podAutoscaler.dueAt;
    const other = Math.ceil(Math.min(due, this.replicas.nextGoneAt) - PHASE_SECONDS);
    return Math.max(second + 1, Math.min(this.autoscaler.tickAfter(second), other));
  }
}
