// Checks of the properties that kinds of clusters have in common.
import { show } from '../../validation/rules';
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
