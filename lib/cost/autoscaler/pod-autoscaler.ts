// What is made of a decision: how many pods the Deployment is to have, and whether the activator is in the path of the requests.
import type { ScaleSettings } from './scale-settings';

/** A revision that could not start is given up so much later than its progress deadline. */
const ACTIVATION_BUFFER_SECONDS = 30;

/** The pods that are wanted, while that isn't known. */
const UNKNOWN = -1;

/** Whether the revision has its pods: it has, it has none, or it is about to. */
type Active = 'True' | 'False' | 'Unknown';

/** What a decision comes to. */
interface Scale {
  /** Pods that are wanted; -1 if that isn't known. */
  readonly pods: number;
  /** Whether the Deployment is told. */
  readonly isApplied: boolean;
}

const applied = (pods: number): Scale => ({ pods, isApplied: true });
const kept = (pods: number): Scale => ({ pods, isApplied: false });

/**
 * The PodAutoscaler of a revision that can be reached, and its ServerlessService.
 * @see https://github.com/knative/serving/blob/knative-v1.23.0/pkg/reconciler/autoscaling/kpa/scaler.go
 */
export class PodAutoscaler {
  /** Pods that the Deployment is to have. */
  replicas: number;
  /** Whether requests go to the pods without the activator, while there is one that is ready. */
  isServing = false;
  /** When it is to be looked at again, whatever happens; Infinity if only something that happens changes anything. */
  dueAt: number;

  private active: Active = 'Unknown';
  private activeSince: number;
  /** Whether it ever had the pods that it is to start with. */
  private isInitialized = false;
  private isProxied = true;
  private proxiedSince: number;

  constructor(
    private readonly settings: ScaleSettings,
    createdAt: number,
  ) {
    this.replicas = settings.initialScale;
    this.dueAt = createdAt;
    this.activeSince = createdAt;
    this.proxiedSince = createdAt;
    // It is looked at for the first time before there is anything that a decision could be made of.
    this.computeActive(createdAt, UNKNOWN, 0);
  }

  /** Whether it has no pod, and needs a request to get one. */
  get isAsleep(): boolean {
    return this.replicas === 0 && this.active === 'False';
  }

  /**
   * Makes of a decision what it comes to.
   * @returns whether that changes what a further look would see
   */
  reconcile(now: number, desiredPods: number, excessBurstCapacity: number, readyPods: number): boolean {
    if (this.dueAt <= now) {
      this.dueAt = Number.POSITIVE_INFINITY;
    }
    const { pods, isApplied } = this.scale(now, desiredPods);
    if (isApplied) {
      this.replicas = pods;
    }
    const { active, isServing } = this;
    this.isServing = !this.settings.activatorAlwaysInPath && pods > 0 && excessBurstCapacity >= 0;
    this.watchPods(now, readyPods);
    this.computeActive(now, pods, readyPods);
    return this.active !== active || this.isServing !== isServing;
  }

  /** Takes note of how many pods are ready: without any, requests go to the activator. */
  watchPods(now: number, readyPods: number): void {
    const isProxied = readyPods === 0 || !this.isServing;
    if (isProxied && !this.isProxied) {
      this.proxiedSince = Math.floor(now);
    }
    this.isProxied = isProxied;
  }

  private scale(now: number, desiredPods: number): Scale {
    if (desiredPods < 0 && this.active !== 'Unknown') {
      return kept(desiredPods);
    }
    const { minScale, maxScale, initialScale } = this.settings;
    const fewest = initialScale > 1 && !this.isInitialized ? Math.max(initialScale, minScale) : minScale;
    const most = maxScale === 0 ? Number.POSITIVE_INFINITY : maxScale;
    const pods = desiredPods < fewest ? fewest : Math.min(desiredPods, most);
    return pods === 0 ? this.scaleToZero(now) : applied(pods);
  }

  private scaleToZero(now: number): Scale {
    if (!this.settings.enableScaleToZero) {
      return applied(1);
    }
    const forSeconds = now - this.activeSince;
    switch (this.active) {
      case 'Unknown':
        return this.giveUp(now, forSeconds);
      case 'True':
        return this.deactivate(now, forSeconds);
      case 'False':
        return this.removeLast(now, forSeconds);
    }
  }

  private giveUp(now: number, activatingSeconds: number): Scale {
    const limitSeconds = this.settings.progressDeadlineSeconds + ACTIVATION_BUFFER_SECONDS;
    // In a cluster they are more: what it is active since is kept in whole seconds.
    if (activatingSeconds >= limitSeconds) {
      return applied(0);
    }
    this.lookAgain(now + limitSeconds);
    return kept(UNKNOWN);
  }

  private deactivate(now: number, activeSeconds: number): Scale {
    const remainingSeconds = this.settings.stableWindowSeconds - activeSeconds;
    if (remainingSeconds <= 0) {
      return kept(0);
    }
    this.lookAgain(now + remainingSeconds);
    return applied(1);
  }

  private removeLast(now: number, inactiveSeconds: number): Scale {
    const { retentionSeconds, gracePeriodSeconds } = this.settings;
    if (inactiveSeconds >= Math.max(retentionSeconds, gracePeriodSeconds)) {
      return applied(0);
    }
    if (inactiveSeconds < retentionSeconds) {
      this.lookAgain(now + retentionSeconds - inactiveSeconds);
      return kept(0);
    }
    const remainingSeconds = gracePeriodSeconds - (this.isProxied ? now - this.proxiedSince : 0);
    if (remainingSeconds <= 0) {
      return applied(0);
    }
    this.lookAgain(now + remainingSeconds);
    return kept(0);
  }

  /** Of several times to look again, the earliest counts. */
  private lookAgain(at: number): void {
    this.dueAt = Math.min(this.dueAt, at);
  }

  private computeActive(now: number, pods: number, readyPods: number): void {
    const { minScale, initialScale } = this.settings;
    const threshold = Math.max(minScale, this.isInitialized ? 1 : initialScale);
    this.isInitialized ||= readyPods >= threshold;
    if (pods === 0 || threshold === 0) {
      this.mark('False', now);
    } else if (pods > 0 || this.active !== 'False') {
      this.mark(readyPods < threshold ? 'Unknown' : 'True', now);
    }
  }

  private mark(active: Active, now: number): void {
    if (active !== this.active) {
      this.active = active;
      this.activeSince = Math.floor(now);
    }
  }
}
