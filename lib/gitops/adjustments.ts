// What makes the official install fit for GitOps: each difference between dist/ and the official release is one of these.

import { isJsonObject, type Json } from '../kubernetes/json';
import type { Cluster } from '../release/cluster';
import { isAtLeast } from '../release/versions';
import { isOfRelease, type Manifest, withAnnotations } from './manifest';
import { SYNC_WAVE, syncWave } from './sync-wave';

/** A deliberate difference from the official release. */
export interface Adjustment {
  readonly name: string;
  /** Why the official form doesn't do. */
  readonly reason: string;
  /** Returns the adjusted manifest, the same one where there is nothing to adjust, or nothing to leave the object out. */
  readonly adjust: (manifest: Manifest, cluster: Cluster) => Manifest | undefined;
}

export const webhookRulesLeftToKnative: Adjustment = {
  name: 'webhook rules left to Knative',
  reason:
    'The webhooks write their own rules when they start. Rules in Git would be put back on every sync, and would ' +
    'refuse every object of Knative until the webhooks answer.',
  adjust: (manifest) =>
    isOfRelease(manifest) && Array.isArray(manifest['webhooks'])
      ? { ...manifest, webhooks: manifest['webhooks'].map(withoutRules) }
      : manifest,
};

function withoutRules(webhook: Json): Json {
  if (!isJsonObject(webhook)) {
    return webhook;
  }
  const { rules: _, ...rest } = webhook;
  return rest;
}

export const jobsNamedByRelease: Adjustment = {
  name: 'Jobs named by their release',
  reason:
    'An object without a name can be created but not applied. With the release in its name, and as a hook of Argo CD ' +
    'that replaces the Job before it, the Job runs on every sync, and so after every upgrade.',
  adjust: (manifest, cluster) => {
    const { generateName, ...metadata } = manifest.metadata;
    if (!isOfRelease(manifest) || manifest.kind !== 'Job' || generateName === undefined) {
      return manifest;
    }
    return withAnnotations(
      { ...manifest, metadata: { ...metadata, name: `${generateName}${cluster.release.version}` } },
      {
        'argocd.argoproj.io/hook': 'Sync',
        'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
      },
    );
  },
};

export const autoscalingApiOfTheCluster: Adjustment = {
  name: 'autoscaling API of the cluster',
  reason:
    'Kubernetes 1.23 serves autoscaling/v2, and 1.26 no longer serves the v2beta2 that old releases are written in.',
  adjust: (manifest, cluster) =>
    isOfRelease(manifest) && manifest.apiVersion === 'autoscaling/v2beta2' && isAtLeast(cluster.kubernetes, '1.23')
      ? { ...manifest, apiVersion: 'autoscaling/v2' }
      : manifest,
};

export const autoscalerHpaWhereItWorks: Adjustment = {
  name: 'autoscaler-hpa where it works',
  reason:
    'Up to Knative 1.7, the autoscaler for revisions of class hpa.autoscaling.knative.dev asks for autoscaling/v2beta2 ' +
    'itself, which Kubernetes no longer serves from 1.26 on. It is left out there; nothing else of Knative needs it.',
  adjust: (manifest, { release, kubernetes }) =>
    isOfRelease(manifest) &&
    manifest.metadata.name === 'autoscaler-hpa' &&
    !release.since('1.8') &&
    isAtLeast(kubernetes, '1.26')
      ? undefined
      : manifest,
};

export const syncWaves: Adjustment = {
  name: 'sync waves',
  reason: 'Argo CD would apply a Knative Service with the Services of Kubernetes, before Knative runs.',
  adjust: (manifest) => withAnnotations(manifest, { [SYNC_WAVE]: String(syncWave(manifest)) }),
};

/** All adjustments of the GitOps form, in the order in which they are made. */
export const GITOPS_FORM: readonly Adjustment[] = [
  webhookRulesLeftToKnative,
  jobsNamedByRelease,
  autoscalingApiOfTheCluster,
  autoscalerHpaWhereItWorks,
  syncWaves,
];

/** Returns the object with all of some adjustments made, or nothing if one of them leaves it out. */
export const adjusted = (
  adjustments: readonly Adjustment[],
  manifest: Manifest,
  cluster: Cluster,
): Manifest | undefined =>
  adjustments.reduce<Manifest | undefined>((found, { adjust }) => found && adjust(found, cluster), manifest);
