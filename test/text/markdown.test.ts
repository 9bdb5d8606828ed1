import { markdownCell, markdownProse } from '../../lib/text/markdown';

test.each([
  ['12 rows (1 %)', '12 rows (1 %)'],
  ['<img src=x> *a* _b_ `c` [d](e)', '\\<img src=x\\> \\*a\\* \\_b\\_ \\`c\\` \\[d\\](e)'],
  ['https://www.example.com', 'https\\://www\\.example\\.com'],
  ['@somebody #12 &lt;', '@<!-- -->somebody \\#12 \\&lt;'],
  ['a | b\n- c', 'a \\| b\ufffd- c'],
])('%j is the prose %j', (text, markdown) => {
  expect(markdownProse(text)).toBe(markdown);
});

test.each([
  ['', ''],
  ['dev-01', '`dev-01`'],
  ['a|b', '<code>a\\|b</code>'],
  ['\\|<img>', '<code>\\\\\\|\\<img\\></code>'],
  ['a\\b', '`a\\b`'],
  ['`</td>\n', '`` `</td>\ufffd ``'],
])('%j is the cell %j', (text, markdown) => {
  expect(markdownCell(text)).toBe(markdown);
});
