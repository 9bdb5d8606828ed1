import { placesText } from '../../lib/diff/places';

const ALL = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

test.each([
  [[], ''],
  [['a'], 'in a'],
  [['a', 'c'], 'in 2 of 8 environments: a, c'],
  [['a', 'c', 'd'], 'in 3 of 8 environments: a, c, d'],
  [['a', 'b', 'c', 'd'], 'in 4 of 8 environments'],
  [['a', 'b', 'c', 'd', 'e'], 'in 5 of 8 environments: all but f, g, h'],
  [['b', 'c', 'd', 'e', 'f', 'g', 'h'], 'in 7 of 8 environments: all but a'],
  [ALL, 'in all 8 environments'],
])('%j are told as %j', (environments, expected) => {
  expect(placesText(environments, ALL)).toBe(expected);
});
