// The CRDs of the pod autoscaler: what it measures and what it decides.
import type { KnativeRelease } from '../../release/knative-release';
import { servingLabels } from '../labels';
import { metricSchema } from '../schema/metric';
import { podAutoscalerSchema } from '../schema/pod-autoscaler';
import { type CrdDefinition, readyColumns, statusColumn } from './custom-resource-definition';

const GROUP = 'autoscaling.internal.knative.dev';
const CATEGORIES = ['knative-internal', 'autoscaling'];

const metric = (release: KnativeRelease): CrdDefinition => ({
  group: GROUP,
  kind: 'Metric',
  plural: 'metrics',
  categories: CATEGORIES,
  labels: servingLabels(release),
  versions: [
    {
      name: 'v1alpha1',
      storage: true,
      columns: readyColumns(),
      schema: metricSchema(release),
    },
  ],
});

const podAutoscaler = (release: KnativeRelease): CrdDefinition => ({
  group: GROUP,
  kind: 'PodAutoscaler',
  plural: 'podautoscalers',
  shortNames: ['kpa', 'pa'],
  categories: CATEGORIES,
  labels: servingLabels(release),
  versions: [
    {
      name: 'v1alpha1',
      storage: true,
      columns: [
        statusColumn('DesiredScale', 'desiredScale', 'integer'),
        statusColumn('ActualScale', 'actualScale', 'integer'),
        ...readyColumns(),
      ],
      schema: podAutoscalerSchema(release),
    },
  ],
});

/** The CRDs of the group autoscaling.internal.knative.dev. */
export const autoscalingCrds = (release: KnativeRelease): CrdDefinition[] => [metric(release), podAutoscaler(release)];
