// What stands beside a Deployment: what of it is still needed, and what Knative or the fleet does instead.
import { get } from '../fields/read';
import { groupKind, type Manifest } from '../gitops/manifest';
import { isJsonObject, type Json } from '../kubernetes/json';
import type { Left, Why } from './left';
import { itemsAt, nameOf, textAt } from './places';
import { OTHER_WORKLOADS } from './workload';

/** What other objects may be about. */
interface Application {
  readonly deployment: Manifest;
  /** The Services that lead to it. */
  readonly services: readonly Manifest[];
}

type Explanation = (manifest: Manifest, application: Application) => Why;

const always =
  (why: Why): Explanation =>
  () =>
    why;

const NOT_OURS: Why = { reason: 'it is not about this Deployment, and stays as it is' };

const stays = always({ reason: 'it stays as it is' });

/** What a pod reads or runs as must be where the pod is. */
const read: Explanation = (manifest, { deployment }) =>
  textsIn(get(deployment, ['spec', 'template', 'spec'])).has(manifest.metadata.name ?? '')
    ? { reason: 'the API needs it as it is, in the namespace of each environment' }
    : NOT_OURS;

const scaler: Explanation = (manifest, { deployment }) => {
  const target = textAt(manifest, 'spec', 'scaleTargetRef', 'name') ?? textAt(manifest, 'spec', 'targetRef', 'name');
  if (target !== deployment.metadata.name) {
    return NOT_OURS;
  }
  const most = get(manifest, ['spec', 'maxReplicas']) ?? get(manifest, ['spec', 'maxReplicaCount']);
  return {
    reason: 'Knative starts and stops pods by the requests there are, and scales its Deployments alone',
    replacement: `maxScale: ${typeof most === 'number' ? most : '…'}, and target for how many requests at a time one pod is to have`,
  };
};

const route: Explanation = (manifest, { services }) => {
  const names = new Set(services.map(({ metadata }) => metadata.name));
  const isOurs = [...textsIn(manifest['spec'])].some((text) => names.has(text));
  const hosts = [
    ...itemsAt(manifest, 'spec', 'rules').flatMap((rule) => textAt(rule, 'host') ?? []),
    ...itemsAt(manifest, 'spec', 'hostnames').flatMap((host) => (typeof host === 'string' ? host : [])),
    ...itemsAt(manifest, 'spec', 'hosts').flatMap((host) => (typeof host === 'string' ? host : [])),
  ];
  const mappings = hosts.map((host) => `{ host: '${host}' }`).join(', ');
  return isOurs
    ? {
        reason: 'the gateway sends requests to an API by its host, whatever their path',
        replacement: `the host of the API${mappings === '' ? '' : `, or domainMappings: [${mappings}] in the environment that is to have it`}`,
      }
    : NOT_OURS;
};

const sibling: Explanation = (manifest, { services }) =>
  services.includes(manifest)
    ? {
        reason: 'it leads to the same pods, and Knative makes one Service for an API: delete it first',
        replacement: 'the name of the API, by which callers within the cluster find it',
      }
    : { reason: 'it leads to other pods, and stays as it is' };

const monitor = always({
  reason: 'the pods of an API are selected by the label serving.knative.dev/service',
  replacement: 'the same, with that label in its selector',
});

const EXPLANATIONS: ReadonlyMap<string, Explanation> = new Map<string, Explanation>([
  ['ConfigMap', read],
  ['Secret', read],
  ['ServiceAccount', read],
  ['PersistentVolumeClaim', read],
  ['Namespace', always({ reason: 'each environment has a namespace of its own' })],
  ['Service', sibling],
  ['Deployment.apps', always({ reason: 'it is another application', replacement: 'an API of its own, by its name' })],
  [
    'PodDisruptionBudget.policy',
    always({
      reason: 'pods of a development API may go: the next request starts another',
      replacement: 'minScale, where one must stay',
    }),
  ],
  ['HorizontalPodAutoscaler.autoscaling', scaler],
  ['ScaledObject.keda.sh', scaler],
  ['HTTPScaledObject.http.keda.sh', scaler],
  [
    'VerticalPodAutoscaler.autoscaling.k8s.io',
    always({
      reason: 'it changes a Deployment, and Knative makes a new one for each revision',
      replacement: 'resources',
    }),
  ],
  [
    'NetworkPolicy.networking.k8s.io',
    always({
      reason: 'it selects pods by labels of the Deployment, and requests come from the activator and the gateway',
      replacement: 'the network policy of the environment',
    }),
  ],
  ['ServiceMonitor.monitoring.coreos.com', monitor],
  ['PodMonitor.monitoring.coreos.com', monitor],
  ['PodMonitoring.monitoring.googleapis.com', monitor],
  ['Ingress.networking.k8s.io', route],
  ['HTTPRoute.gateway.networking.k8s.io', route],
  ['GRPCRoute.gateway.networking.k8s.io', route],
  ['VirtualService.networking.istio.io', route],
  ...[...OTHER_WORKLOADS].map(([kind, reason]) => [kind, always({ reason: `it stays as it is: ${reason}` })] as const),
]);

/** Kinds that bring requests from outside to a Service. */
const isRoute = (manifest: Manifest): boolean => EXPLANATIONS.get(groupKind(manifest)) === route;

/** Returns whether something brings requests from outside to one of the Services of an application. */
export const isPublished = (manifests: readonly Manifest[], application: Application): boolean =>
  manifests.some((manifest) => isRoute(manifest) && route(manifest, application) !== NOT_OURS);

/** Returns what becomes of objects that are no part of the Deployment. What they hold isn't repeated. */
export const leftObjects = (manifests: readonly Manifest[], application: Application): Left[] =>
  manifests.map((manifest) => ({
    path: nameOf(manifest),
    ...(EXPLANATIONS.get(groupKind(manifest)) ?? stays)(manifest, application),
  }));

/** Returns all texts in data. */
function textsIn(json: Json | undefined): ReadonlySet<string> {
  const parts = Array.isArray(json) ? json : isJsonObject(json) ? Object.values(json) : [];
  return new Set(typeof json === 'string' ? [json] : parts.flatMap((part) => [...textsIn(part)]));
}
