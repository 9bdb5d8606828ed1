import { wakersOf } from '../../../lib/cost/simulation/wakers';
import { type TestRequest, trafficOf } from '../../support/traffic';

/** Requests at an interval, from the first second on. */
const every = (interval: number, request: Omit<TestRequest, 'time'> = {}): TestRequest[] =>
  Array.from({ length: Math.floor(3600 / interval) }, (_, index) => ({ time: index * interval, ...request }));

const merged = (...requests: readonly TestRequest[][]): TestRequest[] =>
  requests.flat().sort((one, other) => one.time - other.time);

test('a caller that comes again before the API sleeps keeps it awake', () => {
  expect(wakersOf(trafficOf(every(60, { duration: 0 })), [90])).toEqual([
    { target: 0, caller: 0, count: 60, awakeSeconds: 3600, everySeconds: 60 },
  ]);
});

test.each([
  ['one that comes later than that does not', every(100), [90]],
  ['one that comes just then does not', every(90), [90]],
  ['one that comes once does not', [{ time: 10 }], [1000]],
  ['one that keeps it awake for less than a twentieth of the time does not', every(1).slice(0, 100), [60]],
  [
    'several requests of one visit are no interval',
    every(600).flatMap(({ time }) => [{ time }, { time: time + 0.5 }]),
    [90],
  ],
])('%s', (_, requests, idleSeconds) => {
  expect(wakersOf(trafficOf(requests), idleSeconds)).toEqual([]);
});

test('each caller is told by itself, and each target', () => {
  const requests = merged(every(60, { caller: 1, duration: 0 }), every(30, { target: 1, duration: 0 }), [{ time: 5 }]);
  expect(wakersOf(trafficOf(requests), [70, 40])).toEqual([
    { target: 0, caller: 1, count: 60, awakeSeconds: 3600, everySeconds: 60 },
    { target: 1, caller: 0, count: 120, awakeSeconds: 3600, everySeconds: 30 },
  ]);
});

test('a request keeps the API awake while it lasts, and no longer than the period is', () => {
  const requests = [
    { time: 0, duration: 500 },
    { time: 50, duration: 0 },
    { time: 3590, duration: 0 },
  ];
  expect(wakersOf(trafficOf(requests), [60])).toEqual([]);
  const [waker] = wakersOf(
    trafficOf([...requests.slice(0, 2), { time: 100, duration: 0 }, ...requests.slice(2)]),
    [60],
  );
  expect(waker).toMatchObject({ count: 4, awakeSeconds: 560 + 10, everySeconds: 50 });
});

test('only those that keep an API awake for longest are told', () => {
  const callers = ['a', 'b', 'c', 'd'];
  const requests = merged(...callers.map((_, caller) => every(10 + caller, { caller, duration: 0 })));
  const found = wakersOf(trafficOf(requests, { callers }), [20]);
  expect(found.map(({ caller }) => caller)).toHaveLength(3);
});
