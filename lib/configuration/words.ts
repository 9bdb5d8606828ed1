// Values in words, as messages and the reference show them.
import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { milliseconds } from '../validation/go-duration';
import { show } from '../validation/rules';

const UNITS: readonly (readonly [unit: string, milliseconds: number])[] = [
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
];

/** Returns a value in words: a duration such as `90 seconds`, anything else as it stands in the source. */
export function describe(value: unknown): string {
  if (value instanceof Duration) {
    return durationInWords(milliseconds(value));
  }
  if (value instanceof Size) {
    return value.asString();
  }
  return value instanceof Cpu ? value.amount : show(value);
}

/** The largest unit of which the duration is a whole number. */
function durationInWords(amount: number): string {
  const [unit, length] = UNITS.find(([, length]) => amount >= length && amount % length === 0) ?? ['millisecond', 1];
  return amount === 0 ? '0 seconds' : `${amount / length} ${unit}${amount === length ? '' : 's'}`;
}
