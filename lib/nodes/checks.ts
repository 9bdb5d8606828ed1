// What is wrong with what is said of nodes. It may come from where no compiler has seen it.
import { flagProblems, listProblems } from '../namespace/checks';
import { isLabelKey, isLabelValue, labelProblems } from '../validation/labels';
import { isObject } from '../validation/object';
import { durationBetween, knownProperties, namespaceName, show } from '../validation/rules';
import { type AutopilotNodes, isSpot, type Nodes, SPOT, type StandardNodes, type Taint } from './nodes';

const LONG_REQUESTS = ['warn', 'allow', 'limit'];
const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** Longest time that GKE gives a spot node to shut down, in seconds. */
const LONGEST_SHUTDOWN = 120;

/** Longest time that is taken for the start of a node, in seconds: an hour. */
const LONGEST_START = 3600;

/** Classes that are no ComputeClass in the cluster, and leave it to the pod whether it is a Spot Pod. */
const CURATED_CLASSES = ['Balanced', 'Scale-Out'];

const COMMON = {
  kind: true,
  spot: true,
  startTime: true,
  packed: true,
  longRequests: true,
  gracePeriod: true,
} as const;
const STANDARD: Readonly<Record<keyof StandardNodes, true>> = {
  ...COMMON,
  pool: true,
  labels: true,
  taints: true,
  autoscaled: true,
};
const AUTOPILOT: Readonly<Record<keyof AutopilotNodes, true>> = { ...COMMON, computeClass: true };
const TAINT: Readonly<Record<keyof Taint, true>> = { key: true, value: true, effect: true };

/** Returns whether a value says of which kind the nodes are, so that everything else of it can be checked. */
export const isNodes = (value: unknown): value is Nodes =>
  isObject(value) && (value['kind'] === 'standard' || value['kind'] === 'autopilot');

/** Returns what is wrong with nodes. Nodes that are not set are allowed. */
export function nodesProblems(nodes: Nodes | undefined): string[] {
  if (nodes === undefined) {
    return [];
  }
  if (!isNodes(nodes)) {
    return [`nodes is ${show(nodes)}; allowed: an object with kind standard or autopilot`];
  }
  return [
    ...(nodes.kind === 'standard' ? standardProblems(nodes) : autopilotProblems(nodes)),
    ...flagProblems('nodes.spot', nodes.spot),
    ...durationBetween('nodes.startTime', nodes.startTime, 0, LONGEST_START),
    ...flagProblems('nodes.packed', nodes.packed),
    ...(nodes.longRequests === undefined || LONG_REQUESTS.includes(nodes.longRequests)
      ? []
      : [`nodes.longRequests is ${show(nodes.longRequests)}; allowed: ${LONG_REQUESTS.join(', ')}`]),
    ...durationBetween('nodes.gracePeriod', nodes.gracePeriod, 1, LONGEST_SHUTDOWN),
    ...(['longRequests', 'gracePeriod'] as const)
      .filter((property) => nodes[property] !== undefined && !isSpot(nodes))
      .map((property) => `nodes.${property} is set; allowed: of spot nodes, as others don't go by themselves`),
  ];
}

function standardProblems(nodes: StandardNodes): string[] {
  const { pool, labels, spot, taints, autoscaled } = nodes;
  const selects = pool !== undefined || spot === true || (isObject(labels) && Object.keys(labels).length > 0);
  return [
    ...knownProperties('nodes', nodes, STANDARD),
    ...(pool === undefined ? [] : namespaceName('nodes.pool', pool)),
    ...(labels === undefined ? [] : labelProblems('nodes.labels', labels)),
    ...(isObject(labels) && Object.hasOwn(labels, SPOT)
      ? [`nodes.labels has '${SPOT}'; allowed: any other, as spot says it`]
      : []),
    ...(selects ? [] : ['nodes is of any node; allowed: with pool, labels or spot, which tell the nodes from others']),
    ...listProblems('nodes.taints', taints, 'taints', taintProblems),
    ...flagProblems('nodes.autoscaled', autoscaled),
  ];
}

function taintProblems(property: string, taint: unknown): string[] {
  if (!isObject(taint)) {
    return [`${property} is ${show(taint)}; allowed: an object with ${Object.keys(TAINT).join(', ')}`];
  }
  const { key, value = '', effect }: Partial<Record<keyof Taint, unknown>> = taint;
  return [
    ...knownProperties<Taint>(property, taint, TAINT),
    ...(typeof key === 'string' && isLabelKey(key)
      ? []
      : [`${property}.key is ${show(key)}; allowed: the key of a label, such as example.com/team`]),
    ...(isLabelValue(value)
      ? []
      : [`${property}.value is ${show(value)}; allowed: letters, digits, '-', '_' and '.', at most 63 characters`]),
    ...(EFFECTS.some((each) => each === effect)
      ? []
      : [`${property}.effect is ${show(effect)}; allowed: ${EFFECTS.join(', ')}`]),
  ];
}

function autopilotProblems(nodes: AutopilotNodes): string[] {
  const { computeClass, spot } = nodes;
  return [
    ...knownProperties('nodes', nodes, AUTOPILOT),
    ...(computeClass === undefined || (isLabelValue(computeClass) && computeClass !== '')
      ? []
      : [
          `nodes.computeClass is ${show(computeClass)}; allowed: ${CURATED_CLASSES.join(', ')}, or the name of a ComputeClass`,
        ]),
    ...(spot === true && computeClass !== undefined && !CURATED_CLASSES.includes(computeClass)
      ? [
          `nodes.spot is true with computeClass ${show(computeClass)}; allowed: with ${CURATED_CLASSES.join(', ')}, as a ComputeClass says itself whether its nodes are spot`,
        ]
      : []),
  ];
}
