// What an object says of itself in a cluster: single fields and conditions.
import { isJsonObject, type Json, type JsonObject, textAt, valueAt } from './json';

/** A condition as controllers report it. */
export interface Condition {
  readonly status: string;
  readonly reason: string;
  readonly message: string;
}

/** Returns the number at a place in an object; nothing if there is none. */
export function numberOf(object: Json | undefined, ...path: readonly string[]): number | undefined {
  const found = valueAt(object, ...path);
  return typeof found === 'number' ? found : undefined;
}

/** Returns the objects in the list at a place in an object; none if there is no list. */
export function itemsOf(object: Json | undefined, ...path: readonly string[]): JsonObject[] {
  const found = valueAt(object, ...path);
  return Array.isArray(found) ? found.filter(isJsonObject) : [];
}

/** Returns the condition of a type; nothing if the object doesn't report it. */
export function conditionOf(object: Json | undefined, type: string): Condition | undefined {
  const found = itemsOf(object, 'status', 'conditions').find((condition) => condition['type'] === type);
  return (
    found && { status: textAt(found, 'status'), reason: textAt(found, 'reason'), message: textAt(found, 'message') }
  );
}
