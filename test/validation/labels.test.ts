import { labelProblems, selectorProblems } from '../../lib/validation/labels';

const x = (length: number) => 'x'.repeat(length);

describe('the key of a label', () => {
  test.each(['a', 'A_b.c-1', x(63), `example.com/${x(63)}`, `${x(253)}/a`])('may be %s', (key) => {
    expect(labelProblems('labels', { [key]: '' })).toEqual([]);
  });

  test.each([
    '',
    '-a',
    'a-',
    'a b',
    x(64),
    'example.com/',
    '/a',
    'a/b/c',
    `example.com/${x(64)}`,
    `${x(254)}/a`,
    'a..b/c',
    'a-.b/c',
    'a./c',
  ])("may not be '%s'", (key) => {
    expect(labelProblems('labels', { [key]: '' })).toEqual([
      `labels has '${key}'; allowed: keys of labels, such as example.com/team`,
    ]);
  });
});

describe('the value of a label', () => {
  test.each(['', 'a', 'A_b.c-1', x(63)])("may be '%s'", (value) => {
    expect(labelProblems('labels', { team: value })).toEqual([]);
  });

  test.each(['-a', 'a-', 'a b', x(64), 1, null, undefined])('may not be %p', (value) => {
    expect(labelProblems('labels', { team: value })).toEqual([expect.stringMatching(/^labels.team is .*; allowed: /)]);
  });
});

test.each([null, [], 'team', 5])('%p is not labels', (labels) => {
  expect(labelProblems('labels', labels)).toEqual([expect.stringContaining('allowed: labels by their keys')]);
});

test('what is wrong with a selector is told by its place', () => {
  expect(
    selectorProblems('selector', {
      matchLabels: { team: 'a b' },
      matchExpressions: [{ key: 'team', operator: 'In', values: [x(64)] }, [], { key: 'team', operator: 'Exists' }],
    }),
  ).toEqual([
    expect.stringMatching(/^selector.matchLabels.team is 'a b'; /),
    expect.stringMatching(/^selector.matchExpressions\[0\].values is /),
    'selector.matchExpressions[1] is []; allowed: an object with key, operator, values',
  ]);
});
