// Is a manifest what its schema allows, and nothing else?
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { App } from 'cdk8s';
import { folders } from '../../lib/gitops/folders';
import { identity, type Manifest } from '../../lib/gitops/manifest';
import type { KnativeRelease } from '../../lib/release/knative-release';
import { KnativeCrds } from '../../lib/serving/crds/knative-crds';
import { closed, type JsonSchema } from './json-schema';

/** Returns what Kubernetes' own schema finds wrong with manifests of its kinds; unknown fields are refused. */
export const kubernetesProblems = (manifests: readonly Manifest[]): string[] =>
  modelProblems(manifests, ({ apiVersion, kind }) => `kubernetes-models/${apiVersion}/${kind}`);

/** Returns what Argo CD's schema finds wrong with its manifests. Unknown fields are for the compiler to refuse. */
export const argoCdProblems = (manifests: readonly Manifest[]): string[] =>
  modelProblems(manifests, ({ apiVersion }) => `@kubernetes-models/argo-cd/${apiVersion}`);

/** Returns what the Prometheus Operator's schema finds wrong with its manifests. Unknown fields are for the compiler to refuse. */
export const prometheusOperatorProblems = (manifests: readonly Manifest[]): string[] =>
  modelProblems(manifests, ({ apiVersion }) => `@kubernetes-models/prometheus-operator/${apiVersion}`);

/** Returns what the schemas of GKE, Config Connector and the Gateway API find wrong with their manifests. */
export const googleProblems = (manifests: readonly Manifest[]): string[] =>
  modelProblems(manifests, ({ apiVersion }) =>
    apiVersion.startsWith('gateway.networking.k8s.io/')
      ? `@kubernetes-models/gateway-api/${apiVersion}`
      : `@kubernetes-models/gke/${apiVersion}`,
  );

function modelProblems(manifests: readonly Manifest[], moduleOf: (manifest: Manifest) => string): string[] {
  return manifests.flatMap((manifest) => {
    const models = require(moduleOf(manifest));
    try {
      new models[manifest.kind](manifest).validate();
      return [];
    } catch (error) {
      return [`${identity(manifest)}: ${error instanceof Error ? error.message : String(error)}`];
    }
  });
}

/** The part of a CRD that the check reads. */
interface Crd {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly schema: { readonly openAPIV3Schema: JsonSchema } }[];
  };
}

/**
 * Returns what the CRDs of a release find wrong with Knative's manifests. Unknown fields are refused, also where the CRD
 * lets them pass.
 */
export function knativeProblems(release: KnativeRelease, manifests: readonly Manifest[]): string[] {
  const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
  const schemas = crdSchemas(release);
  return manifests.flatMap((manifest) => {
    const schema = schemas.get(`${manifest.apiVersion} ${manifest.kind}`);
    if (schema === undefined) {
      return [`${identity(manifest)}: ${manifest.apiVersion} is not served by Knative ${release.version}`];
    }
    const check = ajv.compile(schema);
    return check(manifest)
      ? []
      : (check.errors ?? []).map(
          ({ instancePath, message, params }) =>
            `${identity(manifest)}: ${instancePath} ${message} ${JSON.stringify(params)}`,
        );
  });
}

function crdSchemas(release: KnativeRelease): Map<string, JsonSchema> {
  const crds = folders(new KnativeCrds(new App(), 'crds', { release })).flatMap(({ objects }) => objects);
  return new Map(
    crds.flatMap(({ manifest }) => {
      const { spec } = JSON.parse(JSON.stringify(manifest)) as Crd;
      return spec.versions.map(({ name, schema }) => [
        `${spec.group}/${name} ${spec.names.kind}`,
        closed(schema.openAPIV3Schema),
      ]);
    }),
  );
}
