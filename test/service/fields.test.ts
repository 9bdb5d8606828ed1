// Each field of a Knative Service by itself: what is written for its values, which are refused, and which releases know it.
import { Duration } from 'cdk8s';
import { isKnown } from '../../lib/configuration/key';
import { describe as inWords } from '../../lib/configuration/words';
import { entriesOf, type FieldKind } from '../../lib/fields/field';
import { readShape } from '../../lib/fields/read';
import { allShapes } from '../../lib/fields/reference-types';
import { KnativeRelease } from '../../lib/release/knative-release';
import { SERVICE } from '../../lib/service/fields/service';
import type { ServiceProps } from '../../lib/service/service-props';
import { writtenBack } from '../../lib/service/written-back';
import { milliseconds } from '../../lib/validation/go-duration';
import { LONGEST, MAX_INT32 } from './fields/case';
import { ROWS, type Row, set } from './fields/rows';
import { crdProblems, podProblems, serviceOf, unseen } from './service';

/** An install that takes all values that the fields take. */
const configuration = { defaults: { maxRevisionTimeout: LONGEST, containerConcurrencyMaxLimit: MAX_INT32 } };

const render = (props: ServiceProps, release = KnativeRelease.newest()) => serviceOf(props, { release, configuration });

test('there is a case for each field of each object', () => {
  const shapes = [...allShapes([SERVICE]).keys()];
  const included = shapes.flatMap(({ includes = [] }) => includes);
  const fields = shapes
    .filter((shape) => !included.includes(shape))
    .flatMap((shape) => entriesOf(shape).map(([name]) => ({ shape, name })));
  const missing = fields.filter(({ shape, name }) => !ROWS.some((row) => row.shape === shape && row.name === name));
  expect(missing.map(({ shape, name }) => `${shape.name}.${name}`)).toEqual([]);
  expect(ROWS.length).toBeGreaterThan(290);
});

/** All values of a kind that has but a few. */
const fewValues = ({ notation }: FieldKind<unknown>): readonly unknown[] =>
  notation.as === 'choice' ? notation.choices : notation.as === 'boolean' ? [true, false] : [];

/** Returns a number as it is, and a duration in seconds. */
const amountOf = (value: unknown): number[] =>
  typeof value === 'number' ? [value] : value instanceof Duration ? [milliseconds(value) / 1000] : [];

/** The least difference between two whole numbers, or two durations in whole seconds. */
const STEP = 1;

/** Returns what stands in an object as Knative writes it back. */
const written = (manifest: unknown) => writtenBack(JSON.parse(JSON.stringify(manifest)));

describe.each(ROWS.map((row) => [row.property, row] as const))('%s', (property, row) => {
  const { allowed, good, bad } = row.case;
  const { kind, required = false } = row.field;

  test('is written, and nothing else', () => {
    expect(good.length).toBeGreaterThan(0);
    for (const [value, json, service] of good) {
      const { manifest, problems } = render(row.props(value, service));
      expect({ value, problems }).toEqual({ value, problems: [] });
      const others = render(row.props(undefined, service)).manifest;
      expect(manifest).toEqual(json === undefined ? others : written(set(others, row.at, json)));
    }
  });

  test('is read back', () => {
    for (const [value, , service] of good) {
      const { manifest } = render(row.props(value, service));
      expect(render(unseen(readShape(SERVICE, manifest).value)).manifest).toEqual(manifest);
    }
  });

  test('is refused with one problem', () => {
    expect(bad.length).toBeGreaterThan(0);
    for (const [value, problem = ` is ${inWords(value)}; allowed: ${allowed}`] of bad) {
      expect(render(row.props(value)).problems).toEqual([`${property}${problem}`]);
    }
  });

  test(`is ${required ? '' : 'not '}required`, () => {
    const { problems } = render(row.props(undefined));
    const problem = `${property} is undefined; allowed: ${allowed}`;
    expect(problems.filter((each) => each === problem)).toHaveLength(required ? 1 : 0);
  });

  test('has a case for each of a few values, for each bound, and for what is just beyond', () => {
    const seen = [...good, ...bad].map(([value]) => value);
    expect(fewValues(kind).filter((value) => !seen.includes(value))).toEqual([]);
    if (kind.type.startsWith('number') || kind.type === 'Duration') {
      const within = good.flatMap(([value]) => amountOf(value));
      const beyond = bad.flatMap(([value]) => amountOf(value));
      const [least, most] = [Math.min(...within), Math.max(...within)];
      const below = Math.max(...beyond.filter((amount) => amount < least));
      const above = Math.min(...beyond.filter((amount) => amount > most));
      expect(least < most).toBe(true);
      // Nothing is shorter than no duration, and nothing more than the largest number.
      expect(least - below <= STEP || (kind.type === 'Duration' && least === 0)).toBe(true);
      expect(above - most <= STEP || (most === Number.MAX_VALUE && beyond.includes(Infinity))).toBe(true);
    }
  });
});

test('makes pods that Kubernetes takes', () => {
  // The schemas at hand are older than volumes of type image.
  const rows = ROWS.filter(({ property }) => !property.startsWith('volumes[0].image'));
  const services = rows.flatMap(({ props, case: { good } }) =>
    good.map(([value, , service]) => render(props(value, service))),
  );
  expect(podProblems(services)).toEqual([]);
});

/** Returns whether a release knows a field, as its case says. */
const isKnownTo =
  (release: KnativeRelease) =>
  ({ case: { since } }: Row): boolean =>
    since === undefined || release.since(since);

describe.each(KnativeRelease.versions())('Knative %s', (version) => {
  const release = KnativeRelease.of(version);
  /** Rows whose field stands in what the release knows, in a service of what it knows. */
  const rows = ROWS.filter(({ fields, props }) => {
    const set = new Map(Object.entries(props(undefined)));
    const others = entriesOf(SERVICE).flatMap(([property, field]) => (set.get(property) === undefined ? [] : [field]));
    return [...fields.slice(0, -1), ...others].every((field) => isKnown(field, release));
  });
  const first = ({ props, case: { good } }: Row) => {
    const [[value, , service] = []] = good;
    return render(props(value, service), release);
  };

  test('takes what it knows, and so does its CRD', () => {
    const services = rows.filter(isKnownTo(release)).map(first);
    expect(services.flatMap(({ problems }) => problems)).toEqual([]);
    expect(crdProblems(release, services)).toEqual([]);
  });

  test('refuses what it does not know', () => {
    for (const row of rows.filter((each) => !isKnownTo(release)(each))) {
      expect(first(row).problems).toEqual([
        `${row.property} is unknown to Knative ${version}; allowed: from ${row.case.since} on`,
      ]);
    }
  });
});
