// What becomes of requests: they wait for a pod or for room in one, and are worked on, in the order of time.
import { Activator } from './activator';
import { DirectRequests } from './direct-requests';
import type { Replica, Replicas } from './replicas';
import { RequestQueue } from './request-queue';
import { RequestsInFlight } from './requests-in-flight';
import type { ScaleSettings } from './scale-settings';

/** Whom the path of the requests tells what happens, and asks which way they go. */
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
  readonly activator = new Activator();
  readonly direct: DirectRequests;
  private readonly arriving = new RequestQueue();
  /** Requests that the activator holds. */
  private readonly waiting = new RequestQueue();
  private readonly inFlight = new RequestsInFlight();
  /** Those among them that came by the activator. */
  private proxied = 0;
  private givenUp = 0;

  constructor(
    private readonly settings: ScaleSettings,
    private readonly replicas: Replicas,
    private readonly listener: PathListener,
    from: number,
    private readonly held: (waitSeconds: number) => void,
  ) {
    this.direct = new DirectRequests(settings, replicas, from);
  }

  /** Requests that waited for too long, or that were refused. */
  get timedOut(): number {
    return this.givenUp + this.direct.timedOut;
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
    const { inFlight, waiting, direct, arriving, replicas } = this;
    let readyAt = replicas.nextReadyAt;
    for (;;) {
      const endsAt = inFlight.endsAt;
      const expiresAt = waiting.time + this.settings.longestWaitSeconds;
      const directExpiresAt = direct.expiresAt;
      const at = Math.min(endsAt, readyAt, expiresAt, directExpiresAt, arriving.time);
      if (at >= until) {
        return;
      }
      if (endsAt === at) {
        this.endFirst();
      } else if (readyAt === at) {
        this.admit(at);
      } else if (expiresAt === at) {
        this.giveUpFirst(at);
      } else if (directExpiresAt === at) {
        direct.giveUp(at);
      } else {
        this.enterFirst();
      }
      readyAt = replicas.nextReadyAt;
    }
  }

  /** Removes the pods that have drained. What they still work on is cut off. */
  removeGone(at: number): void {
    if (this.replicas.nextGoneAt > at) {
      return;
    }
    for (const replica of this.replicas.removeGone(at)) {
      const cutOff = replica.requests - replica.direct;
      this.activator.leave(at, cutOff);
      this.proxied -= cutOff;
      this.direct.drop(replica);
    }
  }

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
    const replica = this.listener.isServing ? this.replicas.nextInTurn() : undefined;
    if (replica === undefined) {
      this.enterActivator(time, duration);
    } else if (this.direct.enter(replica, time, duration)) {
      this.start(replica, time, duration, false);
    }
  }

  private enterActivator(at: number, duration: number): void {
    const isHeld = this.replicas.readyCount === 0;
    this.heldRequests += isHeld ? 1 : 0;
    if (this.activator.enter(at)) {
      this.listener.wake(at);
    }
    this.waiting.add(at, duration, isHeld);
    this.passOn(at);
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
      this.direct.leave(replica, endsAt);
    }
    if (replica.queue.isEmpty) {
      this.passOn(endsAt);
    } else {
      this.start(replica, endsAt, replica.queue.duration, false);
      this.direct.shift(replica);
    }
  }

  private giveUpFirst(at: number): void {
    this.givenUp++;
    this.waiting.shift();
    this.activator.leave(at);
  }
}
