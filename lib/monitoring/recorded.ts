// Series that Prometheus records: the same names and labels whatever the release, so that alerts and dashboards outlive upgrades.
import type { KnativeRelease } from '../release/knative-release';
import { hasMetric, labelOf, metricOf } from './metrics';
import type { MetricId, MetricLabel } from './metrics-table';

/** The recorded series by their ids. Their names are a contract with dashboards and alerts of one's own. */
export const RECORDED = {
  /** Pods of a revision that are ready. */
  podsReady: 'environment_service_revision:knative_pods_ready:max',
  /** Pods of a revision that the autoscaler has asked for. */
  podsRequested: 'environment_service_revision:knative_pods_requested:max',
  /** Requests of a revision that wait in the activator. */
  requestsWaiting: 'environment_revision:knative_requests_waiting:sum',
  /** 1 while a service has a ready pod, otherwise 0. */
  awake: 'environment_service:knative_awake:max',
  /** Requests for each second, by the class of their answers. */
  requests: 'environment_class:knative_requests:rate5m',
} as const;

/** A rule of Prometheus that records. */
export interface RecordingRule {
  readonly record: string;
  readonly expr: string;
}

/**
 * Returns a metric's series with labels that are called the same in every release.
 * @param selector which of the series, such as `{reason="ErrImagePull"}`
 */
export const relabelled = (
  id: MetricId,
  labels: readonly MetricLabel[],
  release: KnativeRelease,
  selector = '',
): string =>
  labels.reduce(
    (expr, label) => `label_replace(${expr}, "${label}", "$1", "${labelOf(id, label, release)}", "(.*)")`,
    `${metricOf(id, release).name}${selector}`,
  );

const highest = (id: MetricId, labels: readonly MetricLabel[], release: KnativeRelease): string =>
  // A component that has given a revision to another keeps its last value: the highest counts, not the sum.
  `max by (${labels.join(', ')}) (${relabelled(id, labels, release)})`;

/** Requests in the activator count as waiting while no pod is ready, where a release doesn't count those that wait. */
function waiting(release: KnativeRelease): string {
  const labels = ['environment', 'revision'] as const;
  const inActivator = (id: MetricId) => `sum by (${labels.join(', ')}) (${relabelled(id, labels, release)})`;
  return hasMetric('requestsQueued', release)
    ? inActivator('requestsQueued')
    : `${inActivator('requestConcurrency')} and on (${labels.join(', ')}) ${RECORDED.podsReady} == 0`;
}

/** Returns the rules that record, each after those that it reads. */
export function recordingRules(release: KnativeRelease): RecordingRule[] {
  const all = ['environment', 'service', 'revision'] as const;
  return [
    { record: RECORDED.podsReady, expr: highest('podsReady', all, release) },
    { record: RECORDED.podsRequested, expr: highest('podsRequested', all, release) },
    { record: RECORDED.requestsWaiting, expr: waiting(release) },
    { record: RECORDED.awake, expr: `max by (environment, service) (${RECORDED.podsReady} > bool 0)` },
    { record: RECORDED.requests, expr: gatewayRequests(release) },
  ];
}

/** Requests by environment, which stands in the name of Envoy's cluster, and by the class of their answers. */
function gatewayRequests(release: KnativeRelease): string {
  const cluster = labelOf('gatewayRequests', 'cluster', release);
  const rate = `rate(${metricOf('gatewayRequests', release).name}{${cluster}=~".+/.+"}[5m])`;
  const byEnvironment = `label_replace(${rate}, "environment", "$1", "${cluster}", "([^/]+)/.*")`;
  const responseClass = labelOf('gatewayRequests', 'responseClass', release);
  return `sum by (environment, class) (label_replace(${byEnvironment}, "class", "$1", "${responseClass}", "(.*)"))`;
}
