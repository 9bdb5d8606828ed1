// The words in which the CRD schemas are written: each returns a part of an OpenAPI v3 schema as Kubernetes reads it.
// @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema

/** A structural schema of Kubernetes, as far as Knative's CRDs use it. */
export interface Schema {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'boolean';
  readonly format?: 'int32' | 'int64' | 'date-time';
  readonly pattern?: string;
  readonly default?: string;
  readonly required?: readonly string[];
  readonly properties?: Properties;
  readonly additionalProperties?: Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly 'x-kubernetes-int-or-string'?: true;
  readonly 'x-kubernetes-list-type'?: 'atomic' | 'map';
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-map-type'?: 'atomic';
  readonly 'x-kubernetes-preserve-unknown-fields'?: true;
}

/** The schemas of an object's properties by their names. */
export type Properties = Readonly<Record<string, Schema>>;

export const string = (options: Pick<Schema, 'default'> = {}): Schema => ({ type: 'string', ...options });

export const boolean = (): Schema => ({ type: 'boolean' });

export const integer = (): Schema => ({ type: 'integer' });

export const int32 = (): Schema => ({ type: 'integer', format: 'int32' });

export const int64 = (): Schema => ({ type: 'integer', format: 'int64' });

export const dateTime = (): Schema => ({ type: 'string', format: 'date-time' });

/** A number or a string, such as the number or the name of a port. */
export const intOrString = (): Schema => ({
  anyOf: [{ type: 'integer' }, { type: 'string' }],
  'x-kubernetes-int-or-string': true,
});

/** A quantity such as `250m` or `1Gi`, or a plain number. */
export const quantity = (): Schema => ({
  pattern:
    '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$',
  ...intOrString(),
});

export const array = (items: Schema): Schema => ({ type: 'array', items });

/** A map from strings to values of one schema. */
export const map = (values: Schema): Schema => ({ type: 'object', additionalProperties: values });

/** A list that Kubernetes merges by keys. */
export const listMap = (keys: readonly string[], items: Schema): Schema => ({
  ...array(items),
  'x-kubernetes-list-type': 'map',
  'x-kubernetes-list-map-keys': keys,
});

/**
 * An object; the properties named after its own come as they are required, in that order. Synthesis puts its own in
 * alphabetical order: what a release adds can stand behind what is always there.
 */
export const object = (properties: Properties, ...required: readonly string[]): Schema => ({
  type: 'object',
  ...(required.length > 0 && { required }),
  properties,
});

/** The same object, which Kubernetes replaces as a whole where it merges others field by field. */
export const atomic = (schema: Schema): Schema => ({ ...schema, 'x-kubernetes-map-type': 'atomic' });

/** The same schema, and the API server also keeps fields that it doesn't name. */
export const preserveUnknownFields = (schema: Schema): Schema => ({
  ...schema,
  'x-kubernetes-preserve-unknown-fields': true,
});

/** An object of which the schema says nothing. */
export const anything = (): Schema => preserveUnknownFields({ type: 'object' });
