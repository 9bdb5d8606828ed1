// What becomes of requests: they wait for a pod or for room in one, are worked on, and are counted on their way.
import { Activator } from './activator';
import type { Replica, Replicas } from './replicas';
import { RequestQueue } from './request-queue';
import { RequestStats } from './request-stats';
import { RequestsInFlight } from './requests-in-flight';
import type { ScaleSettings } from './scale-settings';

/** Requests that wait in front of a pod, for each of those that it works on at a time; more are refused. */
const QUEUE_DEPTH = 10;

/** What the path of the requests is told by the autoscaler, and tells it. */
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
  /** Requests that waited for too long, or that were refused. */
  timedOut = 0;
  readonly activator = new Activator();
  private readonly direct: RequestStats;
  private readonly arriving = new RequestQueue();
  /** Requests that the activator holds. */
  private readonly waiting = new RequestQueue();
  /** Requests that the activator has given to pods. */
  private proxied = 0;
  /** Requests that wait in front of pods. */
  private queued = 0;
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
    this.arriving.add(at, durationSeconds);
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
    const { inFlight, waiting, arriving, replicas, settings } = this;
    let readyAt = replicas.nextReadyAt;
    for (;;) {
      const endsAt = inFlight.endsAt;
      const expiresAt = waiting.time + settings.longestWaitSeconds;
      const queueExpiresAt =
        this.queued === 0
          ? Number.POSITIVE_INFINITY
          : (replicas.longestQueued?.queue.time ?? Number.POSITIVE_INFINITY) + settings.timeoutSeconds;
      const at = Math.min(endsAt, readyAt, expiresAt, queueExpiresAt, arriving.time);
      if (at >= until) {
        return;
      }
      if (endsAt === at) {
        this.endFirst();
      } else if (readyAt === at) {
        this.admit(at);
        readyAt = replicas.nextReadyAt;
      } else if (expiresAt === at) {
        this.giveUpFirst(at);
      } else if (queueExpiresAt === at) {
        this.giveUpQueued(at);
      } else {
        this.enterFirst();
        readyAt = replicas.nextReadyAt;
      }
    }
  }

  /** Removes the pods that have drained. What they still work on is cut off. */
  removeGone(at: number): void {
    this.replicas.removeGone(at, ({ requests, direct, queue }) => {
      this.activator.leave(at, requests - direct);
      this.proxied -= requests - direct;
      this.timedOut += queue.size;
      this.queued -= queue.size;
    });
  }

  /** Takes note that pods drain which have requests that came without the activator: nobody counts these any more. */
  forget(requests: number, at: number): void {
    this.direct.leave(at, requests);
  }

  /** Returns what is scraped of the pods: the requests that came without the activator. */
  scrape(at: number): number {
    const value = this.settings.metric === 'rps' ? this.direct.arrived : this.direct.averageAt(at);
    this.direct.restart(at);
    return value;
  }

  /** Takes note of pods that are ready. */
  private admit(at: number): void {
    if (this.replicas.admit(at)) {
      this.listener.ready(at);
      this.passOn(at);
    }
  }

  private enterFirst(): void {
    const { time, duration } = this.arriving;
    this.arriving.shift();
    this.requests++;
    const isHeld = this.replicas.readyCount === 0;
    if (this.listener.isServing && !isHeld) {
      this.enterPod(time, duration);
    } else {
      this.enterActivator(time, duration, isHeld);
    }
  }

  private enterActivator(at: number, duration: number, isHeld: boolean): void {
    if (isHeld) {
      this.heldRequests++;
    }
    if (this.activator.enter(at)) {
      this.listener.wake(at);
    }
    this.waiting.add(at, duration, isHeld);
    this.passOn(at);
  }

  private enterPod(at: number, duration: number): void {
    const { containerConcurrency } = this.settings;
    const replica = this.replicas.nextInTurn();
    if (replica === undefined) {
      return;
    }
    this.direct.enter(at);
    if (containerConcurrency === 0 || replica.requests < containerConcurrency) {
      this.start(replica, at, duration, false);
    } else if (replica.queue.size < QUEUE_DEPTH * containerConcurrency) {
      replica.queue.add(at, duration);
      this.queued++;
    } else {
      this.timedOut++;
      this.direct.leave(at);
    }
  }

  private start(replica: Replica, at: number, duration: number, isProxied: boolean): void {
    const endsAt = at + duration;
    replica.requests++;
    if (isProxied) {
      this.proxied++;
    } else {
      replica.direct++;
    }
    replica.busyUntil = Math.max(replica.busyUntil, endsAt);
    this.inFlight.add(endsAt, replica, isProxied);
  }

  /** Gives the requests that the activator holds to pods, the oldest first, as long as there is room. */
  private passOn(at: number): void {
    const { waiting, replicas } = this;
    const { containerConcurrency } = this.settings;
    while (!waiting.isEmpty) {
      // For all pods together, those count as well that are still worked on by pods that drain.
      const isFull = containerConcurrency > 0 && this.proxied >= containerConcurrency * replicas.readyCount;
      const replica = isFull ? undefined : replicas.leastBusy(containerConcurrency);
      if (replica === undefined) {
        return;
      }
      this.start(replica, at, waiting.duration, true);
      if (waiting.isHeld) {
        this.held(at - waiting.time);
      }
      waiting.shift();
    }
  }

  private endFirst(): void {
    const { endsAt, isProxied } = this.inFlight;
    const replica = this.inFlight.shift();
    if (replica === undefined || replica.isGone) {
      return;
    }
    replica.requests--;
    if (isProxied) {
      this.proxied--;
      this.activator.leave(endsAt);
    } else {
      replica.direct--;
      this.leavePod(replica, endsAt);
    }
    if (replica.queue.isEmpty) {
      this.passOn(endsAt);
    } else {
      this.start(replica, endsAt, replica.queue.duration, false);
      replica.queue.shift();
      this.queued--;
    }
  }

  private giveUpFirst(at: number): void {
    this.timedOut++;
    this.waiting.shift();
    this.activator.leave(at);
  }

  private giveUpQueued(at: number): void {
    const replica = this.replicas.longestQueued;
    if (replica !== undefined) {
      this.timedOut++;
      replica.queue.shift();
      this.queued--;
      this.leavePod(replica, at);
    }
  }

  /** A pod that drains isn't scraped. */
  private leavePod({ drainsSince }: Replica, at: number): void {
    if (!Number.isFinite(drainsSince)) {
      this.direct.leave(at);
    }
  }
}
