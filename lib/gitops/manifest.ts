// A Kubernetes object as it is written, and what identifies it.
import { type JsonObject, textAt } from '../kubernetes/json';
import { isObject } from '../validation/object';

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

/** Returns whether data is an object of Kubernetes. */
export const isManifest = (data: unknown): data is Manifest =>
  isObject(data) &&
  typeof data['apiVersion'] === 'string' &&
  typeof data['kind'] === 'string' &&
  isObject(data['metadata']);

/** Returns the API group of a manifest; empty for the core group. */
export const apiGroup = ({ apiVersion }: Manifest): string =>
  apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';

/** Returns the kind with its group as kubectl writes it, such as `Deployment.apps` or `Namespace`. */
export function groupKind(manifest: Manifest): string {
  const group = apiGroup(manifest);
  return group === '' ? manifest.kind : `${manifest.kind}.${group}`;
}

/** Kinds that belong to the whole cluster, as far as this program writes them. */
const CLUSTER_SCOPED = new Set([
  'Namespace',
  'ClusterRole.rbac.authorization.k8s.io',
  'ClusterRoleBinding.rbac.authorization.k8s.io',
  'CustomResourceDefinition.apiextensions.k8s.io',
  'MutatingWebhookConfiguration.admissionregistration.k8s.io',
  'ValidatingWebhookConfiguration.admissionregistration.k8s.io',
  'PriorityClass.scheduling.k8s.io',
  'StorageClass.storage.k8s.io',
  'PersistentVolume',
  'ClusterDomainClaim.networking.internal.knative.dev',
]);

/** Returns whether an object belongs to the whole cluster, and so to no namespace. */
export const isClusterScoped = (manifest: Manifest): boolean => CLUSTER_SCOPED.has(groupKind(manifest));

/**
 * Returns what tells an object from every other in a cluster: group, kind, namespace and name. Its apiVersion is not part
 * of it.
 */
export function identity(manifest: Manifest): string {
  const { namespace, name, generateName } = manifest.metadata;
  const scope = namespace === undefined || isClusterScoped(manifest) ? '' : `${namespace}/`;
  return `${groupKind(manifest)} ${scope}${name ?? generateName ?? ''}`;
}

/** Returns whether an object is a Service with a load balancer. */
export const isLoadBalancer = (manifest: Manifest): boolean =>
  groupKind(manifest) === 'Service' && textAt(manifest, 'spec', 'type') === 'LoadBalancer';

/** Returns whether an object is one of the official release's, and not one that the user has added. */
export const isOfRelease = ({ metadata }: Manifest): boolean =>
  metadata.labels?.['app.kubernetes.io/name'] === 'knative-serving';

/** Returns the manifest with annotations added; those that it has stay as they are. */
export function withAnnotations(manifest: Manifest, added: Readonly<Record<string, string>>): Manifest {
  const { annotations, ...metadata } = manifest.metadata;
  return { ...manifest, metadata: { annotations: { ...added, ...annotations }, ...metadata } };
}
