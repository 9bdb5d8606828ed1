// The order in which objects are applied, said on each of them.
import { isOfRelease, withAnnotations } from '../manifest';
import { SYNC_WAVE, SyncWave, syncWave } from '../sync-wave';
import type { Adjustment } from './adjustment';

export const configDeploymentAfterController: Adjustment = {
  reason:
    'The ConfigMap config-deployment names the image of queue-proxy. Applied before the new controller runs, it makes the old one give every ' +
    'revision a queue-proxy that it may not know how to configure. Not on a new cluster: there, the controller waits for ' +
    'config-deployment, and Argo CD for the controller. Switch it on when the install runs; `npm run deploy` does both by itself.',
  source: 'https://github.com/knative/serving/issues/14660',
  isDefault: false,
  adjust: (manifest) =>
    isOfRelease(manifest) && manifest.kind === 'ConfigMap' && manifest.metadata.name === 'config-deployment'
      ? withAnnotations(manifest, { [SYNC_WAVE]: String(SyncWave.LateConfiguration) })
      : manifest,
};

export const syncWaves: Adjustment = {
  reason: 'Argo CD would apply a Knative Service with the Services of Kubernetes, before Knative runs.',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/',
  isDefault: true,
  adjust: (manifest) => withAnnotations(manifest, { [SYNC_WAVE]: String(syncWave(manifest)) }),
};
