import { table } from '../../lib/text/table';

test('every column is as wide as its longest cell, and figures end at the same place', () => {
  const rows = [
    ['NAME', 'HOURS', 'OWNER'],
    ['a', '1,234', 'x'],
    ['longer', '5', ''],
  ];
  expect(table(rows)).toEqual(['NAME    HOURS  OWNER', 'a       1,234  x', 'longer  5']);
  expect(table(rows, [1])).toEqual(['NAME    HOURS  OWNER', 'a       1,234  x', 'longer      5']);
});

test.each([[[], []] as const, [[[]], ['']] as const])('%j is no table', (rows, lines) => {
  expect(table(rows)).toEqual(lines);
});
