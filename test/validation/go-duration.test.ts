// Durations as Go has them: how they are written and read.
import { Duration } from 'cdk8s';
import fc from 'fast-check';
import { durationOf, goDuration, milliseconds } from '../../lib/validation/go-duration';

test.each([
  [Duration.minutes(2), '120s'],
  [Duration.seconds(0), '0s'],
  [Duration.millis(1500), '1500ms'],
  [Duration.seconds(1.1), '1100ms'],
  [Duration.seconds(1.001), '1001ms'],
])('a duration is written as Go parses it', (duration, text) => {
  expect(goDuration(duration)).toBe(text);
});

test.each([
  ['0s', 0],
  ['90s', 90_000],
  ['1h30m', 5_400_000],
  ['1h30m5s250ms', 5_405_250],
  ['1.5h', 5_400_000],
  ['0.1s', 100],
  ['1.1s', 1100],
  ['1m1m', 120_000],
  ['007s', 7000],
])('%s is read as %d milliseconds', (text, amount) => {
  const duration = durationOf(text);
  expect(duration && milliseconds(duration)).toBe(amount);
});

test.each(['', '0', '90', 's', '1d', '1 s', '-1s', '+1s', '1.s', '.5s', '1h30', '1us', '1S', '1s ', 'one'])(
  '%j is no duration',
  (text) => {
    expect(durationOf(text)).toBeUndefined();
  },
);

test('what is written is read back', () => {
  fc.assert(
    fc.property(fc.nat({ max: 2_562_047 * 3_600_000 }), (amount) => {
      const duration = durationOf(goDuration(Duration.millis(amount)));
      expect(duration && milliseconds(duration)).toBe(amount);
    }),
    { seed: 1, numRuns: 1000 },
  );
});

test('parts add up in any order', () => {
  const parts = fc.tuple(
    fc.nat({ max: 999 }),
    fc.constantFrom(['ms', 1], ['s', 1000], ['m', 60_000], ['h', 3_600_000] as const),
  );
  fc.assert(
    fc.property(fc.array(parts, { minLength: 1, maxLength: 4 }), (each) => {
      const duration = durationOf(each.map(([number, [unit]]) => `${number}${unit}`).join(''));
      expect(duration && milliseconds(duration)).toBe(
        each.reduce((sum, [number, [, length]]) => sum + number * Number(length), 0),
      );
    }),
    { seed: 1, numRuns: 1000 },
  );
});
