// From an object's properties to what Kubernetes reads: where each is written, and what is wrong.
import { field, fieldUnder, type Shape } from '../../lib/fields/field';
import { anyText, flag, flagThatUses, integer, list, map, object } from '../../lib/fields/kinds';
import { put, renderShape } from '../../lib/fields/render';
import type { Json } from '../../lib/kubernetes/json';
import { KnativeRelease } from '../../lib/release/knative-release';
import { NEWEST, shape } from './shapes';

const spec = fieldUnder(['spec']);

const SHAPE: Shape = shape({
  name: field(anyText, { required: true }),
  size: field(integer({ minimum: 0 }), { at: ['spec', 'sizeInBytes'] }),
  first: spec(anyText, { at: ['items', 0, 'text'] }),
  second: spec(anyText, { at: ['items', 0, 'other'] }),
  more: spec(list(map(anyText)), { at: ['items'] }),
  spread: field(object(shape({ a: field(flag), b: field(flag, { at: ['labels', 'b'] }) })), { at: [] }),
  labels: field(map(anyText)),
  young: field(flag, { since: '1.10' }),
  old: field(flag, { removed: '1.10' }),
  special: field(anyText, { feature: 'autodetectHttp2' }),
  specials: field(list(anyText), { feature: 'autodetectHttp2' }),
  specialPart: field(object(shape({})), { feature: 'autodetectHttp2' }),
});

const render = (props: unknown, version = '1.23.0') => renderShape(SHAPE, '', props, KnativeRelease.of(version));

test.each<[object, Json]>([
  [{ name: 'a' }, { name: 'a' }],
  [{ name: 'a', size: undefined }, { name: 'a' }],
  [
    { name: 'a', size: 1 },
    { name: 'a', spec: { sizeInBytes: 1 } },
  ],
  [
    { name: 'a', second: 'y', first: 'x' },
    { name: 'a', spec: { items: [{ text: 'x', other: 'y' }] } },
  ],
  [
    { name: 'a', more: [{ c: 'd' }], first: 'x' },
    { name: 'a', spec: { items: [{ text: 'x' }, { c: 'd' }] } },
  ],
  [
    { name: 'a', labels: { c: 'd' }, spread: { a: true, b: false } },
    { name: 'a', a: true, labels: { b: false, c: 'd' } },
  ],
])('%j is written', (props, json) => {
  expect(render(props)).toMatchObject({ json, problems: [], uses: [] });
});

test.each<[unknown, string]>([
  [{}, 'name is undefined; allowed: a string'],
  [
    null,
    'props is null; allowed: an object with name, size, first, second, more, spread, labels, young, special, specials, specialPart',
  ],
  [{ name: 5 }, 'name is 5; allowed: a string'],
  [{ name: 'a', size: -1 }, 'size is -1; allowed: a whole number from 0 to 2147483647'],
  [{ name: 'a', sized: 1 }, "props has property 'sized' (did you mean size?); allowed: name, size, "],
  [{ name: 'a', sizeInBytes: 1 }, "props has property 'sizeInBytes' (did you mean size?); allowed: name, size, "],
  [{ name: 'a', colour: 1 }, "props has property 'colour'; allowed: name, size, "],
  [{ name: 'a', spread: { c: 1 } }, "spread has property 'c'; allowed: a, b"],
])('%j is refused', (props, problem) => {
  expect(render(props).problems).toEqual([expect.stringContaining(problem)]);
});

test.each([
  ['1.10.6', { young: true }, []],
  ['1.9.4', { young: true }, ['young is unknown to Knative 1.9.4; allowed: from 1.10 on']],
  ['1.9.4', { young: 5 }, ['young is unknown to Knative 1.9.4; allowed: from 1.10 on']],
  ['1.9.4', { old: true }, []],
  ['1.10.6', { old: true }, ['old is unknown to Knative 1.10.6; allowed: before 1.10']],
])('for Knative %s, %j has the problems %j', (version, props, problems) => {
  expect(render({ name: 'a', ...props }, version).problems).toEqual(problems);
});

