// Objects that Argo CD deletes only when a person confirms it.
import { irreplaceable } from '../irreplaceable';
import { isOfRelease, withAnnotations } from '../manifest';
import type { Adjustment } from './adjustment';

export const deletionConfirmed: Adjustment = {
  reason:
    'What nobody gets back once it is deleted, the CustomResourceDefinitions, namespaces and the load balancer of the install ' +
    'and the namespaces of protected environments, is deleted by Argo CD 2.14 or newer only when a person confirms it there.',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#resource-pruning-with-confirmation',
  isDefault: true,
  adjust: (manifest) => {
    const found = irreplaceable(manifest);
    return found?.isProtected === true || (found !== undefined && isOfRelease(manifest))
      ? withAnnotations(manifest, { 'argocd.argoproj.io/sync-options': 'Prune=confirm,Delete=confirm' })
      : manifest;
  },
};
