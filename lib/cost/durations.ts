// Durations that users write: how they are checked, told and counted.
import { Duration } from 'cdk8s';
import { show } from '../validation/rules';
import { type Estimate, forEachLevel, LEVELS, type Level, type Range, valueAt } from './level';

/** Returns the seconds of a duration, with fractions. */
export const secondsOf = (duration: Duration): number => duration.toSeconds({ integral: false });

/** Returns an estimate in words, such as `45 s, 75 s or 120 s (low, expected, high)`. */
export function estimateInWords(estimate: Estimate<Duration>): string {
  const { low, expected, high }: Range<number> = forEachLevel((level: Level) => secondsOf(valueAt(estimate, level)));
  return low === high ? `${low} s` : `${low} s, ${expected} s or ${high} s (low, expected, high)`;
}

/** Returns a problem unless a value is a duration. */
export const durationProblems = (property: string, value: unknown): string[] =>
  value instanceof Duration ? [] : [`${property} is ${show(value)}; allowed: a Duration`];

/** Returns the problems of an estimate of a duration, which must not fall from a level to the next. */
export function estimateProblems(property: string, estimate: Estimate<Duration>): string[] {
  const values = LEVELS.map((level) => valueAt<unknown>(estimate, level));
  const seconds = values.map((value) => (value instanceof Duration ? secondsOf(value) : undefined));
  return seconds.every((value, index) => value !== undefined && value >= (seconds[index - 1] ?? 0))
    ? []
    : [
        `${property} is ${LEVELS.map((level, index) => `${level} ${seconds[index] ?? show(values[index])}`).join(', ')} in seconds; allowed: a Duration, or one for each of low, expected and high, none less than the one before`,
      ];
}
