// On which node a pod fits, and fits best.
import type { PodRequests } from './cluster';

/** What is taken of a node. */
export interface Taken {
  cpuMillis: number;
  memoryMebibytes: number;
  podCount: number;
}

/** What a node has for pods. */
export interface Room extends PodRequests {
  /** Most pods at a time. */
  readonly pods: number;
}

/** How the scheduler chooses among the nodes that have room: the least taken one, or the one that is taken most. */
export type Packing = 'spread' | 'binpack';

/** What sums of fractions may be off by. */
const TOLERANCE = 1e-6;

/** Returns whether a pod fits beside what is taken. */
export const fits = (taken: Taken, pod: PodRequests, room: Room): boolean =>
  taken.podCount < room.pods &&
  taken.cpuMillis + pod.cpuMillis <= room.cpuMillis + TOLERANCE &&
  taken.memoryMebibytes + pod.memoryMebibytes <= room.memoryMebibytes + TOLERANCE;

/**
 * Returns the index of the node that the scheduler chooses for a pod; -1 if none has room. Among equals it is the first.
 * @see https://kubernetes.io/docs/reference/scheduling/config/#scheduling-plugins
 */
export function choose(nodes: readonly Taken[], pod: PodRequests, room: Room, packing: Packing): number {
  let [best, bestScore] = [-1, Number.NEGATIVE_INFINITY];
  for (let index = 0; index < nodes.length; index += 1) {
    const taken = nodes[index];
    if (taken === undefined || !fits(taken, pod, room)) {
      continue;
    }
    const score = packing === 'spread' ? -takenShare(taken, room) : takenShare(taken, room);
    if (score > bestScore) {
      [best, bestScore] = [index, score];
    }
  }
  return best;
}

/** The pod itself adds the same on every node. */
const takenShare = (taken: Taken, room: Room): number =>
  taken.cpuMillis / room.cpuMillis + taken.memoryMebibytes / room.memoryMebibytes;

/** Takes room for a pod. */
export function take(taken: Taken, pod: PodRequests): void {
  taken.cpuMillis += pod.cpuMillis;
  taken.memoryMebibytes += pod.memoryMebibytes;
  taken.podCount += 1;
}

/** Gives back the room that a pod took. */
export function giveBack(taken: Taken, pod: PodRequests): void {
  taken.cpuMillis -= pod.cpuMillis;
  taken.memoryMebibytes -= pod.memoryMebibytes;
  taken.podCount -= 1;
}

/** Returns how many empty nodes more it takes for pods that find no room on some, at the most a number of them. */
export function nodesFor(pods: readonly PodRequests[], nodes: readonly Taken[], room: Room, most: number): number {
  const bins = nodes.map((taken) => ({ ...taken }));
  for (const pod of pods) {
    const bin = bins.find((taken) => fits(taken, pod, room));
    if (bin !== undefined) {
      take(bin, pod);
    } else if (bins.length - nodes.length < most) {
      const added = { cpuMillis: 0, memoryMebibytes: 0, podCount: 0 };
      take(added, pod);
      bins.push(added);
    }
  }
  return bins.length - nodes.length;
}
