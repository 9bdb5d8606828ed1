// What GKE leaves of a machine to pods.
import type { PodRequests } from './cluster';

/** A machine as a node sees it. */
export interface Machine {
  readonly cpuMillis: number;
  readonly memoryMebibytes: number;
  /** Whether several machines share a core. */
  readonly sharedCore: boolean;
}

/** A share of an amount up to a bound, and from the bound before on. */
type Bracket = readonly [upTo: number, share: number];

/** @see https://cloud.google.com/kubernetes-engine/docs/concepts/plan-node-sizes#memory_and_cpu_reservations */
const CPU_MILLIS: readonly Bracket[] = [
  [1000, 0.06],
  [2000, 0.01],
  [4000, 0.005],
  [Number.POSITIVE_INFINITY, 0.0025],
];
const MEMORY_MEBIBYTES: readonly Bracket[] = [
  [4 * 1024, 0.25],
  [8 * 1024, 0.2],
  [16 * 1024, 0.1],
  [128 * 1024, 0.06],
  [Number.POSITIVE_INFINITY, 0.02],
];

/** What is reserved of the CPU of a machine that shares a core, in thousandths. */
const SHARED_CORE_MILLIS = 1060;

/** What is reserved of a memory of less than a gibibyte. */
const SMALL_MEMORY_MEBIBYTES = 255;

/** At less free memory than this, the node evicts pods. */
const EVICTION_MEBIBYTES = 100;

/**
 * Returns what pods can request of a node, DaemonSets included: the machine without what its kernel, the kubelet and the system
 * take.
 */
export function allocatable({ cpuMillis, memoryMebibytes, sharedCore }: Machine): PodRequests {
  const capacity = withoutKernel(memoryMebibytes);
  const memory = capacity < 1024 ? SMALL_MEMORY_MEBIBYTES : reserved(capacity, MEMORY_MEBIBYTES);
  const cpu = sharedCore ? SHARED_CORE_MILLIS : reserved(cpuMillis, CPU_MILLIS);
  return {
    cpuMillis: Math.max(0, Math.floor(cpuMillis - cpu)),
    memoryMebibytes: Math.max(0, capacity - memory - EVICTION_MEBIBYTES),
  };
}

/** A node of GKE 1.36 reports 15,996 of 16,384 MiB, and one of 4,096 MiB reports 3,949. */
const withoutKernel = (mebibytes: number): number => 0.98 * mebibytes - 64;

function reserved(amount: number, brackets: readonly Bracket[]): number {
  let [sum, from] = [0, 0];
  for (const [upTo, share] of brackets) {
    sum += Math.max(0, Math.min(amount, upTo) - from) * share;
    from = upTo;
  }
  return sum;
}
