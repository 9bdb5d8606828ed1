// What is said of each field, where an editor and the reference show it: something, once, in whole sentences.
import { entriesOf, pathOf } from '../../lib/fields/field';
import { allShapes, descriptionOf, ownEntries } from '../../lib/fields/reference-types';
import { crdDescription } from '../../lib/service/descriptions';
import { CONFIGURATION, ROUTE, SERVICE } from '../../lib/service/fields/service';

const SHAPES = [...allShapes([SERVICE, CONFIGURATION, ROUTE])];

const FIELDS = SHAPES.flatMap(([shape, path]) =>
  ownEntries(shape).map(([property, field]) => {
    const steps = pathOf(property, field).filter((step) => typeof step === 'string');
    return {
      name: `${shape.name}.${property}`,
      field,
      description: descriptionOf(property, field, path, crdDescription),
      ofCrd: crdDescription([...path, ...steps]),
    };
  }),
);

/**
 * Fields that stand where others do, so that what the CRD says of the place is of all of them; and those that stand elsewhere
 * too, where it says nothing.
 */
const SHARED =
  /^(Resources|QueueProxyResources|File(Resource)?FieldSelector)\.|^RevisionProps\.queueProxyResources$|^PodProps\.sidecars$/;

test('there are fields to look at', () => {
  expect(FIELDS.length).toBeGreaterThan(250);
});

test('every field is described, in a sentence', () => {
  expect(FIELDS.filter(({ description }) => !/^[A-Z].*\.$/.test(description)).map(({ name }) => name)).toEqual([]);
});

test('no field has a sentence of its own where the CRD has one', () => {
  const twice = FIELDS.filter(({ field, ofCrd }) => field.description !== undefined && ofCrd !== undefined);
  expect(twice.map(({ name }) => name).filter((name) => !SHARED.test(name))).toEqual([]);
  expect(twice.length).toBeGreaterThan(0);
});

test('what is said besides is whole sentences, and no repetition', () => {
  const remarks = FIELDS.flatMap(({ name, field: { remark }, description }) =>
    remark === undefined ? [] : [{ name, remark, description }],
  );
  expect(remarks.filter(({ remark }) => !/^\S.*\.$/.test(remark)).map(({ name }) => name)).toEqual([]);
  expect(remarks.filter(({ remark, description }) => description.includes(remark)).map(({ name }) => name)).toEqual([]);
});

test('a field that need not be set says what holds then, and no other field does', () => {
  const wrong = FIELDS.filter(({ field: { required, unset } }) => (unset === undefined) !== (required === true));
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test('every object is described, and called as no other one that differs', () => {
  expect(SHAPES.filter(([{ description }]) => !/^[A-Z].*\.$/.test(description)).map(([{ name }]) => name)).toEqual([]);
  const properties = new Map<string, Set<string>>();
  for (const [shape] of SHAPES) {
    const same = properties.get(shape.name) ?? new Set<string>();
    properties.set(
      shape.name,
      same.add(
        entriesOf(shape)
          .map(([property]) => property)
          .join(),
      ),
    );
  }
  expect([...properties].filter(([, each]) => each.size > 1).map(([name]) => name)).toEqual([]);
});

test('init containers are described as other containers are', () => {
  const of = (containers: string) => crdDescription(['spec', 'template', 'spec', containers, 'image']);
  expect(of('initContainers')).toBe(of('containers'));
  expect(of('containers')).toMatch(/^Image to run/);
  expect(of('others')).toBeUndefined();
});
