/** A JSON schema, as far as the tests look into one. */
export type JsonSchema = { readonly [keyword: string]: unknown };

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What an object must also be: where it says no type, it doesn't list all properties. */
const isConstraint = (keyword: string, schema: JsonSchema): boolean =>
  ['allOf', 'anyOf', 'oneOf'].includes(keyword) && !('type' in schema);

/** Returns the schema in which every object that names its properties has no others. */
export function closed(schema: JsonSchema): JsonSchema {
  const inner = Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      if (keyword === 'properties' && isSchema(value)) {
        const properties = Object.entries(value).map(([name, property]) => [
          name,
          isSchema(property) ? closed(property) : property,
        ]);
        return [keyword, Object.fromEntries(properties)];
      }
      if (Array.isArray(value)) {
        return [keyword, value.map((item) => (isSchema(item) && !isConstraint(keyword, item) ? closed(item) : item))];
      }
      return [keyword, isSchema(value) && keyword !== 'default' ? closed(value) : value];
    }),
  );
  // Kubernetes' published schema of a CRD leaves out the extensions by which a CRD's own schema says more.
  return 'properties' in inner && !('additionalProperties' in inner)
    ? { ...inner, additionalProperties: false, patternProperties: { '^x-kubernetes-': {} } }
    : inner;
}
