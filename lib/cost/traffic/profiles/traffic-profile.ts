// How a fleet is used, in a few numbers, while there is no log of it yet.
import { Duration } from 'cdk8s';
import { DEFAULT_WORKING_TIME, type WorkingTime } from '../../../working-time/working-time';
import { secondsOf } from '../../durations';
import { type Estimate, forEachLevel, type Range, valueAt } from '../../level';

/** Something that calls APIs at an interval, such as an uptime check, Prometheus, or a page that somebody left open. */
export interface Poller {
  /** Its name, by which the report tells of it. */
  readonly name: string;
  /** From one call of an API to the next: a second or more. */
  readonly interval: Duration;
  /** Environments that it calls, by their names; `*` stands for any characters, as in `team-a-*`. @default - all */
  readonly environments?: readonly string[];
  /** APIs that it calls in those environments, by their names; `*` stands for any characters. @default - all */
  readonly apis?: readonly string[];
  /** When it calls. @default 'always' */
  readonly when?: 'always' | 'workingHours';
  /** Longest time by which a call may be late, by chance: less than the interval. @default - none is late */
  readonly jitter?: Duration;
}

/**
 * How a fleet is used. What isn't known well can have a value for each level: a low one, the expected one and a high one.
 *
 * People use an environment in bursts: they try what they deployed, or run a test, and go back to their editor. The more bursts, and the
 * further they are apart, the longer its APIs are awake; how many requests a burst has matters little. A burst goes to all APIs of
 * an environment, as they call one another.
 */
export interface TrafficProfile extends WorkingTime {
  /** First day, such as `2026-01-05`. @default '2026-01-05', a Monday, so that the result never depends on the day */
  readonly start?: string;
  /** Days in a row, 1 to 366. Whole weeks have as many weekends as a year has. @default - 7: among many environments, chance evens out */
  readonly days?: number;
  /** Share of the environments that are used at all on a working day, 0 to 1. @default - 0.3, 0.5 or 0.9: most are waiting for a review */
  readonly usedShare?: Estimate<number>;
  /** Bursts in an environment on a working day on which it is used, 0 to 1000; a fraction is the chance of one more. @default - 3, 8 or 20 */
  readonly bursts?: Estimate<number>;
  /** Requests to each API in a burst, 1 to 100,000; a fraction is the chance of one more. @default - 5, 20 or 60 */
  readonly requestsPerBurst?: Estimate<number>;
  /** From the first to the last request of a burst: not longer than the working hours. @default - 1, 5 or 15 minutes */
  readonly burstLength?: Estimate<Duration>;
  /** What a request takes once a pod has it: up to an hour. @default - 100, 200 or 500 milliseconds */
  readonly requestDuration?: Estimate<Duration>;
  /**
   * Bursts in an environment on a day outside of the working hours, weekends and holidays included, 0 to 1000; a fraction is the chance of
   * one more. @default - 0, 0.1 or 1
   */
  readonly visitsOutside?: Estimate<number>;
  /** What calls APIs at an interval. @default - nothing does */
  readonly pollers?: readonly Poller[];
  /** Whole number that chance begins with: another one gives another course of the same profile. @default 1 */
  readonly seed?: number;
}

export const DEFAULT_PROFILE: Required<TrafficProfile> = {
  ...DEFAULT_WORKING_TIME,
  start: '2026-01-05',
  days: 7,
  usedShare: { low: 0.3, expected: 0.5, high: 0.9 },
  bursts: { low: 3, expected: 8, high: 20 },
  requestsPerBurst: { low: 5, expected: 20, high: 60 },
  burstLength: { low: Duration.minutes(1), expected: Duration.minutes(5), high: Duration.minutes(15) },
  requestDuration: { low: Duration.millis(100), expected: Duration.millis(200), high: Duration.millis(500) },
  visitsOutside: { low: 0, expected: 0.1, high: 1 },
  pollers: [],
  seed: 1,
};

/** The numbers of a profile at a level. */
export interface Usage {
  readonly usedShare: number;
  readonly bursts: number;
  readonly requestsPerBurst: number;
  readonly burstSeconds: number;
  readonly requestSeconds: number;
  readonly visitsOutside: number;
}

/** Returns the numbers of a profile at each level. */
export const usageOf = (profile: Required<TrafficProfile>): Range<Usage> =>
  forEachLevel((level) => ({
    usedShare: valueAt(profile.usedShare, level),
    bursts: valueAt(profile.bursts, level),
    requestsPerBurst: valueAt(profile.requestsPerBurst, level),
    burstSeconds: secondsOf(valueAt(profile.burstLength, level)),
    requestSeconds: secondsOf(valueAt(profile.requestDuration, level)),
    visitsOutside: valueAt(profile.visitsOutside, level),
  }));
