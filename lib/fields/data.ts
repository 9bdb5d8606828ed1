// Values of fields as plain data, as people write them in YAML and JSON.
import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import type { Json } from '../kubernetes/json';
import { goDuration } from '../validation/go-duration';
import { isObject } from '../validation/object';
import { sizeQuantity } from '../validation/quantity';

/** Returns a value as data, with durations such as `90s` and amounts such as `250m` or `256Mi`. */
export function dataOf(value: unknown): Json {
  if (value instanceof Duration) {
    return goDuration(value);
  }
  if (value instanceof Size) {
    return sizeQuantity(value);
  }
  if (value instanceof Cpu) {
    return value.amount;
  }
  if (Array.isArray(value)) {
    return value.map(dataOf);
  }
  if (isObject(value)) {
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, each]) => (each === undefined ? [] : [[name, dataOf(each)] as const])),
    );
  }
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}
