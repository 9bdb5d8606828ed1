// How a CRD of Knative is described, and the object that comes of it.
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Schema } from '../schema/vocabulary';

/** A column that `kubectl get` prints. */
export interface PrinterColumn {
  readonly name: string;
  readonly type: 'string' | 'integer';
  readonly jsonPath: string;
}

/** One version of a CRD. */
export interface CrdVersion {
  readonly name: string;
  /** @default - objects are not stored in this version */
  readonly storage?: boolean;
  /** @default - the name and the age only */
  readonly columns?: readonly PrinterColumn[];
  /**
   * What the API server tells those who still use the version.
   * @default - the version is not deprecated
   */
  readonly deprecationWarning?: string;
  readonly schema: Schema;
}

/** What tells one CRD of Knative from another. */
export interface CrdDefinition {
  readonly group: string;
  readonly kind: string;
  readonly plural: string;
  /** @default - none */
  readonly shortNames?: readonly string[];
  readonly categories: readonly string[];
  /** @default Namespaced */
  readonly scope?: 'Namespaced' | 'Cluster';
  readonly labels: Readonly<Record<string, string>>;
  readonly versions: readonly CrdVersion[];
}

/** Adds the CRD to a chart; its id is the CRD's name. */
export function customResourceDefinition(scope: Construct, definition: CrdDefinition): ApiObject {
  const name = `${definition.plural}.${definition.group}`;
  return new ApiObject(scope, name, {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name, labels: { ...definition.labels, 'knative.dev/crd-install': 'true' } },
    spec: {
      group: definition.group,
      names: {
        kind: definition.kind,
        plural: definition.plural,
        singular: definition.kind.toLowerCase(),
        categories: definition.categories,
        shortNames: definition.shortNames,
      },
      scope: definition.scope ?? 'Namespaced',
      versions: definition.versions.map((version) => ({
        name: version.name,
        served: true,
        storage: version.storage ?? false,
        ...(version.deprecationWarning !== undefined && {
          deprecated: true,
          deprecationWarning: version.deprecationWarning,
        }),
        subresources: { status: {} },
        additionalPrinterColumns: version.columns,
        schema: { openAPIV3Schema: version.schema },
      })),
    },
  });
}

/** A column that shows a field of the status. */
export const statusColumn = (name: string, field: string, type: PrinterColumn['type'] = 'string'): PrinterColumn => ({
  name,
  type,
  jsonPath: `.status.${field}`,
});

/** The columns that show whether a resource is ready, and if not, why. */
export const readyColumns = (quote: "'" | '"' = "'"): PrinterColumn[] => [
  statusColumn('Ready', `conditions[?(@.type==${quote}Ready${quote})].status`),
  statusColumn('Reason', `conditions[?(@.type==${quote}Ready${quote})].reason`),
];
