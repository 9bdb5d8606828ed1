import { summary } from '../../lib/gitops/summary';

const result = (added: string[], changed: string[] = [], removed: string[] = []) => ({
  files: new Map([
    ['platform/serving/a.yaml', ''],
    ['environments/dev-01/b.yaml', ''],
    ['environments/dev-02/b.yaml', ''],
  ]),
  folders: [
    {
      path: 'platform/serving',
      objects: [{ path: '', manifest: { apiVersion: 'v1', kind: 'A', metadata: {} }, named: true }],
    },
    {
      path: 'environments/dev-01',
      objects: [{ path: '', manifest: { apiVersion: 'v1', kind: 'B', metadata: {} }, named: true }],
    },
    {
      path: 'environments/dev-02',
      objects: [{ path: '', manifest: { apiVersion: 'v1', kind: 'B', metadata: {} }, named: true }],
    },
  ],
  changes: { added, changed, removed },
});

test('says what the folder holds, and that nothing changed', () => {
  expect(summary('dist', result([]))).toBe(
    [
      'dist/ holds 3 objects, one in each file',
      '  platform/ 1 object in 1 folder',
      '  environments/ 2 objects in 2 folders',
      'nothing changed since the last run',
    ].join('\n'),
  );
});

test('names what changed', () => {
  expect(
    summary('dist', result(['a'], ['b'], ['c']))
      .split('\n')
      .slice(3),
  ).toEqual(['since the last run: 1 added, 1 changed, 1 removed', '  + a', '  ~ b', '  - c']);
});

test('counts what is too much to name', () => {
  const added = Array.from({ length: 25 }, (_, index) => `file ${index}`);
  const lines = summary('dist', result(added)).split('\n');
  expect(lines).toHaveLength(3 + 1 + 20 + 1);
  expect(lines.at(-1)).toBe('  and 5 more');
});
