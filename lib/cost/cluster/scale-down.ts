// Which nodes the cluster autoscaler finds unneeded.
import type { Node } from './node';
import { choose, type Packing, type Room, type Taken, take } from './placement';

/** What decides on it. */
export interface ScaleDownRules {
  /** What a node has for pods. */
  readonly room: Room;
  readonly packing: Packing;
  /** What a node has for pods and DaemonSets. */
  readonly allocatable: { readonly cpuMillis: number; readonly memoryMebibytes: number };
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
  const gone = new Set<Node>(empty);
  const copies = new Map(nodes.map((node) => [node, copyOf(node)] as const));
  const drained = movable.filter((node) => {
    const others = nodes.filter((other) => other !== node && !gone.has(other));
    const taken = others.map((other) => copies.get(other) ?? copyOf(other));
    const moved = destinations(node, taken, rules);
    if (moved === undefined) {
      return false;
    }
    gone.add(node);
    moved.forEach((after, index) => {
      const other = others[index];
      if (other !== undefined) {
        copies.set(other, after);
      }
    });
    return true;
  });
  return [...empty, ...drained];
}

/** Returns what is taken of the other nodes once the pods of a node have moved to them; nothing if not all find room. */
function destinations(node: Node, others: readonly Taken[], { room, packing }: ScaleDownRules): Taken[] | undefined {
  const after = others.map((taken) => ({ ...taken }));
  for (const { kind } of node.pods) {
    const taken = after[choose(after, kind, room, packing)];
    if (taken === undefined) {
      return undefined;
    }
    take(taken, kind);
  }
  return after;
}

const copyOf = ({ cpuMillis, memoryMebibytes, podCount }: Taken): Taken => ({ cpuMillis, memoryMebibytes, podCount });
