// The average of what is recorded each second, over the last seconds.
import type { ScaleSettings } from './scale-settings';

/** Averages have six digits after the point. */
const PRECISION = 1e6;

/**
 * All seconds of the window count alike. A window that has just begun is as long as there is something in it, and so is one at
 * whose end nothing was recorded.
 * @see https://github.com/knative/serving/blob/knative-v1.23.0/pkg/autoscaler/aggregation/bucketing.go
 */
export class WindowAverage {
  protected readonly buckets: Float64Array;
  /** The newest second that something was recorded in. */
  protected last = Number.NEGATIVE_INFINITY;
  private first = Number.POSITIVE_INFINITY;
  private total = 0;

  constructor(
    protected readonly windowSeconds: number,
    private readonly rounding: ScaleSettings['averageRounding'],
  ) {
    this.buckets = new Float64Array(windowSeconds);
  }

  /** Adds a value to what was recorded in the second of a time. */
  record(time: number, value: number): void {
    const second = Math.floor(time);
    if (second !== this.last) {
      if (second + this.windowSeconds <= this.last) {
        return;
      }
      this.first = Math.min(this.first, second);
      if (second > this.last) {
        this.moveTo(second);
      }
    }
    const index = this.indexOf(second);
    this.buckets[index] = (this.buckets[index] ?? 0) + value;
    this.total += value;
  }

  /** Does the same as to record 0 in each second of a period, the last one included. */
  recordZeros(from: number, until: number): void {
    if (from > until) {
      return;
    }
    this.record(from, 0);
    this.clear(this.last + 1, Math.min(until, this.last + this.windowSeconds));
    this.last = Math.max(this.last, until);
  }

  /** Returns the average at a time. */
  average(time: number): number {
    const now = Math.floor(time);
    const silence = now - this.last;
    const recorded = this.last - this.first + 1;
    if (silence <= 0) {
      return this.rounded(this.total / Math.min(recorded, this.windowSeconds));
    }
    if (silence >= this.windowSeconds) {
      return 0;
    }
    let total = this.total;
    for (let second = this.last + 1; second <= now; second++) {
      total -= this.buckets[this.indexOf(second)] ?? 0;
    }
    return this.rounded(total / Math.min(recorded, this.windowSeconds - silence));
  }

  /** The last second at which the window isn't without anything. */
  get emptyAfter(): number {
    return this.last + this.windowSeconds;
  }

  /** As an unsigned integer, the remainder is many times faster. */
  protected indexOf(second: number): number {
    return (second >>> 0) % this.windowSeconds;
  }

  private moveTo(second: number): void {
    if (second - this.last >= this.windowSeconds) {
      this.first = second;
      this.buckets.fill(0);
      this.total = 0;
    } else {
      this.clear(this.last + 1, second);
    }
    this.last = second;
  }

  private clear(from: number, until: number): void {
    for (let second = from; second <= until; second++) {
      const index = this.indexOf(second);
      this.total -= this.buckets[index] ?? 0;
      this.buckets[index] = 0;
    }
  }

  private rounded(value: number): number {
    const scaled = value * PRECISION;
    return (this.rounding === 'down' ? Math.floor(scaled) : halfAwayFromZero(scaled)) / PRECISION;
  }
}

const halfAwayFromZero = (value: number): number => (value < 0 ? -Math.round(-value) : Math.round(value));

/** What the weights come to at least. */
const WEIGHTS = 0.9999;

/** The least weight of the newest second. */
const LEAST_WEIGHT = 0.2;

/** The newer a second is, the more it counts. */
export class WeightedWindowAverage extends WindowAverage {
  private readonly weight: number;

  constructor(windowSeconds: number, rounding: ScaleSettings['averageRounding']) {
    super(windowSeconds, rounding);
    this.weight = Math.max(1 - (1 - WEIGHTS) ** (1 / windowSeconds), LEAST_WEIGHT);
  }

  override average(time: number): number {
    const now = Math.floor(time);
    if (now > this.emptyAfter) {
      return 0;
    }
    const silence = Math.max(0, now - this.last);
    let weight = this.weight * (1 - this.weight) ** silence;
    let sum = 0;
    for (let age = 0; age < this.windowSeconds - silence; age++) {
      sum += (this.buckets[this.indexOf(this.last - age)] ?? 0) * weight;
      weight *= 1 - this.weight;
    }
    return sum;
  }
}
