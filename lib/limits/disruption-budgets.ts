// PodDisruptionBudgets that never let a pod go, so that its node can't be drained.
import { groupKind, type Manifest } from '../gitops/manifest';
import { isJsonObject, type Json } from '../kubernetes/json';
import { problemLines } from '../validation/problems';
import { at, namespaceOf } from './objects';
import { fewestReplicas } from './replicas';

/** A PodDisruptionBudget that lets no pod go while no more replicas run than do at the least. */
export interface BlockingBudget {
  /** Its namespace and name. */
  readonly budget: string;
  /** What it asks for, such as `minAvailable 80%`. */
  readonly rule: string;
  /** Fewest replicas of the Deployments whose pods it selects. */
  readonly replicas: number;
  /** First number of replicas of which it lets one go. @default - it lets none go, however many there are */
  readonly enough?: number;
}

/** Returns the PodDisruptionBudgets among some manifests that let no pod of a Deployment go. */
export function blockingBudgets(manifests: readonly Manifest[]): BlockingBudget[] {
  const ofKind = (kind: string) => manifests.filter((manifest) => groupKind(manifest) === kind);
  const deployments = ofKind('Deployment.apps');
  const autoscalers = ofKind('HorizontalPodAutoscaler.autoscaling');
  return ofKind('PodDisruptionBudget.policy').flatMap((budget) => {
    const replicas = deployments
      .filter((deployment) => selects(budget, deployment))
      .map((deployment) => fewestReplicas(deployment, autoscalers))
      .reduce((sum, each) => sum + each, 0);
    return replicas === 0 || disruptions(budget, replicas) > 0
      ? []
      : [
          {
            budget: `${namespaceOf(budget)}/${budget.metadata.name}`,
            rule: ruleInWords(budget),
            replicas,
            enough: enoughReplicas(budget),
          },
        ];
  });
}

/** Returns a line for the PodDisruptionBudgets among some manifests that block the drain of a node. */
export const blockedDrains = (manifests: readonly Manifest[]): string[] =>
  problemLines(
    blockingBudgets(manifests).map(({ budget, rule, replicas, enough }) => ({
      path: budget,
      message: `${rule} of ${replicas} ${replicas === 1 ? 'replica' : 'replicas'} lets no pod be evicted, so that the drain of its node waits and the cluster autoscaler keeps the node; ${enough === undefined ? 'no number of replicas changes that' : `${enough} are the fewest replicas of which one may go`}`,
    })),
  );

/** Numbers of replicas among which the first sufficient one is, even where 99 % are to stay. */
const REPLICAS = Array.from({ length: 100 }, (_, index) => index + 1);

function enoughReplicas(budget: Manifest): number | undefined {
  const minAvailable = at(budget, 'spec', 'minAvailable');
  return typeof minAvailable === 'number'
    ? minAvailable + 1
    : REPLICAS.find((replicas) => disruptions(budget, replicas) > 0);
}

/** Returns whether a budget is for the pods of a Deployment. Nothing is said of one that selects by more than labels. */
export function selects(budget: Manifest, deployment: Manifest): boolean {
  const labels = at(budget, 'spec', 'selector', 'matchLabels');
  return (
    namespaceOf(budget) === namespaceOf(deployment) &&
    at(budget, 'spec', 'selector', 'matchExpressions') === undefined &&
    isJsonObject(labels) &&
    Object.entries(labels).every(
      ([key, value]) => at(deployment, 'spec', 'template', 'metadata', 'labels', key) === value,
    )
  );
}

/**
 * Returns how many pods may go at a time. A share of the replicas is rounded up, be it of those that stay or of those that go.
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/#rounding-logic-when-specifying-percentages
 */
function disruptions(budget: Manifest, replicas: number): number {
  const maxUnavailable = at(budget, 'spec', 'maxUnavailable');
  return maxUnavailable === undefined
    ? replicas - shareOf(at(budget, 'spec', 'minAvailable'), replicas)
    : shareOf(maxUnavailable, replicas);
}

function shareOf(value: Json | undefined, replicas: number): number {
  if (typeof value === 'number') {
    return value;
  }
  const [, percent = '0'] = /^(\d+)%$/.exec(String(value)) ?? [];
  return Math.ceil((Number(percent) * replicas) / 100);
}

const ruleInWords = (budget: Manifest): string =>
  ['minAvailable', 'maxUnavailable']
    .filter((rule) => at(budget, 'spec', rule) !== undefined)
    .map((rule) => `${rule} ${at(budget, 'spec', rule)}`)
    .join();
