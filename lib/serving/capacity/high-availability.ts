// Several pods of each component, of which one may go.
import { type ApiObject, JsonPatch } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import type { IConstruct } from 'constructs';
import { spread } from '../../kubernetes/spread';
import { selects } from '../../limits/disruption-budgets';
import { at, objectsOf } from '../../limits/objects';
import { scales } from '../../limits/replicas';
import { isObject } from '../../validation/object';
import { integerBetween, knownProperties, show } from '../../validation/rules';
import { budgetsIn, type Deployed, deployedIn } from './deployments';

export interface HighAvailabilityProps {
  /**
   * Pods of each component, 2 to 5; of those that a HorizontalPodAutoscaler scales, the fewest.
   * @default 2
   */
  readonly replicas?: number;
}

const PROPERTIES: Readonly<Record<keyof HighAvailabilityProps, true>> = { replicas: true };

const FEWEST_REPLICAS = 2;

/** As many as the HorizontalPodAutoscaler of the webhook allows. */
const MOST_REPLICAS = 5;

/** Pods of a component that may go at a time. */
const ONE = k8s.IntOrString.fromNumber(1);

const AFFINITY = '/spec/template/spec/affinity';

/** Returns how many pods each component is to have; nothing where that is left to the release. */
export function replicasOf(highAvailability: boolean | HighAvailabilityProps | undefined): number | undefined {
  if (highAvailability === undefined || highAvailability === false) {
    return undefined;
  }
  const { replicas = FEWEST_REPLICAS }: HighAvailabilityProps = isObject(highAvailability) ? highAvailability : {};
  return replicas;
}

/** Returns what is wrong with the pods that are asked for. */
export function highAvailabilityProblems(highAvailability: boolean | HighAvailabilityProps | undefined): string[] {
  if (highAvailability === undefined || typeof highAvailability === 'boolean') {
    return [];
  }
  return isObject(highAvailability)
    ? [
        ...knownProperties<HighAvailabilityProps>('highAvailability', highAvailability, PROPERTIES),
        ...integerBetween('highAvailability.replicas', replicasOf(highAvailability), FEWEST_REPLICAS, MOST_REPLICAS),
      ]
    : [`highAvailability is ${show(highAvailability)}; allowed: true, false, an object with replicas`];
}

/**
 * Gives each component under a construct several pods, a preference for different nodes and a budget that lets one go.
 * Which of the pods does the work where only one can is decided among them, by leader election, in every release.
 * @see https://github.com/knative/pkg/blob/main/leaderelection/context.go
 */
export function applyHighAvailability(install: IConstruct, replicas: number): void {
  const autoscalers = objectsOf(install, 'autoscaling', 'HorizontalPodAutoscaler');
  const budgets = budgetsIn(install);
  for (const deployed of deployedIn(install)) {
    setReplicas(deployed, autoscalers, replicas);
    setSpread(deployed);
    setBudget(deployed, budgets);
  }
}

function setReplicas({ deployment, manifest }: Deployed, autoscalers: readonly ApiObject[], replicas: number): void {
  const autoscaler = autoscalers.find((each) => scales(each.toJson(), manifest));
  if (autoscaler === undefined) {
    deployment.addJsonPatch(JsonPatch.add('/spec/replicas', replicas));
  } else {
    autoscaler.addJsonPatch(JsonPatch.add('/spec/minReplicas', replicas));
  }
}

function setSpread({ name, deployment, manifest }: Deployed): void {
  if (at(manifest, 'spec', 'template', 'spec', 'affinity') === undefined) {
    deployment.addJsonPatch(JsonPatch.add(AFFINITY, spread(name)));
  }
}

function setBudget({ name, deployment, manifest }: Deployed, budgets: readonly ApiObject[]): void {
  const budget = budgets.find((each) => selects(each.toJson(), manifest));
  if (budget !== undefined) {
    budget.addJsonPatch(JsonPatch.remove('/spec/minAvailable'), JsonPatch.add('/spec/maxUnavailable', ONE));
    return;
  }
  new k8s.KubePodDisruptionBudget(deployment, 'pod-disruption-budget', {
    metadata: { name: `${name}-pdb`, namespace: manifest.metadata.namespace, labels: manifest.metadata.labels },
    spec: { maxUnavailable: ONE, selector: { matchLabels: { app: name } } },
  });
}
