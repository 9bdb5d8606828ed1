// How many pods a Deployment or a StatefulSet has at the least.
import type { Manifest } from '../gitops/manifest';
import { at, namespaceOf } from './objects';

/**
 * Returns how many pods a workload has at the least. Where a HorizontalPodAutoscaler scales it, its own replicas don't count.
 * @param autoscalers all HorizontalPodAutoscalers
 */
export function fewestReplicas(workload: Manifest, autoscalers: readonly Manifest[]): number {
  const autoscaler = autoscalers.find(
    (each) =>
      namespaceOf(each) === namespaceOf(workload) &&
      at(each, 'spec', 'scaleTargetRef', 'kind') === workload.kind &&
      at(each, 'spec', 'scaleTargetRef', 'name') === workload.metadata.name,
  );
  const replicas = autoscaler === undefined ? at(workload, 'spec', 'replicas') : at(autoscaler, 'spec', 'minReplicas');
  return typeof replicas === 'number' ? replicas : 1;
}
