// The CRDs that people write objects of: Service, Configuration, Revision, Route, DomainMapping.
import type { KnativeRelease } from '../../release/knative-release';
import { servingLabels } from '../labels';
import { configurationSchema } from '../schema/configuration';
import { domainMappingSchema } from '../schema/domain-mapping';
import { revisionSchema } from '../schema/revision';
import { routeSchema } from '../schema/route';
import { serviceSchema } from '../schema/service';
import { type CrdDefinition, type CrdVersion, readyColumns, statusColumn } from './custom-resource-definition';

const GROUP = 'serving.knative.dev';
const CATEGORIES = ['all', 'knative', 'serving'];
const ADDRESSABLE = { 'duck.knative.dev/addressable': 'true' };
const PODSPECABLE = { 'duck.knative.dev/podspecable': 'true' };

const DEPRECATION_WARNING =
  'The v1alpha1 version of DomainMapping has been deprecated and will be removed in a future release of the API. Please upgrade to v1beta1';

const latestColumns = [
  statusColumn('LatestCreated', 'latestCreatedRevisionName'),
  statusColumn('LatestReady', 'latestReadyRevisionName'),
];

const urlColumn = statusColumn('URL', 'url');

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
      schema: serviceSchema(release),
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
      schema: configurationSchema(release),
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
        ...(release.since('1.13.2') ? [] : [statusColumn('K8s Service Name', 'serviceName')]),
        {
          name: 'Generation',
          type: 'string',
          jsonPath: ".metadata.labels['serving\\.knative\\.dev/configurationGeneration']",
        },
        ...readyColumns(),
        statusColumn('Actual Replicas', 'actualReplicas', 'integer'),
        statusColumn('Desired Replicas', 'desiredReplicas', 'integer'),
      ],
      schema: revisionSchema(release),
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
      schema: routeSchema(release),
    },
  ],
});

/** The versions of DomainMapping: since 1.11 objects are stored as v1beta1, since 1.12 there is no other. */
function domainMappingVersions(release: KnativeRelease): CrdVersion[] {
  const columns = [urlColumn, ...readyColumns()];
  const schema = domainMappingSchema(release);
  const v1beta1 = { name: 'v1beta1', storage: release.since('1.11'), columns, schema };
  const v1alpha1 = release.since('1.11')
    ? { name: 'v1alpha1', deprecationWarning: DEPRECATION_WARNING, schema }
    : { name: 'v1alpha1', storage: true, columns, schema };
  return release.since('1.12') ? [v1beta1] : [v1beta1, v1alpha1];
}

const domainMapping = (release: KnativeRelease): CrdDefinition => ({
  group: GROUP,
  kind: 'DomainMapping',
  plural: 'domainmappings',
  shortNames: ['dm'],
  categories: CATEGORIES,
  labels: servingLabels(release),
  versions: domainMappingVersions(release),
});

/** The CRDs of the group serving.knative.dev. */
export const servingCrds = (release: KnativeRelease): CrdDefinition[] =>
  [configuration, domainMapping, revision, route, service].map((definition) => definition(release));
