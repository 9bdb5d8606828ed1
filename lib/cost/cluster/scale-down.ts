// Which nodes the cluster autoscaler finds unneeded.
import type { PodRequests } from './cluster';
import type { Node } from './node';
import { choose, giveBack, type Packing, type Room, type Taken, take } from './placement';

/** What decides on it. */
export interface ScaleDownRules {
  /** What a node has for pods. */
  readonly room: Room;
  readonly packing: Packing;
  /** What a node has for pods and DaemonSets. */
  readonly allocatable: PodRequests;
  /** Share of it below which the requests on a node must be. */
  readonly utilizationThreshold: number;
}

/** Nodes with pods that are looked at each time. */
const MOST_CANDIDATES = 30;

/** Returns the share of a node that is requested, DaemonSets included: the larger one of CPU and memory. */
export function utilization(node: Taken, { room, allocatable }: ScaleDownRules): number {
  const cpu = allocatable.cpuMillis - room.cpuMillis + node.cpuMillis;
  const memory = allocatable.memoryMebibytes - room.memoryMebibytes + node.memoryMebibytes;
  return Math.max(cpu / allocatable.cpuMillis, memory / allocatable.memoryMebibytes);
}

/**
 * Returns the nodes that aren't needed: those without pods first, then those whose pods all find room on others that are needed.
 * @param nodes those that are ready, the oldest first
 * @see https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md#how-does-scale-down-work
 */
export function unneededNodes(nodes: readonly Node[], rules: ScaleDownRules): Node[] {
  const idle = nodes.filter((node) => utilization(node, rules) < rules.utilizationThreshold);
  const empty = idle.filter(({ podCount }) => podCount === 0);
  const movable = idle
    .filter((node) => node.podCount > 0 && !node.blocksDrain)
    .sort((one, other) => utilization(one, rules) - utilization(other, rules))
    .slice(0, MOST_CANDIDATES);
  const gone = new Set<Taken>(empty);
  const copies = new Map(nodes.map((node) => [node, copyOf(node)] as const));
  const drained = movable.filter((node) => {
    const others = nodes.filter((other) => other !== node && !gone.has(other));
    const isMoved = move(
      node,
      others.flatMap((other) => copies.get(other) ?? []),
      rules,
    );
    if (isMoved) {
      gone.add(node);
    }
    return isMoved;
  });
  return [...empty, ...drained];
}

/** Returns whether all pods of a node find room on others, whose room they take then. */
function move(node: Node, others: readonly Taken[], { room, packing }: ScaleDownRules): boolean {
  const moved: (readonly [Taken, PodRequests])[] = [];
  for (const { kind } of node.pods) {
    const taken = others[choose(others, kind, room, packing)];
    if (taken === undefined) {
      for (const [other, pod] of moved) {
        giveBack(other, pod);
      }
      return false;
    }
    take(taken, kind);
    moved.push([taken, kind]);
  }
  return true;
}

const copyOf = ({ cpuMillis, memoryMebibytes, podCount }: Taken): Taken => ({ cpuMillis, memoryMebibytes, podCount });
