// Working hours as Prometheus can tell them: its clock is UTC, and knows neither time zones nor summer time.
import { isObject } from '../validation/object';
import { knownProperties, show } from '../validation/rules';
import { withDefaults } from '../validation/with-defaults';
import { offsetsBetween, timeZoneProblems } from '../working-time/time-zone';
import {
  DEFAULT_WORKING_TIME,
  daysProblems,
  hoursProblems,
  secondsOf,
  WEEKDAYS,
  type WorkingTime,
} from '../working-time/working-time';

/** When people work; holidays are left out, on which an environment that is awake is worth an alert. */
export type WorkingHours = Pick<WorkingTime, 'timeZone' | 'workingDays' | 'workingHours'>;

const PROPERTIES: Readonly<Record<keyof WorkingHours, true>> = {
  timeZone: true,
  workingDays: true,
  workingHours: true,
};

const HOUR = 3600;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** 1970 began on a Thursday. */
const MONDAY_BEFORE_1970 = 3 * DAY;
/** The year whose offsets are taken, so that the same program always gives the same rules. */
const YEAR = 2026;

/** Returns the differences to UTC that a time zone has in a year, in seconds. */
export const offsetsOf = (timeZone: string): number[] =>
  [...new Set(offsetsBetween(timeZone, YEAR, YEAR + 1).map(({ seconds }) => seconds))].sort(
    (one, other) => one - other,
  );

/** Returns runs of days that follow each other, each as the first and the one after the last. */
function runs(days: readonly number[]): [number, number][] {
  const sorted = [...days].sort((one, other) => one - other);
  return sorted
    .filter((day) => !sorted.includes(day - 1))
    .map((first) => [first, sorted.find((day) => day >= first && !sorted.includes(day + 1)) ?? first])
    .map(([first = 0, last = 0]) => [first, last + 1]);
}

function partsOf(hours: WorkingHours) {
  const { timeZone, workingDays, workingHours } = withDefaults(DEFAULT_WORKING_TIME, hours);
  return {
    offsets: offsetsOf(timeZone),
    days: workingDays.map((day) => WEEKDAYS.indexOf(day)),
    from: secondsOf(workingHours.from),
    until: secondsOf(workingHours.until),
  };
}

/**
 * Returns an expression that is 1 outside of working hours, and nothing within. Where a time zone has summer time, an hour counts as
 * working hour if it is one by either clock.
 * @param hours checked by `workingHoursProblems`
 */
export function outsideWorkingHours(hours: WorkingHours): string {
  const { offsets, days, from, until } = partsOf(hours);
  const working = offsets.flatMap((offset) =>
    runs(days).map(
      ([first, end]) =>
        `vector((time() + ${offset + DAY}) % ${DAY}) >= ${from} < ${until} and vector((time() + ${offset + MONDAY_BEFORE_1970}) % ${WEEK}) >= ${first * DAY} < ${end * DAY}`,
    ),
  );
  return `absent(${working.join(' or ')})`;
}

/** Returns the longest time outside of working hours, in seconds. */
export function longestNight(hours: WorkingHours): number {
  const { offsets, days, from, until } = partsOf(hours);
  const spread = Math.max(...offsets) - Math.min(...offsets);
  const sorted = [...days].sort((one, other) => one - other);
  return Math.max(
    ...sorted.map((day, index) => {
      const next = sorted[index + 1] ?? (sorted[0] ?? 0) + 7;
      return next * DAY + from - (day * DAY + until) - spread;
    }),
  );
}

/** Returns what is wrong with working hours. They may come from where no compiler has seen them. */
export function workingHoursProblems(property: string, hours: WorkingHours): string[] {
  const { timeZone, workingDays, workingHours }: Partial<Record<keyof WorkingHours, unknown>> = isObject(hours)
    ? hours
    : {};
  return [
    ...knownProperties(property, hours, PROPERTIES),
    ...timeZoneProblems(`${property}.timeZone`, timeZone),
    ...(workingDays === undefined ? [] : someDaysProblems(`${property}.workingDays`, workingDays)),
    ...(workingHours === undefined ? [] : hoursProblems(`${property}.workingHours`, workingHours)),
  ];
}

/** Where nobody ever works, every environment that is awake would be one too many. */
const someDaysProblems = (property: string, days: unknown): string[] =>
  Array.isArray(days) && days.length === 0
    ? [`${property} is ${show(days)}; allowed: a list of different ones of ${WEEKDAYS.join(', ')}`]
    : daysProblems(property, days);
