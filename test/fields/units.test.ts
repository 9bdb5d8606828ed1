// Fields that have a unit: what is written for them, and how people note them.
import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import type { FieldKind } from '../../lib/fields/field';
import { cpu, duration, seconds, size, wholeSeconds } from '../../lib/fields/units';
import { NEWEST } from './shapes';

const BOUNDS = { minimum: Duration.seconds(1), maximum: Duration.hours(1) };

test.each([
  ['seconds', seconds(BOUNDS), Duration.seconds(1), 1],
  ['minutes in seconds', seconds(BOUNDS), Duration.minutes(2), 120],
  ['seconds for Go', wholeSeconds(BOUNDS), Duration.hours(1), '3600s'],
  ['milliseconds for Go', duration(BOUNDS), Duration.millis(1500), '1500ms'],
  ['thousandths of a CPU', cpu, Cpu.millis(250), '250m'],
  ['CPUs', cpu, Cpu.units(1.5), '1.5'],
  ['mebibytes', size, Size.gibibytes(1), '1024Mi'],
  ['kibibytes', size, Size.kibibytes(1), '1Ki'],
] as const)('%s', (_, kind, value, json) => {
  expect(kind.render('a', value, NEWEST)).toEqual({ json, problems: [], uses: [] });
});

test.each([
  [
    'seconds',
    seconds(BOUNDS),
    Duration.millis(1500),
    'a is 1500 milliseconds; allowed: a Duration from 1 second to 1 hour, in whole seconds',
  ],
  ['seconds', seconds(BOUNDS), Duration.seconds(0), 'a is 0 seconds; allowed: a Duration from 1 second to 1 hour'],
  ['seconds for Go', wholeSeconds(BOUNDS), Duration.seconds(3601), 'a is 3601 seconds; allowed: a Duration from'],
  [
    'milliseconds for Go',
    duration(BOUNDS),
    Duration.millis(999),
    'a is 999 milliseconds; allowed: a Duration from 1 second',
  ],
  ['CPU', cpu, '250m', "a is '250m'; allowed: a Cpu such as Cpu.millis(100)"],
  ['sizes', size, 1024, 'a is 1024; allowed: a Size such as Size.mebibytes(64), in whole kibibytes'],
] as const)('%s out of bounds are refused', (_, kind, value, problem) => {
  expect(kind.render('a', value, NEWEST)).toEqual({ problems: [expect.stringContaining(problem)], uses: [] });
});

/** Returns the pattern of a kind's texts, and what reads them. */
function notationOf({ notation }: FieldKind<unknown>): {
  matches: (text: string) => boolean;
  read: (text: string) => unknown;
} {
  if (notation.as !== 'text' || notation.pattern === undefined || notation.read === undefined) {
    throw new TypeError('the kind has no pattern');
  }
  const pattern = new RegExp(notation.pattern);
  return { matches: (text) => pattern.test(text), read: notation.read };
}

const DURATIONS = [seconds(BOUNDS), wholeSeconds(BOUNDS), duration(BOUNDS)];

test.each([
  ...DURATIONS.flatMap((kind) => [
    [kind, '90s', Duration.millis(90_000)] as const,
    [kind, '1h30m', Duration.millis(5_400_000)] as const,
    [kind, '1.5s', Duration.millis(1500)] as const,
    [kind, '250ms', Duration.millis(250)] as const,
  ]),
  [cpu, '250m', Cpu.millis(250)] as const,
  [cpu, '2', Cpu.units(2)] as const,
  [size, '1Gi', Size.mebibytes(1024)] as const,
  [size, '1.5Ki', Size.kibibytes(2)] as const,
])('%#: what people note is read', (kind, text, value) => {
  const { matches, read } = notationOf(kind);
  expect(matches(text)).toBe(true);
  expect(read(text)).toEqual(value);
});

test.each(['', '90', '1d', '1 h', '-1s', 's', '1.s', '1h30', '1Gi'])('%j is no duration', (text) => {
  for (const { matches, read } of DURATIONS.map(notationOf)) {
    expect([matches(text), read(text)]).toEqual([false, undefined]);
  }
});

test.each(['', 'm', '1x', '1 Gi', '-1', '1.Gi', '.5', '1GiB', '1s'])('%j is no amount', (text) => {
  for (const { matches, read } of [cpu, size].map(notationOf)) {
    expect([matches(text), read(text)]).toEqual([false, undefined]);
  }
});

test.each([
  [seconds(BOUNDS), 90, Duration.seconds(90)],
  [seconds(BOUNDS), '90', undefined],
  [wholeSeconds(BOUNDS), '90s', Duration.millis(90_000)],
  [duration(BOUNDS), '1500ms', Duration.millis(1500)],
  [duration(BOUNDS), true, undefined],
  [cpu, '250m', Cpu.millis(250)],
  [cpu, 2, Cpu.units(2)],
  [size, '64Mi', Size.mebibytes(64)],
  [size, 1048576, Size.mebibytes(1)],
  [size, 'much', undefined],
] as const)('%#: what is written is read', (kind, json, value) => {
  expect(kind.read(json)).toEqual(value === undefined ? { left: [[]] } : { value, left: [] });
});
