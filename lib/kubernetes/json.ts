// Plain data, as objects of Kubernetes are written.

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** Returns whether data is an object and not a list. */
export const isJsonObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Returns data with what stands at a path changed; the same data where nothing stands there.
 * @param change returns what is to stand there, or nothing to leave it out
 */
export function changedAt(
  data: Json | undefined,
  [key, ...rest]: readonly string[],
  change: (value: Json) => Json | undefined,
): Json | undefined {
  if (key === undefined) {
    return data === undefined ? undefined : change(data);
  }
  if (!isJsonObject(data) || data[key] === undefined) {
    return data;
  }
  const { [key]: value, ...others } = data;
  const changed = changedAt(value, rest, change);
  return changed === undefined ? others : { ...data, [key]: changed };
}

/** Returns what stands at a place in data; undefined where nothing does. */
export const valueAt = (data: Json | undefined, ...keys: readonly string[]): Json | undefined =>
  keys.reduce((value, key) => (isJsonObject(value) ? value[key] : undefined), data);

/** Returns the text at a place in data; an empty one where there is none. */
export function textAt(data: Json | undefined, ...keys: readonly string[]): string {
  const found = valueAt(data, ...keys);
  return typeof found === 'string' ? found : '';
}
