// The kinds of values: what is written for them, what is wrong with others, and what is said of the kind.
import { field } from '../../lib/fields/field';
import {
  anyText,
  apart,
  choice,
  decimal,
  flag,
  flagThatUses,
  inText,
  integer,
  list,
  map,
  named,
  namedList,
  object,
  oneOf,
  only,
  someText,
  textThat,
} from '../../lib/fields/kinds';
import { KnativeRelease } from '../../lib/release/knative-release';
import { NEWEST, shape } from './shapes';

const ITEM = object(shape({ name: field(someText), size: field(integer({ minimum: 0 })) }));

test.each([
  ['a flag', flag, true, true, 'boolean', 'replace'],
  ['any text', anyText, '', '', 'string', 'replace'],
  ['a text', someText, 'a', 'a', 'string', 'replace'],
  ['a choice', choice('a', 'b'), 'b', 'b', "'a' | 'b'", 'replace'],
  ['a whole number', integer({ minimum: 1 }), 1, 1, 'number', 'replace'],
  ['a number', decimal({ minimum: 0.5 }), 0.5, 0.5, 'number', 'replace'],
  ['a number as text', inText(integer({ minimum: 1 })), 1, '1', 'number', 'replace'],
  ['a flag as text', inText(flag), false, 'false', 'boolean', 'replace'],
  ['a kind with a name', named('Size', integer({ minimum: 0 })), 5, 5, 'Size', 'replace'],
  ['one boolean', only(false), false, false, 'false', 'replace'],
  ['a list', list(anyText), ['a', ''], ['a', ''], 'readonly string[]', 'replace'],
  ['a list of choices', list(choice('a', 'b')), ['b'], ['b'], "readonly ('a' | 'b')[]", 'replace'],
  ['a list by name', namedList(ITEM, 'name'), [{ name: 'a' }], [{ name: 'a' }], 'readonly Any[]', 'by name'],
  ['a map', map(flag), { a: true, b: undefined }, { a: true }, 'Readonly<Record<string, boolean>>', 'by key'],
  ['an object', ITEM, { size: 1 }, { size: 1 }, 'Any', 'replace'],
  ['an object by property', object(shape({}), 'by property'), {}, {}, 'Any', 'by property'],
  ['one of two kinds', oneOf(flag, someText), 'a', 'a', 'boolean | string', 'replace'],
  ['what is written elsewhere', apart(flag), true, undefined, 'boolean', 'replace'],
  ['a flag that needs another one', flagThatUses('autodetectHttp2'), false, false, 'boolean', 'replace'],
] as const)('%s', (_, kind, value, json, type, merge) => {
  expect(kind.render('a', value, NEWEST)).toMatchObject({ json, problems: [], uses: [] });
  expect(kind).toMatchObject({ type, merge });
});

test.each([
  ['a flag', flag, 1, 'is 1; allowed: true, false'],
  ['a text', textThat('a word', (text) => /^\w+$/.test(text)), 'a b', "is 'a b'; allowed: a word"],
  ['an empty text', someText, ' ', "is ' '; allowed: a string that is not empty"],
  ['a choice', choice('a', 'b'), 'c', "is 'c'; allowed: 'a', 'b'"],
  ['a whole number', integer({ minimum: 1, maximum: 2 }), 3, 'is 3; allowed: a whole number from 1 to 2'],
  ['a number', decimal({ minimum: 1, or: -1 }), 0, 'is 0; allowed: a number from 1, or -1'],
  ['a number as text', inText(integer({ minimum: 1 })), '1', "is '1'; allowed: a whole number from 1 to 2147483647"],
  ['one boolean', only(true), false, 'is false; allowed: true'],
  ['no list', list(flag), { 0: true }, 'is {"0":true}; allowed: a list'],
  ['an item', list(flag), [true, 1], '[1] is 1; allowed: true, false'],
  ['an item that is not there', list(flag), Array(1), '[0] is undefined; allowed: true, false'],
  ['no map', map(flag), [], 'is []; allowed: an object, each value true, false'],
  ['a value', map(flag), { b: 1 }, '.b is 1; allowed: true, false'],
  [
    'a key',
    map(flag, { allowed: 'one letter', test: (key) => key.length === 1 }),
    { bc: true },
    " has 'bc'; allowed: one letter",
  ],
  ['no object', ITEM, 'a', "is 'a'; allowed: an object with name, size"],
  ['a field', ITEM, { size: -1 }, '.size is -1; allowed: a whole number from 0 to 2147483647'],
  [
    'two items of a name',
    namedList(ITEM, 'name'),
    [{ name: 'b' }, { name: 'b' }],
    " has name 'b' 2 times; allowed: once",
  ],
  ['neither of two kinds', oneOf(flag, someText), 1, 'is 1; allowed: true, false, or a string that is not empty'],
  [
    'an object that is nearly one of two kinds',
    oneOf(anyText, ITEM),
    { size: '1' },
    ".size is '1'; allowed: a whole number from 0 to 2147483647",
  ],
  ['what is written elsewhere', apart(flag), 1, 'is 1; allowed: true, false'],
] as const)('%s is refused', (_, kind, value, problem) => {
  const { json, problems } = kind.render('a', value, NEWEST);
  expect(problems).toEqual([problem.startsWith('is') ? `a ${problem}` : `a${problem}`]);
  expect(JSON.stringify(json) ?? '').not.toContain('undefined');
});

