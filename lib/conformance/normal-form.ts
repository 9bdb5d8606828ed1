// The normal form in which an install is compared with the official release: what is no difference is taken out of both.
import { parse } from 'yaml';
import { isClusterScoped, type Manifest } from '../gitops/manifest';
import { isJsonObject, type Json, type JsonObject } from '../kubernetes/json';

const ENVOY_BOOTSTRAP = 'envoy-bootstrap.yaml';

/** Keywords of a schema below which people choose the keys: a property may be called description. */
const NAMED_SCHEMAS = new Set(['properties', 'patternProperties']);

/** Keywords of a schema that hold values and not schemas. */
const VALUES = new Set(['default', 'enum', 'example']);

/** Returns the normal form of an object. */
export function normalize(manifest: Manifest): JsonObject {
  const { namespace, ...metadata } = manifest.metadata;
  const scoped = isClusterScoped(manifest) ? { ...manifest, metadata } : manifest;
  return withoutNulls((NORMALIZERS[manifest.kind] ?? ((other) => other))(scoped));
}

const NORMALIZERS: Readonly<Record<string, (manifest: Manifest) => JsonObject>> = {
  CustomResourceDefinition: ({ status: _, ...definition }) => ({
    ...definition,
    spec: atKey(definition['spec'], 'openAPIV3Schema', withoutDescriptions),
  }),
  ConfigMap: ({ data, metadata, ...configMap }) => ({
    ...configMap,
    metadata: { ...metadata, annotations: remaining(metadata.annotations, 'knative.dev/example-checksum') },
    data: withParsedBootstrap(remaining(data, '_example')),
  }),
};

/** Returns an object without one of its keys, and nothing where that leaves nothing. */
function remaining(object: Json | undefined, key: string): JsonObject | null {
  const { [key]: _, ...rest } = isJsonObject(object) ? object : {};
  return Object.keys(rest).length > 0 ? rest : null;
}

function withParsedBootstrap(data: JsonObject | null): JsonObject | null {
  const bootstrap = data?.[ENVOY_BOOTSTRAP];
  // Kourier's own file repeats a key, which Envoy reads as its last value.
  return typeof bootstrap === 'string' ? { ...data, [ENVOY_BOOTSTRAP]: parse(bootstrap, { uniqueKeys: false }) } : data;
}

const withoutNulls = (object: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(object).flatMap(([key, value]) =>
      value === null || value === undefined ? [] : [[key, withoutNullsInside(value)]],
    ),
  );

function withoutNullsInside(value: Json): Json {
  if (Array.isArray(value)) {
    return value.map(withoutNullsInside);
  }
  return isJsonObject(value) ? withoutNulls(value) : value;
}

/** Changes the values of a key, wherever it stands. */
function atKey(
  value: Json | undefined,
  key: string,
  change: (value: Json | undefined) => Json | undefined,
): Json | undefined {
  if (Array.isArray(value)) {
    return value.map((item) => atKey(item, key, change) ?? null);
  }
  return isJsonObject(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, field]) => [name, name === key ? change(field) : atKey(field, key, change)]),
      )
    : value;
}

/** Takes the descriptions out of a schema. */
function withoutDescriptions(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) {
    return value.map((item) => withoutDescriptions(item) ?? null);
  }
  if (!isJsonObject(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, field]) => {
      if (VALUES.has(key)) {
        return [[key, field]];
      }
      if (NAMED_SCHEMAS.has(key) && isJsonObject(field)) {
        return [
          [key, Object.fromEntries(Object.entries(field).map(([name, schema]) => [name, withoutDescriptions(schema)]))],
        ];
      }
      return key === 'description' && typeof field === 'string' ? [] : [[key, withoutDescriptions(field)]];
    }),
  );
}
