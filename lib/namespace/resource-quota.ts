// What all of an environment may take together.
import { Size } from 'cdk8s';
import { Cpu, k8s } from 'cdk8s-plus-27';
import { integerBetween, knownProperties } from '../validation/rules';
import { type ContainerRange, type LimitRangeProps, withDefaults } from './limit-range';
import {
  type Amounts,
  amountsOf,
  atMost,
  collect,
  quantities,
  type Requirements,
  type Resource,
  type ResourceList,
  resourceListProblems,
} from './resource-list';

/** @see https://kubernetes.io/docs/concepts/policy/resource-quotas/ */
export interface ResourceQuotaProps {
  /**
   * What all pods may request together; of CPU and memory, each container has to request some then. A pod counts until it
   * is gone, and while a revision is rolled out, so do the pods of the one before.
   * @default - no bound
   */
  readonly requests?: ResourceList;

  /**
   * The limits that all pods may have together; of CPU and memory, each container has to have one then.
   * @default - no bound
   */
  readonly limits?: ResourceList;

  /**
   * Pods at a time, 1 or more.
   * @default - no bound
   */
  readonly pods?: number;

  /**
   * Knative Services, 1 or more.
   * @default - no bound
   */
  readonly knativeServices?: number;

  /**
   * Services of Kubernetes, 3 or more for each of `knativeServices`: a Knative Service with one revision has three, and two
   * more for each further revision that is kept.
   * @default - no bound
   */
  readonly services?: number;

  /**
   * Services of type LoadBalancer, 0 or more. Knative makes none in the namespace of an environment.
   * @default - no bound
   */
  readonly loadBalancers?: number;

  /**
   * DomainMappings, 0 or more.
   * @default - no bound
   */
  readonly domainMappings?: number;

  /**
   * PersistentVolumeClaims, 0 or more.
   * @default - no bound
   */
  readonly persistentVolumeClaims?: number;
}

type Bound = 'requests' | 'limits';
type Count = Exclude<keyof ResourceQuotaProps, Bound>;

const BOUNDS: readonly Bound[] = ['requests', 'limits'];

/** Services of Kubernetes that a Knative Service with one revision has. */
const SERVICES_OF_ONE = 3;

/** What Kubernetes calls each count, and the least with which an environment works. */
const COUNTS: Readonly<Record<Count, { readonly name: string; readonly minimum: number }>> = {
  pods: { name: 'pods', minimum: 1 },
  knativeServices: { name: 'count/services.serving.knative.dev', minimum: 1 },
  services: { name: 'services', minimum: SERVICES_OF_ONE },
  loadBalancers: { name: 'services.loadbalancers', minimum: 0 },
  domainMappings: { name: 'count/domainmappings.serving.knative.dev', minimum: 0 },
  persistentVolumeClaims: { name: 'persistentvolumeclaims', minimum: 0 },
};

const PROPERTIES: Readonly<Record<keyof ResourceQuotaProps, true>> = {
  requests: true,
  limits: true,
  pods: true,
  knativeServices: true,
  services: true,
  loadBalancers: true,
  domainMappings: true,
  persistentVolumeClaims: true,
};

const isCount = (property: string): property is Count => Object.hasOwn(COUNTS, property);
const COUNT_NAMES = Object.keys(COUNTS).filter(isCount);

/** Where a quota bounds one of these, Kubernetes refuses every container that has no amount of it. */
const REQUIRED: readonly Resource[] = ['cpu', 'memory'];

/** What lets queue-proxy pass a quota on requests, and harms no container that requests nothing itself. */
const DEFAULT_REQUEST: ResourceList = { cpu: Cpu.millis(25), memory: Size.mebibytes(64) };

