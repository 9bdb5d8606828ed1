// What two pieces of plain data differ in.
import { isJsonObject, type Json } from '../kubernetes/json';

/** A place where two values differ; a value that isn't there is undefined. */
export interface Difference {
  /** Where, such as `spec.template.spec.containers[0].image`; empty for the whole. */
  readonly path: string;
  readonly expected: Json | undefined;
  readonly actual: Json | undefined;
}

/** Two items of lists that are compared with each other; one without a counterpart has undefined beside it. */
export interface Pair {
  /** What stands for the items in a path: their name or index. */
  readonly label: string | number;
  readonly expected: Json | undefined;
  readonly actual: Json | undefined;
}

/** Decides which items of two lists are compared with each other. */
export type Pairing = (expected: readonly Json[], actual: readonly Json[]) => Pair[];

/** Compares the items that stand at the same place. */
export const byIndex: Pairing = (expected, actual) =>
  [...Array(Math.max(expected.length, actual.length)).keys()].map((index) => ({
    label: index,
    expected: expected[index],
    actual: actual[index],
  }));

/** Returns the places where the actual value differs from the expected one, as deep as they can be told. */
export function differences(
  expected: Json | undefined,
  actual: Json | undefined,
  pairing: Pairing = byIndex,
  path = '',
): Difference[] {
  if (isJsonObject(expected) && isJsonObject(actual)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
    return [...keys].sort().flatMap((key) => differences(expected[key], actual[key], pairing, join(path, key)));
  }
  if (Array.isArray(expected) && Array.isArray(actual)) {
    return pairing(expected, actual).flatMap((pair) =>
      differences(pair.expected, pair.actual, pairing, `${path}[${pair.label}]`),
    );
  }
  return expected === actual ? [] : [{ path, expected, actual }];
}

function join(path: string, key: string): string {
  if (!/^[\w-]+$/.test(key)) {
    return `${path}['${key}']`;
  }
  return path === '' ? key : `${path}.${key}`;
}
