// What a container asks for and may use.
import type { Size } from 'cdk8s';
import type { ContainerResources, Cpu } from 'cdk8s-plus-27';
import {
  ServiceSpecTemplateSpecContainersResourcesLimits as Quantity,
  type ServiceSpecTemplateSpecContainersResources,
} from '../../imports/serving.knative.dev';

/** Returns resources as Knative writes them. */
export function renderResources(resources: ContainerResources): ServiceSpecTemplateSpecContainersResources {
  const { cpu, memory, ephemeralStorage } = resources;
  const quantities = (bound: 'request' | 'limit') =>
    defined({
      cpu: cpu?.[bound]?.amount,
      memory: binary(memory?.[bound]),
      'ephemeral-storage': binary(ephemeralStorage?.[bound]),
    });
  return { requests: quantities('request'), limits: quantities('limit') };
}

function binary(size: Size | undefined): string | undefined {
  const kibibytes = size?.toKibibytes();
  if (kibibytes === undefined) {
    return undefined;
  }
  return kibibytes % 1024 === 0 ? `${kibibytes / 1024}Mi` : `${kibibytes}Ki`;
}

/** Returns the quantities that are set, or nothing if none is. */
function defined(amounts: Record<string, string | undefined>): Record<string, Quantity> | undefined {
  const set = Object.entries(amounts).flatMap(([name, amount]) =>
    amount === undefined ? [] : [[name, Quantity.fromString(amount)] as const],
  );
  return set.length > 0 ? Object.fromEntries(set) : undefined;
}

/** Returns what is wrong with resources: Kubernetes refuses a request over its limit. */
export function resourceProblems({ cpu, memory, ephemeralStorage }: ContainerResources): string[] {
  const bounds = [
    { name: 'cpu', unit: 'm', request: millis(cpu?.request), limit: millis(cpu?.limit) },
    { name: 'memory', unit: 'Ki', request: memory?.request?.toKibibytes(), limit: memory?.limit?.toKibibytes() },
    {
      name: 'ephemeralStorage',
      unit: 'Ki',
      request: ephemeralStorage?.request?.toKibibytes(),
      limit: ephemeralStorage?.limit?.toKibibytes(),
    },
  ];
  return bounds.flatMap(({ name, unit, request, limit }) =>
    request !== undefined && limit !== undefined && request > limit
      ? [`resources.${name}.request is ${request}${unit}; allowed: at most the limit, which is ${limit}${unit}`]
      : [],
  );
}

function millis(cpu: Cpu | undefined): number | undefined {
  return cpu && (cpu.amount.endsWith('m') ? Number.parseFloat(cpu.amount) : Number(cpu.amount) * 1000);
}
