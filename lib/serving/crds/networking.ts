// The CRDs through which Serving tells a network layer what it wants.
import type { KnativeRelease } from '../../release/knative-release';
import { servingLabels } from '../labels';
import { ingress } from '../schema/ingress';
import { reference } from '../schema/kubernetes';
import { resource, status } from '../schema/resource';
import { anything, array, dateTime, int32, intOrString, object, type Schema, string } from '../schema/vocabulary';
import { type CrdDefinition, type PrinterColumn, readyColumns, statusColumn } from './custom-resource-definition';

interface NetworkingCrd {
  readonly kind: string;
  readonly plural: string;
  readonly shortNames: readonly string[];
  readonly scope?: 'Cluster';
  readonly columns?: readonly PrinterColumn[];
  /** The schema, which the CRD has since 1.6. */
  readonly schema: (release: KnativeRelease) => Schema;
}

const certificate = (release: KnativeRelease): Schema =>
  resource({
    spec: object(
      {
        dnsNames: array(string()),
        secretName: string(),
        ...(release.since('1.9') && { domain: string() }),
      },
      'dnsNames',
      'secretName',
    ),
    status: status(release, {
      http01Challenges: array(
        object({ serviceName: string(), serviceNamespace: string(), servicePort: intOrString(), url: string() }),
      ),
      notAfter: dateTime(),
    }),
  });

const clusterDomainClaim = (): Schema => resource({ spec: object({ namespace: string() }, 'namespace') });

const serverlessService = (release: KnativeRelease): Schema =>
  resource({
    spec: object(
      {
        mode: string(),
        numActivators: int32(),
        objectRef: reference(release, {
          apiVersion: string(),
          fieldPath: string(),
          kind: string(),
          name: string(),
          namespace: string(),
          resourceVersion: string(),
          uid: string(),
        }),
        protocolType: string(),
      },
      'objectRef',
      'protocolType',
    ),
    status: status(release, { privateServiceName: string(), serviceName: string() }),
  });

const CRDS: readonly NetworkingCrd[] = [
  {
    kind: 'Certificate',
    plural: 'certificates',
    shortNames: ['kcert'],
    columns: readyColumns('"'),
    schema: certificate,
  },
  {
    kind: 'ClusterDomainClaim',
    plural: 'clusterdomainclaims',
    shortNames: ['cdc'],
    scope: 'Cluster',
    schema: clusterDomainClaim,
  },
  {
    kind: 'Ingress',
    plural: 'ingresses',
    shortNames: ['kingress', 'king'],
    columns: readyColumns(),
    schema: ingress,
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
    schema: serverlessService,
  },
];

/** The CRDs of the group networking.internal.knative.dev. */
export const networkingCrds = (release: KnativeRelease): CrdDefinition[] =>
  CRDS.map(({ columns, schema, ...crd }) => ({
    ...crd,
    group: 'networking.internal.knative.dev',
    categories: ['knative-internal', 'networking'],
    labels: servingLabels(release, release.since('1.4') ? 'networking' : undefined),
    versions: [
      {
        name: 'v1alpha1',
        storage: true,
        ...(columns && { columns }),
        schema: release.since('1.6') ? schema(release) : anything(),
      },
    ],
  }));
