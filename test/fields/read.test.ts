// From what Kubernetes has back to properties, and what of it no property says.
import fc from 'fast-check';
import { type Field, field, fieldUnder, type Shape } from '../../lib/fields/field';
import { anyText, flag, integer, list, map, object } from '../../lib/fields/kinds';
import { get, readEach, readShape, readWhole } from '../../lib/fields/read';
import { renderShape } from '../../lib/fields/render';
import type { Json } from '../../lib/kubernetes/json';
import { KnativeRelease } from '../../lib/release/knative-release';

const shape = (fields: Readonly<Record<string, Field>>): Shape => ({ name: 'Any', description: 'Any.', fields });

const COUNT = integer({ minimum: 0 });
const BOUNDS = (resource: string) =>
  object(
    shape({
      request: field(anyText, { at: ['requests', resource] }),
      limit: field(anyText, { at: ['limits', resource] }),
    }),
  );
const ITEM = object(shape({ name: field(anyText), size: field(COUNT) }));

const first = fieldUnder(['items', 0]);

/** An object whose properties stand beside and within each other in every way that there is. */
const SHAPE = shape({
  count: field(COUNT),
  nested: field(object(shape({ text: field(anyText, { at: ['deep', 'text'] }) }))),
  cpu: field(BOUNDS('cpu'), { at: [] }),
  memory: field(BOUNDS('memory'), { at: [] }),
  others: field(map(COUNT), { at: ['limits'] }),
  size: first(COUNT),
  port: first(COUNT, { at: ['ports', 0, 'number'] }),
  more: field(list(ITEM), { at: ['items'] }),
  public: field(flag, { at: ['labels', 'public'] }),
  labels: field(map(anyText)),
});

test.each<[name: string, json: Json, value: unknown, left: readonly string[]]>([
  ['nothing', {}, {}, []],
  ['a field', { count: 1 }, { count: 1 }, []],
  ['a field of the wrong type', { count: 'one' }, {}, ['count']],
  ['an object of the wrong type', { nested: 3 }, {}, ['nested']],
  ['a field within', { nested: { deep: { text: 'a' } } }, { nested: { text: 'a' } }, []],
  ['an object that is empty', { nested: {} }, { nested: {} }, []],
  [
    'fields that no property says, each as it is',
    { a: { b: 1, c: [1, { d: 2 }], e: {} }, nested: { deep: { text: 'a', other: 1 } } },
    { nested: { text: 'a' } },
    ['a.b', 'a.c', 'a.e', 'nested.deep.other'],
  ],
  ['objects whose fields stand among those around them', { requests: { cpu: '1' } }, { cpu: { request: '1' } }, []],
  [
    'several of them at one place, beside a map that takes the rest',
    { requests: { cpu: '1', memory: '2' }, limits: { memory: '3', gpu: 4 } },
    { cpu: { request: '1' }, memory: { request: '2', limit: '3' }, others: { gpu: 4 } },
    [],
  ],
  [
    'what none of them says',
    { requests: { gpu: 4 }, limits: { cpu: 5, disk: 'a' } },
    {},
    ['requests.gpu', 'limits.cpu', 'limits.disk'],
  ],
  ['a map of which nothing is left', { labels: { public: true } }, { public: true }, []],
  [
    'a map beside a property of one of its keys',
    { labels: { public: true, a: 'b' } },
    { public: true, labels: { a: 'b' } },
    [],
  ],
  [
    'a map in which one key is wrong',
    { labels: { public: 'yes', a: 1, b: 'c' } },
    { labels: { b: 'c' } },
    ['labels.public', 'labels.a'],
  ],
  ['an empty map', { labels: {} }, { labels: {} }, []],
  [
    'the first item by itself, and the others as a list',
    { items: [{ size: 1 }, { name: 'a', size: 2 }, { name: 'b' }] },
    { size: 1, more: [{ name: 'a', size: 2 }, { name: 'b' }] },
    [],
  ],
  ['only the first item', { items: [{ size: 1 }] }, { size: 1 }, []],
  [
    'what is left of items, by their places',
    {
      items: [
        { size: 1, hook: { a: 1 }, ports: [{ number: 3, name: 'a' }, { number: 4 }] },
        { name: 'a', hook: { b: 2 } },
        { name: 'b' },
        { size: 'big' },
        'text',
      ],
    },
    { size: 1, port: 3, more: [{ name: 'a' }, { name: 'b' }, {}] },
    ['items.0.hook.a', 'items.0.ports.0.name', 'items.0.ports.1', 'items.1.hook.b', 'items.3.size', 'items.4'],
  ],
  ['a list that is none', { items: 'text' }, {}, ['items']],
  ['a list that is empty', { items: [] }, { more: [] }, []],
  ['what is called as a method of objects', { labels: { constructor: 'a' } }, { labels: { constructor: 'a' } }, []],
])('%s', (_, json, value, left) => {
  const read = readShape(SHAPE, json);
  expect(read.value).toEqual(value);
  expect(read.left.map((path) => path.join('.'))).toEqual(left);
});

