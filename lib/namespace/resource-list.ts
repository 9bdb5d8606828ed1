// Amounts of what a node has, by the name of the resource: how they are checked, compared and written.
import type { Size } from 'cdk8s';
import { type Cpu, k8s } from 'cdk8s-plus-27';
import type { ResourceBounds } from '../serving/configuration/resources';
import { isObject } from '../validation/object';
import { cpuOf, kibibytes, millicpu, sizeOf } from '../validation/quantity';
import { knownProperties, show } from '../validation/rules';

/** Amounts of resources. One that is not set has no bound. */
export interface ResourceList {
  /** @default - none */
  readonly cpu?: Cpu;

  /** @default - none */
  readonly memory?: Size;

  /** Storage of the node, for logs and files that go with the pod. @default - none */
  readonly ephemeralStorage?: Size;
}

/** What a container asks for, and the most that it may use. */
export interface ResourceRequirements {
  /** @default - nothing */
  readonly requests?: ResourceList;

  /** @default - no limits */
  readonly limits?: ResourceList;
}

export type Resource = keyof ResourceList;

/** Amounts in the unit of each resource. */
export type Amounts = Readonly<Partial<Record<Resource, number>>>;

/** Amounts that a container asks for, and the most that it may use. */
export interface Requirements {
  readonly requests: Amounts;
  readonly limits: Amounts;
}

interface ResourceFacts {
  /** What Kubernetes calls it. */
  readonly name: string;
  /** The unit that it is compared and written in. */
  readonly unit: string;
  /** In words, the type of an amount. */
  readonly type: string;
  /** Returns the number of units; nothing for what is no amount. */
  readonly measure: (value: unknown) => number | undefined;
  /** Returns the number of units of what stands in an object of Kubernetes; nothing for what is no quantity. */
  readonly read: (quantity: string) => number | undefined;
}

const FACTS: Readonly<Record<Resource, ResourceFacts>> = {
  cpu: {
    name: 'cpu',
    unit: 'm',
    type: 'a Cpu',
    measure: millicpu,
    read: (quantity) => millicpu(cpuOf(quantity)),
  },
  memory: {
    name: 'memory',
    unit: 'Ki',
    type: 'a Size',
    measure: kibibytes,
    read: (quantity) => kibibytes(sizeOf(quantity)),
  },
  ephemeralStorage: {
    name: 'ephemeral-storage',
    unit: 'Ki',
    type: 'a Size',
    measure: kibibytes,
    read: (quantity) => kibibytes(sizeOf(quantity)),
  },
};

/** All resources. */
export const RESOURCES: readonly Resource[] = ['cpu', 'memory', 'ephemeralStorage'];

const PROPERTIES: Readonly<Record<Resource, true>> = { cpu: true, memory: true, ephemeralStorage: true };

/** Returns what is wrong with amounts. They may be left out. */
export function resourceListProblems(property: string, amounts: unknown): string[] {
  if (amounts === undefined) {
    return [];
  }
  if (!isObject(amounts)) {
    return [`${property} is ${show(amounts)}; allowed: an object with ${RESOURCES.join(', ')}`];
  }
  return [
    ...knownProperties<ResourceList>(property, amounts, PROPERTIES),
    ...RESOURCES.filter(
      (resource) => amounts[resource] !== undefined && FACTS[resource].measure(amounts[resource]) === undefined,
    ).map((resource) => `${property}.${resource} is ${show(amounts[resource])}; allowed: ${FACTS[resource].type}`),
  ];
}

const REQUIREMENTS: Readonly<Record<keyof ResourceRequirements, true>> = { requests: true, limits: true };

