import { fitting } from '../../lib/text/fitting';

const more = (rest: number) => `and ${rest} more`;

test.each([
  [6, 'ab\ncd'],
  [5, 'ab\nand 1 more'],
  [3, 'ab\nand 1 more'],
  [2, 'and 2 more'],
])('in %i characters', (characters, text) => {
  expect(fitting(['ab', 'cd'], characters, more)).toBe(text);
});

test('nothing fits everywhere', () => {
  expect(fitting([], 0, more)).toBe('');
});
