// A node pool as users describe it: its machines, how many, and what they cost.
import { Size, SizeRoundingBehavior } from 'cdk8s';
import type { Cpu } from 'cdk8s-plus-27';
import { flagProblems } from '../../namespace/checks';
import { isObject, type Unchecked } from '../../validation/object';
import { millicpu } from '../../validation/quantity';
import { integerBetween, show } from '../../validation/rules';
import type { PriceTable } from '../prices/price-table';
import type { Machine } from './allocatable';
import { isSharedCore, MACHINE_TYPES, MACHINE_TYPES_ALLOWED, machineHour } from './machine-types';
import { amountProblems } from './prop-problems';

/** A machine of which the table of prices says nothing. */
export interface OwnMachine {
  /** How the report calls it. */
  readonly name: string;
  /** CPU of the machine. */
  readonly cpu: Cpu;
  /** Memory of the machine. */
  readonly memory: Size;
  /** What an hour of it costs, in the currency of the prices; 0 or more. */
  readonly hourPrice: number;
}

/** A node pool. */
export interface PoolProps {
  /** A machine type such as `e2-standard-4`, or a machine of your own. */
  readonly machine: string | OwnMachine;

  /**
   * Whether the nodes are Spot VMs. That they are taken back at times isn't simulated.
   * @default false
   */
  readonly spot?: boolean;

  /**
   * Fewest nodes at a time, 0 or more.
   * @default - 0
   */
  readonly minNodes?: number;

  /**
   * Most nodes at a time, `minNodes` or more and at least 1. Pods that find no room then wait until there is some.
   * @default - as many as the pods need
   */
  readonly maxNodes?: number;

  /**
   * Most pods on a node, beside those of DaemonSets, 1 to 256; 1 gives each pod a node of its own.
   * @default - 100: GKE's limit is 110, and about ten pods are those of its own DaemonSets
   */
  readonly podsPerNode?: number;
}

/** The properties of a pool. */
export const POOL_PROPERTIES: Readonly<Record<keyof PoolProps, true>> = {
  machine: true,
  spot: true,
  minNodes: true,
  maxNodes: true,
  podsPerNode: true,
};

/** Returns the nodes of a pool in words, such as `e2-standard-4 nodes, spot`. */
export const nodesInWords = ({ machine, spot = false, podsPerNode }: PoolProps): string =>
  `${typeof machine === 'string' ? machine : machine.name} nodes, ${spot ? 'spot' : 'on-demand'}${podsPerNode === 1 ? ', one pod on each' : ''}`;

/** Returns the mebibytes of a size, with fractions. */
export const mebibytes = (size: Size): number => size.toMebibytes({ rounding: SizeRoundingBehavior.NONE });

/** A machine, and what it costs. */
export interface PricedMachine {
  readonly machine: Machine;
  readonly hourPrice: number;
}

/** Returns the machine of a pool that has no problems. */
export function machineOf(
  { machine, spot = false }: PoolProps,
  region: string,
  { regions }: PriceTable,
): PricedMachine {
  if (typeof machine !== 'string') {
    return {
      machine: {
        cpuMillis: millicpu(machine.cpu) ?? 0,
        memoryMebibytes: mebibytes(machine.memory),
        sharedCore: false,
      },
      hourPrice: machine.hourPrice,
    };
  }
  const type = MACHINE_TYPES.get(machine);
  const offer = regions[region]?.machines[type?.family ?? ''];
  if (type === undefined || offer === undefined) {
    throw new RangeError(`there is no price of ${machine}`);
  }
  return {
    machine: {
      cpuMillis: type.vcpus * 1000,
      memoryMebibytes: type.memoryGibibytes * 1024,
      sharedCore: isSharedCore(type),
    },
    hourPrice: machineHour(type, spot ? offer.spot : offer.onDemand),
  };
}

/** Returns what is wrong with a pool. */
export function poolProblems(prefix: string, pool: PoolProps, region: string, prices: PriceTable): string[] {
  const { machine, spot, minNodes = 0, maxNodes, podsPerNode } = pool;
  return [
    ...machineProblems(`${prefix}machine`, machine, region, prices),
    ...flagProblems(`${prefix}spot`, spot),
    ...integerBetween(`${prefix}minNodes`, minNodes, 0),
    ...integerBetween(`${prefix}maxNodes`, maxNodes, Math.max(1, minNodes)),
    ...integerBetween(`${prefix}podsPerNode`, podsPerNode, 1, 256),
  ];
}

function machineProblems(property: string, machine: unknown, region: string, { regions }: PriceTable): string[] {
  if (isObject(machine)) {
    return [
      ...requestsProblems(property, machine),
      ...amountProblems(`${property}.hourPrice`, machine['hourPrice'], 0),
    ];
  }
  const type = MACHINE_TYPES.get(String(machine));
  const machines = regions[region]?.machines;
  if (type === undefined) {
    return [
      `${property} is ${show(machine)}; allowed: ${MACHINE_TYPES_ALLOWED}, or a machine of your own with name, cpu, memory and hourPrice`,
    ];
  }
  return machines === undefined || machines[type.family] !== undefined
    ? []
    : [
        `${property} is ${show(machine)}; allowed: one of ${Object.keys(machines).join(', ')}, which have a price in ${region}`,
      ];
}

/** Returns what is wrong with amounts of CPU and memory. */
export function requestsProblems(property: string, amounts: unknown): string[] {
  const { cpu, memory }: Unchecked = isObject(amounts) ? amounts : {};
  return [
    ...(millicpu(cpu) === undefined ? [`${property}.cpu is ${show(cpu)}; allowed: a Cpu`] : []),
    ...(memory instanceof Size ? [] : [`${property}.memory is ${show(memory)}; allowed: a Size`]),
  ];
}
