// Names and labels that Knative Serving's own objects share.
import type { KnativeRelease } from '../release/knative-release';

/** The service account that all of Serving's components use. */
export const SERVICE_ACCOUNT = 'controller';

/**
 * Returns the labels of an object of Knative Serving.
 * @param component the part of Serving that the object belongs to; none for objects that belong to all of it
 */
export function servingLabels(release: KnativeRelease, component?: string): Record<string, string> {
  return {
    'app.kubernetes.io/name': 'knative-serving',
    'app.kubernetes.io/version': release.version,
    'serving.knative.dev/release': `v${release.version}`,
    ...(component !== undefined && { 'app.kubernetes.io/component': component }),
  };
}
