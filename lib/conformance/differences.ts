// What two pieces of plain data differ in.
import { isJsonObject, type Json } from '../gitops/manifest';

/** A place where two values differ; a value that isn't there is undefined. */
export interface Difference {
  /** Where, such as `spec.template.spec.containers[0].image`; empty for the whole. */
  readonly path: string;
  readonly expected: Json | undefined;
  readonly actual: Json | undefined;
}

/** Returns the places where the actual value differs from the expected one, as deep as they can be told. */
export function differences(expected: Json | undefined, actual: Json | undefined, path = ''): Difference[] {
  if (isJsonObject(expected) && isJsonObject(actual)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
    return [...keys].sort().flatMap((key) => differences(expected[key], actual[key], join(path, key)));
  }
  if (Array.isArray(expected) && Array.isArray(actual)) {
    const indexes = [...Array(Math.max(expected.length, actual.length)).keys()];
    return indexes.flatMap((index) => differences(expected[index], actual[index], `${path}[${index}]`));
  }
  return expected === actual ? [] : [{ path, expected, actual }];
}

function join(path: string, key: string): string {
  if (!/^[\w-]+$/.test(key)) {
    return `${path}['${key}']`;
  }
  return path === '' ? key : `${path}.${key}`;
}
