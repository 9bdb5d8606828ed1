// Rules between keys that several ConfigMaps have.
import { Duration } from 'cdk8s';
import { milliseconds } from '../validation/go-duration';
import { kibibytes, millicpu } from '../validation/quantity';
import { show } from '../validation/rules';
import type { Rule } from './key';

/**
 * A value is at most that of another property.
 * @param unlimited the value of the other property that is no limit
 */
export const atMost = <Configuration extends object>(
  property: keyof Configuration & string,
  limit: keyof Configuration & string,
  unlimited?: number,
): Rule<Configuration> => ({
  property,
  others: [limit],
  allowed: unlimited === undefined ? `at most ${limit}` : `at most ${limit}, unless that is ${unlimited}`,
  holds: (values) => {
    const [amount, most] = [measure(values[property]), measure(values[limit])];
    return amount === undefined || most === undefined || most === unlimited || amount <= most;
  },
});

/** A property is set only where another one is, as it says nothing by itself. */
export const onlyWith = <Configuration extends object>(
  property: keyof Configuration & string,
  other: keyof Configuration & string,
): Rule<Configuration> => ({
  property,
  others: [other],
  allowed: `only together with ${other}`,
  holds: (_, set) => set[property] === undefined || set[other] !== undefined,
});

/** A property says something only where another one has one of these values. False says nothing, and is allowed. */
export const onlyWhere = <Configuration extends object>(
  property: keyof Configuration & string,
  other: keyof Configuration & string,
  values: readonly string[],
): Rule<Configuration> => ({
  property,
  others: [other],
  allowed: `only where ${other} is ${values.map(show).join(' or ')}`,
  holds: (all, set) =>
    set[property] === undefined || set[property] === false || values.some((value) => value === all[other]),
});

/** Returns an amount as a number; undefined for what is no amount, such as `disabled`. */
function measure(value: unknown): number | undefined {
  if (value instanceof Duration) {
    return milliseconds(value);
  }
  return typeof value === 'number' ? value : (millicpu(value) ?? kibibytes(value));
}
