// Components that requests pass through run as many replicas as their load needs, and leave a node one after the other.
import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { KnativeRelease } from '../release/knative-release';

export interface AvailabilityProps {
  readonly release: KnativeRelease;
  /** Name of the Deployment; its pods carry it as their `app` label. */
  readonly deployment: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Most replicas that the load may ask for. */
  readonly maxReplicas: number;
}

/** A HorizontalPodAutoscaler on the CPU, and a PodDisruptionBudget. */
export class Availability extends Construct {
  constructor(scope: Construct, id: string, props: AvailabilityProps) {
    super(scope, id);
    const { deployment, namespace, labels } = props;

    const spec: k8s.HorizontalPodAutoscalerSpecV2 = {
      minReplicas: 1,
      maxReplicas: props.maxReplicas,
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: deployment },
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 100 } } },
      ],
    };
    new ApiObject(this, 'horizontal-pod-autoscaler', {
      apiVersion: props.release.since('1.8') ? 'autoscaling/v2' : 'autoscaling/v2beta2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: deployment, namespace, labels },
      spec,
    });

    new k8s.KubePodDisruptionBudget(this, 'pod-disruption-budget', {
      metadata: { name: `${deployment}-pdb`, namespace, labels },
      spec: {
        minAvailable: k8s.IntOrString.fromString('80%'),
        selector: { matchLabels: { app: deployment } },
      },
    });
  }
}
