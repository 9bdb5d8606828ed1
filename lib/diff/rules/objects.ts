// What a change of Kubernetes' own objects, and of those that make others, comes to.
import type { Manifest } from '../../gitops/manifest';
import { valueAt } from '../../kubernetes/json';
import type { ObjectDifference } from '../objects';
import { changesAt, type Place, type Rule } from './rule';

/** What says which load balancer a Service gets; the annotations are GKE's. */
const LOAD_BALANCER: readonly Place[] = [
  ['spec', 'loadBalancerClass'],
  ['spec', 'loadBalancerIP'],
  ['metadata', 'annotations', 'networking.gke.io/load-balancer-type'],
  ['metadata', 'annotations', 'cloud.google.com/l4-rbs'],
];

const isLoadBalancer = (manifest: Manifest | undefined): boolean =>
  valueAt(manifest, 'spec', 'type') === 'LoadBalancer';

/** The fields that the API server takes only when an object is created, by the kinds that have them. */
const IMMUTABLE: readonly {
  readonly kinds: readonly string[];
  readonly places: readonly Place[];
  readonly besides?: string;
}[] = [
  { kinds: ['Deployment.apps', 'DaemonSet.apps'], places: [['spec', 'selector']] },
  {
    kinds: ['StatefulSet.apps'],
    places: ['selector', 'serviceName', 'volumeClaimTemplates'].map((field) => ['spec', field]),
  },
  {
    kinds: ['Job.batch'],
    places: ['selector', 'template'].map((field) => ['spec', field]),
    besides: ' Argo CD deletes a Job of BeforeHookCreation itself.',
  },
  {
    kinds: ['RoleBinding.rbac.authorization.k8s.io', 'ClusterRoleBinding.rbac.authorization.k8s.io'],
    places: [['roleRef']],
  },
  { kinds: ['Service'], places: [['spec', 'clusterIP']] },
  {
    kinds: ['PersistentVolumeClaim'],
    places: ['accessModes', 'dataSource', 'selector', 'storageClassName', 'volumeMode', 'volumeName'].map((field) => [
      'spec',
      field,
    ]),
  },
  {
    kinds: ['StorageClass.storage.k8s.io'],
    places: [['provisioner'], ['parameters'], ['reclaimPolicy'], ['volumeBindingMode']],
  },
  {
    kinds: ['CustomResourceDefinition.apiextensions.k8s.io'],
    places: ['group', 'scope'].map((field) => ['spec', field]),
  },
];

const immutableRule = ({ kinds, places, besides = '' }: (typeof IMMUTABLE)[number]): Rule => ({
  when: `${inWords(places.map(code))} of a ${inWords(kinds.map((kind) => kind.split('.')[0] ?? kind))} changes`,
  effect: 'refused',
  reason: `The API server takes it only when the object is created.${besides}`,
  kinds,
  applies: changesAt(...places),
});

/** Returns a place as Markdown: an annotation by its name, anything else by its path. */
const code = (place: Place): string => `\`${place[1] === 'annotations' ? place.at(-1) : place.join('.')}\``;

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
    when: `${inWords(LOAD_BALANCER.map(code))} of a Service that stays a load balancer changes`,
    effect: 'address',
    reason: 'The cloud makes another one, and DNS records point to the address of the old one.',
    kinds: ['Service'],
    applies: (object) => staysLoadBalancer(object) && changesAt(...LOAD_BALANCER)(object),
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
