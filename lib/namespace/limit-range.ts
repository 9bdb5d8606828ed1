// What a container of the namespace gets that says nothing itself, and the bounds of what it may say.
import type { k8s } from 'cdk8s-plus-27';
import { knownProperties } from '../validation/rules';
import {
  type Amounts,
  amountsOf,
  atMost,
  collect,
  quantities,
  type Requirements,
  type ResourceList,
  resourceListProblems,
} from './resource-list';

/** @see https://kubernetes.io/docs/concepts/policy/limit-range/ */
export interface LimitRangeProps {
  /**
   * Limits of a container that has none, queue-proxy too; at most `max`.
   * @default - `max`, where it is set; else a container has no limits but its own
   */
  readonly default?: ResourceList;

  /**
   * Requests of a container that has none, queue-proxy too; at most `default`.
   * @default - `default` or else `min`, where it is set; else a container has no requests but its own
   */
  readonly defaultRequest?: ResourceList;

  /**
   * Least that a container may request, queue-proxy too.
   * @default - no bound
   */
  readonly min?: ResourceList;

  /**
   * Highest limits that a container may have, queue-proxy too.
   * @default - no bound
   */
  readonly max?: ResourceList;
}

const PROPERTIES: Readonly<Record<keyof LimitRangeProps, true>> = {
  default: true,
  defaultRequest: true,
  min: true,
  max: true,
};

/** From the lowest to the highest. */
const BOUNDS = ['min', 'defaultRequest', 'default', 'max'] as const;

/** What a LimitRange comes to, with the defaults that Kubernetes gives it. */
export type ContainerRange = Readonly<Record<keyof LimitRangeProps, Amounts>>;

/**
 * Returns what a LimitRange comes to.
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/v1/defaults.go
 */
export function containerRange(props: LimitRangeProps = {}): ContainerRange {
  const [min, max] = [amountsOf(props.min), amountsOf(props.max)];
  const limits = { ...max, ...amountsOf(props.default) };
  return { min, defaultRequest: { ...min, ...limits, ...amountsOf(props.defaultRequest) }, default: limits, max };
}

/** Returns the LimitRange as Kubernetes has it: nothing that it would fill in is left to it, which Argo CD would undo. */
export function limitRangeSpec(props: LimitRangeProps): k8s.LimitRangeSpec {
  const range = containerRange(props);
  return {
    limits: [
      {
        type: 'Container',
        default: quantities(range.default),
        defaultRequest: quantities(range.defaultRequest),
        min: quantities(range.min),
        max: quantities(range.max),
      },
    ],
  };
}

/** Returns what is wrong with a LimitRange by itself. */
export function limitRangeProblems(props: LimitRangeProps): string[] {
  const problems = [
    ...knownProperties('limitRange', props, PROPERTIES),
    ...BOUNDS.flatMap((bound) => resourceListProblems(`limitRange.${bound}`, props[bound])),
  ];
  if (problems.length > 0) {
    return problems;
  }
  if (BOUNDS.every((bound) => Object.keys(amountsOf(props[bound])).length === 0)) {
    return [`limitRange has no amount; allowed: one or more in ${BOUNDS.join(', ')}`];
  }
  return BOUNDS.flatMap((lower, index) =>
    BOUNDS.slice(index + 1).flatMap((upper) =>
      atMost(`limitRange.${lower}`, amountsOf(props[lower]), `limitRange.${upper}`, amountsOf(props[upper])),
    ),
  );
}

/** Returns what a container requests and may use in the namespace: what it says itself, or else the defaults. */
export const withDefaults = ({ requests, limits }: Requirements, range: ContainerRange): Requirements => ({
  // Where a container has a limit and no request, Kubernetes takes the limit before it looks at the defaults.
  requests: { ...range.defaultRequest, ...limits, ...requests },
  limits: { ...range.default, ...limits },
});

/**
 * Returns what a LimitRange refuses of a container.
 * @param what the container's resources, as messages name them
 */
export function containerProblems(what: string, { requests, limits }: Requirements, range: ContainerRange): string[] {
  const unlimited = collect((resource) => (limits[resource] === undefined ? range.default[resource] : undefined));
  return [
    ...atMost('limitRange.min', range.min, `${what}.requests`, { ...limits, ...requests }),
    ...atMost(`${what}.requests`, requests, 'limitRange.default', unlimited),
    ...atMost(`${what}.limits`, limits, 'limitRange.max', range.max),
  ];
}
