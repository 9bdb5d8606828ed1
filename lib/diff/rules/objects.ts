// What a change of Kubernetes' own objects, and of those that make others, comes to.
import type { Manifest } from '../../gitops/manifest';
import { valueAt } from '../../kubernetes/json';
import type { ObjectDifference } from '../objects';
import { changesAt, type Place, type Rule } from './rule';

/** Annotations of GKE that say what kind of load balancer a Service gets. */
const KIND_ANNOTATIONS = ['networking.gke.io/load-balancer-type', 'cloud.google.com/l4-rbs'];

const isLoadBalancer = (manifest: Manifest | undefined): boolean =>
  valueAt(manifest, 'spec', 'type') === 'LoadBalancer';

const changesLoadBalancer = changesAt(
  ['spec', 'loadBalancerClass'],
  ['spec', 'loadBalancerIP'],
  ...KIND_ANNOTATIONS.map((annotation): Place => ['metadata', 'annotations', annotation]),
);

/** The fields that the API server takes only when an object is created. */
const IMMUTABLE: readonly { readonly kind: string; readonly places: readonly Place[] }[] = [
  { kind: 'Deployment.apps', places: [['spec', 'selector']] },
  {
    kind: 'StatefulSet.apps',
    places: [
      ['spec', 'selector'],
      ['spec', 'serviceName'],
      ['spec', 'volumeClaimTemplates'],
    ],
  },
  { kind: 'DaemonSet.apps', places: [['spec', 'selector']] },
  {
    kind: 'Job.batch',
    places: [
      ['spec', 'selector'],
      ['spec', 'template'],
    ],
  },
  { kind: 'RoleBinding.rbac.authorization.k8s.io', places: [['roleRef']] },
  { kind: 'ClusterRoleBinding.rbac.authorization.k8s.io', places: [['roleRef']] },
  { kind: 'Service', places: [['spec', 'clusterIP']] },
  {
    kind: 'PersistentVolumeClaim',
    places: ['accessModes', 'dataSource', 'selector', 'storageClassName', 'volumeMode', 'volumeName'].map((field) => [
      'spec',
      field,
    ]),
  },
  {
    kind: 'StorageClass.storage.k8s.io',
    places: [['provisioner'], ['parameters'], ['reclaimPolicy'], ['volumeBindingMode']],
  },
  {
    kind: 'CustomResourceDefinition.apiextensions.k8s.io',
    places: [
      ['spec', 'group'],
      ['spec', 'scope'],
    ],
  },
];

const immutableRule = ({ kind, places }: (typeof IMMUTABLE)[number]): Rule => ({
  when: `${inWords(places.map((place) => `\`${place.join('.')}\``))} of a ${kind.split('.')[0]} changes`,
  effect: 'refused',
  reason:
    kind === 'Job.batch'
      ? 'The API server takes it only when the object is created. Argo CD deletes a Job of BeforeHookCreation itself.'
      : 'The API server takes it only when the object is created.',
  kinds: [kind],
  applies: changesAt(...places),
});

const inWords = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;

/** Whether both versions are load balancers, so that the one that is there would have to change. */
const staysLoadBalancer = ({ before, after }: ObjectDifference): boolean =>
  isLoadBalancer(before) && isLoadBalancer(after);

export const OBJECT_RULES: readonly Rule[] = [
  ...IMMUTABLE.map(immutableRule),
  {
    when: '`spec.loadBalancerClass` of a Service that stays a load balancer changes',
    effect: 'refused',
    reason: 'The API server takes it only when a Service becomes a load balancer.',
    kinds: ['Service'],
    applies: (object) => staysLoadBalancer(object) && changesAt(['spec', 'loadBalancerClass'])(object),
  },
  {
    when: `\`spec.loadBalancerClass\`, \`spec.loadBalancerIP\` or the annotation ${inWords(KIND_ANNOTATIONS.map((each) => `\`${each}\``))} of a load balancer changes`,
    effect: 'address',
    reason: 'The cloud makes another one, and DNS records point to the address of the old one.',
    kinds: ['Service'],
    applies: (object) => staysLoadBalancer(object) && changesLoadBalancer(object),
  },
  {
    when: 'an ExternalSecret is removed that owns its Secret',
    effect: 'secret',
    reason: 'The Secret that it has made goes with it, unless its `creationPolicy` is another than Owner.',
    kinds: ['ExternalSecret.external-secrets.io'],
    applies: ({ before, after }) =>
      after === undefined && (valueAt(before, 'spec', 'target', 'creationPolicy') ?? 'Owner') === 'Owner',
  },
  {
    when: '`spec.template` of a Deployment, StatefulSet or DaemonSet changes',
    effect: 'restarts',
    reason: 'Its pods are replaced, one after the other where there are several.',
    kinds: ['Deployment.apps', 'StatefulSet.apps', 'DaemonSet.apps'],
    applies: changesAt(['spec', 'template']),
  },
];