/** Returns what is wrong with what a container asks for and may use. */
export function requirementsProblems(property: string, requirements: ResourceRequirements): string[] {
  const problems = knownProperties<ResourceRequirements>(property, requirements, REQUIREMENTS);
  if (!isObject(requirements)) {
    return problems;
  }
  const { requests, limits } = requirements;
  const listProblems = [
    ...problems,
    ...resourceListProblems(`${property}.requests`, requests),
    ...resourceListProblems(`${property}.limits`, limits),
  ];
  return listProblems.length > 0
    ? listProblems
    : atMost(`${property}.requests`, amountsOf(requests), `${property}.limits`, amountsOf(limits));
}

/** Returns what a container asks for and may use, of the bounds of each resource. */
export const requirementsOf = ({ cpu, memory, ephemeralStorage }: ResourceBounds): ResourceRequirements => ({
  requests: { cpu: cpu.request, memory: memory.request, ephemeralStorage: ephemeralStorage.request },
  limits: { cpu: cpu.limit, memory: memory.limit, ephemeralStorage: ephemeralStorage.limit },
});

/**
 * Returns what a container gets: bound by bound what is said of it, or else what is usual.
 */
export const requirementsOr = (
  { cpu, memory, ephemeralStorage }: Partial<ResourceBounds>,
  { requests = {}, limits = {} }: ResourceRequirements,
): ResourceRequirements => ({
  requests: {
    cpu: cpu?.request ?? requests.cpu,
    memory: memory?.request ?? requests.memory,
    ephemeralStorage: ephemeralStorage?.request ?? requests.ephemeralStorage,
  },
  limits: {
    cpu: cpu?.limit ?? limits.cpu,
    memory: memory?.limit ?? limits.memory,
    ephemeralStorage: ephemeralStorage?.limit ?? limits.ephemeralStorage,
  },
});

/** Returns amounts in the unit of each resource; those that are none are left out. */
export const amountsOf = (list: unknown): Amounts =>
  collect((resource) => (isObject(list) ? FACTS[resource].measure(list[resource]) : undefined));

/** Returns the amounts that stand in an object of Kubernetes, such as `{ cpu: '250m' }`. */
export const readAmounts = (quantities: unknown): Amounts =>
  collect((resource) => {
    const quantity = isObject(quantities) ? quantities[FACTS[resource].name] : undefined;
    return typeof quantity === 'string' || typeof quantity === 'number'
      ? FACTS[resource].read(String(quantity))
      : undefined;
  });

/** Returns the amount of each resource, for those that have one. */
export const collect = (amount: (resource: Resource) => number | undefined): Amounts =>
  Object.fromEntries(
    RESOURCES.flatMap((resource) => {
      const value = amount(resource);
      return value === undefined ? [] : [[resource, value]];
    }),
  );

/**
 * Returns amounts as Kubernetes writes them, by its names; nothing if there are none.
 * @param prefix what comes before each name
 */
export function quantities(amounts: Amounts, prefix = ''): Record<string, k8s.Quantity> | undefined {
  const written = RESOURCES.flatMap((resource) => {
    const amount = amounts[resource];
    return amount === undefined
      ? []
      : [[`${prefix}${FACTS[resource].name}`, k8s.Quantity.fromString(amountInWords(resource, amount))] as const];
  });
  return written.length === 0 ? undefined : Object.fromEntries(written);
}

/** Returns an amount as Kubernetes writes it, in the largest unit that it is a whole number of. */
export function amountInWords(resource: Resource, amount: number): string {
  if (resource === 'cpu') {
    return amount % 1000 === 0 ? `${amount / 1000}` : `${amount}m`;
  }
  return amount % 1024 === 0 ? `${amount / 1024}Mi` : `${amount}Ki`;
}

/** Returns a problem for each resource of which a lower bound is above an upper one. */
export const atMost = (property: string, lower: Amounts, bound: string, upper: Amounts): string[] =>
  RESOURCES.flatMap((resource) => {
    const [amount, most] = [lower[resource], upper[resource]];
    return amount === undefined || most === undefined || amount <= most
      ? []
      : [
          `${property}.${resource} is ${amountInWords(resource, amount)}; allowed: at most ${bound}.${resource}, which is ${amountInWords(resource, most)}`,
        ];
  });
