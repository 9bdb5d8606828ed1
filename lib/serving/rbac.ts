// Who may do what: the controllers' own rights, and the roles that aggregate into Kubernetes' admin, edit and view.
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { KnativeRelease } from '../release/knative-release';
import { SERVING_NAMESPACE } from '../release/namespace';
import { SERVICE_ACCOUNT, servingLabels } from './labels';

const READ = ['get', 'list', 'watch'];
const WRITE = ['get', 'list', 'create', 'update', 'delete', 'patch', 'watch'];
const INTERNAL_GROUPS = [
  'networking.internal.knative.dev',
  'autoscaling.internal.knative.dev',
  'caching.internal.knative.dev',
];

/** A role, whose id is its name without the prefix that all of them share. */
interface Role {
  readonly id: string;
  /** Labels by which other roles aggregate this one. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly rules: k8s.PolicyRule[];
}

const ROLES: readonly Role[] = [
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
    labels: { 'serving.knative.dev/controller': 'true' },
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
      { apiGroups: [''], resources: ['namespaces/finalizers'], verbs: ['update'] },
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
interface AggregatedRole {
  readonly id: string;
  readonly from: Readonly<Record<string, string>>;
  /** Id of the binding that gives the role to the controllers. */
  readonly binding: string;
}

const AGGREGATED_ROLES: readonly AggregatedRole[] = [
  {
    id: 'aggregated-addressable-resolver',
    from: { 'duck.knative.dev/addressable': 'true' },
    binding: 'controller-addressable-resolver',
  },
  { id: 'admin', from: { 'serving.knative.dev/controller': 'true' }, binding: 'controller-admin' },
];

export interface ServingRbacProps {
  readonly release: KnativeRelease;
}

/** The service account of Serving's components, its rights, and the roles for people. */
export class ServingRbac extends Construct {
  constructor(scope: Construct, id: string, props: ServingRbacProps) {
    super(scope, id);
    const labels = servingLabels(props.release);
    const controllerLabels = servingLabels(props.release, 'controller');
    const name = (part: string) => `knative-serving-${part}`;

    for (const role of ROLES) {
      new k8s.KubeClusterRole(this, role.id, {
        metadata: { name: name(role.id), labels: { ...labels, ...role.labels } },
        rules: role.rules,
      });
    }
    for (const role of AGGREGATED_ROLES) {
      new k8s.KubeClusterRole(this, role.id, {
        metadata: { name: name(role.id), labels },
        aggregationRule: { clusterRoleSelectors: [{ matchLabels: role.from }] },
      });
    }

    const serviceAccount = new k8s.KubeServiceAccount(this, 'service-account', {
      metadata: { name: SERVICE_ACCOUNT, namespace: SERVING_NAMESPACE, labels: controllerLabels },
    });
    for (const role of AGGREGATED_ROLES) {
      new k8s.KubeClusterRoleBinding(this, role.binding, {
        metadata: { name: name(role.binding), labels: controllerLabels },
        subjects: [{ kind: 'ServiceAccount', name: serviceAccount.name, namespace: SERVING_NAMESPACE }],
        roleRef: { kind: 'ClusterRole', name: name(role.id), apiGroup: 'rbac.authorization.k8s.io' },
      });
    }
  }
}
