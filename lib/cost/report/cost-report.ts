// What the report says, as data: the contract between the simulation and the terminal, JSON, Markdown and the page. Amounts are
// those of a month of 730 hours.
import type { PriceSource } from '../cluster/cluster';
import type { Range } from '../level';
import type { TrafficSummary } from '../traffic/traffic';

/** What something takes in a month. */
export interface Amounts {
  readonly podHours: number;
  /** 0 where pods are charged and not nodes. */
  readonly nodeHours: number;
  /** In the currency of the prices. */
  readonly money: number;
}

/** How requests fare. */
export interface Service {
  readonly requestsPerDay: number;
  /** How often a day an API starts from no pod. */
  readonly coldStartsPerDay: number;
  /** Share of the requests that wait for a pod, from 0 to 1. */
  readonly waitingShare: number;
  /** Share of the time in which a pod runs, from 0 to 1; of several APIs, their mean. */
  readonly awakeShare: number;
}

/** Who keeps an API awake. */
export interface Waker {
  readonly api: string;
  /** In words, such as `GoogleStackdriverMonitoring-UptimeChecks from 35.199.66.47`. */
  readonly caller: string;
  readonly requestsPerDay: number;
  /** The median of the time between two of its requests. */
  readonly everySeconds: number;
  /** How long the API stays awake after a request. */
  readonly idleSeconds: number;
  /** Share of the time in which the API would be awake if nobody else called, from 0 to 1. */
  readonly awakeShare: number;
}

/** An API of an environment. */
export interface ApiReport {
  readonly name: string;
  /** Its URL. @default - it is called within the cluster only */
  readonly link?: string;
  readonly image: string;
  /**
   * How it is scaled where that isn't the release's default, name by name, such as `window` and `5m`: what a change of costs is
   * put down to.
   * @default - nothing is told of it
   */
  readonly settings?: Readonly<Record<string, string>>;
  readonly amounts: Range<Amounts>;
  readonly service: Range<Service>;
}

/** An environment. */
export interface EnvironmentReport {
  readonly name: string;
  readonly owner?: string;
  readonly apis: readonly ApiReport[];
  readonly amounts: Range<Amounts>;
  readonly service: Range<Service>;
  /** The same with a pod for each API all the time. */
  readonly alwaysOn: Amounts;
  /** The same with a pod for each API during working hours. */
  readonly workingHours: Amounts;
  /** Who keeps it awake, the worst first. */
  readonly wakers: readonly Waker[];
}

/** All that is charged, as the fleet is run one way. */
export interface Total {
  readonly environments: Amounts;
  /** The components of Knative and the network layer, and whatever else always runs. */
  readonly platform: Amounts;
  /** Nodes, or their part, that no pod is on. */
  readonly unused: Amounts;
  /** What is charged for the cluster itself. */
  readonly fee: number;
  /** The sum of all money. */
  readonly money: number;
  /** Most nodes at a time; 0 where pods are charged and not nodes. */
  readonly mostNodes: number;
}

/** What other settings would come to, for the whole fleet. */
export interface CurvePoint {
  /** Time over which requests are averaged. */
  readonly windowSeconds: number;
  /** Time for which the last pod stays although it has nothing to do. */
  readonly retentionSeconds: number;
  readonly podHours: number;
  /** Of the environments alone, without the platform and the fee. */
  readonly money: number;
  readonly coldStartsPerDay: number;
  readonly waitingShare: number;
  /** Whether these are the settings of today; where APIs have different ones, those of most of them. */
  readonly isToday: boolean;
}

/** How long requests that wait for a pod do so, in seconds. */
export interface Waits {
  readonly median: number;
  /** Which 95 of 100 don't exceed. */
  readonly percentile95: number;
}

/** The whole report. */
export interface CostReport {
  /** Release of Knative, such as `1.23.0`. */
  readonly knative: string;
  /** First instant of the period of the traffic, such as `2026-11-02T00:00:00Z`. */
  readonly from: string;
  /** The instant after the last. */
  readonly until: string;
  readonly traffic: TrafficSummary;
  /** In words, such as `e2-standard-4 nodes, spot`. */
  readonly cluster: string;
  readonly prices: PriceSource;
  /** What is assumed, in words, name by name. */
  readonly assumptions: Readonly<Record<string, string>>;
  readonly environments: readonly EnvironmentReport[];
  readonly service: Range<Service>;
  readonly waits: Range<Waits>;
  readonly total: Range<Total>;
  readonly alwaysOn: Total;
  readonly workingHours: Total;
  /** Share of the requests that come outside of the working hours, from 0 to 1. */
  readonly requestsOutsideWorkingHours: number;
  /** What the settings of today come to, at the level `expected`, among others; by pod-hours, the fewest first. */
  readonly curve: readonly CurvePoint[];
  /** What is to be told beside the figures, such as an API that the model doesn't know how to scale. */
  readonly notes: readonly string[];
}

/** The same fleet in another version of dist/, with the same traffic, nodes and prices. */
export interface BaseReport {
  /** The commit as it was named, such as `origin/main`. */
  readonly ref: string;
  readonly report: CostReport;
}
