// The health of a Deployment: as `kubectl rollout status` decides it.
import type { Manifest } from '../../gitops/manifest';
import { conditionOf, numberOf } from '../../kubernetes/live';
import { failed, HEALTHY, type Health, told, waiting } from './state';

/** Returns how far a Deployment is. */
export function deploymentHealth(live: Manifest): Health {
  const count = (name: string) => numberOf(live, 'status', name) ?? 0;
  if (count('observedGeneration') < (numberOf(live, 'metadata', 'generation') ?? 0)) {
    return waiting('not seen yet by its controller');
  }
  const progressing = conditionOf(live, 'Progressing');
  if (progressing?.status === 'False') {
    return failed(told(progressing));
  }
  const replicaFailure = conditionOf(live, 'ReplicaFailure');
  if (replicaFailure?.status === 'True') {
    return failed(told(replicaFailure));
  }
  const wanted = numberOf(live, 'spec', 'replicas') ?? 1;
  if (count('updatedReplicas') < wanted) {
    return waiting(`${count('updatedReplicas')} of ${wanted} replicas are updated`);
  }
  if (count('replicas') > count('updatedReplicas')) {
    return waiting(`${count('replicas') - count('updatedReplicas')} old replicas are still there`);
  }
  return count('availableReplicas') < wanted
    ? waiting(`${count('availableReplicas')} of ${wanted} replicas are available`)
    : HEALTHY;
}
