// Whether Kourier's controller gets ready with so many Knative Services.
import type { IConstruct } from 'constructs';
import { CONTROLLER } from '../network/kourier/labels';
import type { FleetFacts } from './facts';
import { objectsOf } from './objects';

/**
 * Knative Services from which on the controller is known to be restarted before it is ready.
 * @see https://github.com/knative-extensions/net-kourier/issues/1346
 * @see https://github.com/knative-extensions/net-kourier/issues/1423
 */
const MANY_SERVICES = 300;

/**
 * The first release whose controller reads from a cache what it needs to start.
 * @see https://github.com/knative-extensions/net-kourier/pull/1441
 */
const READS_FROM_CACHE = '1.22';

/** Returns that the controller may not get ready, where Kourier is installed and reads everything one by one. */
export function kourierStartWarnings(root: IConstruct, { release, services }: FleetFacts): string[] {
  const installed = objectsOf(root, 'apps', 'Deployment').some(({ name }) => name === CONTROLLER);
  if (!installed || release.since(READS_FROM_CACHE) || services.length <= MANY_SERVICES) {
    return [];
  }
  // Before 1.10, nothing but the controller itself ends it.
  const help = release.since('1.10') ? '; until then, initialDelaySeconds 600 in its livenessProbe gives it time' : '';
  return [
    `${CONTROLLER} of Kourier ${release.kourierVersion} asks the API server for each of ${services.length} Knative Services before it is ready, and is known to be restarted over and over meanwhile from about ${MANY_SERVICES} on; Knative ${READS_FROM_CACHE} mends it${help}`,
  ];
}
