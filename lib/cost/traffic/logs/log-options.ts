// What is said about logs that they don't say themselves.
import { Duration } from 'cdk8s';
import { goDuration } from '../../../validation/go-duration';
import { InputError } from '../../../validation/input-error';
import { show } from '../../../validation/rules';
import { dayOf, startOfDay, timeZoneProblems } from '../../../working-time/time-zone';
import { timeReader } from './time';

export interface LogOptions {
  /**
   * Where times without an offset from UTC were taken, such as `Asia/Tokyo`. Of a time that a clock shows twice, the first is meant.
   * @default - rows with such times can't be used
   */
  readonly timeZone?: string;
  /**
   * What a request takes of which the log doesn't say it: more than zero, and an hour at most. It matters little: an API stays awake
   * for a minute or more after each request.
   * @default Duration.millis(200)
   */
  readonly duration?: Duration;
  /**
   * From when on the log is complete, such as `2026-11-02T00:00:00Z` or, for the beginning of a day, `2026-11-02`. Earlier requests
   * don't count.
   * @default - the beginning of the hour of the first request
   */
  readonly from?: string;
  /**
   * Until when the log is complete, as `from`. Requests at that time and later don't count.
   * @default - the end of the hour of the last request
   */
  readonly until?: string;
}

/** The options as they are used. */
export interface ResolvedLogOptions {
  readonly timeZone?: string;
  readonly durationSeconds: number;
  /** Seconds since 1970. */
  readonly from?: number;
  /** Seconds since 1970. */
  readonly until?: number;
}

const DEFAULT_DURATION = Duration.millis(200);
const MAX_DURATION_SECONDS = 3600;

/**
 * Returns the options with what they have by default.
 * @throws InputError if one has a value that isn't allowed
 */
export function resolvedLogOptions(options: LogOptions): ResolvedLogOptions {
  const { timeZone, duration = DEFAULT_DURATION } = options;
  const zoneProblems = timeZoneProblems('timeZone', timeZone);
  const durationSeconds = duration instanceof Duration ? duration.toSeconds({ integral: false }) : Number.NaN;
  const from = instantOf(options.from, timeZone);
  const until = instantOf(options.until, timeZone);
  const problems = [
    ...zoneProblems,
    ...(durationSeconds > 0 && durationSeconds <= MAX_DURATION_SECONDS
      ? []
      : [
          `duration is ${duration instanceof Duration ? goDuration(duration) : show(duration)}; allowed: a Duration of more than zero, and an hour at most`,
        ]),
    ...instantProblems('from', options.from, from),
    ...instantProblems('until', options.until, until),
    ...(from !== undefined && until !== undefined && from >= until
      ? [`until is ${show(options.until)}; allowed: a time after from, which is ${show(options.from)}`]
      : []),
  ];
  if (problems.length > 0) {
    throw new InputError(problems);
  }
  return { timeZone, durationSeconds, from, until };
}

/** Returns a time, or the beginning of a day, in seconds since 1970; NaN for what is neither. */
function instantOf(text: string | undefined, timeZone: string | undefined): number | undefined {
  if (text === undefined) {
    return undefined;
  }
  const zone = timeZoneProblems('', timeZone).length === 0 ? timeZone : undefined;
  const day = dayOf(text);
  const seconds = day === undefined ? timeReader(zone)(String(text)) : startOfDay(day, zone ?? 'UTC');
  return typeof seconds === 'number' ? Math.floor(seconds) : Number.NaN;
}

const instantProblems = (property: string, written: unknown, instant: number | undefined): string[] =>
  instant === undefined || Number.isFinite(instant)
    ? []
    : [
        `${property} is ${show(written)}; allowed: a day such as 2026-11-02, or a time such as 2026-11-02T09:00:00Z, from 2000 to 2099`,
      ];
