// Durations in Knative's annotations and ConfigMaps.
import type { Duration } from 'cdk8s';

/** Returns the milliseconds of a duration, without the rounding errors that 1.1 seconds would have. */
export const milliseconds = (value: Duration): number =>
  Number(value.toMilliseconds({ integral: false }).toPrecision(15));

/** Returns a duration as Go parses it, such as `90s`, or `1500ms` where it isn't whole seconds. */
export function goDuration(value: Duration): string {
  const amount = milliseconds(value);
  return amount % 1000 === 0 ? `${amount / 1000}s` : `${amount}ms`;
}
