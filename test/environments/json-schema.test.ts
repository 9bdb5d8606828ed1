import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { withDraft } from '../../lib/environments/draft';
import { OVERRIDES } from '../../lib/environments/fields';
import { environmentsSchema } from '../../lib/environments/json-schema';
import { readEnvironments } from '../../lib/environments/read';
import { entriesOf, type FieldKind, type Notation } from '../../lib/fields/field';
import { InputError } from '../../lib/validation/input-error';
import { ROOT } from '../support/program';

const PROPERTIES = entriesOf(OVERRIDES);

const isOfSchema = new Ajv({ allErrors: true }).compile(JSON.parse(environmentsSchema()));

/** Returns whether readEnvironments takes a file. */
function isRead(file: unknown): boolean {
  try {
    withDraft('draft.yaml', stringify(file), () => readEnvironments('draft.yaml'));
    return true;
  } catch (error) {
    if (error instanceof InputError) {
      return false;
    }
    throw error;
  }
}

const withRow = (row: object) => ({ environments: [{ name: 'dev-01', owner: 'shop@example.com', ...row }] });
const withOverride = (override: object) => withRow({ apis: { hello: override } });

test('environments.schema.json is what npm run reference writes', () => {
  expect(readFileSync(join(ROOT, 'environments.schema.json'), 'utf8')).toBe(environmentsSchema());
});

test('environments.yaml names the schema in its first line, and keeps to it', () => {
  const text = readFileSync(join(ROOT, 'environments.yaml'), 'utf8');
  expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=./environments.schema.json');
  expect(isOfSchema(parse(text)) || isOfSchema.errors).toBe(true);
});

test.each<[unknown, boolean]>([
  [withRow({}), true],
  [{}, false],
  [[], false],
  [{ ...withRow({}), apis: {} }, false],
  [{ environments: [{ name: 'dev-01' }] }, false],
  [{ environments: [{ owner: 'shop@example.com' }] }, false],
  [withRow({ name: 'a' }), true],
  [withRow({ name: 'a'.repeat(63) }), true],
  [withRow({ name: 'a'.repeat(64) }), false],
  [withRow({ name: '' }), false],
  [withRow({ name: '-a' }), false],
  [withRow({ name: 'a-' }), false],
  [withRow({ name: 7 }), false],
  [withRow({ owner: 'The shop, <shop@example.com>' }), true],
  [withRow({ owner: ' shop' }), false],
  [withRow({ owner: '' }), false],
  [withRow({ owner: 'a\nb' }), false],
  [withRow({ expires: '2027-12-31' }), true],
  [withRow({ expires: '2027-13-01' }), false],
  [withRow({ expires: '31.12.2027' }), false],
  [withRow({ protected: true }), true],
  [withRow({ protected: 'true' }), false],
  [withRow({ warm: { from: '09:00', until: '24:00', days: ['monday'] } }), true],
  [withRow({ warm: { from: '24:00', until: '24:00' } }), false],
  [withRow({ warm: { from: '09:00' } }), false],
  [withRow({ warm: { from: '09:00', until: '18:00', days: ['Monday'] } }), false],
  [withRow({ runs: ['hello'] }), true],
  [withRow({ runs: 'hello' }), false],
  [withRow({ labels: { team: 'shop' } }), true],
  [withRow({ labels: { team: true } }), false],
  [withRow({ ownr: 'shop' }), false],
  [withOverride({}), true],
  [withOverride({ image: 'hello:1' }), true],
  [withOverride({ maxscale: 1 }), false],
  [withOverride({ maxScale: 2 ** 31 - 1 }), true],
  [withOverride({ maxScale: 2 ** 31 }), false],
  [withOverride({ timeout: '90s' }), true],
  [withOverride({ timeout: 90 }), false],
  [withOverride({ timeout: '90' }), false],
  [withOverride({ resources: { cpu: { request: 1 } } }), true],
  [withOverride({ resources: { cpu: { request: '1.5' } } }), true],
  [withOverride({ resources: { cpu: { request: -1 } } }), false],
  [withOverride({ readinessProbe: { httpGet: { port: 'http' } } }), true],
  [withOverride({ readinessProbe: { httpGet: { port: 0 } } }), false],
])('an editor and the reader say the same of %j', (file, expected) => {
  expect([isOfSchema(file), isRead(file)]).toEqual([expected, expected]);
});

/** What only the reader can say. */
test.each([
  [withRow({ expires: '2027-02-30' })],
  [withRow({ labels: { 'a b': 'c' } })],
  [{ environments: [...withRow({}).environments, ...withRow({}).environments] }],
  [withOverride({ image: 'UPPER' })],
  [withOverride({ env: { A: {} } })],
])('only the reader refuses %j', (file) => {
  expect([isOfSchema(file), isRead(file)]).toEqual([true, false]);
});

/** Texts of which each kind of texts takes one. */
const TEXTS = ['a', 'hello:1', '/data', 'data/a', '10.0.0.1', 'example.com', 'example.com/team', '250m', ''];

/** Values as they are written, most of which the kind takes. */
function valuesOf(notation: Notation): fc.Arbitrary<unknown> {
  const of = ({ notation }: FieldKind<unknown>) => valuesOf(notation);
  switch (notation.as) {
    case 'boolean':
      return fc.boolean();
    case 'number':
      return fc.integer({ min: notation.minimum ?? 1, max: notation.maximum ?? 200 });
    case 'choice':
      return fc.constantFrom(...notation.choices);
    case 'text':
      return fc.constantFrom(...(notation.read === undefined ? TEXTS : ['0s', '90s', '30m', '250m', '256Mi', 1]));
    case 'list':
      return fc.array(of(notation.item), { maxLength: 2 });
    case 'map':
      return fc.dictionary(fc.constantFrom('LEVEL', 'example.com/team', 'a b'), of(notation.item), { maxKeys: 2 });
    case 'object': {
      const fields = entriesOf(notation.shape);
      // Of many properties, few are set at a time.
      return fc
        .subarray(fields, { maxLength: Math.min(2, fields.length) })
        .map((some) => [...fields.filter(([, field]) => field.required), ...some])
        .chain((some) => fc.record(Object.fromEntries(some.map(([property, { kind }]) => [property, of(kind)]))));
    }
    case 'one of':
      return fc.oneof(...notation.kinds.map(of));
  }
}

describe.each(PROPERTIES)('%s of an API', (property, { kind: { notation } }) => {
  test('is written as its notation says, and what the reader takes, an editor takes', () => {
    let count = 0;
    fc.assert(
      fc.property(valuesOf(notation), (value) => {
        const file = withOverride({ [property]: value });
        const isTaken = isRead(file);
        count += isTaken ? 1 : 0;
        expect(isTaken && !isOfSchema(file) ? isOfSchema.errors : []).toEqual([]);
      }),
      { seed: 1, numRuns: 20 },
    );
    expect(count).toBeGreaterThan(0);
  });

  test('is refused by both where it is something else', () => {
    const WRONG = {
      boolean: 'yes',
      number: 'many',
      choice: 'no such one',
      text: [],
      list: {},
      map: [],
      object: [],
      'one of': [],
    };
    const file = withOverride({ [property]: WRONG[notation.as] });
    expect([isOfSchema(file), isRead(file)]).toEqual([false, false]);
  });
});
