// The table of metrics: OpenCensus' names up to Knative 1.18, OpenTelemetry's from 1.19 on, and those of who else is asked.

/** Who gives a metric. */
export type MetricSource = 'activator' | 'autoscaler' | 'gateway' | 'kube-state-metrics' | 'queue-proxy' | 'webhook';

/** What a label tells, whatever a release calls it. */
export type MetricLabel = 'environment' | 'service' | 'revision' | 'cluster' | 'responseClass' | 'pod' | 'reason';

/** What releases call a metric. */
export interface MetricName {
  /** As Prometheus has it, without what it adds to a histogram's. */
  readonly name: string;
  /** What one is. */
  readonly unit: 'pods' | 'requests' | 'milliseconds' | 'seconds' | 'yes or no' | 'containers';
  /** The first release that has it. @default - the oldest that is known */
  readonly since?: string;
  /** The first release that no longer has it. @default - the newest has it */
  readonly until?: string;
  /** What its labels are called. */
  readonly labels: Readonly<Partial<Record<MetricLabel, string>>>;
}

/** One metric. */
export interface Metric {
  readonly source: MetricSource;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly description: string;
  readonly names: readonly MetricName[];
}

/** The first release that speaks OpenTelemetry. */
const OPEN_TELEMETRY = '1.19';

const OPEN_CENSUS_LABELS = { environment: 'namespace_name', service: 'service_name', revision: 'revision_name' };
const OPEN_TELEMETRY_LABELS = {
  environment: 'k8s_namespace_name',
  service: 'kn_service_name',
  revision: 'kn_revision_name',
};
/** queue-proxy's own labels differ from release to release, and newer ones have none: these are put on while scraping. */
const POD_LABELS = { environment: 'namespace', service: 'service', revision: 'revision' };
/** The name of Envoy's cluster is NAMESPACE/REVISION. */
const ENVOY_LABELS = { cluster: 'envoy_cluster_name' };

const names = (
  unit: MetricName['unit'],
  openCensus: string,
  openTelemetry: string,
  labels: readonly [MetricName['labels'], MetricName['labels']] = [OPEN_CENSUS_LABELS, OPEN_TELEMETRY_LABELS],
): readonly MetricName[] => [
  { name: openCensus, unit, until: OPEN_TELEMETRY, labels: labels[0] },
  { name: openTelemetry, unit, since: OPEN_TELEMETRY, labels: labels[1] },
];

/** The same metric in milliseconds, and in seconds from OpenTelemetry on. */
const durations = (
  openCensus: string,
  openTelemetry: string,
  labels: readonly [MetricName['labels'], MetricName['labels']],
): readonly MetricName[] => [
  { name: openCensus, unit: 'milliseconds', until: OPEN_TELEMETRY, labels: labels[0] },
  { name: openTelemetry, unit: 'seconds', since: OPEN_TELEMETRY, labels: labels[1] },
];

/** Every metric that a query may use. */
export const METRICS = {
  podsDesired: {
    source: 'autoscaler',
    type: 'gauge',
    description: 'Pods that the autoscaler wants by what it measures.',
    names: names('pods', 'autoscaler_desired_pods', 'kn_revision_pods_desired'),
  },
  podsRequested: {
    source: 'autoscaler',
    type: 'gauge',
    description: 'Pods that the autoscaler has asked Kubernetes for.',
    names: names('pods', 'autoscaler_requested_pods', 'kn_revision_pods_requested'),
  },
  podsReady: {
    source: 'autoscaler',
    type: 'gauge',
    description: 'Pods that are ready.',
    names: names('pods', 'autoscaler_actual_pods', 'kn_revision_pods_count'),
  },
  podsNotReady: {
    source: 'autoscaler',
    type: 'gauge',
    description: 'Pods that are not ready.',
    names: names('pods', 'autoscaler_not_ready_pods', 'kn_revision_pods_not_ready_count'),
  },
  podsPending: {
    source: 'autoscaler',
    type: 'gauge',
    description: 'Pods that have no node, or wait for their images.',
    names: names('pods', 'autoscaler_pending_pods', 'kn_revision_pods_pending_count'),
  },
  podsTerminating: {
    source: 'autoscaler',
    type: 'gauge',
    description: 'Pods that are being stopped.',
    names: names('pods', 'autoscaler_terminating_pods', 'kn_revision_pods_terminating_count'),
  },
  panicMode: {
    source: 'autoscaler',
    type: 'gauge',
    description: 'Whether the autoscaler is in panic mode.',
    names: names('yes or no', 'autoscaler_panic_mode', 'kn_revision_panic_mode'),
  },
  requestConcurrency: {
    source: 'activator',
    type: 'gauge',
    description: 'Requests that are in the activator at a time: waiting, or on their way through it.',
    names: names('requests', 'activator_request_concurrency', 'kn_revision_request_concurrency'),
  },
  requestsQueued: {
    source: 'activator',
    type: 'gauge',
    description: 'Requests that wait in the activator until a pod takes them.',
    names: [
      {
        name: 'kn_revision_request_queued',
        unit: 'requests',
        since: '1.22',
        labels: { environment: 'k8s_namespace_name', revision: 'kn_revision_name' },
      },
    ],
  },
  appDuration: {
    source: 'queue-proxy',
    type: 'histogram',
    description: 'How long the container takes for a request.',
    names: durations('revision_app_request_latencies', 'kn_serving_invocation_duration_seconds', [
      POD_LABELS,
      POD_LABELS,
    ]),
  },
  queueDepth: {
    source: 'queue-proxy',
    type: 'gauge',
    description: 'Requests that are in a pod, where containerConcurrency bounds them.',
    names: names('requests', 'revision_queue_depth', 'kn_serving_queue_depth', [POD_LABELS, POD_LABELS]),
  },
  webhookDuration: {
    source: 'webhook',
    type: 'histogram',
    description: "How long Knative's webhook takes to answer the API server.",
    names: durations('webhook_request_latencies', 'kn_webhook_handler_duration_seconds', [{}, {}]),
  },
  gatewayRequests: {
    source: 'gateway',
    type: 'counter',
    description: 'Requests that the gateway has sent on, by the class of the answer, such as 5.',
    names: [
      {
        name: 'envoy_cluster_upstream_rq_xx',
        unit: 'requests',
        labels: { ...ENVOY_LABELS, responseClass: 'envoy_response_code_class' },
      },
    ],
  },
  gatewayDuration: {
    source: 'gateway',
    type: 'histogram',
    description: 'How long a request takes from the gateway on, the start of a pod included.',
    names: [{ name: 'envoy_cluster_upstream_rq_time', unit: 'milliseconds', labels: ENVOY_LABELS }],
  },
  containersWaiting: {
    source: 'kube-state-metrics',
    type: 'gauge',
    description: 'Containers that wait, and for what.',
    names: [
      {
        name: 'kube_pod_container_status_waiting_reason',
        unit: 'containers',
        labels: { environment: 'namespace', pod: 'pod', reason: 'reason' },
      },
    ],
  },
} as const satisfies Readonly<Record<string, Metric>>;

/** What a metric is called in queries that hold for every release. */
export type MetricId = keyof typeof METRICS;
