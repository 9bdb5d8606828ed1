// Horizontal autoscaling of old releases on newer clusters.
import { isAtLeast } from '../../release/versions';
import { isOfRelease } from '../manifest';
import type { Adjustment } from './adjustment';

const DEPRECATIONS = 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/#horizontalpodautoscaler-v126';

export const autoscalingApiOfTheCluster: Adjustment = {
  reason:
    'Kubernetes 1.23 serves autoscaling/v2, and 1.26 no longer serves the v2beta2 that old releases are written in.',
  source: DEPRECATIONS,
  isDefault: true,
  adjust: (manifest, { cluster }) =>
    isOfRelease(manifest) && manifest.apiVersion === 'autoscaling/v2beta2' && isAtLeast(cluster.kubernetes, '1.23')
      ? { ...manifest, apiVersion: 'autoscaling/v2' }
      : manifest,
};

export const autoscalerHpaWhereItWorks: Adjustment = {
  reason:
    'Up to Knative 1.7, the autoscaler for revisions of class hpa.autoscaling.knative.dev asks for autoscaling/v2beta2 ' +
    'itself, which Kubernetes no longer serves from 1.26 on. It is left out there; nothing else of Knative needs it.',
  source: DEPRECATIONS,
  isDefault: true,
  adjust: (manifest, { cluster: { release, kubernetes } }) =>
    isOfRelease(manifest) &&
    manifest.metadata.name === 'autoscaler-hpa' &&
    !release.since('1.8') &&
    isAtLeast(kubernetes, '1.26')
      ? undefined
      : manifest,
};
