// The words in which the CRD schemas are written: each returns a part of an OpenAPI v3 schema as Kubernetes reads it, and
// takes first the sentence that `kubectl explain` shows of it.
// @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema

/** A structural schema of Kubernetes, as far as Knative's CRDs use it. */
export interface Schema {
  readonly description?: string;
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'boolean';
  readonly format?: 'int32' | 'int64' | 'date-time';
  readonly pattern?: string;
  readonly default?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly 'x-kubernetes-int-or-string'?: true;
  readonly 'x-kubernetes-list-type'?: 'atomic' | 'map';
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-map-type'?: 'atomic';
  readonly 'x-kubernetes-preserve-unknown-fields'?: true;
}

/**
 * A schema that says in a sentence what its field is. The unit is left to the name of the field, as in timeoutSeconds: the
 * sentence also documents properties that take a Duration.
 */
export interface FieldSchema extends Schema {
  readonly description: string;
}

/** The schemas of an object's properties by their names. */
export type Properties = Readonly<Record<string, FieldSchema>>;

/** A word for values of one type: with a sentence a field, without one what a list or a map holds. */
function word(schema: Schema) {
  function describe(description: string, options?: Pick<Schema, 'default'>): FieldSchema;
  function describe(): Schema;
  function describe(description?: string, options?: Pick<Schema, 'default'>): Schema {
    return description === undefined ? schema : { description, ...schema, ...options };
  }
  return describe;
}

/** A number or a string, such as the number or the name of a port. */
const INT_OR_STRING: Schema = { anyOf: [{ type: 'integer' }, { type: 'string' }], 'x-kubernetes-int-or-string': true };

/** A quantity such as `250m` or `1Gi`, or a plain number. */
const QUANTITY: Schema = {
  pattern:
    '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$',
  ...INT_OR_STRING,
};

export const string = word({ type: 'string' });
export const boolean = word({ type: 'boolean' });
export const integer = word({ type: 'integer' });
export const int32 = word({ type: 'integer', format: 'int32' });
export const int64 = word({ type: 'integer', format: 'int64' });
export const dateTime = word({ type: 'string', format: 'date-time' });
export const intOrString = word(INT_OR_STRING);
export const quantity = word(QUANTITY);

/** An object of which the schema says nothing. */
export const anything = word({ type: 'object', 'x-kubernetes-preserve-unknown-fields': true });

export const array = (description: string, items: Schema): FieldSchema => ({ description, type: 'array', items });

/** A map from strings to values of one schema. */
export const map = (description: string, values: Schema): FieldSchema => ({
  description,
  type: 'object',
  additionalProperties: values,
});

/** A list that Kubernetes merges by keys. */
export const listMap = (description: string, keys: readonly string[], items: Schema): FieldSchema => ({
  ...array(description, items),
  'x-kubernetes-list-type': 'map',
  'x-kubernetes-list-map-keys': keys,
});

/**
 * An object; the properties named after its own come as they are required, in that order. Synthesis puts its own in
 * alphabetical order: what a release adds can stand behind what is always there.
 */
export const object = (description: string, properties: Properties, ...required: readonly string[]): FieldSchema => ({
  description,
  type: 'object',
  ...(required.length > 0 && { required }),
  properties,
});

/** The same object, which Kubernetes replaces as a whole where it merges others field by field. */
export const atomic = <S extends Schema>(schema: S): S => ({ ...schema, 'x-kubernetes-map-type': 'atomic' });

/** The same schema, and the API server also keeps fields that it doesn't name. */
export const preserveUnknownFields = <S extends Schema>(schema: S): S => ({
  ...schema,
  'x-kubernetes-preserve-unknown-fields': true,
});
