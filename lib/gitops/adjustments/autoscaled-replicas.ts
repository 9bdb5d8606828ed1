// Deployments without the number of replicas that a HorizontalPodAutoscaler sets.
import { changedAt, isJsonObject } from '../../kubernetes/json';
import { groupKind, identity, isOfRelease, type Manifest } from '../manifest';
import type { Adjustment } from './adjustment';

export const replicasLeftToAutoscalers: Adjustment = {
  reason:
    'A HorizontalPodAutoscaler sets the replicas of its Deployment. A number in Git would be put back on every sync, and ' +
    'the two would scale it up and down in turn. No official release has one; what is added to a release may.',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/best_practices/#leaving-room-for-imperativeness',
  isDefault: true,
  adjust: (manifest, { autoscaled }) =>
    isOfRelease(manifest) && autoscaled.has(identity(manifest))
      ? { ...manifest, spec: changedAt(manifest['spec'], ['replicas'], () => undefined) }
      : manifest,
};

/** Returns the identities of the objects whose replicas a HorizontalPodAutoscaler among some manifests sets. */
export const autoscaledBy = (manifests: readonly Manifest[]): ReadonlySet<string> =>
  new Set(
    manifests
      .filter((manifest) => groupKind(manifest) === 'HorizontalPodAutoscaler.autoscaling')
      .flatMap(({ metadata: { namespace }, spec }) => {
        const target = isJsonObject(spec) ? spec['scaleTargetRef'] : undefined;
        return isJsonObject(target) &&
          typeof target['apiVersion'] === 'string' &&
          typeof target['kind'] === 'string' &&
          typeof target['name'] === 'string'
          ? identity({
              apiVersion: target['apiVersion'],
              kind: target['kind'],
              metadata: { namespace, name: target['name'] },
            })
          : [];
      }),
  );