test.each([[null], [3], ['text'], [[]]])('%j is no object, and left as a whole', (json) => {
  expect(readShape(SHAPE, json)).toEqual({ left: [[]] });
});

test('nothing is both read and left, and everything is one of them', () => {
  const text = fc.string({ maxLength: 3 });
  const values = fc.record(
    {
      count: fc.nat(),
      nested: fc.record({ text }, { requiredKeys: [] }),
      cpu: fc.record({ request: text, limit: text }),
      memory: fc.record({ limit: text }),
      others: fc.dictionary(fc.constantFrom('gpu', 'disk'), fc.nat(), { minKeys: 1 }),
      size: fc.nat(),
      port: fc.nat(),
      more: fc.array(fc.record({ name: text, size: fc.nat() }, { requiredKeys: ['name'] }), { minLength: 1 }),
      public: fc.boolean(),
      labels: fc.dictionary(fc.constantFrom('a', 'b'), text, { minKeys: 1 }),
    },
    { requiredKeys: ['size'] },
  );
  fc.assert(
    fc.property(values, (value) => {
      const { json = null, problems } = renderShape(SHAPE, '', value, KnativeRelease.newest());
      expect(problems).toEqual([]);
      expect(readShape(SHAPE, json)).toEqual({ value, left: [] });
    }),
  );
});

describe('a part of data', () => {
  const json = { a: [{ b: 1 }], c: null };

  test.each<[path: readonly (string | number)[], found: Json | undefined]>([
    [[], json],
    [['a'], [{ b: 1 }]],
    [['a', 0, 'b'], 1],
    [['a', 1], undefined],
    [['a', 'b'], undefined],
    [['a', 0, 0], undefined],
    [['c'], null],
    [['c', 'd'], undefined],
    [['constructor'], undefined],
  ])('at %j is %j', (path, found) => {
    expect(get(json, path)).toEqual(found);
  });
});

test('a value that is understood leaves nothing, one that isn’t leaves itself', () => {
  expect(readWhole(0)).toEqual({ value: 0, left: [] });
  expect(readWhole(undefined)).toEqual({ left: [[]] });
});

test.each([
  ['no parts', [], { value: [], left: [] }],
  ['parts that are understood', [[0, { value: 'a', left: [] }]], { value: [[0, 'a']], left: [] }],
  [
    'parts of which some are understood',
    [
      [0, { value: 'a', left: [['b']] }],
      [1, { left: [[]] }],
    ],
    { value: [[0, 'a']], left: [[0, 'b'], [1]] },
  ],
  ['parts of which none is understood', [['a', { left: [[]] }]], { value: undefined, left: [['a']] }],
] as const)('%s', (_, parts, read) => {
  expect(readEach(parts, (values) => values)).toEqual(read);
});
