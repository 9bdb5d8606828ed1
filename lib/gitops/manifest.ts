// A Kubernetes object as it is written, and what identifies it.

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export const isJsonObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A Kubernetes object as it is written: plain data. */
export interface Manifest extends JsonObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Metadata;
}

export interface Metadata extends JsonObject {
  readonly name?: string;
  readonly generateName?: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Returns the API group of a manifest; empty for the core group. */
export const apiGroup = ({ apiVersion }: Manifest): string =>
  apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';

/** Returns the kind with its group as kubectl writes it, such as `Deployment.apps` or `Namespace`. */
export function groupKind(manifest: Manifest): string {
  const group = apiGroup(manifest);
  return group === '' ? manifest.kind : `${manifest.kind}.${group}`;
}

/**
 * Returns what tells an object from every other in a cluster: group, kind, namespace and name. Its apiVersion is not part
 * of it.
 */
export function identity(manifest: Manifest): string {
  const { namespace, name, generateName } = manifest.metadata;
  const qualifiedName = name ?? generateName ?? '';
  return `${groupKind(manifest)} ${namespace === undefined ? '' : `${namespace}/`}${qualifiedName}`;
}

/** Returns the manifest with annotations added to its own. */
export function withAnnotations(manifest: Manifest, added: Readonly<Record<string, string>>): Manifest {
  const { annotations, ...metadata } = manifest.metadata;
  return { ...manifest, metadata: { annotations: { ...annotations, ...added }, ...metadata } };
}
