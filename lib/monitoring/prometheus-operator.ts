// The Prometheus Operator: what its Prometheus is told to scrape, and the rules that it evaluates.
import type { IPodMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PodMonitor';
import type { IPrometheusRule } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PrometheusRule';
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Output } from './output';
import type { MetricsPort, ScrapeTarget } from './scrape-targets';

const API_VERSION = 'monitoring.coreos.com/v1';

type Endpoint = NonNullable<IPodMonitor['spec']['podMetricsEndpoints']>[number];
type Relabeling = NonNullable<Endpoint['relabelings']>[number];

/** Prometheus' name of a label of a pod. */
const discovered = (label: string): string => `__meta_kubernetes_pod_label_${label.replaceAll(/[^a-zA-Z0-9_]/g, '_')}`;

/** The operator finds a port only by a name that the pod has, so an unnamed one is put in the place of a named one. */
const unnamedPort = ({ name, number }: MetricsPort): Relabeling[] =>
  name === undefined
    ? [
        {
          action: 'replace',
          sourceLabels: ['__meta_kubernetes_pod_ip'],
          targetLabel: '__address__',
          replacement: `$1:${number}`,
        },
      ]
    : [];

const podLabels = (labels: ScrapeTarget['podLabels']): Relabeling[] =>
  Object.entries(labels).map(([to, from]) => ({
    action: 'replace',
    sourceLabels: [discovered(from)],
    targetLabel: to,
  }));

function endpoint(target: ScrapeTarget, { interval, everySeries }: Output): Endpoint {
  const relabelings = [...unnamedPort(target.port), ...podLabels(target.podLabels)];
  return {
    port: target.port.namedPort,
    path: target.path,
    interval,
    ...(relabelings.length > 0 && { relabelings }),
    ...(!everySeries &&
      target.series.length > 0 && {
        metricRelabelings: [{ action: 'keep', sourceLabels: ['__name__'], regex: target.series.join('|') }],
      }),
  };
}

/** Adds the objects of the Prometheus Operator. */
export function prometheusOperator(scope: Construct, output: Output): void {
  const metadata = (name: string) => ({ name, namespace: output.namespace, labels: { ...output.labels } });
  for (const target of output.targets) {
    const spec: IPodMonitor['spec'] = {
      namespaceSelector: target.namespace === undefined ? { any: true } : { matchNames: [target.namespace] },
      selector: target.selector,
      podMetricsEndpoints: [endpoint(target, output)],
    };
    new ApiObject(scope, target.name, {
      apiVersion: API_VERSION,
      kind: 'PodMonitor',
      metadata: metadata(target.name),
      spec,
    });
  }
  const spec: IPrometheusRule['spec'] = {
    groups: output.groups.map(({ rules, ...group }) => ({ ...group, rules: [...rules] })),
  };
  new ApiObject(scope, 'rules', {
    apiVersion: API_VERSION,
    kind: 'PrometheusRule',
    metadata: metadata(output.name),
    spec,
  });
}
