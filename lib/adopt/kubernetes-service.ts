// The Service of Kubernetes that leads to a Deployment: Knative makes its own, and says most of it by itself.
import type { Shape } from '../fields/field';
import { get, readShape } from '../fields/read';
import type { Manifest } from '../gitops/manifest';
import { Draft } from './draft';
import { essentialService } from './kubernetes-defaults';
import type { Left, Why } from './left';
import { listFields, type Reasons } from './left-fields';
import { nameOf } from './places';

/** The port at which callers within the cluster find an API. */
const HTTP_PORT = 80;

const BY_GATEWAY: Why = {
  reason: 'requests come by the gateway, at one address for all APIs',
  replacement: 'the host of the API, and domainMappings for one of its own',
};

const OF_GATEWAY: Why = {
  reason: 'it is about a load balancer, and the gateway has its own',
  replacement: 'the Service of the gateway',
};

const BY_LOAD: Why = { reason: 'Knative sends each request to a pod that has room for it' };

const REASONS: Reasons = new Map<string, Why>([
  [
    'metadata.annotations',
    { ...OF_GATEWAY, reason: 'it is for what reads annotations of Services, such as a load balancer' },
  ],
  [
    'spec.clusterIP',
    { reason: 'callers find one address, and not those of the pods', replacement: 'the host of the API' },
  ],
  ['spec.externalIPs', BY_GATEWAY],
  ['spec.externalTrafficPolicy', OF_GATEWAY],
  ['spec.healthCheckNodePort', OF_GATEWAY],
  ['spec.internalTrafficPolicy', BY_LOAD],
  ['spec.loadBalancerClass', OF_GATEWAY],
  ['spec.loadBalancerIP', OF_GATEWAY],
  ['spec.loadBalancerSourceRanges', OF_GATEWAY],
  ['spec.publishNotReadyAddresses', { reason: 'Knative sends a request to a pod that is ready' }],
  ['spec.sessionAffinity', { ...BY_LOAD, replacement: 'sessions that are kept outside of the pods' }],
  ['spec.sessionAffinityConfig', BY_LOAD],
  ['spec.trafficDistribution', BY_LOAD],
  ['spec.type', BY_GATEWAY],
]);

/** Fields that an API has by itself. */
const SUPERFLUOUS: readonly string[] = [
  'apiVersion',
  'kind',
  'metadata.generateName',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'spec.clusterIPs',
  'spec.ipFamilies',
  'spec.ipFamilyPolicy',
  'spec.selector',
];

/** An object of which nothing is read, so that all of it is left. */
const NOTHING: Shape = { name: 'Nothing', description: 'Nothing.', fields: {} };

/**
 * Returns what of a Service isn't kept.
 * @param api name of the API that it leads to
 * @param servicePort index of the port that leads there
 * @param isPublished whether something else brings requests from outside to it
 */
export function leftOfService(
  service: Manifest,
  api: string,
  servicePort: number | undefined,
  isPublished: boolean,
): Left[] {
  const draft = new Draft(essentialService(service), nameOf(service));
  draft.list('', {
    reason: `Knative makes a Service '${api}' itself, and takes over none that is there: delete it first`,
    ...(service.metadata.name !== api && {
      replacement: `'${api}' as the name by which callers within the cluster find the API`,
    }),
  });
  for (const place of SUPERFLUOUS) {
    draft.change(place, () => undefined);
  }
  draft.change('spec.clusterIP', (address) => (address === 'None' ? address : undefined));
  draft.change('metadata.annotations[]', (value, path) => (/^kubectl\./.test(String(path.at(-1))) ? undefined : value));
  draft.take('spec.ports[]', (port, path) =>
    path.at(-1) !== servicePort
      ? { reason: 'Knative sends requests to one port', replacement: 'an API of its own, if requests come to it' }
      : get(port, ['port']) === HTTP_PORT
        ? undefined
        : { reason: `callers within the cluster find an API at port ${HTTP_PORT}` },
  );
  draft.change('spec.ports', () => undefined);
  if (!isPublished && draft.at('spec.type') === undefined && draft.at('spec.clusterIP') === undefined) {
    draft.list(
      ['spec', 'type'],
      {
        reason: 'it can be called from within the cluster only, and the API from wherever the gateway can be',
        replacement: "visibility: 'cluster-local'",
      },
      'ClusterIP',
    );
  }
  listFields(draft, readShape(NOTHING, draft.json).left, REASONS);
  return [...draft.left];
}
