// What GKE Autopilot makes of what a pod requests.
import type { ContainerRequests, PodRequests } from './cluster';
import { podRequests } from './pod-requests';

/** What a container gets that doesn't request it. */
const DEFAULT_REQUESTS: PodRequests = { cpuMillis: 500, memoryMebibytes: 2048 };

interface Minimum extends PodRequests {
  /** Requests of CPU are multiples of it. */
  readonly cpuStepMillis: number;
}

/** The least of a pod, with bursting and without. */
const BURSTING: Minimum = { cpuMillis: 50, memoryMebibytes: 52, cpuStepMillis: 1 };
const NO_BURSTING: Minimum = { cpuMillis: 250, memoryMebibytes: 512, cpuStepMillis: 250 };

/** Least and most gibibytes of memory for each vCPU. */
const LEAST_MEMORY = 1;
const MOST_MEMORY = 6.5;

/**
 * Returns what a pod of the general-purpose class is charged for: what is requested, raised to the least amounts, and to the
 * allowed ratio of CPU and memory.
 * @param bursting whether pods may use more than they request, as in all clusters that were made with GKE 1.26 or newer
 * @see https://cloud.google.com/kubernetes-engine/docs/concepts/autopilot-resource-requests
 */
export function autopilotRequests(containers: readonly ContainerRequests[], bursting: boolean): PodRequests {
  const minimum = bursting ? BURSTING : NO_BURSTING;
  const requested = podRequests(containers.map(withDefaultRequests));
  const memory = Math.max(requested.memoryMebibytes, minimum.memoryMebibytes);
  const leastCpu = Math.max(requested.cpuMillis, minimum.cpuMillis, cpuFor(memory, MOST_MEMORY));
  // Sums of fractions may be off by a little.
  const steps = Math.ceil(leastCpu / minimum.cpuStepMillis - 1e-9);
  const cpu = steps * minimum.cpuStepMillis;
  return { cpuMillis: cpu, memoryMebibytes: Math.max(memory, (cpu / 1000) * LEAST_MEMORY * 1024) };
}

function withDefaultRequests(container: ContainerRequests): ContainerRequests {
  const { role, cpuMillis, memoryMebibytes } = container;
  return role === 'overhead'
    ? container
    : {
        role,
        cpuMillis: cpuMillis ?? DEFAULT_REQUESTS.cpuMillis,
        memoryMebibytes: memoryMebibytes ?? DEFAULT_REQUESTS.memoryMebibytes,
      };
}

/** Returns the CPU that so much memory needs. */
const cpuFor = (memoryMebibytes: number, gibibytesForVcpu: number): number =>
  (memoryMebibytes / 1024 / gibibytesForVcpu) * 1000;
