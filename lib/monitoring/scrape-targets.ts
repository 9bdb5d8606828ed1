// What is asked for metrics: which pods, at which port, and what is kept of the answer.
import type { k8s } from 'cdk8s-plus-27';
import { CONTROLLER, GATEWAY, GATEWAY_NAMESPACE } from '../network/kourier/labels';
import type { KnativeRelease } from '../release/knative-release';
import { SERVING_NAMESPACE } from '../release/namespace';
import { seriesOf } from './metrics';
import type { MetricSource } from './metrics-table';

/** Where a pod gives its metrics. */
export interface MetricsPort {
  readonly number: number;
  /** What the pod calls the port. @default - the pod doesn't name it */
  readonly name?: string;
  /** A port that the pod names, by which a pod is found whose own port for metrics has no name. */
  readonly namedPort: string;
}

/** Pods that are asked for metrics. */
export interface ScrapeTarget {
  readonly name: string;
  /** The namespace of the pods. @default - all */
  readonly namespace?: string;
  readonly selector: k8s.LabelSelector;
  readonly port: MetricsPort;
  readonly path: string;
  /** Labels of the pods that the metrics get, by the names that they get there. */
  readonly podLabels: Readonly<Record<string, string>>;
  /** The names of the series that the queries use; the others cost and tell nobody anything. */
  readonly series: readonly string[];
}

const METRICS_PORT = 9090;
const STATISTICS_PORT = 9000;
const REQUEST_METRICS_PORT = 9091;

const servingApps = (release: KnativeRelease): string[] => [
  'activator',
  'autoscaler',
  'autoscaler-hpa',
  'controller',
  ...(release.since('1.11') ? [] : ['domain-mapping', 'domainmapping-webhook']),
  'webhook',
];

/** Kourier names its ports for metrics from 1.15 on. */
const kourierPort = (number: number, namedPort: string, release: KnativeRelease): MetricsPort =>
  release.since('1.15') ? { number, name: 'metrics', namedPort: 'metrics' } : { number, namedPort };

/** Returns the pods that are asked: those of the install with Kourier, and those of all revisions. */
export function scrapeTargets(release: KnativeRelease): ScrapeTarget[] {
  const target = (
    name: string,
    sources: readonly MetricSource[],
    others: Pick<ScrapeTarget, 'namespace' | 'selector' | 'port'> & Partial<ScrapeTarget>,
  ): ScrapeTarget => ({ name, path: '/metrics', podLabels: {}, series: seriesOf(sources, release), ...others });
  return [
    target('knative-serving', ['activator', 'autoscaler', 'webhook'], {
      namespace: SERVING_NAMESPACE,
      selector: { matchExpressions: [{ key: 'app', operator: 'In', values: servingApps(release) }] },
      port: { number: METRICS_PORT, name: 'metrics', namedPort: 'metrics' },
    }),
    target('kourier-controller', [], {
      namespace: SERVING_NAMESPACE,
      selector: { matchLabels: { app: CONTROLLER } },
      port: kourierPort(METRICS_PORT, 'http2-xds', release),
    }),
    target('kourier-gateway', ['gateway'], {
      namespace: GATEWAY_NAMESPACE,
      selector: { matchLabels: { app: GATEWAY } },
      port: kourierPort(STATISTICS_PORT, 'http2-external', release),
      path: '/stats/prometheus',
    }),
    target('knative-revisions', ['queue-proxy'], {
      selector: { matchExpressions: [{ key: 'serving.knative.dev/revision', operator: 'Exists' }] },
      port: { number: REQUEST_METRICS_PORT, name: 'http-usermetric', namedPort: 'http-usermetric' },
      podLabels: { service: 'serving.knative.dev/service', revision: 'serving.knative.dev/revision' },
    }),
  ];
}