test('what is right is told from what is wrong, all of which is told', () => {
  const { json, problems, sound } = render({ name: 'a', size: -1, first: 5, second: 'y', colour: 1 });
  expect(problems).toHaveLength(3);
  expect(sound).toEqual(['name', 'second']);
  expect(json).toEqual({ name: 'a', spec: { items: [{ other: 'y' }] } });
});

test('what needs a flag says so, unless it is empty', () => {
  const uses = (props: object) => render({ name: 'a', ...props }).uses;
  const of = (property: string) => [{ feature: 'autodetectHttp2', property }];
  expect(uses({ special: '' })).toEqual(of('special'));
  expect(uses({ specials: ['a'] })).toEqual(of('specials'));
  expect(uses({ specials: [] })).toEqual([]);
  expect(uses({ specialPart: {} })).toEqual(of('specialPart'));
  expect(uses({ special: undefined })).toEqual([]);
});

describe('an object of which one property is set', () => {
  const ONE = shape(
    { a: field(flag), b: field(flag), young: field(flag, { since: '1.10' }), other: field(flag) },
    { oneOf: ['a', 'b', 'young'] },
  );
  const problems = (props: object, version = '1.23.0') =>
    renderShape(ONE, 'x', props, KnativeRelease.of(version)).problems;

  test.each([{ a: true }, { b: false }, { young: true }, { a: true, other: true }, { a: true, b: undefined }])(
    'may be %j',
    (props) => {
      expect(problems(props)).toEqual([]);
    },
  );

  test('may not be none or two, of those that the release knows', () => {
    expect(problems({})).toEqual(['x has none; allowed: one of a, b, young']);
    expect(problems({ other: true }, '1.9.4')).toEqual(['x has none; allowed: one of a, b']);
    expect(problems({ a: true, b: true })).toEqual(['x has a and b; allowed: one of a, b, young']);
  });

  test('is not said to have none where one is misspelled', () => {
    expect(problems({ yung: true })).toEqual(["x has property 'yung'; allowed: a, b, young, other"]);
    expect(problems({ yung: true, a: true, b: true })).toHaveLength(2);
  });
});

test('an object may need a flag by itself', () => {
  const kind = object(
    shape(
      { a: field(flag), b: field(flagThatUses('tagHeaderBasedRouting')) },
      { uses: ({ a }) => (a === true ? ['autodetectHttp2'] : []) },
    ),
  );
  expect(kind.render('x', { a: true, b: true }, NEWEST).uses).toEqual([
    { feature: 'autodetectHttp2', property: 'x' },
    { feature: 'tagHeaderBasedRouting', property: 'x.b' },
  ]);
  expect(kind.render('x', { a: false }, NEWEST).uses).toEqual([]);
});

test.each<[Json | undefined, (string | number)[], Json, Json]>([
  [undefined, [], 1, 1],
  [undefined, ['a', 'b'], 1, { a: { b: 1 } }],
  [{ a: { c: 2 }, d: 3 }, ['a', 'b'], 1, { a: { c: 2, b: 1 }, d: 3 }],
  [{ a: 1 }, ['a'], 2, { a: 2 }],
  [{ a: { b: 1, c: { d: 2 } } }, ['a'], { c: { e: 3 } }, { a: { b: 1, c: { d: 2, e: 3 } } }],
  [{ a: [1] }, ['a'], [2], { a: [1, 2] }],
  [{ a: [{ b: 1 }, { b: 2 }] }, ['a', 1, 'c'], 3, { a: [{ b: 1 }, { b: 2, c: 3 }] }],
  [undefined, ['a', 0, 'b'], 1, { a: [{ b: 1 }] }],
])('to %j at %j is put %j', (json, path, part, whole) => {
  const before = JSON.stringify(json);
  expect(put(json, path, part)).toEqual(whole);
  expect(JSON.stringify(json)).toBe(before);
});
