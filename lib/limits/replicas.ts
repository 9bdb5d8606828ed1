// How many pods a Deployment or a StatefulSet has at the least.
import type { Manifest } from '../gitops/manifest';
import { at, namespaceOf } from './objects';

/** Returns whether a HorizontalPodAutoscaler scales a workload. */
export const scales = (autoscaler: Manifest, workload: Manifest): boolean =>
  namespaceOf(autoscaler) === namespaceOf(workload) &&
  at(autoscaler, 'spec', 'scaleTargetRef', 'kind') === workload.kind &&
  at(autoscaler, 'spec', 'scaleTargetRef', 'name') === workload.metadata.name;

/**
 * Returns how many pods a workload has at the least. Where a HorizontalPodAutoscaler scales it, its own replicas don't count.
 * @param autoscalers all HorizontalPodAutoscalers
 */
export function fewestReplicas(workload: Manifest, autoscalers: readonly Manifest[]): number {
  const autoscaler = autoscalers.find((each) => scales(each, workload));
  const replicas = autoscaler === undefined ? at(workload, 'spec', 'replicas') : at(autoscaler, 'spec', 'minReplicas');
  return typeof replicas === 'number' ? replicas : 1;
}
