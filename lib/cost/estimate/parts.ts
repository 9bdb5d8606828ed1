// What of a fleet is simulated: the APIs that sleep, and the pods that run whoever calls.

import { isOfRelease } from '../../gitops/manifest';
import { blockingBudgets } from '../../limits/disruption-budgets';
import { KNATIVE_CLASS } from '../../limits/one-request';
import { scaleSettings } from '../autoscaler/scale-settings';
import { alwaysOn, onEveryNode } from '../cluster/always-on';
import type { ContainerRequests, PodRequests } from '../cluster/cluster';
import { knativePod } from '../cluster/pod-requests';
import type { Fleet, FleetApi } from '../fleet/fleet';
import type { ConstantPods } from '../simulation/constant-pods';
import type { SleepingApi } from '../simulation/simulate';
import type { Target } from '../traffic/traffic';

/** An API of a fleet, and what is simulated of it. */
export interface PartOfApi {
  /** Its number among the targets of the traffic, and so among the owners of the pods. */
  readonly owner: number;
  readonly api: FleetApi;
  /** What each container of a pod requests. */
  readonly containers: readonly ContainerRequests[];
  /** As Knative's own autoscaler scales it. @default - another autoscaler does */
  readonly sleeping?: SleepingApi;
  /** As a Deployment of one pod, without Knative. */
  readonly deployment: ConstantPods;
}

export interface Parts {
  readonly apis: readonly PartOfApi[];
  /** What runs beside the APIs, Knative and the network layer included. */
  readonly platform: readonly ConstantPods[];
  /** What runs beside the APIs, without Knative and the network layer. */
  readonly others: readonly ConstantPods[];
  /** What the fleet's DaemonSets take of every node. */
  readonly daemons: PodRequests;
  /** Whether a PodDisruptionBudget lets none of the pods go that run beside the APIs. */
  readonly blocksDrain: boolean;
  /** The owner of what runs beside the APIs. */
  readonly platformOwner: number;
}

/** Returns the key by which an API is known among targets. */
export const keyOf = (environment: string, api: string): string => `${environment}/${api}`;

/**
 * Returns what of a fleet is simulated.
 * @param targets whom the traffic is for; every API of the fleet is one of them
 */
export function partsOf(fleet: Fleet, targets: readonly Target[]): Parts {
  const owners = new Map(targets.map(({ environment, api }, owner) => [keyOf(environment, api), owner]));
  const platformOwner = targets.length;
  const constant = (manifests: typeof fleet.others): ConstantPods[] =>
    alwaysOn(manifests).map(({ replicas, containers }) => ({
      owner: platformOwner,
      replicas,
      containers,
      role: 'platform',
    }));
  return {
    apis: fleet.apis.flatMap((api) => {
      const owner = owners.get(keyOf(api.environment, api.name));
      return owner === undefined ? [] : [partOf(api, owner, fleet)];
    }),
    platform: constant(fleet.others),
    others: constant(fleet.others.filter((manifest) => !isOfRelease(manifest))),
    daemons: onEveryNode(fleet.others),
    blocksDrain: blockingBudgets(fleet.others).length > 0,
    platformOwner,
  };
}

function partOf(api: FleetApi, owner: number, { settings, release }: Fleet): PartOfApi {
  const containers = knativePod(api.props, settings, api.limitRange);
  const autoscaler = api.props.autoscalingClass ?? settings.autoscaler('podAutoscalerClass');
  return {
    owner,
    api,
    containers,
    sleeping:
      autoscaler === KNATIVE_CLASS
        ? { owner, settings: scaleSettings(api.props, settings, release), containers }
        : undefined,
    // Knative's proxy is the last container.
    deployment: { owner, replicas: 1, containers: containers.slice(0, -1), role: 'environment' },
  };
}

/** Returns the pods that an API has whose autoscaler doesn't look at single requests: as few as it may have. */
export const leastPods = ({ owner, api, containers }: PartOfApi, { settings }: Fleet): ConstantPods => ({
  owner,
  replicas: Math.max(1, api.props.minScale ?? settings.autoscaler('minScale') ?? 0),
  containers,
  role: 'environment',
});
