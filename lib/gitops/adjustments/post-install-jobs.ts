// The Jobs that follow an upgrade, in a form that can be applied.
import { isOfRelease, withAnnotations } from '../manifest';
import type { Adjustment } from './adjustment';

export const jobsNamedByRelease: Adjustment = {
  reason:
    'An object without a name can be created but not applied. With the release in its name, and as a hook of Argo CD ' +
    'that replaces the Job before it, the Job runs on every sync, and so after every upgrade.',
  source: 'https://github.com/knative/serving/issues/8617',
  isDefault: true,
  adjust: (manifest, { cluster }) => {
    const { generateName, ...metadata } = manifest.metadata;
    if (!isOfRelease(manifest) || manifest.kind !== 'Job' || generateName === undefined) {
      return manifest;
    }
    // Pods are called like their Job, and a host name has no dots.
    const name = `${generateName}${cluster.release.version.replaceAll('.', '-')}`;
    return withAnnotations(
      { ...manifest, metadata: { ...metadata, name } },
      {
        'argocd.argoproj.io/hook': 'Sync',
        'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
      },
    );
  },
};
