// What an object says of itself in a cluster: single fields and conditions.
import { isJsonObject, type Json, type JsonObject } from './json';

/** A condition as controllers report it. */
export interface Condition {
  readonly status: string;
  readonly reason: string;
  readonly message: string;
}

/** Returns what stands at a place in an object; nothing if nothing does. */
export const fieldOf = (object: Json | undefined, ...path: readonly string[]): Json | undefined =>
  path.reduce<Json | undefined>((found, name) => (isJsonObject(found) ? found[name] : undefined), object);

/** Returns the text at a place in an object; an empty one if there is none. */
export function textOf(object: Json | undefined, ...path: readonly string[]): string {
  const found = fieldOf(object, ...path);
  return typeof found === 'string' ? found : '';
}

/** Returns the number at a place in an object; nothing if there is none. */
export function numberOf(object: Json | undefined, ...path: readonly string[]): number | undefined {
  const found = fieldOf(object, ...path);
  return typeof found === 'number' ? found : undefined;
}

/** Returns the objects in the list at a place in an object; none if there is no list. */
export function itemsOf(object: Json | undefined, ...path: readonly string[]): JsonObject[] {
  const found = fieldOf(object, ...path);
  return Array.isArray(found) ? found.filter(isJsonObject) : [];
}

/** Returns the condition of a type; nothing if the object doesn't report it. */
export function conditionOf(object: Json | undefined, type: string): Condition | undefined {
  const found = itemsOf(object, 'status', 'conditions').find((condition) => condition['type'] === type);
  return (
    found && { status: textOf(found, 'status'), reason: textOf(found, 'reason'), message: textOf(found, 'message') }
  );
}
