// What others write into the install at run time, which Argo CD therefore neither reports nor puts back.

/** Fields of objects that somebody else writes. */
export interface IgnoredDifference {
  /** API group of the objects; empty for Kubernetes' core group. */
  readonly group: string;
  readonly kind: string;
  /** @default - all of the kind */
  readonly name?: string;
  /** @default - in every namespace */
  readonly namespace?: string;
  readonly jsonPointers?: string[];
  readonly jqPathExpressions?: string[];
  /** Who writes the fields, and when. */
  readonly reason: string;
}

const WEBHOOKS = 'admissionregistration.k8s.io';
const RBAC = 'rbac.authorization.k8s.io';

/** What Knative's webhooks write into their configurations of either kind. */
const WRITTEN_BY_WEBHOOKS = [
  '.webhooks[]?.rules',
  '.webhooks[]?.clientConfig.caBundle',
  '.webhooks[]?.clientConfig.service.path',
  '.webhooks[]?.namespaceSelector',
];

/** Returns the ClusterRole whose rules Kubernetes collects from others. */
const aggregated = (name: string): IgnoredDifference => ({
  group: RBAC,
  kind: 'ClusterRole',
  name,
  jsonPointers: ['/rules'],
  reason: 'Kubernetes collects its rules from the ClusterRoles that it selects.',
});

/**
 * What Argo CD ignores in the platform.
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/diffing/
 */
export const IGNORED_IN_PLATFORM: readonly IgnoredDifference[] = [
  {
    group: WEBHOOKS,
    kind: 'MutatingWebhookConfiguration',
    jqPathExpressions: [...WRITTEN_BY_WEBHOOKS, '.webhooks[]?.reinvocationPolicy'],
    reason: "Knative's webhook writes what it is to be asked, and its certificate, when it starts.",
  },
  {
    group: WEBHOOKS,
    kind: 'ValidatingWebhookConfiguration',
    jqPathExpressions: WRITTEN_BY_WEBHOOKS,
    reason: "Knative's webhook writes what it is to be asked, and its certificate, when it starts.",
  },
  aggregated('knative-serving-admin'),
  aggregated('knative-serving-aggregated-addressable-resolver'),
  {
    group: '',
    kind: 'Secret',
    namespace: 'knative-serving',
    jsonPointers: ['/data'],
    reason: 'Knative writes its certificates into Secrets that the install creates empty.',
  },
];
