// How many requests there are at a time, on average between two reports, and how many came.

/**
 * Requests that are worked on, as the activator and Knative's proxies count them.
 * @see https://github.com/knative/networking/blob/release-1.23/pkg/http/stats/request.go
 */
export class RequestStats {
  /** Requests that came since the last report. */
  arrived = 0;
  private concurrency = 0;
  /** Sum of the requests at a time, by the seconds for which there were so many. */
  private requestSeconds = 0;
  private changedAt: number;
  private reportedAt: number;

  constructor(startedAt: number) {
    this.changedAt = startedAt;
    this.reportedAt = startedAt;
  }

  /** Counts a request that comes. */
  enter(at: number): void {
    this.moveTo(at);
    this.concurrency++;
    this.arrived++;
  }

  /** Counts requests that end, or that are no longer to be counted. */
  leave(at: number, requests = 1): void {
    this.moveTo(at);
    this.concurrency -= requests;
  }

  /** Whether there is something to report. */
  get isBusy(): boolean {
    return this.concurrency > 0 || this.arrived > 0 || this.requestSeconds > 0;
  }

  /** Returns the requests at a time, on average since the last report, or since the start. */
  averageAt(at: number): number {
    this.moveTo(at);
    return at > this.reportedAt ? this.requestSeconds / (at - this.reportedAt) : 0;
  }

  /** Begins what the next report tells. */
  restart(at: number): void {
    this.moveTo(at);
    this.reportedAt = at;
    this.requestSeconds = 0;
    this.arrived = 0;
  }

  private moveTo(at: number): void {
    this.requestSeconds += this.concurrency * (at - this.changedAt);
    this.changedAt = at;
  }
}
