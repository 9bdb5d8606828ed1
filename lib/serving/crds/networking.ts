// The CRDs through which Serving tells a network layer what it wants.
import type { KnativeRelease } from '../../release/knative-release';
import { servingLabels } from '../labels';
import { certificateSchema } from '../schema/certificate';
import { clusterDomainClaimSchema } from '../schema/cluster-domain-claim';
import { ingressSchema } from '../schema/ingress';
import { serverlessServiceSchema } from '../schema/serverless-service';
import { anything, type FieldSchema } from '../schema/vocabulary';
import { type CrdDefinition, type PrinterColumn, readyColumns, statusColumn } from './custom-resource-definition';

interface NetworkingCrd {
  readonly kind: string;
  readonly plural: string;
  readonly shortNames: readonly string[];
  readonly scope?: 'Cluster';
  readonly columns?: readonly PrinterColumn[];
  /** The schema; before 1.6 the CRD has its description only. */
  readonly schema: (release: KnativeRelease) => FieldSchema;
}

const CRDS: readonly NetworkingCrd[] = [
  {
    kind: 'Certificate',
    plural: 'certificates',
    shortNames: ['kcert'],
    columns: readyColumns('"'),
    schema: certificateSchema,
  },
  {
    kind: 'ClusterDomainClaim',
    plural: 'clusterdomainclaims',
    shortNames: ['cdc'],
    scope: 'Cluster',
    schema: clusterDomainClaimSchema,
  },
  {
    kind: 'Ingress',
    plural: 'ingresses',
    shortNames: ['kingress', 'king'],
    columns: readyColumns(),
    schema: ingressSchema,
  },
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
    schema: serverlessServiceSchema,
  },
];

/** The CRDs of the group networking.internal.knative.dev. */
export const networkingCrds = (release: KnativeRelease): CrdDefinition[] =>
  CRDS.map(({ columns, schema: schemaIn, ...crd }) => {
    const schema = schemaIn(release);
    return {
      ...crd,
      group: 'networking.internal.knative.dev',
      categories: ['knative-internal', 'networking'],
      labels: servingLabels(release, release.since('1.4') ? 'networking' : undefined),
      versions: [
        {
          name: 'v1alpha1',
          storage: true,
          ...(columns && { columns }),
          schema: release.since('1.6') ? schema : anything(schema.description),
        },
      ],
    };
  });
