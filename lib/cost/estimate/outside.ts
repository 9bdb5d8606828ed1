// How many requests come when a fleet that is stopped by a schedule wouldn't answer.

import type { Span } from '../../working-time/working-time';
import type { Traffic } from '../traffic/traffic';

/**
 * Returns the share of the requests that come outside of some hours, from 0 to 1.
 * @param hours one after the other
 */
export function outside(traffic: Traffic, hours: readonly Span[]): number {
  let count = 0;
  let next = 0;
  for (const { length, times } of traffic.blocks()) {
    for (let index = 0; index < length; index++) {
      const time = times[index] ?? 0;
      while ((hours[next]?.end ?? Number.POSITIVE_INFINITY) <= time) {
        next += 1;
      }
      if (time < (hours[next]?.start ?? Number.POSITIVE_INFINITY)) {
        count += 1;
      }
    }
  }
  return traffic.count === 0 ? 0 : count / traffic.count;
}
