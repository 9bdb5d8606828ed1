// What the Deployments of Serving's components have in common.
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import {
  fieldVariable,
  type Resources,
  resourceRequirements,
  SYSTEM_NAMESPACE,
  securityContext,
} from '../../kubernetes/container';
import { spread } from '../../kubernetes/spread';
import type { KnativeRelease } from '../../release/knative-release';
import { SERVING_NAMESPACE } from '../../release/namespace';
import type { ServingImage } from '../../release/releases';
import { SERVICE_ACCOUNT, servingLabels } from '../labels';

const METRICS_PORT = 9090;
const PROFILING_PORT = 8008;

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
  /** Labels that the pods carry besides the selector's. @default - Serving's own */
  readonly podLabels?: Readonly<Record<string, string>>;
  /** What selects the pods. @default - `app` alone */
  readonly selector?: Readonly<Record<string, string>>;
  readonly resources: Resources;
  /** Environment variables before those that every component has. @default - none */
  readonly env?: k8s.EnvVar[];
  /** Environment variables after the names of the ConfigMaps. @default - none */
  readonly ownEnv?: k8s.EnvVar[];
  /** Domain under which the component reports its metrics, in releases before 1.20. */
  readonly metricsDomain: string;
  /** Ports besides metrics and profiling. @default - none */
  readonly ports?: readonly k8s.ContainerPort[];
  readonly readinessProbe?: k8s.Probe;
  readonly livenessProbe?: k8s.Probe;
  /** Whether the cluster autoscaler may move the pods to remove a node, which releases before 1.9 say. */
  readonly safeToEvict: boolean;
  /** Whether replicas prefer different nodes. @default true */
  readonly spread?: boolean;
  /** @default - Kubernetes' own: one, unless a HorizontalPodAutoscaler sets it */
  readonly replicas?: number;
  /** @default - Kubernetes' own rolling update */
  readonly strategy?: k8s.DeploymentStrategy;
  /** Seconds that a pod has to finish its requests. @default - Kubernetes' own 30 */
  readonly terminationGracePeriodSeconds?: number;
  /** @default - the one of all components */
  readonly serviceAccount?: string;
  /** The Service in front of the pods; undefined where nobody calls the component. */
  readonly service: ComponentService | undefined;
}

/** What tells a component's Service from another's. */
export interface ComponentService {
  /** @default - the component's id */
  readonly name?: string;
  /** Labels that the Service carries besides those of the Deployment. @default - `app` */
  readonly labels?: Readonly<Record<string, string>>;
  /** What the Service selects pods by. @default - `app` */
  readonly selector?: Readonly<Record<string, string>>;
  /** @default - not written, which Kubernetes reads as ClusterIP */
  readonly type?: string;
  /** Ports besides metrics and profiling. @default - none */
  readonly ports?: readonly ServicePort[];
}

/** A port of a Service, and the port of the pods that it leads to. */
export interface ServicePort {
  readonly name: string;
  readonly port: number;
  readonly targetPort: number;
}

export const POD_NAME = fieldVariable('POD_NAME', 'metadata.name');
export const POD_IP = fieldVariable('POD_IP', 'status.podIP');

/** A component of Serving: a Deployment whose name is the id, and a Service in front of it. */
export class Component extends Construct {
  constructor(scope: Construct, id: string, props: ComponentProps) {
    super(scope, id);
    const { release, service } = props;
    const ownLabels = servingLabels(release, props.component ?? id);
    const labels = { ...ownLabels, ...props.labels };
    const selector = props.selector ?? { app: id };

    new k8s.KubeDeployment(this, 'deployment', {
      metadata: { name: id, namespace: SERVING_NAMESPACE, labels },
      spec: {
        replicas: props.replicas,
        strategy: props.strategy,
        selector: { matchLabels: selector },
        template: {
          metadata: {
            ...(!release.since('1.9') && {
              annotations: { 'cluster-autoscaler.kubernetes.io/safe-to-evict': String(props.safeToEvict) },
            }),
            labels: { ...selector, ...(props.podLabels ?? ownLabels) },
          },
          spec: {
            affinity: (props.spread ?? true) ? spread(id) : undefined,
            serviceAccountName: props.serviceAccount ?? SERVICE_ACCOUNT,
            terminationGracePeriodSeconds: props.terminationGracePeriodSeconds,
            containers: [container(id, props)],
          },
        },
      },
    });

    if (service === undefined) {
      return;
    }
    new k8s.KubeService(this, 'service', {
      metadata: {
        name: service.name ?? id,
        namespace: SERVING_NAMESPACE,
        labels: { ...labels, ...(service.labels ?? { app: id }) },
      },
      spec: {
        type: service.type,
        selector: service.selector ?? { app: id },
        ports: [
          { name: 'http-metrics', port: METRICS_PORT, targetPort: METRICS_PORT },
          { name: 'http-profiling', port: PROFILING_PORT, targetPort: PROFILING_PORT },
          ...(service.ports ?? []),
        ].map(({ targetPort, ...port }) => ({ ...port, targetPort: k8s.IntOrString.fromNumber(targetPort) })),
      },
    });
  }
}

function container(name: string, props: ComponentProps): k8s.Container {
  const { release } = props;
  return {
    name,
    image: release.servingImage(props.image),
    resources: resourceRequirements(props.resources),
    env: [
      ...(props.env ?? []),
      SYSTEM_NAMESPACE,
      { name: 'CONFIG_LOGGING_NAME', value: 'config-logging' },
      { name: 'CONFIG_OBSERVABILITY_NAME', value: 'config-observability' },
      ...(props.ownEnv ?? []),
      ...(release.since('1.20') ? [] : [{ name: 'METRICS_DOMAIN', value: props.metricsDomain }]),
    ],
    securityContext: securityContext(release),
    ports: [
      { name: 'metrics', containerPort: METRICS_PORT },
      { name: 'profiling', containerPort: PROFILING_PORT },
      ...(props.ports ?? []),
    ],
    readinessProbe: props.readinessProbe,
    livenessProbe: props.livenessProbe,
  };
}
