import fc from 'fast-check';
import { DelayWindow } from '../../../lib/cost/autoscaler/delay-window';

type Records = readonly (readonly [time: number, pods: number])[];

const largest = (delaySeconds: number, records: Records): number => {
  const window = new DelayWindow(delaySeconds);
  for (const [time, pods] of records) {
    window.record(time, pods);
  }
  return window.largest;
};

test.each<[number, Records, number]>([
  [10, [[0, 3]], 3],
  [
    10,
    [
      [0, 3],
      [2, 5],
    ],
    5,
  ],
  [
    10,
    [
      [0, 5],
      [2, 3],
    ],
    5,
  ],
  // Five ticks of two seconds.
  [
    10,
    [
      [0, 5],
      [8, 3],
    ],
    5,
  ],
  [
    10,
    [
      [0, 5],
      [9.9, 3],
    ],
    5,
  ],
  [
    10,
    [
      [0, 5],
      [10, 3],
    ],
    3,
  ],
  [
    9,
    [
      [0, 5],
      [8, 3],
    ],
    5,
  ],
  [
    9,
    [
      [0, 5],
      [10, 3],
    ],
    3,
  ],
  [
    10,
    [
      [0, 5],
      [4, 4],
      [10, 3],
    ],
    4,
  ],
  [
    10,
    [
      [0, 5],
      [4, 4],
      [14, 3],
    ],
    3,
  ],
  // Of one tick, the larger.
  [
    10,
    [
      [0, 5],
      [1, 3],
    ],
    5,
  ],
  [
    10,
    [
      [0, 3],
      [1, 5],
    ],
    5,
  ],
  [
    1,
    [
      [0, 5],
      [1, 3],
    ],
    5,
  ],
  [
    1,
    [
      [0, 5],
      [2, 3],
    ],
    3,
  ],
])('of %d seconds, with %j: %d', (delaySeconds, records, expected) => {
  expect(largest(delaySeconds, records)).toBe(expected);
});

test('is the largest of the ticks in the window', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.nat(10)), { minLength: 1, maxLength: 50 }),
      (delaySeconds, steps) => {
        let time = 0;
        const records = steps.map(([seconds, pods]): [number, number] => {
          time += seconds;
          return [time, pods];
        });
        const tick = (at: number) => Math.floor(at / 2);
        const inWindow = records.filter(([at]) => tick(time) - tick(at) < Math.ceil(delaySeconds / 2));
        expect(largest(delaySeconds, records)).toBe(Math.max(...inWindow.map(([, pods]) => pods)));
      },
    ),
  );
});
