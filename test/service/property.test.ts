// Whatever the properties of a Knative Service are: they are refused in words, or come to an object that the CRD takes.
import fc from 'fast-check';
import { KnativeRelease } from '../../lib/release/knative-release';
import { SERVICE } from '../../lib/service/fields/service';
import { serviceProps } from '../support/arbitrary';
import { crdProblems, serviceOf, type TestService, unseen } from './service';

/** The same cases each time. To try others, change the seed; to try more of them, raise the number of runs. */
const RUNS = { seed: 1, numRuns: 60 };

/** What is wrong, and what is allowed. */
const PROBLEM = /^(?!undefined)\S.*; allowed( for [^:]+| with [^:]+)?: .*\S$/s;

/** Returns the service, if nothing is wrong with it; what is wrong must be told in words. */
function takenService(props: unknown, release = KnativeRelease.newest()): TestService[] {
  const service = serviceOf(unseen(props), { release });
  expect(service.problems.filter((problem) => !PROBLEM.test(problem))).toEqual([]);
  return service.problems.length === 0 ? [service] : [];
}

const releases = KnativeRelease.all().map((release, index) => [release.version, release, index] as const);

test.each(releases)('for Knative %s, what is taken by the rules is taken by the CRD', (_, release, index) => {
  const taken: TestService[] = [];
  fc.assert(
    fc.property(serviceProps(), (props) => {
      taken.push(...takenService(props, release));
    }),
    { ...RUNS, seed: RUNS.seed + index },
  );
  expect(taken.length).toBeGreaterThan(RUNS.numRuns / 10);
  expect(crdProblems(release, taken)).toEqual([]);
});

test('every property is among what is taken', () => {
  const taken = fc
    .sample(serviceProps(0.1), { ...RUNS, numRuns: 400 })
    .filter((props) => takenService(props).length > 0)
    .flatMap((props) => Object.keys(props));
  expect(Object.keys(SERVICE.fields).filter((property) => !taken.includes(property))).toEqual([]);
});

test('the same properties come to the same text', () => {
  fc.assert(
    fc.property(serviceProps(), (props) => {
      const [one, other] = [props, { ...props }].map((each) => JSON.stringify(serviceOf(unseen(each))));
      expect(one).toBe(other);
    }),
    RUNS,
  );
});

/** Values of all kinds, such as no file has. */
const garbage = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
});

/** Returns a value in which the part that a number leads to is another value. */
function replaced(value: unknown, choice: number, by: unknown): unknown {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const index = choice % (entries.length + 1);
  if (index === entries.length) {
    return by;
  }
  const parts = entries.map(
    ([name, part], at) => [name, at === index ? replaced(part, choice >> 3, by) : part] as const,
  );
  return Array.isArray(value) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
}

test.each<[string, fc.Arbitrary<unknown>]>([
  ['no properties at all', garbage],
  ['properties of anything', fc.dictionary(fc.constantFrom(...Object.keys(SERVICE.fields)), garbage)],
  [
    'properties of which a part is anything',
    fc
      .tuple(serviceProps(0.1), fc.nat({ max: 2 ** 30 }), garbage)
      .map(([props, choice, by]) => replaced(props, choice, by)),
  ],
])('%s are no crash', (_, props) => {
  fc.assert(
    fc.property(props, (each) => {
      takenService(each);
    }),
    { ...RUNS, numRuns: 200 },
  );
});
