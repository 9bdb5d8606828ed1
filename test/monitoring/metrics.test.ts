// The table of metrics against what Knative gives at the tags of its releases.
import { dashboard } from '../../lib/monitoring/dashboard';
import { hasMetric, labelOf, METRIC_IDS, metricOf, seriesOf } from '../../lib/monitoring/metrics';
import { METRICS, type MetricName } from '../../lib/monitoring/metrics-table';
import { RECORDED } from '../../lib/monitoring/recorded';
import { KnativeRelease } from '../../lib/release/knative-release';
import { isObject } from '../../lib/validation/object';
import { ruleGroups, seriesIn } from '../support/monitoring';

/** As OpenCensus' exporter has them in Knative 1.3 to 1.18. */
const OPEN_CENSUS = [
  'activator_request_concurrency',
  'autoscaler_actual_pods',
  'autoscaler_desired_pods',
  'autoscaler_not_ready_pods',
  'autoscaler_panic_mode',
  'autoscaler_pending_pods',
  'autoscaler_requested_pods',
  'autoscaler_terminating_pods',
  'revision_app_request_latencies',
  'revision_queue_depth',
  'webhook_request_latencies',
];

/** As OpenTelemetry's exporter wrote them when it was run as Knative 1.19.9 and 1.23.0 set it up. */
const OPEN_TELEMETRY = [
  'kn_revision_panic_mode',
  'kn_revision_pods_count',
  'kn_revision_pods_desired',
  'kn_revision_pods_not_ready_count',
  'kn_revision_pods_pending_count',
  'kn_revision_pods_requested',
  'kn_revision_pods_terminating_count',
  'kn_revision_request_concurrency',
  'kn_serving_invocation_duration_seconds',
  'kn_serving_queue_depth',
  'kn_webhook_handler_duration_seconds',
];

const ELSEWHERE = [
  'envoy_cluster_upstream_rq_time',
  'envoy_cluster_upstream_rq_xx',
  'kube_pod_container_status_waiting_reason',
];

const releases = KnativeRelease.all().map((release) => [release.version, release] as const);

test.each(releases)('Knative %s has the metrics of its kind', (_, release) => {
  const names = METRIC_IDS.filter((id) => hasMetric(id, release)).map((id) => metricOf(id, release).name);
  expect(names.sort()).toEqual(
    [
      ...(release.since('1.19') ? OPEN_TELEMETRY : OPEN_CENSUS),
      ...(release.since('1.22') ? ['kn_revision_request_queued'] : []),
      ...ELSEWHERE,
    ].sort(),
  );
});

test('no release has two names for a metric', () => {
  for (const [, release] of releases) {
    for (const id of METRIC_IDS) {
      const names: readonly MetricName[] = METRICS[id].names;
      const held = names.filter(
        ({ since, until }) =>
          (since === undefined || release.since(since)) && (until === undefined || !release.since(until)),
      );
      expect({ id, held: held.length }).toEqual({ id, held: hasMetric(id, release) ? 1 : 0 });
    }
  }
});

test('durations are in the unit that their name says', () => {
  for (const { names } of Object.values(METRICS)) {
    for (const { name, unit } of names) {
      expect({ name, unit: name.endsWith('_seconds') }).toEqual({ name, unit: unit === 'seconds' });
    }
  }
});

test('a metric that a release does not have is an error', () => {
  const release = KnativeRelease.of('1.21.3');
  expect(() => metricOf('requestsQueued', release)).toThrow(
    /^Knative 1\.21\.3 has no metric requestsQueued; allowed: podsDesired, /,
  );
  expect(metricOf('requestsQueued', KnativeRelease.of('1.22.1')).name).toBe('kn_revision_request_queued');
});

test('a label that a metric does not have is an error', () => {
  expect(() => labelOf('requestsQueued', 'service', KnativeRelease.newest())).toThrow(
    'kn_revision_request_queued has no label for service; allowed: environment, revision',
  );
});

test('what a source gives is named as Prometheus has it', () => {
  expect(seriesOf(['gateway'], KnativeRelease.newest())).toEqual([
    'envoy_cluster_upstream_rq_xx',
    'envoy_cluster_upstream_rq_time_bucket',
    'envoy_cluster_upstream_rq_time_count',
    'envoy_cluster_upstream_rq_time_sum',
  ]);
});

/** Returns the queries of the dashboard's panels. */
function dashboardQueries(release: KnativeRelease): string[] {
  const { panels } = JSON.parse(dashboard('uid', 'title', release));
  return panels.flatMap(({ targets }: { targets: unknown[] }) =>
    targets.map((target) => (isObject(target) ? String(target['expr']) : '')),
  );
}

test.each(releases)('every query for Knative %s reads what it has', (_, release) => {
  const known = new Set<string>([
    ...seriesOf(['activator', 'autoscaler', 'gateway', 'kube-state-metrics', 'queue-proxy', 'webhook'], release),
    ...Object.values(RECORDED),
    'up',
  ]);
  const rules = ruleGroups(release, { kubeStateMetrics: true }).flatMap((group) => group.rules.map(({ expr }) => expr));
  const read = [...rules, ...dashboardQueries(release)].flatMap(seriesIn);
  expect(read.length).toBeGreaterThan(20);
  expect(read.filter((name) => !known.has(name))).toEqual([]);
});

test('a query with another name would be found', () => {
  expect(seriesIn('sum by (le) (rate(one_bucket{a="b"}[5m])) and on (a) absent(two:max == 1) * 2')).toEqual([
    'one_bucket',
    'two:max',
  ]);
});
