// Requests and limits: a request over its limit is refused by Kubernetes when the pod is made.
import { containerResources, queueProxyResources, type ResourceBounds } from '../../serving/configuration/resources';
import { kibibytes, millicpu } from '../../validation/quantity';
import type { QueueProxyResources, Resources } from '../service-props';
import { containersOf } from './containers';
import type { Rule } from './rule';

const MEASURES = {
  cpu: { measure: millicpu, unit: 'm' },
  memory: { measure: kibibytes, unit: 'Ki' },
  ephemeralStorage: { measure: kibibytes, unit: 'Ki' },
} as const;

const NOTHING: ResourceBounds = { cpu: {}, memory: {}, ephemeralStorage: {} };

/** @param unset what there is where the resources say nothing */
const problems = (
  property: string,
  resources: Resources | QueueProxyResources | undefined,
  unset: ResourceBounds,
): string[] =>
  (['cpu', 'memory', 'ephemeralStorage'] as const).flatMap((resource) => {
    const { measure, unit } = MEASURES[resource];
    const own = resources?.[resource];
    const request = measure(own?.request ?? unset[resource].request);
    const limit = measure(own?.limit ?? unset[resource].limit);
    if (own === undefined || request === undefined || limit === undefined || request <= limit) {
      return [];
    }
    return own.request === undefined
      ? [`${property}.${resource}.limit is ${limit}${unit}; allowed: at least the request, which is ${request}${unit}`]
      : [`${property}.${resource}.request is ${request}${unit}; allowed: at most the limit, which is ${limit}${unit}`];
  });

export const RESOURCE_RULES: readonly Rule[] = [
  (props, { settings }) =>
    containersOf(props).flatMap(({ prefix, role, resources }) =>
      problems(`${prefix}resources`, resources, role === 'init' ? NOTHING : containerResources(settings)),
    ),
  ({ queueProxyResources: own }, { settings }) => problems('queueProxyResources', own, queueProxyResources(settings)),
];
