// That somebody stopped a run.

/** Thrown by what is under way when a run is stopped. */
export class Interrupted extends Error {
  /**
   * @param signal what stopped it
   * @param during what it was at, such as `wave 40`
   */
  constructor(
    readonly signal: 'SIGINT' | 'SIGTERM',
    readonly during = 'the checks',
  ) {
    super(`stopped by ${signal} during ${during}`);
    this.name = 'Interrupted';
  }
}
