// What a container asks for and may use.
import type { Size } from 'cdk8s';
import type { ContainerResources } from 'cdk8s-plus-27';
import {
  ServiceSpecTemplateSpecContainersResourcesLimits as Quantity,
  type ServiceSpecTemplateSpecContainersResources,
} from '../../imports/serving.knative.dev';
import { kibibytes, millicpu, sizeQuantity } from '../validation/quantity';
import { knownProperties, show } from '../validation/rules';

/** Returns resources as Knative writes them. */
export function renderResources(resources: ContainerResources): ServiceSpecTemplateSpecContainersResources {
  const { cpu, memory, ephemeralStorage } = resources;
  const quantities = (bound: 'request' | 'limit') =>
    defined({
      cpu: cpu?.[bound]?.amount,
      memory: quantity(memory?.[bound]),
      'ephemeral-storage': quantity(ephemeralStorage?.[bound]),
    });
  return { requests: quantities('request'), limits: quantities('limit') };
}

const quantity = (size: Size | undefined): string | undefined => size && sizeQuantity(size);

/** Returns the quantities that are set, or nothing if none is. */
function defined(amounts: Record<string, string | undefined>): Record<string, Quantity> | undefined {
  const set = Object.entries(amounts).flatMap(([name, amount]) =>
    amount === undefined ? [] : [[name, Quantity.fromString(amount)] as const],
  );
  return set.length > 0 ? Object.fromEntries(set) : undefined;
}

/** Returns what is wrong with resources: Kubernetes refuses a request over its limit. */
export const resourceProblems = (resources: ContainerResources): string[] => [
  ...knownProperties('resources', resources, { cpu: true, memory: true, ephemeralStorage: true }),
  ...boundProblems('resources.cpu', resources.cpu, millicpu, 'a Cpu', 'm'),
  ...boundProblems('resources.memory', resources.memory, kibibytes, 'a Size', 'Ki'),
  ...boundProblems('resources.ephemeralStorage', resources.ephemeralStorage, kibibytes, 'a Size', 'Ki'),
];

/** @param measure returns the amount in the unit; undefined for what is no amount */
function boundProblems(
  property: string,
  bounds: { readonly request?: unknown; readonly limit?: unknown } = {},
  measure: (amount: unknown) => number | undefined,
  type: string,
  unit: string,
): string[] {
  if (typeof bounds !== 'object') {
    return [`${property} is ${show(bounds)}; allowed: a request and a limit`];
  }
  const amountProblems = (['request', 'limit'] as const).flatMap((bound) =>
    bounds[bound] === undefined || measure(bounds[bound]) !== undefined
      ? []
      : [`${property}.${bound} is ${show(bounds[bound])}; allowed: ${type}`],
  );
  const [request = 0, limit = Number.POSITIVE_INFINITY] = [measure(bounds.request), measure(bounds.limit)];
  return request > limit
    ? [`${property}.request is ${request}${unit}; allowed: at most the limit, which is ${limit}${unit}`]
    : amountProblems;
}
