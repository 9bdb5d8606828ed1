// What is measured of a revision, and what is decided on it.
import { Decider } from './decider';
import { TICK_SECONDS } from './delay-window';
import { Metric } from './metric';
import type { ScaleSettings } from './scale-settings';

/** Measures and decides, and knows when further decisions would all be the same. */
export class Autoscaler {
  /** Whether all further decisions are the same, unless something happens. */
  isSettled = false;
  private readonly metric: Metric;
  private readonly decider: Decider;

  /** @param from the second that the revision is from */
  constructor(
    settings: ScaleSettings,
    private readonly from: number,
  ) {
    this.metric = new Metric(settings);
    this.decider = new Decider(settings);
  }

  /** Pods that are wanted; -1 before the first decision. */
  get desiredPods(): number {
    return this.decider.desiredPods;
  }

  /** Requests at a time for which there is room beyond what there is to be. */
  get excessBurstCapacity(): number {
    return this.decider.excessBurstCapacity;
  }

  /** Returns whether so many pods are scraped. */
  isScraping(readyPods: number): boolean {
    return this.metric.isScraped && readyPods > 0;
  }

  /** Adds a value to what was measured in the second of a time. */
  record(at: number, value: number): void {
    this.metric.record(at, value);
    if (value !== 0) {
      this.isSettled = false;
    }
  }

  /** Returns whether it is decided in a second. The clock begins with a revision, and so is first due after one turn. */
  isTick(second: number): boolean {
    return this.sinceTick(second) === 0 && second > this.from;
  }

  /** Returns the second after one in which it is decided next; Infinity if nothing is to be decided. */
  tickAfter(second: number): number {
    return this.isSettled ? Number.POSITIVE_INFINITY : second + TICK_SECONDS - this.sinceTick(second);
  }

  /** Decides, and returns whether pods or the activator may have to come or go. */
  decide(at: number, readyPods: number): boolean {
    if (Math.floor(at) > this.metric.knownUntil) {
      this.isSettled = !this.isScraping(readyPods);
      return false;
    }
    const stable = this.metric.stableAverage(at);
    const panic = this.metric.panicAverage(at);
    const isChanged = this.decider.decide(at, readyPods, stable, panic);
    this.isSettled = stable <= 0 && panic <= 0 && this.decider.isSteady;
    return isChanged;
  }

  /** Does what would have been done in seconds in which nothing happened, the last one included. */
  makeUp(from: number, until: number, readyPods: number): void {
    if (this.isScraping(readyPods)) {
      this.metric.recordZeros(from, until);
    }
    const known = Math.min(until, this.metric.knownUntil);
    const tick = known - this.sinceTick(known);
    if (tick >= from) {
      this.decider.repeat(tick);
    }
  }

  /** Of unsigned integers, a remainder is many times faster. */
  private sinceTick(second: number): number {
    return ((second - this.from) >>> 0) % TICK_SECONDS;
  }
}
