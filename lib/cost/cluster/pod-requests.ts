// What a pod requests, as the scheduler counts it.
import { type ContainerRange, containerRange, type LimitRangeProps, withDefaults } from '../../namespace/limit-range';
import {
  type Amounts,
  amountsOf,
  type Requirements,
  type ResourceRequirements,
  readAmounts,
  requirementsOf,
  requirementsOr,
} from '../../namespace/resource-list';
import { containersOf } from '../../service/rules/containers';
import type { Checked } from '../../service/rules/rule';
import { containerResources, queueProxyResources } from '../../serving/configuration/resources';
import type { Settings } from '../../serving/configuration/settings';
import { isObject, type Unchecked } from '../../validation/object';
import type { ContainerRequests, PodRequests } from './cluster';

const NO_LIMITS = containerRange();

/**
 * Returns what each container of a Knative Service's pod requests, queue-proxy last.
 * @param settings what the install's ConfigMaps come to
 * @param limitRange what the namespace gives a container that says nothing itself
 */
export function knativePod(
  props: Checked,
  settings: Settings,
  limitRange: LimitRangeProps | undefined = undefined,
): ContainerRequests[] {
  const range = containerRange(limitRange);
  const usual = requirementsOf(containerResources(settings));
  return [
    ...containersOf(props).map(({ role, resources }) =>
      requestsOf(
        role === 'init' ? 'init' : 'container',
        // Config-defaults gives init containers nothing.
        amountsIn(requirementsOr(resources ?? {}, role === 'init' ? {} : usual)),
        range,
      ),
    ),
    requestsOf(
      'container',
      amountsIn(requirementsOr(props.queueProxyResources ?? {}, requirementsOf(queueProxyResources(settings)))),
      range,
    ),
  ];
}

/** Returns what each container of a pod requests that isn't Knative's. */
export function podContainers(spec: Unchecked): ContainerRequests[] {
  const overhead = readAmounts(spec['overhead']);
  return [
    ...listOf(spec['containers']).map((container) => requestsOf('container', requirementsIn(container), NO_LIMITS)),
    ...listOf(spec['initContainers']).map((container) =>
      requestsOf(container['restartPolicy'] === 'Always' ? 'sidecar' : 'init', requirementsIn(container), NO_LIMITS),
    ),
    ...(Object.keys(overhead).length === 0
      ? []
      : [requestsOf('overhead', { requests: overhead, limits: {} }, NO_LIMITS)]),
  ];
}

/**
 * Returns what the scheduler counts of a pod: its containers together, or what it takes at the most before they start.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers
 */
export const podRequests = (containers: readonly ContainerRequests[]): PodRequests => ({
  cpuMillis: together(containers, ({ cpuMillis = 0 }) => cpuMillis),
  memoryMebibytes: together(containers, ({ memoryMebibytes = 0 }) => memoryMebibytes),
});

function together(containers: readonly ContainerRequests[], amount: (container: ContainerRequests) => number): number {
  let [running, sidecars, beforehand, overhead] = [0, 0, 0, 0];
  for (const container of containers) {
    switch (container.role) {
      case 'container':
        running += amount(container);
        break;
      case 'sidecar':
        sidecars += amount(container);
        beforehand = Math.max(beforehand, sidecars);
        break;
      case 'init':
        beforehand = Math.max(beforehand, sidecars + amount(container));
        break;
      case 'overhead':
        overhead += amount(container);
        break;
    }
  }
  return Math.max(running + sidecars, beforehand) + overhead;
}

/** Returns what two pods request together. */
export const plus = (one: PodRequests, other: PodRequests): PodRequests => ({
  cpuMillis: one.cpuMillis + other.cpuMillis,
  memoryMebibytes: one.memoryMebibytes + other.memoryMebibytes,
});

const amountsIn = ({ requests, limits }: ResourceRequirements): Requirements => ({
  requests: amountsOf(requests),
  limits: amountsOf(limits),
});

function requirementsIn({ resources }: Unchecked): Requirements {
  const { requests, limits }: Unchecked = isObject(resources) ? resources : {};
  return { requests: readAmounts(requests), limits: readAmounts(limits) };
}

/** A limit without a request is the request, too. */
function requestsOf(
  role: ContainerRequests['role'],
  requirements: Requirements,
  range: ContainerRange,
): ContainerRequests {
  const { cpu, memory }: Amounts = withDefaults(requirements, range).requests;
  return { role, cpuMillis: cpu, memoryMebibytes: memory === undefined ? undefined : memory / 1024 };
}

const listOf = (value: unknown): Unchecked[] => (Array.isArray(value) ? value.filter(isObject) : []);
