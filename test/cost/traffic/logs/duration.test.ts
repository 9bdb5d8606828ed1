// The ways in which logs write durations.
import { readDuration } from '../../../../lib/cost/traffic/logs/duration';

test.each([
  ['0.123s', undefined, 0.123],
  ['12ms', undefined, 0.012],
  ['12 ms', undefined, 0.012],
  ['1.5e-3s', undefined, 0.0015],
  ['800us', undefined, 0.0008],
  ['800µs', undefined, 0.0008],
  ['5ns', undefined, 5e-9],
  ['3 seconds', undefined, 3],
  ['2m', undefined, 120],
  ['1m2.5s', undefined, 62.5],
  ['12ms', 1, 0.012],
  [12, 0.001, 0.012],
  ['12', 0.001, 0.012],
  ['0.2', 1, 0.2],
  [0, 1, 0],
])('%j of a column in units of %p s', (value, unitSeconds, expected) => {
  expect(readDuration(value, unitSeconds)).toBeCloseTo(expected, 12);
});

test.each([
  ['12', undefined, 'without unit'],
  [0.5, undefined, 'without unit'],
  ['fast', 1, 'unreadable'],
  ['-1', 1, 'unreadable'],
  [-1, 1, 'unreadable'],
  ['12 parsecs', 1, 'unreadable'],
  ['constructor', 1, 'unreadable'],
  ['1toString', 1, 'unreadable'],
])('%j of a column in units of %p s is none: %s', (value, unitSeconds, problem) => {
  expect(readDuration(value, unitSeconds)).toBe(problem);
});
