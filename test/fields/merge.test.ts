// How what one layer says goes together with what the layer below says.
import { field } from '../../lib/fields/field';
import { anyText, flag, integer, list, map, namedList, object } from '../../lib/fields/kinds';
import { mergeShape } from '../../lib/fields/merge';
import { shape } from './shapes';

const BOUNDS = shape({ request: field(anyText), limit: field(anyText) });
const ITEM = shape({
  name: field(anyText),
  args: field(list(anyText)),
  env: field(map(anyText)),
  bounds: field(object(BOUNDS, 'by property')),
});

const SHAPE = shape({
  size: field(integer({ minimum: 0 })),
  flag: field(flag),
  args: field(list(anyText)),
  env: field(map(anyText)),
  probe: field(object(BOUNDS)),
  bounds: field(object(BOUNDS, 'by property')),
  items: field(namedList(object(ITEM, 'by property'), 'name')),
  whole: field(namedList(object(ITEM), 'name')),
});

test.each<[name: string, lower: object, upper: object, merged: object]>([
  ['nothing over nothing', {}, {}, {}],
  ['nothing over something', { size: 1, env: { a: '1' } }, {}, { size: 1, env: { a: '1' } }],
  ['something over nothing', {}, { size: 1, items: [{ name: 'a' }] }, { size: 1, items: [{ name: 'a' }] }],
  ['what is undefined says nothing', { size: 1 }, { size: undefined, flag: undefined }, { size: 1, flag: undefined }],
  ['what is undefined below leaves it to the upper', { size: undefined }, { size: 1 }, { size: 1 }],
  ['a value replaces', { size: 1, flag: true }, { size: 0, flag: false }, { size: 0, flag: false }],
  ['a list replaces', { args: ['a', 'b'] }, { args: ['c'] }, { args: ['c'] }],
  ['an empty list replaces', { args: ['a', 'b'] }, { args: [] }, { args: [] }],
  [
    'a map goes key by key',
    { env: { a: '1', b: '2' } },
    { env: { b: '3', c: '4' } },
    { env: { a: '1', b: '3', c: '4' } },
  ],
  ['an object replaces', { probe: { request: 'a' } }, { probe: { limit: 'b' } }, { probe: { limit: 'b' } }],
  [
    'some objects go property by property',
    { bounds: { request: 'a', limit: 'b' } },
    { bounds: { limit: 'c' } },
    { bounds: { request: 'a', limit: 'c' } },
  ],
  [
    'items take the place of those of their name, and others come after',
    { items: [{ name: 'a', args: ['1'] }, { name: 'b' }, { name: 'c' }] },
    { items: [{ name: 'd' }, { name: 'c', args: ['3'] }, { name: 'a', args: ['2'] }] },
    { items: [{ name: 'a', args: ['2'] }, { name: 'b' }, { name: 'c', args: ['3'] }, { name: 'd' }] },
  ],
  [
    'items go property by property, as they say',
    { items: [{ name: 'a', args: ['1'], env: { x: '1' }, bounds: { request: '1' } }] },
    { items: [{ name: 'a', env: { y: '2' }, bounds: { limit: '2' } }] },
    { items: [{ name: 'a', args: ['1'], env: { x: '1', y: '2' }, bounds: { request: '1', limit: '2' } }] },
  ],
  [
    'items replace those of their name, as they say',
    { whole: [{ name: 'a', args: ['1'] }] },
    { whole: [{ name: 'a', env: { y: '2' } }] },
    { whole: [{ name: 'a', env: { y: '2' } }] },
  ],
  ['an empty list of items takes nothing away', { items: [{ name: 'a' }] }, { items: [] }, { items: [{ name: 'a' }] }],
  ['what nobody knows replaces', { other: { a: 1 } }, { other: { b: 2 } }, { other: { b: 2 } }],
  [
    'what is called as what every object has is nothing special',
    { constructor: 1 },
    { toString: 2 },
    { constructor: 1, toString: 2 },
  ],
  ['what is wrong is left for the check', { env: { a: '1' } }, { env: ['b'] }, { env: ['b'] }],
  [
    'what is wrong below is replaced',
    { env: 5, items: 'a' },
    { env: { a: '1' }, items: [] },
    { env: { a: '1' }, items: [] },
  ],
  [
    'items without a name are others',
    { items: [{ args: ['1'] }, 5] },
    { items: [{ args: ['2'] }, { name: 'a' }] },
    { items: [{ args: ['1'] }, 5, { args: ['2'] }, { name: 'a' }] },
  ],
])('%s', (_, lower, upper, merged) => {
  const before = JSON.stringify([lower, upper]);
  expect(mergeShape(SHAPE, lower, upper)).toEqual(merged);
  expect(JSON.stringify([lower, upper])).toBe(before);
});

test('properties keep the order of the lower layer', () => {
  expect(Object.keys(mergeShape(SHAPE, { flag: true, size: 1 }, { args: [], size: 2 }))).toEqual([
    'args',
    'size',
    'flag',
  ]);
});
