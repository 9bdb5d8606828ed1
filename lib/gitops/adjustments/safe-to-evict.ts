// Pods that a cluster autoscaler may move, so that it can take a node away.
import { changedAt, isJsonObject, type Json } from '../../kubernetes/json';
import { groupKind, isOfRelease } from '../manifest';
import type { Adjustment } from './adjustment';

const SAFE_TO_EVICT = 'cluster-autoscaler.kubernetes.io/safe-to-evict';

export const podsSafeToEvict: Adjustment = {
  reason:
    'Up to Knative 1.8, the pods of activator, autoscaler and webhook forbid a cluster autoscaler to take their node away, ' +
    'so that a node stays for each of them. Their Deployments start them again on another.',
  source:
    'https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md#what-types-of-pods-can-prevent-ca-from-removing-a-node',
  isDefault: true,
  adjust: (manifest) =>
    isOfRelease(manifest) && groupKind(manifest) === 'Deployment.apps'
      ? { ...manifest, spec: changedAt(manifest['spec'], ['template', 'metadata', 'annotations'], withoutRefusal) }
      : manifest,
};

function withoutRefusal(annotations: Json): Json | undefined {
  if (!isJsonObject(annotations) || annotations[SAFE_TO_EVICT] !== 'false') {
    return annotations;
  }
  const { [SAFE_TO_EVICT]: _, ...others } = annotations;
  return Object.keys(others).length > 0 ? others : undefined;
}
