import { Duration } from 'cdk8s';
import {
  durationBetween,
  hostName,
  integerBetween,
  knownProperties,
  namespaceName,
  resourceName,
  show,
  unique,
} from '../../lib/validation/rules';

describe('a value is shown in one line', () => {
  const circular: Record<string, unknown> = {};
  circular['self'] = circular;

  test.each([
    ['a text', "'a text'"],
    ['two\nlines', "'two\\nlines'"],
    [5, '5'],
    [5n, '5'],
    [null, 'null'],
    [undefined, 'undefined'],
    [Symbol('a'), 'Symbol(a)'],
    [() => 5, 'a function'],
    [{ a: ['b'] }, '{"a":["b"]}'],
    [circular, 'an object'],
    [[circular], 'a list'],
    [{ a: 5n }, 'an object'],
    [Object.create(null), '{}'],
  ])('%p', (value, shown) => {
    expect(show(value)).toBe(shown);
  });
});

test('what is no object has no properties', () => {
  for (const value of [null, [], 'props', 5]) {
    // @ts-expect-error: no compiler has seen it
    expect(knownProperties('props', value, { a: true })).toEqual([
      expect.stringContaining('allowed: an object with a'),
    ]);
  }
});

describe('a resource name', () => {
  test.each(['a', 'dev-01', 'x'.repeat(63)])('may be %s', (name) => {
    expect(resourceName('name', name)).toEqual([]);
  });

  test.each(['', '1a', '-a', 'a-', 'A', 'a_b', 'a.b', 'ä', 'x'.repeat(64)])("may not be '%s'", (name) => {
    expect(resourceName('name', name)).toEqual([
      expect.stringMatching(`^name is '${name}'; allowed: lower-case letters`),
    ]);
  });

  test('may be left out', () => {
    expect(resourceName('name', undefined)).toEqual([]);
  });
});

describe('a host name', () => {
  test.each(['example.com', 'a.b.c', '1.example.com', `${'x'.repeat(63)}.com`])('may be %s', (host) => {
    expect(hostName('host', host)).toEqual([]);
  });

  test.each([
    '',
    'example',
    'example..com',
    '.com',
    'example.com.',
    'Example.com',
    '*.example.com',
    'http://example.com',
    `${'x'.repeat(64)}.com`,
    `${'x.'.repeat(126)}xx`,
  ])("may not be '%s'", (host) => {
    expect(hostName('host', host)).toEqual([
      expect.stringContaining(`host is '${host}'; allowed: a host name of two or more labels`),
    ]);
  });
});

describe('a whole number', () => {
  test.each([1, 2, 3])('may be %d between 1 and 3', (value) => {
    expect(integerBetween('number', value, 1, 3)).toEqual([]);
  });

  test.each([0, 4, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('may not be %d between 1 and 3', (value) => {
    expect(integerBetween('number', value, 1, 3)).toEqual([`number is ${value}; allowed: a whole number from 1 to 3`]);
  });

  test('may be as large as Knative reads, without another upper bound', () => {
    expect(integerBetween('number', 2147483647, 1)).toEqual([]);
    expect(integerBetween('number', 2147483648, 1)).toEqual([
      'number is 2147483648; allowed: a whole number from 1 to 2147483647',
    ]);
  });
});

test('the name of a namespace may start with a digit', () => {
  expect(namespaceName('name', '2024-demo')).toEqual([]);
  expect(namespaceName('name', '-demo')).toEqual([expect.stringContaining("name is '-demo'; allowed: lower-case")]);
  expect(namespaceName('name', 'x'.repeat(64))).toHaveLength(1);
});

test('a duration is checked in seconds', () => {
  expect(durationBetween('window', Duration.minutes(1), 6, 60)).toEqual([]);
  expect(durationBetween('window', Duration.seconds(61), 6, 60)).toEqual([
    'window in seconds is 61; allowed: a whole number from 6 to 60',
  ]);
  expect(durationBetween('window', Duration.millis(6500), 6, 60)).toEqual([
    'window in seconds is 6.5; allowed: a whole number from 6 to 60',
  ]);
});

test('values that occur more than once are reported once, with their count', () => {
  expect(unique(['a', 'b', 'a', 'a'], (value, count) => `${value} ${count}`)).toEqual(['a 3']);
});
