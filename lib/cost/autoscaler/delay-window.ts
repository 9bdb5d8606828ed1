// The most pods that were wanted during the scale-down delay.

/** How often pods are decided on. */
export const TICK_SECONDS = 2;

/**
 * Values of the last ticks, of which only those are kept that may still be the largest: each is larger than those after it.
 * @see https://github.com/knative/serving/blob/knative-v1.23.0/pkg/autoscaler/aggregation/max/window.go
 */
export class DelayWindow {
  private readonly ticks: Float64Array;
  private readonly values: Float64Array;
  private first = 0;
  private length = 0;

  /** @param delaySeconds more than 0 */
  constructor(delaySeconds: number) {
    const size = Math.ceil(delaySeconds / TICK_SECONDS);
    this.ticks = new Float64Array(size);
    this.values = new Float64Array(size);
  }

  /** Records what is wanted at a time, which never goes back. */
  record(time: number, pods: number): void {
    const tick = Math.floor(Math.floor(time) / TICK_SECONDS);
    while (this.length > 0 && (this.values[this.newest] ?? 0) <= pods) {
      this.length--;
    }
    while (this.length > 0 && tick - (this.ticks[this.first] ?? 0) >= this.ticks.length) {
      this.length--;
      this.first = (this.first + 1) % this.ticks.length;
    }
    // What is left of the same tick is larger.
    if (this.length === 0 || this.ticks[this.newest] !== tick) {
      this.length++;
      this.ticks[this.newest] = tick;
      this.values[this.newest] = pods;
    }
  }

  /** The most pods that were wanted. */
  get largest(): number {
    return this.values[this.first] ?? 0;
  }

  private get newest(): number {
    return (this.first + this.length - 1) % this.ticks.length;
  }
}
