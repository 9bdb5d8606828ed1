// What the install must say so that its pods give metrics to a Prometheus.
import type { KnativeRelease } from '../release/knative-release';
import type { ServingRequirements } from '../serving/configuration/requirements';

/**
 * Returns the keys of config-observability that switch metrics on. Up to 1.18 they say what is so by default, so that another part of
 * the program that switches metrics off is an error.
 */
export const requirementsOf = (release: KnativeRelease): ServingRequirements => ({
  observability: release.since('1.19')
    ? { metricsProtocol: 'prometheus', requestMetricsProtocol: 'prometheus' }
    : { metricsBackendDestination: 'prometheus', metricsRequestMetricsBackendDestination: 'prometheus' },
});
