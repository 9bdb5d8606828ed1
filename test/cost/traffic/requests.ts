// Traffic as a list of requests.
import type { RequestBlock } from '../../../lib/cost/traffic/traffic';

export interface Request {
  readonly time: number;
  readonly duration: number;
  readonly target: number;
  readonly caller: number;
}

/** Returns the requests of blocks. */
export const requestsOf = (blocks: Iterable<RequestBlock>): Request[] =>
  [...blocks].flatMap(({ times, durations, targets, callers }) =>
    [...times].map((time, index) => ({
      time,
      duration: durations[index] ?? Number.NaN,
      target: targets[index] ?? Number.NaN,
      caller: callers[index] ?? Number.NaN,
    })),
  );

/** Returns the seconds since 1970 of a time such as `2026-11-02T09:00:00Z`. */
export const secondsAt = (time: string): number => Date.parse(time) / 1000;
