// A revision in the course of time: its requests, what is measured of them, what is decided, and the pods that come of it.
import type { Pods } from '../cluster/cluster';
import { Decider } from './decider';
import { TICK_SECONDS } from './delay-window';
import { Metric } from './metric';
import { PodAutoscaler } from './pod-autoscaler';
import { Replicas } from './replicas';
import { type PathListener, RequestPath } from './request-path';
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
  /** Seconds with a pod that isn't to go, ready or not. */
  readonly awakeSeconds: number;
}

/** When in a second it is reported, scraped and decided: any time is possible, and this is the mean. */
const PHASE_SECONDS = 0.5;

/**
 * Simulates a revision, second by second. Requests come and end, pods become ready, and a request wakes the revision, at any time
 * within a second. In the middle of each, in this order: the activator reports, it is decided, each second time, and pods
 * are scraped. That is their order in a new install as well: the two clocks are started one after the other.
 */
export class RevisionSimulation implements PathListener {
  private readonly metric: Metric;
  private readonly decider: Decider;
  private readonly podAutoscaler: PodAutoscaler;
  private readonly replicas: Replicas;
  private readonly path: RequestPath;
  /** The newest second that was simulated. */
  private second: number;
  /** Whether all further decisions are the same, unless something happens. */
  private isSettled = false;
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
    private readonly from: number,
    held: (waitSeconds: number) => void,
  ) {
    this.metric = new Metric(settings);
    this.decider = new Decider(settings);
    this.podAutoscaler = new PodAutoscaler(settings, from);
    this.replicas = new Replicas(pods, settings.timeoutSeconds);
    this.path = new RequestPath(settings, this.replicas, this, from, held);
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
    this.path.moveTo(middle);
    this.settle(middle);
    this.report(middle);
    // The clock of the decisions begins with a revision, and so is first due after one turn.
    if (this.sinceTick(second) === 0 && second > this.from) {
      this.decide(middle);
    }
    this.scrape(middle);
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

  get isServing(): boolean {
    return this.podAutoscaler.isServing;
  }

  wake(at: number): void {
    this.record(at, 1);
    if (this.decider.desiredPods === 0) {
      this.decide(at);
    }
  }

  ready(at: number): void {
    this.podAutoscaler.watchPods(at, this.replicas.readyCount);
    this.isSettled = false;
    this.reconcile(at);
  }

  /** Does what is due at a time. */
  private settle(at: number): void {
    this.path.removeGone(at);
    if (this.podAutoscaler.dueAt <= at) {
      this.reconcile(at);
    }
  }

  /** Records what would have been recorded in the seconds since the newest one, in which nothing happened. */
  private makeUpFor(second: number): void {
    const previous = second - 1;
    if (this.second === previous) {
      return;
    }
    this.path.scrape(previous + PHASE_SECONDS);
    if (this.isScraped) {
      this.metric.recordZeros(this.second + 1, previous);
    }
    const known = Math.min(previous, this.metric.knownUntil);
    const tick = known - this.sinceTick(known);
    if (tick > this.second) {
      this.decider.repeat(tick);
    }
  }

  private report(at: number): void {
    const { activator } = this.path;
    if (activator.isReporting) {
      activator.report(at);
      this.record(at, this.settings.metric === 'rps' ? activator.requestCount : activator.concurrency);
      if (activator.concurrency > 0 && this.decider.desiredPods === 0) {
        this.decide(at);
      }
    }
  }

  private scrape(at: number): void {
    const scraped = this.path.scrape(at);
    if (this.isScraped) {
      this.record(at, scraped);
    }
  }

  private record(at: number, value: number): void {
    this.metric.record(at, value);
    if (value !== 0) {
      this.isSettled = false;
    }
  }

  private get isScraped(): boolean {
    return this.metric.isScraped && this.replicas.readyCount > 0;
  }

  private sinceTick(second: number): number {
    return ((second - this.from) >>> 0) % TICK_SECONDS;
  }

  private decide(at: number): void {
    if (Math.floor(at) > this.metric.knownUntil) {
      this.isSettled = !this.isScraped;
      return;
    }
    const stable = this.metric.stableAverage(at);
    const panic = this.metric.panicAverage(at);
    const isChanged = this.decider.decide(at, this.replicas.readyCount, stable, panic);
    this.isSettled = stable <= 0 && panic <= 0 && this.decider.isSteady;
    if (isChanged) {
      this.reconcile(at);
    }
  }

  /** Looks at the PodAutoscaler, and again as long as that changes what there is to see. */
  private reconcile(now: number): void {
    const { desiredPods, excessBurstCapacity } = this.decider;
    let isChanged = true;
    while (isChanged) {
      const readyPods = this.replicas.readyCount;
      isChanged = this.podAutoscaler.reconcile(now, desiredPods, excessBurstCapacity, readyPods);
      this.scale(now);
      if (this.replicas.readyCount !== readyPods) {
        this.podAutoscaler.watchPods(now, this.replicas.readyCount);
        this.isSettled = false;
        isChanged = true;
      }
    }
  }

  private scale(now: number): void {
    const before = this.replicas.count;
    const after = this.podAutoscaler.replicas;
    if (after !== before) {
      this.path.forget(this.replicas.scale(after, now), now);
      this.countAwake(before, after, now);
    }
  }

  private countAwake(before: number, after: number, now: number): void {
    if (before === 0) {
      this.awakeSince = now;
      // What a revision is created with isn't asked for by requests.
      this.coldStarts += this.decider.desiredPods > 0 ? 1 : 0;
    } else if (after === 0) {
      this.awakeSeconds += now - this.awakeSince;
    }
  }

  private next(second: number): number {
    if (this.path.isBusy || this.replicas.isStarting) {
      return second + 1;
    }
    const tick = this.isSettled ? Number.POSITIVE_INFINITY : second + TICK_SECONDS - this.sinceTick(second);
    const due = this.podAutoscaler.isAsleep ? Number.POSITIVE_INFINITY : this.podAutoscaler.dueAt;
    const other = Math.ceil(Math.min(due, this.replicas.nextGoneAt) - PHASE_SECONDS);
    return Math.max(second + 1, Math.min(tick, other));
  }
}
