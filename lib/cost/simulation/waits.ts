// How long requests wait for a pod, without keeping each of them.

/** Waits are told to a tenth of a second up to ten minutes, the longest that a request may take. */
const BINS_PER_SECOND = 10;
const BINS = 600 * BINS_PER_SECOND + 1;

/** Counts waits by their length. */
export class WaitCounts {
  private readonly bins = new Uint32Array(BINS);
  private total = 0;

  add(seconds: number): void {
    const bin = Math.min(BINS - 1, Math.round(seconds * BINS_PER_SECOND));
    this.bins[bin] = (this.bins[bin] ?? 0) + 1;
    this.total += 1;
  }

  /**
   * Returns the seconds that a share of the waits doesn't exceed; 0 if there are no waits.
   * @param share from 0 to 1
   */
  percentile(share: number): number {
    let count = 0;
    const bin = this.bins.findIndex((each) => {
      count += each;
      return count >= share * this.total;
    });
    return bin / BINS_PER_SECOND;
  }
}
