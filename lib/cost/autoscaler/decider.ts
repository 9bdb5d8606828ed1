// How many pods the requests need: the decision of the autoscaler.
import { DelayWindow } from './delay-window';
import type { ScaleSettings } from './scale-settings';

/**
 * Decides on the pods of a revision that can be reached.
 * @see https://github.com/knative/serving/blob/knative-v1.23.0/pkg/autoscaler/scaling/autoscaler.go
 */
export class Decider {
  /** Pods that are wanted; -1 before the first decision. */
  desiredPods = -1;
  /** Requests at a time for which there is room beyond what there is to be; less than 0 keeps the activator in their path. */
  excessBurstCapacity: number;

  private isPanicking = false;
  private panicTime = 0;
  private panicPods = 0;
  private readonly delayWindow: DelayWindow | undefined;
  /** What the scale-down delay is told. */
  private undelayedPods = 0;

  constructor(private readonly settings: ScaleSettings) {
    const { targetBurstCapacity, scaleDownDelaySeconds, initialScale, total } = settings;
    this.excessBurstCapacity =
      targetBurstCapacity <= 0 ? targetBurstCapacity : Math.trunc(initialScale * total - targetBurstCapacity);
    this.delayWindow = scaleDownDelaySeconds > 0 ? new DelayWindow(scaleDownDelaySeconds) : undefined;
  }

  /**
   * Decides.
   * @param stable average over the stable window
   * @param panic average over the panic window
   * @returns whether pods may have to come or go, or the activator
   */
  decide(time: number, readyPods: number, stable: number, panic: number): boolean {
    this.undelayedPods = this.podsFor(time, Math.max(1, readyPods), stable, panic);
    this.delayWindow?.record(time, this.undelayedPods);
    const desiredPods = this.delayWindow?.largest ?? this.undelayedPods;
    const excessBurstCapacity = this.excessOf(readyPods, panic);
    const isChanged = desiredPods !== this.desiredPods || excessBurstCapacity < 0 !== this.excessBurstCapacity < 0;
    this.desiredPods = desiredPods;
    this.excessBurstCapacity = excessBurstCapacity;
    return isChanged;
  }

  /** Whether it would decide the same at any later time, as long as pods and averages stay as they are. */
  get isSteady(): boolean {
    return !this.isPanicking && (this.delayWindow === undefined || this.delayWindow.largest === this.undelayedPods);
  }

  /** Makes up for decisions that were left out as they would all have been the same, the last of them at a time. */
  repeat(time: number): void {
    this.delayWindow?.record(time, this.undelayedPods);
  }

  private podsFor(time: number, readyPods: number, stable: number, panic: number): number {
    const { target, panicThreshold } = this.settings;
    const stableWanted = Math.ceil(stable / target);
    const panicWanted = Math.ceil(panic / target);
    const stablePods = this.withinRates(stableWanted, readyPods);
    this.watchPanic(time, panicWanted / readyPods >= panicThreshold);
    if (!this.isPanicking) {
      return stablePods;
    }
    this.panicPods = Math.max(this.panicPods, stablePods, this.withinRates(panicWanted, readyPods));
    return this.panicPods;
  }

  // A method, as a function that each decision made anew would take most of the time.
  private withinRates(wanted: number, readyPods: number): number {
    const { maxScaleUpRate, maxScaleDownRate, activationScale } = this.settings;
    const most = Math.ceil(maxScaleUpRate * readyPods);
    const fewest = Math.floor(readyPods / maxScaleDownRate);
    const pods = Math.min(Math.max(wanted, fewest), most);
    return activationScale > 1 && wanted > 0 ? Math.max(pods, activationScale) : pods;
  }

  private watchPanic(time: number, isOverThreshold: boolean): void {
    if (isOverThreshold) {
      this.isPanicking = true;
      this.panicTime = time;
    } else if (this.isPanicking && this.panicTime + this.settings.stableWindowSeconds < time) {
      this.isPanicking = false;
      this.panicPods = 0;
    }
  }

  private excessOf(readyPods: number, panic: number): number {
    const { targetBurstCapacity, total } = this.settings;
    return targetBurstCapacity <= 0 ? targetBurstCapacity : Math.floor(readyPods * total - targetBurstCapacity - panic);
  }
}