test('all that is wrong with a list is told', () => {
  const { problems } = namedList(ITEM, 'name').render('a', [{ name: 'b' }, { name: 'b', size: -1 }, 5], NEWEST);
  expect(problems).toHaveLength(3);
});

test('a flag that needs another one uses it where it is true', () => {
  const { render } = flagThatUses('autodetectHttp2');
  expect(render('a', true, NEWEST).uses).toEqual([{ feature: 'autodetectHttp2', property: 'a' }]);
  expect(render('a', 'true', NEWEST).uses).toEqual([]);
});

test('what parts use, the whole uses', () => {
  const part = flagThatUses('autodetectHttp2');
  const uses = (property: string) => [{ feature: 'autodetectHttp2', property }];
  expect(list(part).render('a', [false, true], NEWEST).uses).toEqual(uses('a[1]'));
  expect(map(part).render('a', { b: true, c: false }, NEWEST).uses).toEqual(uses('a.b'));
  expect(object(shape({ d: field(part) })).render('a', { d: true }, NEWEST).uses).toEqual(uses('a.d'));
  expect(oneOf(someText, part).render('a', true, NEWEST).uses).toEqual(uses('a'));
});

test('a choice may be known from a release on', () => {
  const kind = choice('a', { value: 'b', since: '1.10' });
  expect(kind.render('c', 'b', KnativeRelease.of('1.10.6')).problems).toEqual([]);
  expect(kind.render('c', 'b', KnativeRelease.of('1.9.4')).problems).toEqual([
    "c is 'b'; allowed: 'a', 'b' (from 1.10 on)",
  ]);
});

test.each([
  ['a boolean', flag, { as: 'boolean' }],
  ['a whole number', integer({ minimum: 1, maximum: 9 }), { as: 'number', whole: true, minimum: 1, maximum: 9 }],
  ['a number', decimal({ minimum: 1 }), { as: 'number', whole: false }],
  ['a choice', choice('a', { value: 'b', since: '1.10' }), { as: 'choice', choices: ['a', 'b'] }],
  ['a text', someText, { as: 'text' }],
  ['a number, whatever it is written as', inText(integer({ minimum: 1 })), { as: 'number', whole: true, minimum: 1 }],
  ['a list', list(flag), { as: 'list', item: flag }],
  ['a map', map(flag), { as: 'map', item: flag }],
  ['an object', ITEM, { as: 'object', shape: expect.objectContaining({ name: 'Any' }) }],
  ['one of several kinds', oneOf(flag, anyText), { as: 'one of', kinds: [flag, anyText] }],
] as const)('%s is noted in YAML as such', (_, kind, notation) => {
  expect(kind.notation).toEqual(notation);
});

test.each([
  [inText(flag), 'true', true],
  [inText(flag), 'yes', undefined],
  [inText(flag), true, undefined],
  [inText(integer({ minimum: 1 })), '12', 12],
  [inText(integer({ minimum: 1 })), '', undefined],
  [inText(someText), 'a', 'a'],
  [only(false), false, false],
  [only(false), true, undefined],
  [choice('a'), 'a', 'a'],
  [oneOf(flag, someText), 'a', 'a'],
  [oneOf(flag, someText), 1, undefined],
] as const)('what is written is read', (kind, json, value) => {
  expect(kind.read(json)).toEqual(value === undefined ? { left: [[]] } : { value, left: [] });
});
