// Rules that several constructs check. Each returns the problems it finds, so that a construct can report all at once:
// an empty list means that the value is allowed. A value that is not set is always allowed.

import type { Duration } from 'cdk8s';

const DNS_1035_LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const DNS_1123_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** Returns a value as it stands in the source, in so far as a line can show it. */
export const show = (value: unknown): string => (typeof value === 'string' ? `'${value}'` : String(value));

/** Largest number that Knative reads. */
const MAX_INT32 = 2 ** 31 - 1;

/** Longest DNS label, in characters. */
export const MAX_LABEL_LENGTH = 63;

/** Longest host name, in characters. */
export const MAX_HOST_LENGTH = 253;

/**
 * Checks the name of a Knative resource: it starts with a letter and is a DNS label.
 * @see https://datatracker.ietf.org/doc/html/rfc1035#section-2.3.1
 */
export function resourceName(property: string, value: string | undefined): string[] {
  if (value === undefined || (DNS_1035_LABEL.test(value) && value.length <= MAX_LABEL_LENGTH)) {
    return [];
  }
  return [
    `${property} is '${value}'; allowed: lower-case letters, digits and '-', starting with a letter, ending with a letter or digit, at most ${MAX_LABEL_LENGTH} characters`,
  ];
}

/**
 * Checks the name of a namespace: a DNS label, which may start with a digit.
 * @see https://datatracker.ietf.org/doc/html/rfc1123#section-2
 */
export function namespaceName(property: string, value: string): string[] {
  return DNS_1123_LABEL.test(value) && value.length <= MAX_LABEL_LENGTH
    ? []
    : [
        `${property} is '${value}'; allowed: lower-case letters, digits and '-', starting and ending with a letter or digit, at most ${MAX_LABEL_LENGTH} characters`,
      ];
}

/** Checks a host name of at least `minimumLabels` labels. */
export function hostName(property: string, value: string, minimumLabels = 2): string[] {
  const labels = value.split('.');
  const valid =
    labels.length >= minimumLabels &&
    value.length <= MAX_HOST_LENGTH &&
    labels.every((label) => DNS_1123_LABEL.test(label) && label.length <= MAX_LABEL_LENGTH);
  return valid
    ? []
    : [
        `${property} is '${value}'; allowed: ${minimumLabels === 1 ? 'labels' : `a host name of ${minimumLabels} or more labels`} with dots between them, each of lower-case letters, digits and '-' and at most ${MAX_LABEL_LENGTH} characters, ${MAX_HOST_LENGTH} in all`,
      ];
}

/** Checks a whole number between two bounds, both allowed. */
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

/** Checks a duration in whole seconds between two bounds, both allowed. */
export function durationBetween(
  property: string,
  value: Duration | undefined,
  minimumSeconds: number,
  maximumSeconds?: number,
): string[] {
  return integerBetween(
    `${property} in seconds`,
    value?.toSeconds({ integral: false }),
    minimumSeconds,
    maximumSeconds,
  );
}

/**
 * Checks that an object has no property but those of its type, for callers that no compiler has checked.
 * @param known the properties of the type; the compiler sees to it that none is missing
 */
export function knownProperties<Type extends object>(
  what: string,
  object: Type,
  known: Readonly<Record<keyof Type, true>>,
): string[] {
  return Object.keys(object)
    .filter((property) => !Object.hasOwn(known, property))
    .map((property) => `${what} '${property}' is unknown; allowed: ${Object.keys(known).join(', ')}`);
}

/** Checks that a value occurs once. `describe` says what a repeated value is called in the message. */
export function unique(values: readonly string[], describe: (value: string, count: number) => string): string[] {
  const counts = new Map<string, number>();
  for (const value of values) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > 1).map(([value, count]) => describe(value, count));
}
