// Rules that several constructs check. Each returns the problems it finds, so that a construct can report all at once: an
// empty list means that the value is allowed. Values may come from where no compiler has seen them.
import { Duration } from 'cdk8s';
import { groupBy } from './group-by';
import { isObject, type Unchecked } from './object';

const DNS_1035_LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const DNS_1123_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** Returns a value as it stands in the source, in so far as a line can show it. */
export function show(value: unknown): string {
  if (typeof value === 'string') {
    return `'${value.replaceAll('\n', '\\n')}'`;
  }
  if (typeof value === 'function') {
    return 'a function';
  }
  return typeof value === 'object' ? inJson(value) : String(value);
}

function inJson(value: object | null): string {
  try {
    return JSON.stringify(value);
  } catch {
    // It holds itself, or a BigInt.
    return Array.isArray(value) ? 'a list' : 'an object';
  }
}

/** Largest number that Knative reads. */
export const MAX_INT32 = 2 ** 31 - 1;

/** Longest DNS label, in characters. */
export const MAX_LABEL_LENGTH = 63;

/** Longest host name, in characters. */
export const MAX_HOST_LENGTH = 253;

/**
 * Checks the name of a Knative resource, which starts with a letter and is a DNS label. One that is not set is allowed.
 * @see https://datatracker.ietf.org/doc/html/rfc1035#section-2.3.1
 */
export const resourceName = (property: string, value: string | undefined): string[] =>
  value === undefined || isLabel(value, DNS_1035_LABEL)
    ? []
    : [
        `${property} is ${show(value)}; allowed: lower-case letters, digits and '-', starting with a letter, ending with a letter or digit, at most ${MAX_LABEL_LENGTH} characters`,
      ];

/**
 * Checks the name of a namespace: a DNS label, which may start with a digit.
 * @see https://datatracker.ietf.org/doc/html/rfc1123#section-2
 */
export const namespaceName = (property: string, value: unknown): string[] =>
  isLabel(value, DNS_1123_LABEL)
    ? []
    : [
        `${property} is ${show(value)}; allowed: lower-case letters, digits and '-', starting and ending with a letter or digit, at most ${MAX_LABEL_LENGTH} characters`,
      ];

/** Checks a host name: two or more labels with dots between them. */
export const hostName = (property: string, value: unknown): string[] =>
  isSubdomain(value) && value.includes('.')
    ? []
    : [
        `${property} is ${show(value)}; allowed: a host name of two or more labels, each of lower-case letters, digits and '-' and at most ${MAX_LABEL_LENGTH} characters, at most ${MAX_HOST_LENGTH} characters in all`,
      ];

/** Checks the name of a Secret: one or more labels with dots between them. */
export const secretName = (property: string, value: unknown): string[] =>
  isSubdomain(value)
    ? []
    : [
        `${property} is ${show(value)}; allowed: labels of lower-case letters, digits and '-' with dots between them, at most ${MAX_HOST_LENGTH} characters in all`,
      ];

const isLabel = (value: unknown, pattern: RegExp): boolean =>
  typeof value === 'string' && pattern.test(value) && value.length <= MAX_LABEL_LENGTH;

/** Returns whether a value is a name as DNS knows it: one or more labels with dots between them. */
export const isSubdomain = (value: unknown): value is string =>
  typeof value === 'string' &&
  value.length <= MAX_HOST_LENGTH &&
  value.split('.').every((label) => isLabel(label, DNS_1123_LABEL));

/** Checks a whole number between two bounds, both allowed. One that is not set is allowed. */
export function integerBetween(
  property: string,
  value: number | undefined,
  minimum: number,
  maximum = MAX_INT32,
): string[] {
  if (value === undefined || (Number.isInteger(value) && value >= minimum && value <= maximum)) {
    return [];
  }
  return [`${property} is ${show(value)}; allowed: a whole number from ${minimum} to ${maximum}`];
}

/** Checks a duration in whole seconds between two bounds, both allowed. One that is not set is allowed. */
export function durationBetween(
  property: string,
  value: Duration | undefined,
  minimumSeconds: number,
  maximumSeconds?: number,
): string[] {
  if (value !== undefined && !(value instanceof Duration)) {
    return [`${property} is ${show(value)}; allowed: a Duration`];
  }
  return integerBetween(
    `${property} in seconds`,
    value?.toSeconds({ integral: false }),
    minimumSeconds,
    maximumSeconds,
  );
}

/**
 * Checks that an object has no property but those of its type, for callers that no compiler has checked.
 * @param what the object, as a message begins with it
 * @param known the properties of the type; the compiler sees to it that none is missing
 */
export function knownProperties<Type extends object>(
  what: string,
  object: Type | Unchecked,
  known: Readonly<Record<keyof Type, true>>,
): string[] {
  const allowed = Object.keys(known).join(', ');
  if (!isObject(object)) {
    return [`${what} is ${show(object)}; allowed: an object with ${allowed}`];
  }
  return Object.keys(object)
    .filter((property) => !Object.hasOwn(known, property))
    .map((property) => `${what} has property '${property}'; allowed: ${allowed}`);
}

/**
 * Checks that a value occurs once.
 * @param describe returns the problem of a value that occurs more often
 */
export const unique = (values: readonly string[], describe: (value: string, count: number) => string): string[] =>
  [...groupBy(values, (value) => value)]
    .filter(([, same]) => same.length > 1)
    .map(([value, same]) => describe(value, same.length));
