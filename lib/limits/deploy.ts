// How many pods start at once when a whole fleet is deployed.
import type { ServiceFacts } from './facts';
import type { InstallSettings } from './install-settings';

/**
 * Pods that a cluster is asked for at once without a warning. Knative's own measurement expects 25 that start at once within
 * 5 seconds, and 100 only within 25 seconds, as the API server then makes them wait; a pod that gets a node to itself waits
 * for that as well.
 * @see https://github.com/knative/serving/blob/knative-v1.23.0/test/performance/benchmarks/scale-from-zero/main.go
 */
const PODS_AT_ONCE = 50;

/** Returns the pods that start when each Knative Service gets a new revision. */
const podsOfDeploy = (services: readonly ServiceFacts[], settings: InstallSettings): number =>
  services
    .map(({ initialScale = settings.initialScale, minScale = settings.minScale }) => Math.max(initialScale, minScale))
    .reduce((sum, pods) => sum + pods, 0);

/** Returns that a deploy of the whole fleet starts many pods at once. */
export function deployWarnings(services: readonly ServiceFacts[], settings: InstallSettings): string[] {
  const pods = podsOfDeploy(services, settings);
  return pods > PODS_AT_ONCE
    ? [
        `a deploy of all ${services.length} Knative Services starts ${pods} pods at once, on up to ${pods} nodes more; from ${PODS_AT_ONCE + 1} on, they wait for the API server and for nodes; initialScale 0 and minScale 0 start none before the first request`,
      ]
    : [];
}
