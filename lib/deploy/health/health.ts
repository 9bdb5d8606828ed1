// Which objects a wave waits for, and what each must report.
import { groupKind, type Manifest } from '../../gitops/manifest';
import { textAt } from '../../kubernetes/json';
import { definitionHealth } from './custom-resource-definition';
import { deploymentHealth } from './deployment';
import { jobHealth } from './job';
import { knativeHealth } from './knative';
import { failed, HEALTHY, type Health, waiting } from './state';
import { webhookConfigurationHealth } from './webhook-configuration';

const namespaceHealth = (live: Manifest): Health =>
  textAt(live, 'status', 'phase') === 'Active' ? HEALTHY : waiting('not active yet');

/** How each kind is found to be healthy. An object of any other kind is when it is applied. */
const CHECKS: Readonly<Record<string, (live: Manifest) => Health>> = {
  Namespace: namespaceHealth,
  'CustomResourceDefinition.apiextensions.k8s.io': definitionHealth,
  'Deployment.apps': deploymentHealth,
  'Job.batch': jobHealth,
  'MutatingWebhookConfiguration.admissionregistration.k8s.io': webhookConfigurationHealth,
  'ValidatingWebhookConfiguration.admissionregistration.k8s.io': webhookConfigurationHealth,
  'Service.serving.knative.dev': knativeHealth,
  'Configuration.serving.knative.dev': knativeHealth,
  'Route.serving.knative.dev': knativeHealth,
  'DomainMapping.serving.knative.dev': knativeHealth,
};

/** Returns whether there is something to wait for after an object is applied. */
export const isWaitedFor = (manifest: Manifest): boolean => Object.hasOwn(CHECKS, groupKind(manifest));

/**
 * Returns how far an object is.
 * @param live the object as the cluster has it; nothing if it doesn't have it
 */
export function healthOf(live: Manifest | undefined): Health {
  if (live === undefined) {
    return failed('it is gone: somebody has deleted it');
  }
  if (textAt(live, 'metadata', 'deletionTimestamp') !== '') {
    return failed('it is being deleted');
  }
  return CHECKS[groupKind(live)]?.(live) ?? HEALTHY;
}
