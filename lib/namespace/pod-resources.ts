// What a LimitRange and a ResourceQuota together refuse of a pod, with the queue-proxy that Knative adds to it.
import { isObject, type Unchecked } from '../validation/object';
import { containerProblems, containerRange, type LimitRangeProps } from './limit-range';
import { amountsOf, type Requirements, type ResourceRequirements, readAmounts } from './resource-list';
import { missingProblems, type PodContainer, podProblems, type ResourceQuotaProps } from './resource-quota';

/** What decides on the resources of a pod. */
export interface PodBounds {
  readonly resourceQuota: ResourceQuotaProps;
  readonly limitRange: LimitRangeProps;
  /** What queue-proxy requests and may use. */
  readonly queueProxy: ResourceRequirements;
  /** What a container requests and may use that says nothing itself. */
  readonly container: ResourceRequirements;
}

/** Returns what is refused of every pod: what queue-proxy takes, and a container that says nothing itself. */
export function anyPodProblems({ resourceQuota, limitRange, queueProxy, container }: PodBounds): string[] {
  const [range, proxy] = [containerRange(limitRange), queueProxyOf(queueProxy)];
  return [
    ...containerProblems(proxy.what, proxy.requirements, range),
    ...missingProblems(resourceQuota, proxy, range),
    ...podProblems(resourceQuota, [amountsIn(container), proxy.requirements], [], range),
  ];
}

/**
 * Returns what is refused of a pod.
 * @param spec the pod's spec as it is written
 */
export function podResourceProblems(spec: Unchecked, bounds: PodBounds): string[] {
  const { resourceQuota, limitRange, queueProxy, container } = bounds;
  const [range, proxy] = [containerRange(limitRange), queueProxyOf(queueProxy)];
  const containers = containersOf(spec, 'containers', amountsIn(container));
  // Init containers get nothing by config-defaults.
  const initContainers = containersOf(spec, 'initContainers', amountsIn({}));
  const requirements = (each: readonly PodContainer[]) => each.map((container) => container.requirements);
  return [
    ...[...containers, ...initContainers, proxy].flatMap((container) => [
      ...containerProblems(container.what, container.requirements, range),
      ...missingProblems(resourceQuota, container, range),
    ]),
    ...podProblems(resourceQuota, requirements([...containers, proxy]), requirements(initContainers), range),
  ];
}

const amountsIn = ({ requests, limits }: ResourceRequirements): Requirements => ({
  requests: amountsOf(requests),
  limits: amountsOf(limits),
});

const queueProxyOf = (requirements: ResourceRequirements): PodContainer => ({
  what: 'queueProxy',
  requirements: amountsIn(requirements),
});

/** @param unset what a container has that says nothing itself */
function containersOf(spec: Unchecked, list: 'containers' | 'initContainers', unset: Requirements): PodContainer[] {
  const containers = spec[list];
  return (Array.isArray(containers) ? containers : []).map((container, index) => {
    const resources = isObject(container) ? container['resources'] : undefined;
    const { requests, limits }: Unchecked = isObject(resources) ? resources : {};
    return {
      what: `${list}[${index}].resources`,
      requirements: {
        requests: { ...unset.requests, ...readAmounts(requests) },
        limits: { ...unset.limits, ...readAmounts(limits) },
      },
    };
  });
}
