// The requests that a fleet is simulated with: the contract between logs, profiles and the simulation.
import type { Level } from '../level';

/** An API that requests are for. */
export interface Target {
  readonly environment: string;
  readonly api: string;
  /** The hosts under which it is called, in lower case. */
  readonly hosts: readonly string[];
}

/** Some requests, the oldest first. A request is what the columns have at one index. */
export interface RequestBlock {
  readonly length: number;
  /** When each came, in seconds since 1970, with fractions. */
  readonly times: Float64Array;
  /** How long each took, in seconds, without what it waited for a pod. */
  readonly durations: Float64Array;
  /** Whom each was for: an index in the targets. */
  readonly targets: Uint32Array;
  /** Who called: an index in `callers`. */
  readonly callers: Uint32Array;
}

/** All requests of a period. */
export interface Traffic {
  /** First second of the period, since 1970. */
  readonly from: number;
  /** The second after the last. */
  readonly until: number;
  readonly count: number;
  /** Who calls, in words, such as `curl/8.5.0 from 10.1.2.3`. */
  readonly callers: readonly string[];
  /** Returns the requests in the order of their times; can be called again and again. */
  blocks(): Iterable<RequestBlock>;
}

/** Where requests come from. */
export interface TrafficSource {
  /** How the report tells of it. */
  readonly summary: TrafficSummary;
  /** Returns the requests of a level. */
  at(level: Level): Traffic;
}

/** Rows of a log that could not be used, and why. */
export interface BadRows {
  /** Why, such as `no host`. */
  readonly reason: string;
  readonly rows: number;
  /** The first of them, such as `requests.csv:17`. */
  readonly first: string;
}

/** What was read of logs. */
export interface LogSummary {
  readonly kind: 'log';
  readonly files: readonly string[];
  readonly rows: number;
  /** Rows that are requests to the fleet. */
  readonly used: number;
  readonly bad: readonly BadRows[];
  /** Rows for hosts that aren't the fleet's. */
  readonly foreignRows: number;
  /** Those hosts, the most frequent first, ten at the most. */
  readonly foreignHosts: readonly string[];
  /** Rows used that don't say how long the request took. @default 0 */
  readonly withoutDuration?: number;
}

/** What was made of a profile. */
export interface ProfileSummary {
  readonly kind: 'profile';
  /** In words, a line for each thing that it says. */
  readonly lines: readonly string[];
}

export type TrafficSummary = LogSummary | ProfileSummary;
