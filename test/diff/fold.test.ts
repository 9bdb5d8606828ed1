import fc from 'fast-check';
import { type Folded, folded, type Placed, rewriteTexts } from '../../lib/diff/fold';
import type { Json } from '../../lib/kubernetes/json';

const fold = (things: readonly Placed<Json>[]): Folded<Json>[] => folded(things, rewriteTexts);

const inEach = (names: readonly string[], thing: (name: string) => Json): Placed<Json>[] =>
  names.map((environment) => ({ environment, thing: thing(environment) }));

test('what is equal but for the name is told once, with ENVIRONMENT for the name', () => {
  expect(
    fold(inEach(['dev-01', 'dev-02'], (name) => ({ [`x-${name}`]: [`hello-${name}.example.com`, name, 1, null] }))),
  ).toEqual([
    {
      environments: ['dev-01', 'dev-02'],
      thing: { 'x-ENVIRONMENT': ['hello-ENVIRONMENT.example.com', 'ENVIRONMENT', 1, null] },
    },
  ]);
});

test('what one environment alone has keeps its name', () => {
  expect(fold(inEach(['dev-01'], (name) => `hello-${name}`))).toEqual([
    { environments: ['dev-01'], thing: 'hello-dev-01' },
  ]);
});

test('what differs is told apart, in the order in which it came', () => {
  expect(
    fold([
      { environment: 'a', thing: '1' },
      { environment: 'b', thing: '2' },
      { thing: '1' },
      { environment: 'c', thing: '1' },
    ]),
  ).toEqual([
    { environments: ['a', 'c'], thing: '1' },
    { environments: ['b'], thing: '2' },
    { environments: [], thing: '1' },
  ]);
});

test.each([
  ['a longer name that begins with it', 'dev', 'developer'],
  ['a longer name that ends with it', 'dev', 'webdev'],
  ['a number that goes on', 'dev-1', 'dev-10'],
])('%s is not the name', (_, name, text) => {
  expect(
    fold([
      { environment: name, thing: text },
      { environment: 'other', thing: text },
    ]),
  ).toEqual([{ environments: [name, 'other'], thing: text }]);
});

test('the word for the name is no name', () => {
  expect(
    fold([
      { environment: 'a', thing: 'ENVIRONMENT' },
      { environment: 'b', thing: 'b' },
    ]),
  ).toEqual([
    { environments: ['a'], thing: 'ENVIRONMENT' },
    { environments: ['b'], thing: 'b' },
  ]);
});

test('no thing is lost, and none is told of an environment that does not have it', () => {
  const names = ['a', 'b', 'a-b', 'dev-1', 'dev-10'];
  const texts = fc.array(fc.constantFrom(...names, '-', '.', 'x'), { maxLength: 4 }).map((parts) => parts.join(''));
  const things = fc.uniqueArray(fc.record({ environment: fc.constantFrom(...names), thing: texts }), {
    selector: ({ environment, thing }) => `${environment} ${thing}`,
  });
  fc.assert(
    fc.property(things, (all) => {
      const found = fold(all);
      expect(found.flatMap(({ environments }) => environments)).toHaveLength(all.length);
      for (const { environments, thing } of found.filter((each) => each.environments.length === 1)) {
        expect(all).toContainEqual({ environment: environments[0], thing });
      }
      for (const { environments } of found) {
        expect(new Set(environments).size).toBe(environments.length);
      }
    }),
  );
});
