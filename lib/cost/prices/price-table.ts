// What machines, pods and clusters cost: the shape of a table of prices.
import type { PriceSource } from '../cluster/cluster';

/** What an hour of each resource costs. */
export interface Rates {
  /** Of a vCPU. */
  readonly vcpuHour: number;
  /** Of a gibibyte of memory. */
  readonly gibibyteHour: number;
}

/** The two ways to buy the same. */
export interface Offer {
  /** What may be kept for as long as it is wanted. */
  readonly onDemand: Rates;
  /** What may be taken back at any time. Its price changes up to once a month. */
  readonly spot: Rates;
}

/** The prices of a region. */
export interface RegionPrices {
  /** By the family of the machine type, such as `e2`. */
  readonly machines: Readonly<Record<string, Offer>>;
  /** What the pods of an Autopilot cluster request, of its general-purpose class. */
  readonly autopilot: Offer;
}

/** A table of prices, dated, and without taxes and discounts. */
export interface PriceTable extends PriceSource {
  /** What an hour of any cluster costs, beside its nodes and pods. */
  readonly clusterHour: number;
  /** What is credited for each billing account in a month, against the hours of one zonal or Autopilot cluster. */
  readonly freeTierMonth: number;
  /** By their names, such as `europe-west1`. */
  readonly regions: Readonly<Record<string, RegionPrices>>;
}

/** Hours of a month, as Google Cloud counts them. */
export const HOURS_OF_A_MONTH = 730;

/**
 * Returns what hours of a cluster cost.
 * @param freeTier whether the credit of the billing account is for this cluster
 */
export function clusterFee({ clusterHour, freeTierMonth }: PriceTable, hours: number, freeTier: boolean): number {
  const credit = freeTier ? freeTierMonth / HOURS_OF_A_MONTH : 0;
  return Math.max(0, clusterHour - credit) * hours;
}

/** Returns where the prices of a region come from. */
export const sourceIn = ({ description, date, currency, see }: PriceTable, region: string): PriceSource => ({
  description: `${description} in ${region}`,
  date,
  currency,
  see,
});
