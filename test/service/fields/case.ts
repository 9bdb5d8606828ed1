// What becomes of values of a field, and where the object with the field stands in a Knative Service.
import { Duration } from 'cdk8s';
import { describe as inWords } from '../../../lib/configuration/words';
import type { Path } from '../../../lib/fields/field';
import type { Json } from '../../../lib/kubernetes/json';
import type { ServiceProps } from '../../../lib/service/service-props';

/** A value that is allowed, what is written for it, and what else the service must have. */
type Good<Value> = readonly [value: Value, json: Json | undefined, service?: Partial<ServiceProps>];

/** A value that isn't allowed, and what follows the property in the message. */
type Bad = readonly [value: unknown, problem?: string];

/** What becomes of values of a field. */
export interface Case<Value = unknown> {
  /** Values that are allowed, those at the bounds among them; without JSON where nothing is written. */
  readonly good: readonly Good<Value>[];
  /** In words, which values are allowed. */
  readonly allowed: string;
  /** Values that aren't allowed: beyond the bounds, and of other types. */
  readonly bad: readonly Bad[];
  /** Where the field is written. @default - under the property's name */
  readonly at?: Path;
  /** What else the service has. */
  readonly service?: Partial<ServiceProps>;
  /** The first release that knows the field. @default - all of them do */
  readonly since?: string;
}

/** A case for each property: the compiler sees one that is missing. */
export type Cases<Properties> = {
  readonly [Property in keyof Properties]-?: Case<Exclude<Properties[Property], undefined>>;
};

/** Where an object stands. */
interface Where {
  /** The property that has it, such as `volumes[0].secret`; none for that of the service itself. */
  readonly property: string;
  /** Where it is written, such as `spec.template.spec.volumes[0].secret`. */
  readonly at: string;
  /** What the service has, and the object itself. */
  readonly service?: Partial<ServiceProps>;
}

/** An object with fields, and a case for each of them. */
export interface Place extends Where {
  readonly cases: Readonly<Record<string, Case>>;
}

/** Returns an object with a case for each of its fields. */
export const place = <Properties>(where: Where, cases: Cases<Properties>): Place => ({ ...where, cases });

/** Returns the same case, for a field that is written elsewhere. */
export const at = <Value>(path: Path, each: Case<Value>): Case<Value> => ({ ...each, at: path });

/** Returns the same case, in a service that has something besides. */
export const beside = <Value>(service: Partial<ServiceProps>, each: Case<Value>): Case<Value> => ({ ...each, service });

/** Returns the same case, for a field that releases know from one on. */
export const since = <Value>(version: string, each: Case<Value>): Case<Value> => ({ ...each, since: version });

/** Returns the same case, for a field that is written as text. */
export const asText = <Value>(each: Case<Value>): Case<Value> => ({
  ...each,
  good: each.good.map(([value, json, service]) => [value, String(json), service]),
});

const itself = <Value extends Json>(value: Value): Good<Value> => [value, value];
const alone = (value: unknown): Bad => [value];

export const MAX_INT32 = 2147483647;

/** Longest duration that Go holds, in whole hours. */
export const LONGEST = Duration.hours(2562047);

export const FLAG: Case<boolean> = {
  good: [true, false].map(itself),
  allowed: 'true, false',
  bad: ['true', 1, null].map(alone),
};

/** One of a few strings. */
export const oneOf = <const Value extends string>(...values: readonly Value[]): Case<Value> => ({
  good: values.map(itself),
  allowed: values.map((value) => `'${value}'`).join(', '),
  bad: ['', 'other', true].map(alone),
});

/** A whole number. */
export const whole = (minimum: number, maximum = MAX_INT32): Case<number> => ({
  good: [minimum, maximum].map(itself),
  allowed: `a whole number from ${minimum} to ${maximum}`,
  bad: [minimum - 1, maximum + 1, minimum + 0.5, String(minimum), Number.NaN, null].map(alone),
});

