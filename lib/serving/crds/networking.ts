// The CRDs through which Serving tells a network layer what it wants.
import type { KnativeRelease } from '../../release/knative-release';
import { servingLabels } from '../labels';
import { anything } from '../schema/vocabulary';
import { type CrdDefinition, type PrinterColumn, readyColumns, statusColumn } from './custom-resource-definition';

interface NetworkingCrd {
  readonly kind: string;
  readonly plural: string;
  readonly shortNames: readonly string[];
  readonly scope?: 'Cluster';
  readonly columns?: readonly PrinterColumn[];
}

const CRDS: readonly NetworkingCrd[] = [
  { kind: 'Certificate', plural: 'certificates', shortNames: ['kcert'], columns: readyColumns('"') },
  { kind: 'ClusterDomainClaim', plural: 'clusterdomainclaims', shortNames: ['cdc'], scope: 'Cluster' },
  { kind: 'Ingress', plural: 'ingresses', shortNames: ['kingress', 'king'], columns: readyColumns() },
  {
    kind: 'ServerlessService',
    plural: 'serverlessservices',
    shortNames: ['sks'],
    columns: [
      { name: 'Mode', type: 'string', jsonPath: '.spec.mode' },
      { name: 'Activators', type: 'integer', jsonPath: '.spec.numActivators' },
      statusColumn('ServiceName', 'serviceName'),
      statusColumn('PrivateServiceName', 'privateServiceName'),
      ...readyColumns(),
    ],
  },
];

/** The CRDs of the group networking.internal.knative.dev. */
export const networkingCrds = (release: KnativeRelease): CrdDefinition[] =>
  CRDS.map(({ columns, ...crd }) => ({
    ...crd,
    group: 'networking.internal.knative.dev',
    categories: ['knative-internal', 'networking'],
    labels: servingLabels(release),
    versions: [{ name: 'v1alpha1', storage: true, schema: anything(), ...(columns && { columns }) }],
  }));
