// The kinds of values that have a unit: durations, CPU, memory and storage.
import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { goDuration, milliseconds as millisecondsOf } from '../validation/go-duration';
import { kibibytes, millicpu, sizeQuantity } from '../validation/quantity';
import { type Kind, kindOf } from './kind';
import { describe } from './words';

/** Longest duration that Go holds, in whole hours. */
const LONGEST = Duration.hours(2_562_047);

/** The bounds of a duration, both allowed. */
export interface DurationBounds {
  /** The shortest duration. */
  readonly minimum: Duration;
  /** The longest duration. @default - the longest that Go holds */
  readonly maximum?: Duration;
}

/** A duration of whole milliseconds, written as Go parses it. */
export const duration = (bounds: DurationBounds): Kind<Duration> => durationIn('milliseconds', bounds, goDuration);

/** A duration of whole seconds, written as Go parses it. */
export const wholeSeconds = (bounds: DurationBounds): Kind<Duration> => durationIn('seconds', bounds, goDuration);

/** A duration of whole seconds, written as their number. */
export const seconds = (bounds: DurationBounds): Kind<Duration> =>
  durationIn('seconds', bounds, (value) => String(millisecondsOf(value) / 1000));

/** A duration of whole milliseconds, written as their number. */
export const milliseconds = (bounds: DurationBounds): Kind<Duration> =>
  durationIn('milliseconds', bounds, (value) => String(millisecondsOf(value)));

const LENGTHS = { seconds: 1000, milliseconds: 1 };

const durationIn = (
  unit: keyof typeof LENGTHS,
  { minimum, maximum = LONGEST }: DurationBounds,
  write: (value: Duration) => string,
): Kind<Duration> =>
  kindOf('Duration', `a Duration from ${describe(minimum)} to ${describe(maximum)}, in whole ${unit}`, (value) =>
    value instanceof Duration &&
    millisecondsOf(value) % LENGTHS[unit] === 0 &&
    millisecondsOf(value) >= millisecondsOf(minimum) &&
    millisecondsOf(value) <= millisecondsOf(maximum)
      ? write(value)
      : undefined,
  );

/** An amount of CPU. */
export const cpu: Kind<Cpu> = kindOf('Cpu', 'a Cpu such as Cpu.millis(100)', (value) =>
  value instanceof Cpu && millicpu(value) !== undefined ? value.amount : undefined,
);

/** An amount of memory or storage, written as Kubernetes does. */
export const size: Kind<Size> = kindOf('Size', 'a Size such as Size.mebibytes(64), in whole kibibytes', (value) =>
  value instanceof Size && kibibytes(value) !== undefined ? sizeQuantity(value) : undefined,
);

/** An amount of memory or storage between two bounds, both allowed, written as the number of its bytes. */
export const bytes = ({ minimum, maximum }: { minimum: Size; maximum: Size }): Kind<Size> =>
  kindOf('Size', `a Size from ${describe(minimum)} to ${describe(maximum)}, in whole kibibytes`, (value) => {
    const amount = kibibytes(value);
    return amount !== undefined && amount >= minimum.toKibibytes() && amount <= maximum.toKibibytes()
      ? String(amount * 1024)
      : undefined;
  });
