// What the activator reports of the requests that it holds or passes on. There is one activator, as many as a new install has.
import { RequestStats } from './request-stats';

/**
 * Reports each second, and at once when a request comes after a second without any.
 * @see https://github.com/knative/serving/blob/knative-v1.23.0/pkg/activator/handler/concurrency_reporter.go
 */
export class Activator {
  /** Requests at a time, as last reported. */
  concurrency = 0;
  /** Requests that came, as last reported. */
  requestCount = 0;
  private stats: RequestStats | undefined;
  /** The request that was reported at once. */
  private reported = 0;

  /** Whether the revision has requests, or had some when it was last reported. */
  get isReporting(): boolean {
    return this.stats !== undefined;
  }

  /** Counts a request that comes, and returns whether it is reported at once: as 1 at a time, and as 1 that came. */
  enter(at: number): boolean {
    const isNew = this.stats === undefined;
    if (this.stats === undefined) {
      this.stats = new RequestStats(at);
      this.reported = 1;
    }
    this.stats.enter(at);
    return isNew;
  }

  /** Counts requests that end. */
  leave(at: number, requests = 1): void {
    this.stats?.leave(at, requests);
  }

  /** Makes a report, if there is something to report. */
  report(at: number): void {
    if (this.stats === undefined) {
      return;
    }
    const average = this.stats.averageAt(at);
    this.concurrency = Math.max(average - this.reported, 0);
    this.requestCount = this.stats.arrived - this.reported;
    this.reported = 0;
    this.stats.restart(at);
    if (average === 0 && !this.stats.isBusy) {
      this.stats = undefined;
    }
  }
}
