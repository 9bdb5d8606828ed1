// Google Cloud Managed Service for Prometheus: what it is told to scrape, and the rules that it evaluates.
import { ApiObject } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import type { Output } from './output';
import type { ScrapeTarget } from './scrape-targets';

const API_VERSION = 'monitoring.googleapis.com/v1';

/** What is written of PodMonitoring and ClusterPodMonitoring. No package for TypeScript has their types. */
interface PodMonitoringSpec {
  readonly selector: k8s.LabelSelector;
  readonly endpoints: readonly {
    readonly port: string | number;
    readonly path: string;
    readonly interval: string;
    readonly metricRelabeling?: readonly {
      readonly action: 'keep';
      readonly sourceLabels: readonly string[];
      readonly regex: string;
    }[];
  }[];
  readonly targetLabels: {
    /** What the alerts know a pod by. */
    readonly metadata: readonly ('namespace' | 'pod' | 'container')[];
    readonly fromPod?: readonly { readonly from: string; readonly to: string }[];
  };
}

const podMonitoringSpec = (target: ScrapeTarget, { interval, everySeries }: Output): PodMonitoringSpec => ({
  selector: target.selector,
  endpoints: [
    {
      port: target.port.name ?? target.port.number,
      path: target.path,
      interval,
      ...(!everySeries &&
        target.series.length > 0 && {
          metricRelabeling: [{ action: 'keep', sourceLabels: ['__name__'], regex: target.series.join('|') }],
        }),
    },
  ],
  targetLabels: {
    metadata: target.namespace === undefined ? ['namespace', 'pod', 'container'] : ['pod', 'container'],
    ...(Object.keys(target.podLabels).length > 0 && {
      fromPod: Object.entries(target.podLabels).map(([to, from]) => ({ from, to })),
    }),
  },
});

/** Adds the objects of Google's operator. */
export function googleManaged(scope: Construct, output: Output): void {
  for (const target of output.targets) {
    new ApiObject(scope, target.name, {
      apiVersion: API_VERSION,
      kind: target.namespace === undefined ? 'ClusterPodMonitoring' : 'PodMonitoring',
      metadata: { name: target.name, namespace: target.namespace, labels: { ...output.labels } },
      spec: podMonitoringSpec(target, output),
    });
  }
  // Rules of a namespace see its metrics only.
  new ApiObject(scope, 'rules', {
    apiVersion: API_VERSION,
    kind: 'ClusterRules',
    metadata: { name: output.name, labels: { ...output.labels } },
    spec: { groups: output.groups },
  });
}
