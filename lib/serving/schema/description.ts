// What a schema says of one of its fields.
import type { Schema } from './vocabulary';

/**
 * Returns the description of a field; nothing if the schema has no such field, or says nothing of it.
 * @param path names of properties; a list is passed through without a name of its own, as in
 * `['spec', 'template', 'spec', 'containers', 'image']`. An empty path is the schema itself.
 */
export function descriptionAt(schema: Schema, path: readonly string[]): string | undefined {
  const [name, ...rest] = path;
  if (name === undefined) {
    return schema.description;
  }
  if (schema.items !== undefined) {
    return descriptionAt(schema.items, path);
  }
  const field = schema.properties?.[name];
  return field && descriptionAt(field, rest);
}
