// Durations in Knative's annotations and ConfigMaps.
import { Duration } from 'cdk8s';

/** Returns the milliseconds of a duration, without the rounding errors that 1.1 seconds would have. */
export const milliseconds = (value: Duration): number =>
  Number(value.toMilliseconds({ integral: false }).toPrecision(15));

/** Returns a duration as Go parses it, such as `90s`, or `1500ms` where it isn't whole seconds. */
export function goDuration(value: Duration): string {
  const amount = milliseconds(value);
  return amount % 1000 === 0 ? `${amount / 1000}s` : `${amount}ms`;
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Returns the duration that a text such as `1h30m` stands for in Go; nothing if it stands for none. */
export function durationOf(text: string): Duration | undefined {
  if (!/^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/.test(text)) {
    return undefined;
  }
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)];
  const amount = parts.reduce((sum, [, number, unit = '']) => sum + Number(number) * (UNITS[unit] ?? Number.NaN), 0);
  return Duration.millis(Number(amount.toPrecision(15)));
}
