// Checks of the properties that kinds of clusters have in common.
import { Duration } from 'cdk8s';
import { show } from '../../validation/rules';
import { type Estimate, forEachLevel, LEVELS, type Level, type Range, valueAt } from '../level';
import type { PriceTable } from '../prices/price-table';

/** Returns a problem unless a value is a number between two bounds, both allowed. */
export const amountProblems = (
  property: string,
  value: unknown,
  minimum: number,
  maximum = Number.MAX_VALUE,
): string[] =>
  typeof value === 'number' && value >= minimum && value <= maximum
    ? []
    : [
        `${property} is ${show(value)}; allowed: a number${maximum === Number.MAX_VALUE ? `, ${minimum} or more` : ` from ${minimum} to ${maximum}`}`,
      ];

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

/** Returns a problem unless a value is one of some. */
export const choiceProblems = (property: string, value: unknown, choices: readonly string[]): string[] =>
  choices.some((choice) => choice === value) ? [] : [`${property} is ${show(value)}; allowed: ${choices.join(', ')}`];

/** Returns how the fee of the cluster is counted, in words. */
export const feeInWords = (freeTier: boolean): string =>
  freeTier ? 'less the credit of the free tier' : 'without the credit of the free tier';

/** Returns a problem unless the prices have a region. */
export const regionProblems = (region: string, { regions }: PriceTable): string[] =>
  Object.hasOwn(regions, region)
    ? []
    : [`region is ${show(region)}; allowed: ${Object.keys(regions).join(', ')}, or prices of your own`];

/** Returns the seconds of a duration, with fractions. */
export const secondsOf = (duration: Duration): number => duration.toSeconds({ integral: false });

/** Returns an estimate in words, such as `45 s, 75 s or 120 s (low, expected, high)`. */
export function estimateInWords(estimate: Estimate<Duration>): string {
  const { low, expected, high }: Range<number> = forEachLevel((level: Level) => secondsOf(valueAt(estimate, level)));
  return low === high ? `${low} s` : `${low} s, ${expected} s or ${high} s (low, expected, high)`;
}
