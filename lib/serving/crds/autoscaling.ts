// The CRDs of the pod autoscaler: what it measures and what it decides.
import type { KnativeRelease } from '../../release/knative-release';
import { servingLabels } from '../labels';
import { reference } from '../schema/kubernetes';
import { resource, status } from '../schema/resource';
import { int32, int64, object, string } from '../schema/vocabulary';
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
      schema: resource({
        spec: object(
          { panicWindow: int64(), scrapeTarget: string(), stableWindow: int64() },
          'panicWindow',
          'scrapeTarget',
          'stableWindow',
        ),
        status: status(release),
      }),
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
      schema: resource({
        spec: object(
          {
            containerConcurrency: int64(),
            protocolType: string(),
            reachability: string(),
            scaleTargetRef: reference(release, { apiVersion: string(), kind: string(), name: string() }),
          },
          'protocolType',
          'scaleTargetRef',
        ),
        status: status(
          release,
          { actualScale: int32(), desiredScale: int32(), metricsServiceName: string(), serviceName: string() },
          'metricsServiceName',
          'serviceName',
        ),
      }),
    },
  ],
});

/** The CRDs of the group autoscaling.internal.knative.dev. */
export const autoscalingCrds = (release: KnativeRelease): CrdDefinition[] => [metric(release), podAutoscaler(release)];
