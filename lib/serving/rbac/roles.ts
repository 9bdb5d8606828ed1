// Who may do what with Knative: the controllers' own rights, and the roles that aggregate into Kubernetes' admin, edit and
// view.
import type { k8s } from 'cdk8s-plus-27';

export const READ = ['get', 'list', 'watch'];
const WRITE = ['get', 'list', 'create', 'update', 'delete', 'patch', 'watch'];
const INTERNAL_GROUPS = [
  'networking.internal.knative.dev',
  'autoscaling.internal.knative.dev',
  'caching.internal.knative.dev',
];

/** A rule of a role. */
export interface Rule extends k8s.PolicyRule {
  /** The first release that has the rule. @default - all releases have it */
  readonly since?: string;
}

/** A role, whose id is its name without the prefix that all of them share. */
export interface Role {
  readonly id: string;
  /** Labels by which other roles aggregate this one. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly rules: readonly Rule[];
}

/** By this label, the role that the controllers are given aggregates others. */
export const CONTROLLER_ROLE = { 'serving.knative.dev/controller': 'true' };

export const ROLES: readonly Role[] = [
  {
    id: 'addressable-resolver',
    labels: { 'duck.knative.dev/addressable': 'true' },
    rules: [
      {
        apiGroups: ['serving.knative.dev'],
        resources: ['routes', 'routes/status', 'services', 'services/status'],
        verbs: READ,
      },
    ],
  },
  {
    id: 'namespaced-admin',
    labels: { 'rbac.authorization.k8s.io/aggregate-to-admin': 'true' },
    rules: [
      { apiGroups: ['serving.knative.dev'], resources: ['*'], verbs: ['*'] },
      { apiGroups: INTERNAL_GROUPS, resources: ['*'], verbs: READ },
    ],
  },
  {
    id: 'namespaced-edit',
    labels: { 'rbac.authorization.k8s.io/aggregate-to-edit': 'true' },
    rules: [
      { apiGroups: ['serving.knative.dev'], resources: ['*'], verbs: ['create', 'update', 'patch', 'delete'] },
      { apiGroups: INTERNAL_GROUPS, resources: ['*'], verbs: READ },
    ],
  },
  {
    id: 'namespaced-view',
    labels: { 'rbac.authorization.k8s.io/aggregate-to-view': 'true' },
    rules: [{ apiGroups: ['serving.knative.dev', ...INTERNAL_GROUPS], resources: ['*'], verbs: READ }],
  },
  {
    id: 'core',
    labels: CONTROLLER_ROLE,
    rules: [
      {
        apiGroups: [''],
        resources: [
          'pods',
          'namespaces',
          'secrets',
          'configmaps',
          'endpoints',
          'services',
          'events',
          'serviceaccounts',
        ],
        verbs: WRITE,
      },
      { apiGroups: [''], resources: ['endpoints/restricted'], verbs: ['create'] },
      {
        since: '1.22',
        apiGroups: ['discovery.k8s.io'],
        resources: ['endpointslices/restricted'],
        verbs: ['create'],
      },
      { apiGroups: [''], resources: ['namespaces/finalizers'], verbs: ['update'] },
      { since: '1.22', apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: WRITE },
      { apiGroups: ['apps'], resources: ['deployments', 'deployments/finalizers'], verbs: WRITE },
      {
        apiGroups: ['admissionregistration.k8s.io'],
        resources: ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations'],
        verbs: WRITE,
      },
      {
        apiGroups: ['apiextensions.k8s.io'],
        resources: ['customresourcedefinitions', 'customresourcedefinitions/status'],
        verbs: WRITE,
      },
      { apiGroups: ['autoscaling'], resources: ['horizontalpodautoscalers'], verbs: WRITE },
      { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: WRITE },
      {
        apiGroups: ['serving.knative.dev', 'autoscaling.internal.knative.dev', 'networking.internal.knative.dev'],
        resources: ['*', '*/status', '*/finalizers'],
        verbs: ['get', 'list', 'create', 'update', 'delete', 'deletecollection', 'patch', 'watch'],
      },
      { apiGroups: ['caching.internal.knative.dev'], resources: ['images'], verbs: WRITE },
      {
        since: '1.15',
        apiGroups: ['cert-manager.io'],
        resources: ['certificates', 'clusterissuers', 'certificaterequests', 'issuers'],
        verbs: WRITE,
      },
      { since: '1.15', apiGroups: ['acme.cert-manager.io'], resources: ['challenges'], verbs: WRITE },
      // The role of the certificate controller that was installed apart until then.
      {
        since: '1.15',
        apiGroups: ['rbac.authorization.k8s.io'],
        resources: ['clusterroles'],
        verbs: ['delete'],
        resourceNames: ['knative-serving-certmanager'],
      },
      { since: '1.22', apiGroups: ['*'], resources: ['*/scale'], verbs: ['patch'] },
    ],
  },
  {
    id: 'podspecable-binding',
    labels: { 'duck.knative.dev/podspecable': 'true' },
    rules: [
      {
        apiGroups: ['serving.knative.dev'],
        resources: ['configurations', 'services'],
        verbs: ['list', 'watch', 'patch'],
      },
    ],
  },
];

/** A role without rules of its own: Kubernetes fills it from all roles that carry a label. */
export interface AggregatedRole {
  readonly id: string;
  readonly from: Readonly<Record<string, string>>;
  /** Id of the binding that gives the role to the controllers. */
  readonly binding: string;
}

export const AGGREGATED_ROLES: readonly AggregatedRole[] = [
  {
    id: 'aggregated-addressable-resolver',
    from: { 'duck.knative.dev/addressable': 'true' },
    binding: 'controller-addressable-resolver',
  },
  { id: 'admin', from: CONTROLLER_ROLE, binding: 'controller-admin' },
];
