// Machine types that nodes can have: what each has, and what it costs.
import type { Rates } from '../prices/price-table';

/** A machine type of a family. */
export interface MachineType {
  /** Such as `e2`. */
  readonly family: string;
  /** vCPUs that a node has. */
  readonly vcpus: number;
  /** vCPUs that are charged: fewer where several machines share a core. */
  readonly chargedVcpus: number;
  readonly memoryGibibytes: number;
}

interface Family {
  /** Sizes, in vCPUs. */
  readonly vcpus: readonly number[];
  /** Gibibytes for each vCPU. */
  readonly memory: Readonly<Record<string, number>>;
  /** Sizes that the family doesn't have. */
  readonly missing?: readonly string[];
}

/** @see https://cloud.google.com/compute/docs/general-purpose-machines */
const FAMILIES: Readonly<Record<string, Family>> = {
  e2: { vcpus: [2, 4, 8, 16, 32], memory: { standard: 4, highcpu: 1, highmem: 8 }, missing: ['e2-highmem-32'] },
  n2d: { vcpus: [2, 4, 8, 16, 32, 48, 64, 80], memory: { standard: 4, highcpu: 1, highmem: 8 } },
  n4: { vcpus: [2, 4, 8, 16, 32, 48, 64, 80], memory: { standard: 4, highcpu: 2, highmem: 8 } },
};

/** Several of these share a core; each may use two vCPUs for a short time. */
const SHARED_CORE: readonly (readonly [name: string, machineType: MachineType])[] = [
  ['e2-micro', { family: 'e2', vcpus: 2, chargedVcpus: 0.25, memoryGibibytes: 1 }],
  ['e2-small', { family: 'e2', vcpus: 2, chargedVcpus: 0.5, memoryGibibytes: 2 }],
  ['e2-medium', { family: 'e2', vcpus: 2, chargedVcpus: 1, memoryGibibytes: 4 }],
];

/** All machine types by their names. */
export const MACHINE_TYPES: ReadonlyMap<string, MachineType> = new Map([
  ...SHARED_CORE,
  ...Object.entries(FAMILIES).flatMap(([family, { vcpus, memory, missing = [] }]) =>
    Object.entries(memory).flatMap(([kind, gibibytes]) =>
      vcpus
        .map((count): readonly [string, MachineType] => [
          `${family}-${kind}-${count}`,
          { family, vcpus: count, chargedVcpus: count, memoryGibibytes: count * gibibytes },
        ])
        .filter(([name]) => !missing.includes(name)),
    ),
  ),
]);

/** In words, the machine types by family. */
export const MACHINE_TYPES_ALLOWED = [...SHARED_CORE.map(([name]) => name)]
  .concat(Object.entries(FAMILIES).map(([family, { memory }]) => `${family}-${Object.keys(memory).join('|')}-N`))
  .join(', ');

/** Returns whether several machines of the type share a core. */
export const isSharedCore = ({ vcpus, chargedVcpus }: MachineType): boolean => chargedVcpus < vcpus;

/** Returns what an hour of a machine costs. */
export const machineHour = ({ chargedVcpus, memoryGibibytes }: MachineType, rates: Rates): number =>
  chargedVcpus * rates.vcpuHour + memoryGibibytes * rates.gibibyteHour;
