// What the Deployments of Serving's components have in common.
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { KnativeRelease } from '../../release/knative-release';
import { SERVING_NAMESPACE } from '../../release/namespace';
import type { ServingImage } from '../../release/releases';
import { SERVICE_ACCOUNT, servingLabels } from '../labels';
import { type Resources, resourceRequirements, SECURITY_CONTEXT } from './container';

const METRICS_PORT = 9090;
const PROFILING_PORT = 8008;

/** A port on which a component listens besides metrics and profiling. */
export interface ComponentPort {
  readonly name: string;
  readonly containerPort: number;
  /** How the component's Service offers the port, in the Service's order. */
  readonly service: { readonly name: string; readonly port: number };
}

export interface ComponentProps {
  readonly release: KnativeRelease;
  /**
   * Value of the label `app.kubernetes.io/component`.
   * @default - the component's id
   */
  readonly component?: string;
  readonly image: ServingImage;
  /** Labels that the Deployment and its Service carry besides Serving's own. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** What selects the pods. @default - `app` alone */
  readonly selector?: Readonly<Record<string, string>>;
  readonly resources: Resources;
  /** Environment variables before those that every component has. @default - none */
  readonly env?: k8s.EnvVar[];
  /** Environment variables after the names of the ConfigMaps. @default - none */
  readonly ownEnv?: k8s.EnvVar[];
  /** Domain under which the component reports its metrics. */
  readonly metricsDomain: string;
  /** Ports besides metrics and profiling. @default - none */
  readonly ports?: readonly ComponentPort[];
  readonly readinessProbe?: k8s.Probe;
  readonly livenessProbe?: k8s.Probe;
  /** Whether the cluster autoscaler may move the pods to remove a node. */
  readonly safeToEvict: boolean;
  /** Whether replicas prefer different nodes. @default true */
  readonly spread?: boolean;
  /** @default - Kubernetes' own: one, unless a HorizontalPodAutoscaler sets it */
  readonly replicas?: number;
  /** @default - Kubernetes' own rolling update */
  readonly strategy?: k8s.DeploymentStrategy;
  /** Seconds that a pod has to finish its requests. @default - Kubernetes' own 30 */
  readonly terminationGracePeriodSeconds?: number;
  /** The Service in front of the pods; undefined where nobody calls the component. */
  readonly service: ComponentService | undefined;
}

/** What tells a component's Service from another's. */
export interface ComponentService {
  /** @default - the component's id */
  readonly name?: string;
  /** What the Service is labelled with and selects pods by. @default - `app` */
  readonly key?: 'app' | 'role';
  /** @default - not written, which Kubernetes reads as ClusterIP */
  readonly type?: string;
}

const fieldVariable = (name: string, fieldPath: string): k8s.EnvVar => ({
  name,
  valueFrom: { fieldRef: { fieldPath } },
});

export const POD_NAME = fieldVariable('POD_NAME', 'metadata.name');
export const POD_IP = fieldVariable('POD_IP', 'status.podIP');

/** A component of Serving: a Deployment whose name is the id, and a Service in front of it. */
export class Component extends Construct {
  constructor(scope: Construct, id: string, props: ComponentProps) {
    super(scope, id);
    const podLabels = servingLabels(props.release, props.component ?? id);
    const labels = { ...podLabels, ...props.labels };
    const selector = props.selector ?? { app: id };

    new k8s.KubeDeployment(this, 'deployment', {
      metadata: { name: id, namespace: SERVING_NAMESPACE, labels },
      spec: {
        replicas: props.replicas,
        strategy: props.strategy,
        selector: { matchLabels: selector },
        template: {
          metadata: {
            annotations: { 'cluster-autoscaler.kubernetes.io/safe-to-evict': String(props.safeToEvict) },
            labels: { ...selector, ...podLabels },
          },
          spec: {
            affinity: (props.spread ?? true) ? spread(id) : undefined,
            serviceAccountName: SERVICE_ACCOUNT,
            terminationGracePeriodSeconds: props.terminationGracePeriodSeconds,
            containers: [container(id, props)],
          },
        },
      },
    });

    if (props.service === undefined) {
      return;
    }
    const key = props.service.key ?? 'app';
    new k8s.KubeService(this, 'service', {
      metadata: { name: props.service.name ?? id, namespace: SERVING_NAMESPACE, labels: { ...labels, [key]: id } },
      spec: {
        type: props.service.type,
        selector: { [key]: id },
        ports: [
          servicePort('http-metrics', METRICS_PORT, METRICS_PORT),
          servicePort('http-profiling', PROFILING_PORT, PROFILING_PORT),
          ...(props.ports ?? []).map(({ service, containerPort }) =>
            servicePort(service.name, service.port, containerPort),
          ),
        ],
      },
    });
  }
}

const servicePort = (name: string, port: number, targetPort: number): k8s.ServicePort => ({
  name,
  port,
  targetPort: k8s.IntOrString.fromNumber(targetPort),
});

const spread = (app: string): k8s.Affinity => ({
  podAntiAffinity: {
    preferredDuringSchedulingIgnoredDuringExecution: [
      {
        weight: 100,
        podAffinityTerm: { labelSelector: { matchLabels: { app } }, topologyKey: 'kubernetes.io/hostname' },
      },
    ],
  },
});

function container(name: string, props: ComponentProps): k8s.Container {
  return {
    name,
    image: props.release.servingImage(props.image),
    resources: resourceRequirements(props.resources),
    env: [
      ...(props.env ?? []),
      fieldVariable('SYSTEM_NAMESPACE', 'metadata.namespace'),
      { name: 'CONFIG_LOGGING_NAME', value: 'config-logging' },
      { name: 'CONFIG_OBSERVABILITY_NAME', value: 'config-observability' },
      ...(props.ownEnv ?? []),
      { name: 'METRICS_DOMAIN', value: props.metricsDomain },
    ],
    securityContext: { ...SECURITY_CONTEXT, capabilities: { drop: ['all'] } },
    ports: [
      { name: 'metrics', containerPort: METRICS_PORT },
      { name: 'profiling', containerPort: PROFILING_PORT },
      ...(props.ports ?? []).map(({ name, containerPort }) => ({ name, containerPort })),
    ],
    readinessProbe: props.readinessProbe,
    livenessProbe: props.livenessProbe,
  };
}
