// What was measured of a revision: its averages over the stable and the panic window.
import type { ScaleSettings } from './scale-settings';
import { WeightedWindowAverage, WindowAverage } from './window-average';

/**
 * Collects what the activator reports and what is scraped of the pods.
 * @see https://github.com/knative/serving/blob/knative-v1.23.0/pkg/autoscaler/metrics/collector.go
 */
export class Metric {
  /** Whether pods are scraped: not where the activator, which reports by itself, is always in the path of the requests. */
  readonly isScraped: boolean;
  private readonly stable: WindowAverage;
  private readonly panic: WindowAverage;

  constructor({
    targetBurstCapacity,
    stableWindowSeconds,
    panicWindowSeconds,
    aggregation,
    averageRounding,
  }: ScaleSettings) {
    this.isScraped = targetBurstCapacity !== -1;
    const Average = aggregation === 'weighted-exponential' ? WeightedWindowAverage : WindowAverage;
    this.stable = new Average(stableWindowSeconds, averageRounding);
    this.panic = new Average(panicWindowSeconds, averageRounding);
  }

  /** Adds a value to what was measured in the second of a time. */
  record(time: number, value: number): void {
    this.stable.record(time, value);
    this.panic.record(time, value);
  }

  /** Does the same as to record 0 in each second of a period, the last one included. */
  recordZeros(from: number, until: number): void {
    this.stable.recordZeros(from, until);
    this.panic.recordZeros(from, until);
  }

  /** The last second at which there is something to decide on. */
  get knownUntil(): number {
    return this.isScraped ? this.stable.emptyAfter : Number.POSITIVE_INFINITY;
  }

  /** Returns the average over the stable window. */
  stableAverage(time: number): number {
    return this.stable.average(time);
  }

  /** Returns the average over the panic window. */
  panicAverage(time: number): number {
    return this.panic.average(time);
  }
}