/** A number that need not be whole; without an upper bound, the largest that there is. */
export const decimal = (minimum: number, maximum?: number): Case<number> => ({
  good: [minimum, minimum + 0.5, maximum ?? Number.MAX_VALUE].map(itself),
  allowed: maximum === undefined ? `a number from ${minimum}` : `a number from ${minimum} to ${maximum}`,
  bad: [minimum - 0.001, (maximum ?? Infinity) + 0.001, String(minimum), Number.NaN].map(alone),
});

/** A string of which not every one is allowed. */
export const text = (allowed: string, good: readonly string[], bad: readonly unknown[]): Case<string> => ({
  good: good.map(itself),
  allowed,
  bad: [...bad, 5, null].map(alone),
});

export const ANY_TEXT = text('a string', ['a text', ''], [['a text']]);
export const SOME_TEXT = text('a string that is not empty', ['a text', 'x'], ['', ' ']);

/** A duration in whole seconds, and how it is written. */
function lasting(write: (seconds: number) => Json, minimum: number, maximum = LONGEST.toSeconds()): Case<Duration> {
  const [least, most] = [Duration.seconds(minimum), Duration.seconds(maximum)];
  return {
    good: [minimum, maximum].map((seconds) => [Duration.seconds(seconds), write(seconds)]),
    allowed: `a Duration from ${inWords(least)} to ${inWords(most)}, in whole seconds`,
    bad: [
      // There is no duration below nothing.
      ...(minimum === 0 ? [] : [Duration.seconds(minimum - 1)]),
      Duration.seconds(maximum + 1),
      Duration.millis(minimum * 1000 + 500),
      minimum,
      `${minimum}s`,
      null,
    ].map(alone),
  };
}

/** A duration that is written as the number of its seconds. */
export const seconds = (minimum: number, maximum?: number): Case<Duration> =>
  lasting((amount) => amount, minimum, maximum);

/** A duration that is written as Go parses it. */
export const goSeconds = (minimum: number, maximum?: number): Case<Duration> =>
  lasting((amount) => `${amount}s`, minimum, maximum);

/**
 * An object.
 * @param properties those that it may have
 */
export const part = <Value>(properties: string, value: Value, json: Json): Case<Value> => ({
  good: [[value, json]],
  allowed: `an object with ${properties}`,
  bad: ['x', 5, [], null].map(alone),
});

/** An object that is written as it is. */
export const plainPart = <const Value extends Json>(properties: string, value: Value): Case<Value> =>
  part(properties, value, value);

/**
 * A list.
 * @param bad lists with an item that isn't allowed, and what is said of it
 */
export const list = <Items extends readonly unknown[]>(
  good: readonly Good<Items>[],
  ...bad: readonly (readonly [items: readonly unknown[], problem: string])[]
): Case<Items> => ({ good, allowed: 'a list', bad: [['x'], [{}], [null], ...bad] });

/** A list that is written as it is. */
export const plainList = <const Items extends readonly Json[]>(
  good: readonly Items[],
  ...bad: readonly (readonly [items: readonly unknown[], problem: string])[]
): Case<Items> => list<Items>(good.map(itself), ...bad);

/**
 * Values by their keys.
 * @param allowed what the message says of what is no object
 * @param bad maps with a key or a value that isn't allowed, and what is said of it
 */
export const map = <Items extends object>(
  allowed: string,
  good: readonly Good<Items>[],
  ...bad: readonly (readonly [items: Readonly<Record<string, unknown>>, problem: string])[]
): Case<Items> => ({ good, allowed, bad: [['x'], [[]], [null], ...bad] });

const LABEL_VALUE =
  "letters, digits, '-', '_' and '.', at most 63 characters, starting and ending with a letter or digit";

/** Labels. */
export const LABELS = map<Readonly<Record<string, string>>>(
  `an object, each value ${LABEL_VALUE}`,
  [
    [
      { team: 'shop', 'example.com/team': '' },
      { team: 'shop', 'example.com/team': '' },
    ],
    [{ ['x'.repeat(63)]: 'x'.repeat(63) }, { ['x'.repeat(63)]: 'x'.repeat(63) }],
    [{}, {}],
  ],
  [{ 'a b': 'c' }, " has 'a b'; allowed: keys of labels, such as example.com/team"],
  [{ ['x'.repeat(64)]: 'c' }, ` has '${'x'.repeat(64)}'; allowed: keys of labels, such as example.com/team`],
  [{ a: '-' }, `.a is '-'; allowed: ${LABEL_VALUE}`],
  [{ a: 'x'.repeat(64) }, `.a is '${'x'.repeat(64)}'; allowed: ${LABEL_VALUE}`],
  [{ a: 1 }, `.a is 1; allowed: ${LABEL_VALUE}`],
);

