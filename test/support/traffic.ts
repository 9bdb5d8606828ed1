// Small traffic for tests of what reads it.
import type { RequestBlock, Traffic } from '../../lib/cost/traffic/traffic';

export interface TestRequest {
  /** In seconds. */
  readonly time: number;
  /** @default 0.2 */
  readonly duration?: number;
  /** @default 0 */
  readonly target?: number;
  /** @default 0 */
  readonly caller?: number;
}

/** Returns traffic of some requests, which must be in the order of their times, in blocks of at most so many. */
export function trafficOf(
  requests: readonly TestRequest[],
  { from = 0, until = 3600, callers = ['curl', 'uptime check'], blockLength = 3 } = {},
): Traffic {
  return {
    from,
    until,
    count: requests.length,
    callers,
    *blocks(): Iterable<RequestBlock> {
      for (let start = 0; start < requests.length; start += blockLength) {
        const block = requests.slice(start, start + blockLength);
        yield {
          length: block.length,
          times: Float64Array.from(block, ({ time }) => time),
          durations: Float64Array.from(block, ({ duration = 0.2 }) => duration),
          targets: Uint32Array.from(block, ({ target = 0 }) => target),
          callers: Uint32Array.from(block, ({ caller = 0 }) => caller),
        };
      }
    },
  };
}
