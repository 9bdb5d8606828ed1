// From what a period took to what a month takes.
import type { ClusterUsage, OwnerUsage } from '../cluster/cluster';
import { HOURS_OF_A_MONTH } from '../prices/price-table';
import type { Amounts, Total } from '../report/cost-report';

const NOTHING: Amounts = { podHours: 0, nodeHours: 0, money: 0 };

/** Returns by what amounts of a period are multiplied to get those of a month. */
export const toMonth = (from: number, until: number): number => HOURS_OF_A_MONTH / ((until - from) / 3600);

/** Returns what owners take together in a month. */
export const amountsOf = (usages: readonly (OwnerUsage | undefined)[], factor: number): Amounts =>
  usages.reduce<Amounts>(
    (sum, usage = NOTHING) => ({
      podHours: sum.podHours + usage.podHours * factor,
      nodeHours: sum.nodeHours + usage.nodeHours * factor,
      money: sum.money + usage.money * factor,
    }),
    NOTHING,
  );

/**
 * Returns all that is charged for a cluster in a month.
 * @param platformOwner the owner of what runs beside the environments
 */
export function totalOf(usage: ClusterUsage, platformOwner: number, factor: number): Total {
  const environments = amountsOf(usage.owners.slice(0, platformOwner), factor);
  const platform = amountsOf([usage.owners[platformOwner]], factor);
  const unused = amountsOf([usage.unused], factor);
  const fee = usage.fee * factor;
  return {
    environments,
    platform,
    unused,
    fee,
    money: environments.money + platform.money + unused.money + fee,
    mostNodes: usage.mostNodes,
  };
}
