// The ways in which the same fleet can be run, and what each comes to.
import type { Range } from '../level';
import type { CostReport, Total } from './cost-report';

/** A way of running the fleet. */
export interface Way {
  readonly name: string;
  readonly expected: Total;
  /** @default - it doesn't depend on what isn't known */
  readonly range?: Range<Total>;
}

/** Returns the ways of running a fleet, first the one that it is configured for. */
export const waysOf = ({ total, workingHours, alwaysOn }: CostReport): readonly Way[] => [
  { name: 'As configured', expected: total.expected, range: total },
  { name: 'Working hours', expected: workingHours },
  { name: 'Always on', expected: alwaysOn },
];

/** A part of the bill. */
export interface Part {
  readonly name: string;
  /** What it is. */
  readonly meaning: string;
  /** Whether there is no such part where pods are charged. */
  readonly isOfNodes: boolean;
  money(total: Total): number;
}

/** The parts of the bill. */
const PARTS: readonly Part[] = [
  {
    name: 'Environments',
    meaning: "The pods of the environments' APIs.",
    isOfNodes: false,
    money: ({ environments }) => environments.money,
  },
  {
    name: 'Platform',
    meaning: 'The components of Knative and the network layer, and whatever else always runs.',
    isOfNodes: false,
    money: ({ platform }) => platform.money,
  },
  {
    name: 'Unused nodes',
    meaning: 'Nodes, or their part, that no pod is on.',
    isOfNodes: true,
    money: ({ unused }) => unused.money,
  },
  {
    name: 'Fee',
    meaning: 'What is charged for the cluster itself.',
    isOfNodes: false,
    money: ({ fee }) => fee,
  },
];

/** What one way of running the fleet saves of another. */
export interface Saving {
  /** Less than 0 where it costs more. */
  readonly money: number;
  /** Of what the other costs. */
  readonly share: number;
}

/** Returns what is saved where something costs so much that would cost more otherwise. */
export const saving = (cost: number, otherwise: number): Saving => ({
  money: otherwise - cost,
  share: otherwise === 0 ? 0 : (otherwise - cost) / otherwise,
});

/** Returns the hours of pods that a total has: those of the environments and of the platform. */
export const podHours = ({ environments, platform }: Total): number => environments.podHours + platform.podHours;

/** Returns the hours of nodes that a total has, used or not. */
export const nodeHours = ({ environments, platform, unused }: Total): number =>
  environments.nodeHours + platform.nodeHours + unused.nodeHours;

/** Returns whether nodes are charged, and not pods. */
export const hasNodes = (report: CostReport): boolean =>
  waysOf(report).some(({ expected }) => expected.mostNodes > 0 || nodeHours(expected) > 0);

/** Returns the parts that the bill of a fleet has. */
export const partsOf = (report: CostReport): readonly Part[] => {
  const areNodes = hasNodes(report);
  return PARTS.filter(({ isOfNodes }) => areNodes || !isOfNodes);
};
