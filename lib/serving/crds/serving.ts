// The CRDs that people write objects of: Service, Configuration, Revision, Route, DomainMapping.
import type { KnativeRelease } from '../../release/knative-release';
import { servingLabels } from '../labels';
import { addressable, resource, status, traffic } from '../schema/resource';
import { revisionSpec, revisionTemplate } from '../schema/revision-template';
import { array, int32, object, type Schema, string } from '../schema/vocabulary';
import { type CrdDefinition, type CrdVersion, readyColumns, statusColumn } from './custom-resource-definition';

const GROUP = 'serving.knative.dev';
const CATEGORIES = ['all', 'knative', 'serving'];
const ADDRESSABLE = { 'duck.knative.dev/addressable': 'true' };
const PODSPECABLE = { 'duck.knative.dev/podspecable': 'true' };

const latestRevisions = (): Readonly<Record<string, Schema>> => ({
  latestCreatedRevisionName: string(),
  latestReadyRevisionName: string(),
});

const latestColumns = [
  statusColumn('LatestCreated', 'latestCreatedRevisionName'),
  statusColumn('LatestReady', 'latestReadyRevisionName'),
];

const urlColumn = statusColumn('URL', 'url');

const containerStatuses = (): Schema => array(object({ imageDigest: string(), name: string() }));

const service = (release: KnativeRelease): CrdDefinition => ({
  group: GROUP,
  kind: 'Service',
  plural: 'services',
  shortNames: ['kservice', 'ksvc'],
  categories: CATEGORIES,
  labels: { ...servingLabels(release), ...ADDRESSABLE, ...PODSPECABLE },
  versions: [
    {
      name: 'v1',
      storage: true,
      columns: [urlColumn, ...latestColumns, ...readyColumns()],
      schema: resource({
        spec: object({ template: revisionTemplate(), traffic: traffic() }),
        status: status({ ...addressable(), ...latestRevisions(), traffic: traffic() }),
      }),
    },
  ],
});

const configuration = (release: KnativeRelease): CrdDefinition => ({
  group: GROUP,
  kind: 'Configuration',
  plural: 'configurations',
  shortNames: ['config', 'cfg'],
  categories: CATEGORIES,
  labels: { ...servingLabels(release), ...PODSPECABLE },
  versions: [
    {
      name: 'v1',
      storage: true,
      columns: [...latestColumns, ...readyColumns()],
      schema: resource({ spec: object({ template: revisionTemplate() }), status: status(latestRevisions()) }),
    },
  ],
});

const revision = (release: KnativeRelease): CrdDefinition => ({
  group: GROUP,
  kind: 'Revision',
  plural: 'revisions',
  shortNames: ['rev'],
  categories: CATEGORIES,
  labels: servingLabels(release),
  versions: [
    {
      name: 'v1',
      storage: true,
      columns: [
        { name: 'Config Name', type: 'string', jsonPath: ".metadata.labels['serving\\.knative\\.dev/configuration']" },
        statusColumn('K8s Service Name', 'serviceName'),
        {
          name: 'Generation',
          type: 'string',
          jsonPath: ".metadata.labels['serving\\.knative\\.dev/configurationGeneration']",
        },
        ...readyColumns(),
        statusColumn('Actual Replicas', 'actualReplicas', 'integer'),
        statusColumn('Desired Replicas', 'desiredReplicas', 'integer'),
      ],
      schema: resource({
        spec: revisionSpec(),
        status: status({
          actualReplicas: int32(),
          containerStatuses: containerStatuses(),
          desiredReplicas: int32(),
          initContainerStatuses: containerStatuses(),
          logUrl: string(),
        }),
      }),
    },
  ],
});

const route = (release: KnativeRelease): CrdDefinition => ({
  group: GROUP,
  kind: 'Route',
  plural: 'routes',
  shortNames: ['rt'],
  categories: CATEGORIES,
  labels: { ...servingLabels(release), ...ADDRESSABLE },
  versions: [
    {
      name: 'v1',
      storage: true,
      columns: [urlColumn, ...readyColumns()],
      schema: resource({
        spec: object({ traffic: traffic() }),
        status: status({ ...addressable(), traffic: traffic() }),
      }),
    },
  ],
});

const domainMappingVersion = (name: string, storage: boolean): CrdVersion => ({
  name,
  storage,
  columns: [urlColumn, ...readyColumns()],
  schema: resource({
    spec: object(
      {
        ref: object(
          { apiVersion: string(), group: string(), kind: string(), name: string(), namespace: string() },
          'kind',
          'name',
        ),
        tls: object({ secretName: string() }, 'secretName'),
      },
      'ref',
    ),
    status: status(addressable()),
  }),
});

const domainMapping = (release: KnativeRelease): CrdDefinition => ({
  group: GROUP,
  kind: 'DomainMapping',
  plural: 'domainmappings',
  shortNames: ['dm'],
  categories: CATEGORIES,
  labels: servingLabels(release),
  versions: [domainMappingVersion('v1beta1', false), domainMappingVersion('v1alpha1', true)],
});

/** The CRDs of the group serving.knative.dev. */
export const servingCrds = (release: KnativeRelease): CrdDefinition[] =>
  [configuration, domainMapping, revision, route, service].map((definition) => definition(release));
