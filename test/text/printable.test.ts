import { cutEnd, cutMiddle, printable } from '../../lib/text/printable';

test.each([
  ['plain text, äöü 日本 🙂', 'plain text, äöü 日本 🙂'],
  ['\u001b[31mred', '\ufffd[31mred'],
  ['two\r\nlines', 'two\ufffd\ufffdlines'],
  ['\u009b31m', '\ufffd31m'],
  ['turned\u202eback', 'turned\ufffdback'],
  ['a\u2028b', 'a\ufffdb'],
  ['half\ud83d', 'half\ufffd'],
])('%j is shown as %j', (text, shown) => {
  expect(printable(text)).toBe(shown);
});

test.each([
  ['abcdef', 6, 'abcdef', 'abcdef'],
  ['abcdefg', 6, 'abcde…', 'abc…fg'],
  ['abcdefgh', 5, 'abcd…', 'ab…gh'],
  ['🙂🙂🙂🙂', 3, '🙂🙂…', '🙂…🙂'],
])('%s in %i characters', (text, characters, end, middle) => {
  expect(cutEnd(text, characters)).toBe(end);
  expect(cutMiddle(text, characters)).toBe(middle);
});
