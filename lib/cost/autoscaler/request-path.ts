// What becomes of requests: they wait for a pod or for room in one, are worked on, and are counted on their way.
import { Activator } from './activator';
import type { Replicas } from './replicas';
import { ACTIVATOR, HELD, RequestQueue } from './request-queue';
import { RequestStats } from './request-stats';
import { RequestsInFlight } from './requests-in-flight';
import type { ScaleSettings } from './scale-settings';

/** Requests for each of those that a pod works on at a time that wait in front of the pod; more are refused. */
const QUEUE_DEPTH = 10;

/** What the path of the requests tells the autoscaler of. */
export interface PathListener {
  /** Whether requests go to the pods without the activator, while there is one that is ready. */
  readonly isServing: boolean;
  /** The activator reports at once that a request came. */
  wake(at: number): void;
  /** Pods have become ready. */
  ready(at: number): void;
}

/** The requests of a revision. */
export class RequestPath {
  /** Requests that came. */
  requests = 0;
  /** Those among them that came when no pod was ready. */
  heldRequests = 0;
  /** Requests that were refused, or that waited for too long. */
  timedOut = 0;
  readonly activator = new Activator();
  private readonly direct: RequestStats;
  private readonly arriving = new RequestQueue();
  private readonly waiting = new RequestQueue();
  private waitingDirectly = 0;
  private readonly inFlight = new RequestsInFlight();

  constructor(
    private readonly settings: ScaleSettings,
    private readonly replicas: Replicas,
    private readonly listener: PathListener,
    from: number,
    private readonly held: (waitSeconds: number) => void,
  ) {
    this.direct = new RequestStats(from);
  }

  /** Takes note of a request that comes in the second that is next. */
  arrive(at: number, durationSeconds: number): void {
    this.arriving.add(at, durationSeconds, 0);
  }

  /** Whether something happens to requests in the next second, or is to be reported then. */
  get isBusy(): boolean {
    return (
      !this.arriving.isEmpty ||
      !this.waiting.isEmpty ||
      !this.inFlight.isEmpty ||
      this.activator.isReporting ||
      this.direct.isBusy
    );
  }

  /** Does all that happens before a time. */
  moveTo(until: number): void {
    let readyAt = this.replicas.nextReadyAt;
    for (;;) {
      const endsAt = this.inFlight.endsAt;
      const expiresAt = this.waiting.time + this.settings.longestWaitSeconds;
      const arrivesAt = this.arriving.time;
      const at = Math.min(endsAt, readyAt, expiresAt, arrivesAt);
      if (at >= until) {
        return;
      }
      if (endsAt === at) {
        this.endFirst();
      } else if (readyAt === at) {
        this.admit(at);
        readyAt = this.replicas.nextReadyAt;
      } else if (expiresAt === at) {
        this.giveUpFirst(at);
      } else {
        this.enterFirst();
        readyAt = this.replicas.nextReadyAt;
      }
    }
  }

  /** Takes note of pods that are ready. */
  admit(at: number): void {
    if (this.replicas.admit(at)) {
      this.listener.ready(at);
      this.passOn(at);
    }
  }

  /** Takes note that pods drain, on which there are requests that came without the activator: nobody counts these any more. */
  forget(requests: number, at: number): void {
    if (requests > 0) {
      this.direct.leave(at, requests);
    }
  }

  /** Returns what is scraped of the pods: the requests that came without the activator. */
  scrape(at: number): number {
    const value = this.settings.metric === 'rps' ? this.direct.arrived : this.direct.averageAt(at);
    this.direct.restart(at);
    return value;
  }

  private enterFirst(): void {
    const { time, duration } = this.arriving;
    this.arriving.shift();
    this.requests++;
    const isReady = this.replicas.readyCount > 0;
    if (!isReady) {
      this.heldRequests++;
    }
    const isProxied = !(isReady && this.listener.isServing);
    if (isProxied) {
      if (this.activator.enter(time)) {
        this.listener.wake(time);
      }
    } else {
      this.direct.enter(time);
    }
    this.startOrWait(time, duration, isProxied, isReady);
  }

  private startOrWait(at: number, duration: number, isProxied: boolean, isReady: boolean): void {
    if (this.waiting.isEmpty && this.start(at, duration, isProxied)) {
      return;
    }
    if (!isProxied) {
      const { containerConcurrency } = this.settings;
      if (this.waitingDirectly >= QUEUE_DEPTH * containerConcurrency * this.replicas.readyCount) {
        this.timedOut++;
        this.direct.leave(at);
        return;
      }
      this.waitingDirectly++;
    }
    this.waiting.add(at, duration, (isProxied ? ACTIVATOR : 0) + (isReady ? 0 : HELD));
  }

  /** Gives a request to a pod, if one has room for it. */
  private start(at: number, duration: number, isProxied: boolean): boolean {
    const replica = this.replicas.leastBusy(this.settings.containerConcurrency);
    if (replica === undefined) {
      return false;
    }
    const endsAt = at + duration;
    replica.requests++;
    replica.direct += isProxied ? 0 : 1;
    replica.busyUntil = Math.max(replica.busyUntil, endsAt);
    this.inFlight.add(endsAt, replica, isProxied);
    return true;
  }

  /** Gives the requests that wait to pods, the oldest first, as long as there is room. */
  private passOn(at: number): void {
    const { waiting } = this;
    while (!waiting.isEmpty && this.start(at, waiting.duration, (waiting.flag & ACTIVATOR) > 0)) {
      if ((waiting.flag & HELD) > 0) {
        this.held(at - waiting.time);
      }
      this.shiftWaiting();
    }
  }

  private endFirst(): void {
    const { endsAt, isProxied } = this.inFlight;
    const replica = this.inFlight.shift();
    if (replica === undefined) {
      return;
    }
    replica.requests--;
    if (isProxied) {
      this.activator.leave(endsAt);
    } else {
      replica.direct--;
      if (!Number.isFinite(replica.goneAt)) {
        this.direct.leave(endsAt);
      }
    }
    this.passOn(endsAt);
  }

  private giveUpFirst(at: number): void {
    this.timedOut++;
    if ((this.waiting.flag & ACTIVATOR) > 0) {
      this.activator.leave(at);
    } else {
      this.direct.leave(at);
    }
    this.shiftWaiting();
  }

  private shiftWaiting(): void {
    if ((this.waiting.flag & ACTIVATOR) === 0) {
      this.waitingDirectly--;
    }
    this.waiting.shift();
  }
}
