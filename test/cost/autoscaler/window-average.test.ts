import fc from 'fast-check';
import { WeightedWindowAverage, WindowAverage } from '../../../lib/cost/autoscaler/window-average';

type Records = readonly (readonly [second: number, value: number])[];

/** A second of no meaning. */
const BASE = 1_790_000_000;

function filled<Average extends WindowAverage>(average: Average, records: Records): Average {
  for (const [second, value] of records) {
    average.record(BASE + second, value);
  }
  return average;
}

describe('the average of a window of 5 seconds', () => {
  test.each<[Records, number, number]>([
    [[], 0, 0],
    // As long as there is something in it.
    [[[0, 6]], 0, 6],
    [
      [
        [0, 6],
        [1, 0],
      ],
      1,
      3,
    ],
    [
      [
        [0, 6],
        [2, 0],
      ],
      2,
      2,
    ],
    [
      [
        [0, 6],
        [4, 0],
      ],
      4,
      1.2,
    ],
    [
      [
        [0, 6],
        [4, 0],
        [5, 4],
      ],
      5,
      0.8,
    ],
    // Of one second, all.
    [
      [
        [0, 1],
        [0, 2],
        [0.9, 3],
      ],
      0,
      6,
    ],
    // Nothing at its end: what is left counts.
    [[[0, 6]], 1, 6],
    [
      [
        [0, 6],
        [1, 2],
      ],
      3,
      4,
    ],
    [
      [
        [0, 6],
        [1, 2],
        [2, 0],
        [3, 0],
        [4, 0],
      ],
      5,
      0.5,
    ],
    [
      [
        [0, 6],
        [1, 2],
        [2, 0],
        [3, 0],
        [4, 0],
      ],
      6,
      0,
    ],
    [[[0, 6]], 4, 6],
    [[[0, 6]], 5, 0],
    // It begins anew after as long as it is.
    [
      [
        [0, 6],
        [4, 2],
      ],
      4,
      1.6,
    ],
    [
      [
        [0, 6],
        [5, 2],
      ],
      5,
      2,
    ],
    [
      [
        [0, 6],
        [5, 2],
        [6, 4],
      ],
      6,
      3,
    ],
    // The past counts as long as it is in the window.
    [
      [
        [4, 2],
        [1, 4],
      ],
      4,
      1.5,
    ],
    [
      [
        [5, 2],
        [0, 4],
      ],
      5,
      2,
    ],
    [
      [
        [5, 2],
        [4, 4],
      ],
      3,
      3,
    ],
  ])('of %j at %d: %d', (records, now, expected) => {
    expect(filled(new WindowAverage(5, 'nearest'), records).average(BASE + now)).toBe(expected);
  });

  test.each<['down' | 'nearest', number, number]>([
    ['down', 2, 0.666666],
    ['nearest', 2, 0.666667],
    ['down', 1, 0.333333],
    ['nearest', 1, 0.333333],
    ['down', 0.000_000_3, 0],
    ['nearest', 0.000_001_5, 0.000_001],
    ['down', -0.000_000_3, -0.000_001],
    ['nearest', -0.000_001_5, -0.000_001],
  ])('is rounded %s: %d in three seconds', (rounding, value, expected) => {
    expect(
      filled(new WindowAverage(5, rounding), [
        [0, value],
        [2, 0],
      ]).average(BASE + 2),
    ).toBe(expected);
  });
});

const RECORDS = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.double({ min: 0, max: 100, noNaN: true })), { maxLength: 20 })
  .map((records) => records.sort(([one], [other]) => one - other));
const WINDOW = fc.integer({ min: 1, max: 12 });
const SHORT = fc.integer({ min: 0, max: 30 });

test.each([WindowAverage, WeightedWindowAverage])('zeros of a period are as good as each of them: %p', (Average) => {
  fc.assert(
    fc.property(WINDOW, RECORDS, SHORT, SHORT, fc.nat(100), (seconds, records, gap, zeros, value) => {
      const [one, other] = [1, 2].map(() => filled(new Average(seconds, 'nearest'), records));
      const from = BASE + 30 + gap;
      one?.recordZeros(from, from + zeros - 1);
      for (let second = from; second < from + zeros; second++) {
        other?.record(second, 0);
      }
      for (let now = from + zeros; now < from + zeros + seconds + 2; now++) {
        expect(one?.average(now)).toBe(other?.average(now));
        one?.record(now, value);
        other?.record(now, value);
        expect(one?.average(now)).toBe(other?.average(now));
      }
    }),
  );
});

describe('the weighted average', () => {
  // Half a minute: 0.27 of the newest second, and of what is left, 0.27 of the one before.
  const WEIGHT = 1 - 0.0001 ** (1 / 30);

  test.each<[Records, number, number]>([
    [[], 0, 0],
    [[[0, 10]], 0, 10 * WEIGHT],
    [
      [
        [0, 10],
        [1, 0],
      ],
      1,
      10 * WEIGHT * (1 - WEIGHT),
    ],
    [
      [
        [0, 10],
        [1, 5],
      ],
      1,
      5 * WEIGHT + 10 * WEIGHT * (1 - WEIGHT),
    ],
    // Seconds without anything let it fall as well.
    [[[0, 10]], 3, 10 * WEIGHT * (1 - WEIGHT) ** 3],
    [[[0, 10]], 29, 10 * WEIGHT * (1 - WEIGHT) ** 29],
    [[[0, 10]], 30, 0],
    [[[0, 10]], 31, 0],
  ])('of %j at %d: %d', (records, now, expected) => {
    expect(filled(new WeightedWindowAverage(30, 'nearest'), records).average(BASE + now)).toBeCloseTo(expected, 9);
  });

  test('gives the newest second a fifth at least', () => {
    expect(filled(new WeightedWindowAverage(60, 'nearest'), [[0, 10]]).average(BASE)).toBe(2);
  });
});
