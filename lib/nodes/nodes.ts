// On which nodes of GKE a fleet runs: what is said of them, and what is wrong with it.
import { Duration } from 'cdk8s';
import type { Toleration } from '../service/service-props';
import { durationBetween } from '../validation/rules';

/** A taint of nodes. */
export interface Taint extends Pick<Toleration, 'key' | 'value'> {
  /** The key of the taint, such as `example.com/environments`. */
  readonly key: string;

  /**
   * The value of the taint.
   * @default - an empty one
   */
  readonly value?: string;

  /** What it does to pods that don't tolerate it. */
  readonly effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
}

/** What is the same for all kinds of nodes. */
interface CommonNodes {
  /**
   * Time that a pod without a node waits until a new one runs it, in whole seconds.
   * @default Duration.minutes(3)
   */
  readonly startTime?: Duration;

  /**
   * Whether pods go where other pods are, so that fewer nodes do. Knative from 1.15 on prefers a node for a pod that has none of
   * the same revision, which keeps nodes that nearly nothing runs on. It holds for the whole install, and running pods are
   * replaced once when it changes.
   * @default false - as Knative does
   */
  readonly packed?: boolean;

  /**
   * Whether a spot node takes its requests with it that need longer than its pods get to end.
   * - `warn`: it does, and synth warns
   * - `allow`: it does, and nothing warns
   * - `limit`: no request may take longer. `timeout` of an API that says none is that time. From Knative 1.8 on it includes the wait of
   *   a first request for its pod, so that an API must start within it
   * @default 'warn'
   */
  readonly longRequests?: 'warn' | 'allow' | 'limit';

  /**
   * Time that pods get to end when a spot node goes, in whole seconds from 1 to 120: what the node has for it, less what it keeps for
   * the pods of the system.
   * @default Duration.seconds(15) - as GKE has it
   */
  readonly gracePeriod?: Duration;
}

/** Nodes of a pool in a Standard cluster. */
export interface StandardNodes extends CommonNodes {
  readonly kind: 'standard';

  /**
   * Name of the node pool.
   * @default - any pool whose nodes have the labels
   */
  readonly pool?: string;

  /**
   * Labels that the nodes have.
   * @default - any, beside those that `pool` and `spot` are about
   */
  readonly labels?: Readonly<Record<string, string>>;

  /**
   * Whether the nodes are Spot VMs, which cost less and may go at any time.
   * @default false
   */
  readonly spot?: boolean;

  /**
   * Taints that the nodes have. A pool without any also runs pods that nobody meant for it, those of the platform too.
   * @default - `cloud.google.com/gke-spot=true:NoSchedule` of spot nodes, none of others
   */
  readonly taints?: readonly Taint[];

  /**
   * Whether nodes are added when there is no room for a pod.
   * @default true - as a fleet that sleeps leaves nodes empty
   */
  readonly autoscaled?: boolean;
}

/** Nodes that an Autopilot cluster chooses. */
export interface AutopilotNodes extends CommonNodes {
  readonly kind: 'autopilot';

  /**
   * Whether pods are Spot Pods, which cost less and may go at any time.
   * @default false
   */
  readonly spot?: boolean;

  /**
   * The compute class: `Balanced`, `Scale-Out`, or the name of a ComputeClass in the cluster, which says itself whether its nodes
   * are spot.
   * @default - that of the cluster
   */
  readonly computeClass?: string;
}

/** On which nodes a fleet runs. */
export type Nodes = StandardNodes | AutopilotNodes;

/** The label, and by custom the taint, of a Spot VM. */
export const SPOT = 'cloud.google.com/gke-spot';

/** The built-in class of Autopilot whose nodes are spot. */
const SPOT_CLASS = 'autopilot-spot';

const DEFAULT_START = Duration.minutes(3);
const DEFAULT_GRACE_PERIOD = Duration.seconds(15);

/** Returns whether the nodes may go at any time. */
export const isSpot = (nodes: Nodes): boolean =>
  nodes.spot === true || (nodes.kind === 'autopilot' && nodes.computeClass === SPOT_CLASS);

/** Returns whether nodes are added when there is no room for a pod. */
export const isAutoscaled = (nodes: Nodes): boolean => nodes.kind === 'autopilot' || nodes.autoscaled !== false;

/** Returns the time until a new node runs a pod, in seconds. */
export const startSeconds = ({ startTime }: Nodes): number => secondsOr(startTime, DEFAULT_START);

/** Returns the time that pods get when a spot node goes. */
export const gracePeriodOf = ({ gracePeriod }: Nodes): Duration =>
  gracePeriod !== undefined && durationBetween('', gracePeriod, 1).length === 0 ? gracePeriod : DEFAULT_GRACE_PERIOD;

/** What is wrong with a duration is reported elsewhere. */
const secondsOr = (value: Duration | undefined, otherwise: Duration): number =>
  (value !== undefined && durationBetween('', value, 0).length === 0 ? value : otherwise).toSeconds();

/** Returns the taints that the nodes have; Autopilot tolerates its own by itself. */
export function taintsOf(nodes: Nodes): readonly Taint[] {
  if (nodes.kind === 'autopilot') {
    return [];
  }
  return nodes.taints ?? (nodes.spot === true ? [{ key: SPOT, value: 'true', effect: 'NoSchedule' }] : []);
}
