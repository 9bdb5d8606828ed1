// What may go wrong with APIs because of their nodes.
import type { KnativeRelease } from '../release/knative-release';
import type { Checked } from '../service/rules/rule';
import type { Settings } from '../serving/configuration/settings';
import { type Problem, problemLines } from '../validation/problems';
import { gracePeriodOf, isAutoscaled, isSpot, type Nodes, startSeconds, taintsOf } from './nodes';
import { nodeSelectorOf } from './placement';

/** An API of the fleet. */
export interface NodesService {
  readonly name: string;
  readonly namespace: string;
  readonly props: Checked;
}

/** Where the fleet is to run. */
export interface NodesContext {
  readonly release: KnativeRelease;
  readonly settings: Settings;
  /** The install in the app, if it has one. */
  readonly platform?: { readonly nodeSelector?: Readonly<Record<string, string>> };
}

/** Returns what the nodes make of the fleet as a whole, and of its APIs: a line for each reason. */
export function nodesWarnings(
  nodes: Nodes | undefined,
  services: readonly NodesService[],
  context: NodesContext,
): string[] {
  if (nodes === undefined) {
    return [];
  }
  const here = services.filter(({ props }) => runsOn(nodes, props));
  const problems = here.flatMap(({ namespace, name, props }): Problem[] =>
    serviceWarnings(nodes, props, context).map((message) => ({ path: `${namespace}/${name}`, message })),
  );
  return [...fleetWarnings(nodes, context), ...problemLines(problems)];
}

const runsOn = (nodes: Nodes, { nodeSelector = {} }: Checked): boolean =>
  Object.entries(nodeSelectorOf(nodes)).every(([key, value]) => nodeSelector[key] === value);

const fleetWarnings = (nodes: Nodes, { release, platform }: NodesContext): string[] => [
  ...(isAutoscaled(nodes) && !release.since('1.21')
    ? [
        `nodes are added when a pod has none, and Knative ${release.version} takes a revision whose pod waits for one for failed; Knative 1.21 and newer don't, a node that is kept free makes it seldom`,
      ]
    : []),
  ...(isSpot(nodes) &&
  nodes.kind === 'standard' &&
  taintsOf(nodes).length === 0 &&
  platform !== undefined &&
  platform.nodeSelector === undefined
    ? [
        "nodes are spot and have no taint: the gateway and the activator may run on them too, and go with them; a taint of the pool keeps them off, and so does KnativeServing's nodeSelector",
      ]
    : []),
];

function serviceWarnings(nodes: Nodes, props: Checked, { release, settings }: NodesContext): string[] {
  const timeout = (props.timeout ?? settings.defaults('revisionTimeout'))?.toSeconds() ?? 0;
  const progressDeadline = (props.progressDeadline ?? settings.deployment('progressDeadline'))?.toSeconds() ?? 0;
  const start = startSeconds(nodes);
  const gracePeriod = gracePeriodOf(nodes).toSeconds();
  return [
    ...(isSpot(nodes) && (nodes.longRequests ?? 'warn') !== 'allow' && timeout > gracePeriod
      ? [
          `a request may take ${timeout} seconds, and the pod gets ${gracePeriod} when its spot node goes: the request is lost then; nodes.longRequests 'allow' takes that into account, a timeout of ${gracePeriod} seconds or less prevents it`,
        ]
      : []),
    // Before 1.8, the wait for a pod is no part of the timeout.
    ...(isAutoscaled(nodes) && release.since('1.8') && timeout <= start
      ? [
          `a first request that needs a new node waits about ${start} seconds, and its timeout is ${timeout}: it fails then; a longer timeout or a node that is kept free prevents it`,
        ]
      : []),
    ...(isAutoscaled(nodes) && progressDeadline <= start
      ? [
          `a new node takes about ${start} seconds, and a revision that isn't ready after ${progressDeadline} has failed; a longer progressDeadline prevents it`,
        ]
      : []),
  ];
}