/** Annotations. */
export const ANNOTATIONS = map<Readonly<Record<string, string>>>(
  'an object, each value a string',
  [
    [{ 'example.com/note': 'a text' }, { 'example.com/note': 'a text' }],
    [{}, {}],
  ],
  [{ 'a b': 'c' }, " has 'a b'; allowed: keys of labels, such as example.com/team"],
  [{ a: true }, '.a is true; allowed: a string'],
);

/** The key of a label. */
export const LABEL_KEY = text(
  'the key of a label, such as example.com/team',
  ['a', 'example.com/team', 'x'.repeat(63)],
  ['', 'a b', 'Example.com/team', '/team', 'x'.repeat(64)],
);

export const LABEL_VALUES = text(LABEL_VALUE, ['', 'a', 'A_b.c', 'x'.repeat(63)], ['-', 'a b', 'x'.repeat(64)]);

const MANY_LABELS = `${'x'.repeat(63)}.`.repeat(3);

/** The name of an object. */
export const nameOf = (what: string): Case<string> =>
  text(
    `the name of ${what}: lower-case letters, digits, '-' and '.', starting and ending with a letter or digit, at most 253 characters`,
    ['x', '1', 'a.b-1', `${MANY_LABELS}${'x'.repeat(61)}`],
    ['', 'My', 'a_b', '-a', 'a.', 'a..b', `${MANY_LABELS}${'x'.repeat(62)}`],
  );

/** A name that is a DNS label. */
export const LABEL = text(
  "a DNS label: lower-case letters, digits and '-', starting and ending with a letter or digit, at most 63 characters",
  ['x', '1', 'x'.repeat(63)],
  ['', 'My', 'a.b', '-a', 'x'.repeat(64)],
);

/** A name that is a DNS label and starts with a letter. */
export const STARTING_WITH_LETTER = text(
  "a DNS label that starts with a letter: lower-case letters, digits and '-', at most 63 characters",
  ['hello-1', 'hello-old', `hello-${'x'.repeat(57)}`],
  ['', 'Hello-1', '1-hello', 'hello.1', `hello-${'x'.repeat(58)}`],
);

/** The key of an entry of a ConfigMap or a Secret. */
export const DATA_KEY = text(
  "a key: letters, digits, '-', '_' and '.', at most 253 characters",
  ['a', '.env', 'tls.crt', 'A_b-1', 'x'.repeat(253)],
  ['', '.', '..', '..a', 'a/b', 'a b', 'x'.repeat(254)],
);

export const ABSOLUTE_PATH = text('an absolute path', ['/data', '/a/b/'], ['', 'data', './data']);

export const RELATIVE_PATH = text(
  "a relative path without '..'",
  ['a', 'a/b.crt', '..a'],
  ['', '/a', '..', 'a/../b', 'a/..'],
);

/** A path of a file that Kubernetes writes. */
export const FILE_PATH = text(
  "a relative path without '..' that doesn't start with two dots",
  ['a', 'a/b.crt', '.a', 'a/..b'],
  ['', '/a', '..', '..a', 'a/../b', 'a/..'],
);

export const IMAGES = text(
  'a reference such as registry/path:tag or registry/path@sha256:digest',
  ['nginx:1.27', 'localhost:5000/team/hello:v1', `example.com/hello:1.0@sha256:${'f'.repeat(64)}`],
  ['', 'a b', 'foo:bar:baz', 'ghcr.io/MyOrg/api:1', 'a@sha256:12', 'https://example.com/hello:1'],
);

/** Permissions of a file. */
export const MODE = whole(0, 511);
