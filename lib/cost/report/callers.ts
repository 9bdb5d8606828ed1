// Who keeps the fleet awake: the same caller often calls many environments.
import { groupBy } from '../../validation/group-by';
import type { CostReport } from './cost-report';
import { byName } from './order';

/** Somebody who calls so often that environments stay awake. */
export interface Caller {
  /** In words. */
  readonly name: string;
  /** The environments that stay awake. */
  readonly environments: readonly string[];
  readonly requestsPerDay: number;
  /** The shortest median of the time between two requests to the same API. */
  readonly everySeconds: number;
  /** Share of the time in which those environments would be awake if nobody else called, from 0 to 1: their mean. */
  readonly awakeShare: number;
}

/** Returns who keeps environments awake, first who does so most: for the longest time of all environments together. */
export const callersOf = ({ environments }: CostReport): Caller[] =>
  [
    ...groupBy(
      environments.flatMap(({ name, wakers }) => wakers.map((waker) => ({ name, waker }))),
      ({ waker }) => waker.caller,
    ),
  ]
    .map(([name, found]) => ({
      name,
      environments: [...new Set(found.map((each) => each.name))],
      requestsPerDay: sum(found.map(({ waker }) => waker.requestsPerDay)),
      everySeconds: found.reduce((least, { waker }) => Math.min(least, waker.everySeconds), Number.POSITIVE_INFINITY),
      awakeShare: sum(found.map(({ waker }) => waker.awakeShare)) / found.length,
    }))
    .sort((a, b) => awakeTime(b) - awakeTime(a) || byName(a, b));

const awakeTime = ({ awakeShare, environments }: Caller): number => awakeShare * environments.length;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
