// The AppProject: what the Applications of this program may apply, and where.
import type { IAppProject } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { RESOURCES_FINALIZER } from '../gitops/cascades';
import { ARGOCD_API_VERSION, type Target } from './target';

/** A kind of objects, in whatever version. */
export interface GroupKind {
  /** API group; empty for Kubernetes' core group. */
  readonly group: string;
  readonly kind: string;
}

/**
 * Kinds of the whole cluster that an install and a fleet consist of. They are allowed whether or not dist/ has one just now:
 * Argo CD leaves behind what its project no longer allows, also when the last of a kind is to be deleted.
 */
const CLUSTER_KINDS: readonly GroupKind[] = [
  { group: '', kind: 'Namespace' },
  { group: 'admissionregistration.k8s.io', kind: 'MutatingWebhookConfiguration' },
  { group: 'admissionregistration.k8s.io', kind: 'ValidatingWebhookConfiguration' },
  { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' },
  { group: 'networking.internal.knative.dev', kind: 'ClusterDomainClaim' },
  { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' },
  { group: 'rbac.authorization.k8s.io', kind: 'ClusterRoleBinding' },
];

/** Namespaces that no Application may write into. */
const FORBIDDEN_NAMESPACES = ['kube-node-lease', 'kube-public', 'kube-system'];

/** Returns the kinds of the whole cluster that may be applied. */
export const clusterKinds = (others: readonly GroupKind[]): readonly GroupKind[] => [...CLUSTER_KINDS, ...others];

/** Adds the AppProject. Its namespaces aren't listed one by one, for the reason that is given at CLUSTER_KINDS. */
export function project(scope: Construct, id: string, target: Target, others: readonly GroupKind[]): void {
  const forbidden = [...FORBIDDEN_NAMESPACES, target.namespace];
  const spec: IAppProject['spec'] = {
    description: 'Knative Serving, its network layer, and development environments.',
    sourceRepos: [target.repository],
    destinations: [...forbidden.map((namespace) => `!${namespace}`), '*'].map((namespace) => ({
      server: target.cluster,
      namespace,
    })),
    clusterResourceWhitelist: clusterKinds(others).map(({ group, kind }) => ({ group, kind })),
  };
  new ApiObject(scope, id, {
    apiVersion: ARGOCD_API_VERSION,
    kind: 'AppProject',
    metadata: { name: target.project, namespace: target.namespace, finalizers: [RESOURCES_FINALIZER] },
    spec,
  });
}
