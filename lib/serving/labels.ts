// Names and labels that Knative Serving's own objects share.
import type { KnativeRelease } from '../release/knative-release';

/** The service account that all of Serving's components use that have none of their own. */
export const SERVICE_ACCOUNT = 'controller';

/** The service account of the activator, from the release on that gives it one. */
export const ACTIVATOR_SERVICE_ACCOUNT = 'activator';

/** The Secret with the certificate by which the components that requests pass through know each other. */
export const ROUTING_CERTIFICATE = 'routing-serving-certs';

/**
 * Returns the labels of an object of Knative Serving.
 * @param component the part of Serving that the object belongs to; none for objects that belong to all of it
 */
export function servingLabels(release: KnativeRelease, component?: string): Record<string, string> {
  return {
    'app.kubernetes.io/name': 'knative-serving',
    'app.kubernetes.io/version': release.version,
    ...(!release.since('1.4') && { 'serving.knative.dev/release': `v${release.version}` }),
    ...(component !== undefined && { 'app.kubernetes.io/component': component }),
  };
}
