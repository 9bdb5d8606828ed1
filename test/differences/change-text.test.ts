import { changeText, markdownCode, plain } from '../../lib/differences/change-text';

const LONG = 'x'.repeat(200);

test.each([
  ['a value that changes', { path: 'a', before: 1, after: { b: 'c' } }, 'a: 1 → {"b":"c"}'],
  ['one that is added', { path: 'a', after: 'b' }, 'a is added: "b"'],
  ['one that is removed', { path: 'a', before: null }, 'a is removed: null'],
  ['several lines', { path: 'a', before: 'b\nc', after: '' }, String.raw`a: "b\nc" → ""`],
  ['long values', { path: 'a', before: LONG, after: 'y' }, `a: "${'x'.repeat(119)}… → "y"`],
  ['an addition that is long', { path: 'a', after: LONG }, `a is added: "${'x'.repeat(119)}…`],
  ['a removal that is long', { path: 'a', before: LONG }, `a is removed: "${'x'.repeat(119)}…`],
  [
    'long values that differ late',
    { path: 'a', before: `${LONG}1`, after: `${LONG}2` },
    `a: …${'x'.repeat(20)}1" → …${'x'.repeat(20)}2"`,
  ],
  [
    'long values that differ early',
    { path: 'a', before: `1${LONG}`, after: `2${LONG}` },
    `a: "1${'x'.repeat(118)}… → "2${'x'.repeat(118)}…`,
  ],
])('%s', (_, change, expected) => {
  expect(changeText(change, plain)).toBe(expected);
});

test.each([
  ['a', '`a`'],
  ['a `b` c', '`` a `b` c ``'],
  ['a ``b` c', '``` a ``b` c ```'],
])('code of Markdown: %s', (text, expected) => {
  expect(markdownCode(text)).toBe(expected);
});

test('path and values are marked as code', () => {
  expect(changeText({ path: 'a', before: 1, after: 2 }, markdownCode)).toBe('`a`: `1` → `2`');
});