/** Returns the LimitRange without which a quota on requests would refuse every pod; none where the quota has no such bound. */
export function limitRangeFor({ requests }: ResourceQuotaProps): LimitRangeProps | undefined {
  const bounded = REQUIRED.filter((resource) => amountsOf(requests)[resource] !== undefined);
  return bounded.length === 0
    ? undefined
    : { defaultRequest: Object.fromEntries(bounded.map((resource) => [resource, DEFAULT_REQUEST[resource]])) };
}

/** Returns the quota as Kubernetes has it. */
export const resourceQuotaSpec = (props: ResourceQuotaProps): k8s.ResourceQuotaSpec => ({
  hard: {
    ...quantities(amountsOf(props.requests), 'requests.'),
    ...quantities(amountsOf(props.limits), 'limits.'),
    ...Object.fromEntries(
      COUNT_NAMES.flatMap((count) => {
        const value = props[count];
        return value === undefined ? [] : [[COUNTS[count].name, k8s.Quantity.fromNumber(value)]];
      }),
    ),
  },
});

/** Returns what is wrong with a quota by itself. */
export function resourceQuotaProblems(props: ResourceQuotaProps): string[] {
  const bounded = Object.values(props).some((value) => value !== undefined);
  const { knativeServices = 1, services } = props;
  const least = SERVICES_OF_ONE * knativeServices;
  const countProblems = COUNT_NAMES.flatMap((count) =>
    integerBetween(`resourceQuota.${count}`, props[count], COUNTS[count].minimum),
  );
  return [
    ...knownProperties('resourceQuota', props, PROPERTIES),
    ...(bounded ? [] : [`resourceQuota has no bound; allowed: one or more of ${Object.keys(PROPERTIES).join(', ')}`]),
    ...BOUNDS.flatMap((bound) => resourceListProblems(`resourceQuota.${bound}`, props[bound])),
    ...countProblems,
    ...(countProblems.length === 0 && services !== undefined && services < least
      ? [
          `resourceQuota.services is ${services}; allowed: ${least} or more, ${SERVICES_OF_ONE} for each of knativeServices`,
        ]
      : []),
  ];
}

/** A container of a pod. */
export interface PodContainer {
  /** Its resources, as messages name them. */
  readonly what: string;
  readonly requirements: Requirements;
}

/** Returns a problem for each amount that a container has to have and hasn't. */
export const missingProblems = (
  quota: ResourceQuotaProps,
  { what, requirements }: PodContainer,
  range: ContainerRange,
): string[] =>
  BOUNDS.flatMap((bound) => {
    const [bounded, has] = [amountsOf(quota[bound]), withDefaults(requirements, range)[bound]];
    const fallback = bound === 'requests' ? 'defaultRequest' : 'default';
    return REQUIRED.filter((resource) => bounded[resource] !== undefined && has[resource] === undefined).map(
      (resource) =>
        `${what}.${bound}.${resource} is undefined; allowed: an amount, of its own or by limitRange.${fallback}.${resource}, as resourceQuota.${bound}.${resource} is set`,
    );
  });

/**
 * Returns a problem for each amount of which one pod takes more than the quota has.
 * @param containers those that run together
 * @param initContainers those that run before, one after the other
 */
export const podProblems = (
  quota: ResourceQuotaProps,
  containers: readonly Requirements[],
  initContainers: readonly Requirements[],
  range: ContainerRange,
): string[] =>
  BOUNDS.flatMap((bound) => {
    const amounts = (each: readonly Requirements[]): Amounts[] => each.map((one) => withDefaults(one, range)[bound]);
    const together = sum(amounts(containers));
    const pod = amounts(initContainers).reduce(highest, together);
    return atMost(`a pod with its queue-proxy: ${bound}`, pod, `resourceQuota.${bound}`, amountsOf(quota[bound]));
  });

const sum = (all: readonly Amounts[]): Amounts =>
  collect((resource) => all.reduce((total, amounts) => total + (amounts[resource] ?? 0), 0));

const highest = (one: Amounts, other: Amounts): Amounts =>
  collect((resource) => Math.max(one[resource] ?? 0, other[resource] ?? 0));
