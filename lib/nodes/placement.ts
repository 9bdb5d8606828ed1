// How the APIs of a fleet come to its nodes, and what the install must know of these.
import { mergeShape } from '../fields/merge';
import type { ApiOverrides, ApiProps } from '../fleet/environment-definition';
import type { KnativeRelease } from '../release/knative-release';
import { SERVICE } from '../service/fields/service';
import type { Toleration } from '../service/service-props';
import type { DeploymentConfiguration } from '../serving/configuration/serving-configuration';
import { isObject } from '../validation/object';
import { gracePeriodOf, isAutoscaled, isSpot, type Nodes, SPOT, type Taint, taintsOf } from './nodes';

/** The label of the nodes of a pool. */
const POOL = 'cloud.google.com/gke-nodepool';

/** The label by which a pod asks for a compute class. */
const COMPUTE_CLASS = 'cloud.google.com/compute-class';

/** Returns the labels that tell the nodes from others. */
export function nodeSelectorOf(nodes: Nodes): Record<string, string> {
  const spot: Record<string, string> = nodes.spot === true ? { [SPOT]: 'true' } : {};
  if (nodes.kind === 'autopilot') {
    return { ...spot, ...(nodes.computeClass !== undefined && { [COMPUTE_CLASS]: nodes.computeClass }) };
  }
  return { ...(nodes.pool !== undefined && { [POOL]: nodes.pool }), ...spot, ...nodes.labels };
}

const toleration = ({ key, value, effect }: Taint): Toleration =>
  value === undefined || value === '' ? { key, operator: 'Exists', effect } : { key, value, effect };

/**
 * Returns whether an API says itself on which nodes it runs. Then nothing of the fleet's nodes is added: half of each would be a
 * place that nobody means.
 */
const isPlaced = ({ nodeSelector, tolerations, affinity }: ApiOverrides): boolean =>
  nodeSelector !== undefined || tolerations !== undefined || affinity?.nodeAffinity !== undefined;

/**
 * Returns APIs as they run on nodes; what they say themselves goes before it.
 * @param nodes without any, the APIs are as they were
 */
export function onNodes(
  nodes: Nodes | undefined,
  apis: Readonly<Record<string, ApiProps>>,
): Readonly<Record<string, ApiProps>> {
  if (nodes === undefined) {
    return apis;
  }
  const layer = layerOf(nodes);
  // What is no object, from where no compiler has seen it, stays as it is for the check of the API.
  return Object.fromEntries(
    Object.entries(apis).map(([name, api]) => [
      name,
      !isObject(api) || isPlaced(api) ? api : mergeShape(SERVICE, layer, api),
    ]),
  );
}

function layerOf(nodes: Nodes): ApiOverrides {
  const nodeSelector = nodeSelectorOf(nodes);
  const tolerations = taintsOf(nodes).map(toleration);
  return {
    ...(isSpot(nodes) && nodes.longRequests === 'limit' && { timeout: gracePeriodOf(nodes) }),
    ...(Object.keys(nodeSelector).length > 0 && { nodeSelector }),
    ...(tolerations.length > 0 && { tolerations }),
  };
}

/**
 * Returns what config-deployment says for the nodes; nothing where it says nothing. A release that doesn't know a key yet, or spreads
 * no pods, needs none.
 */
export function deploymentFor(nodes: Nodes | undefined, release: KnativeRelease): DeploymentConfiguration {
  if (nodes === undefined) {
    return {};
  }
  return {
    ...(nodes.packed === true && release.since('1.15') && { defaultAffinityType: 'none' }),
    ...(isAutoscaled(nodes) && release.since('1.21') && { podIsAlwaysSchedulable: true }),
  };
}
