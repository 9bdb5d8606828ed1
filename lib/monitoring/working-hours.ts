// Working hours as Prometheus can tell them: its clock is UTC, and knows neither time zones nor summer time. The calendar of lib/cost
// knows more, but with a package that synthesis does without.

import { isObject } from '../validation/object';
import { knownProperties, show } from '../validation/rules';
import type { WorkingTime } from '../working-time/working-time';

/** When people work; holidays are left out, on which an environment that is awake is worth an alert. */
export type WorkingHours = Pick<WorkingTime, 'timeZone' | 'workingDays' | 'workingHours'>;

const PROPERTIES: Readonly<Record<keyof WorkingHours, true>> = {
  timeZone: true,
  workingDays: true,
  workingHours: true,
};

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const HOUR = 3600;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** 1970 began on a Thursday. */
const MONDAY_BEFORE_1970 = 3 * DAY;
/** The year whose offsets are taken, so that the same program always gives the same rules. */
const YEAR = 2026;

const DEFAULTS = {
  timeZone: 'UTC',
  workingDays: DAYS.slice(0, 5),
  workingHours: { from: '09:00', until: '18:00' },
} as const;

/** Returns the seconds from midnight on that a time such as `18:00` stands for. */
function secondsOf(time: string): number {
  const [hours, minutes] = time.split(':');
  return Number(hours) * HOUR + Number(minutes) * 60;
}

/** Returns the differences to UTC that a time zone has in a year, in seconds. */
export function offsetsOf(timeZone: string): number[] {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const offsets = Array.from({ length: 12 }, (_, month) => {
    const name = format.formatToParts(Date.UTC(YEAR, month, 15)).find(({ type }) => type === 'timeZoneName')?.value;
    const [, sign = '+', hours = 0, minutes = 0] = /^GMT([+-])(\d\d):(\d\d)$/.exec(name ?? '') ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * 60);
  });
  return [...new Set(offsets)].sort((one, other) => one - other);
}

/** Returns runs of days that follow each other, each as the first and the one after the last. */
function runs(days: readonly number[]): [number, number][] {
  const sorted = [...days].sort((one, other) => one - other);
  return sorted
    .filter((day) => !sorted.includes(day - 1))
    .map((first) => [first, sorted.find((day) => day >= first && !sorted.includes(day + 1)) ?? first])
    .map(([first = 0, last = 0]) => [first, last + 1]);
}

function partsOf(hours: WorkingHours) {
  const { timeZone = DEFAULTS.timeZone, workingDays = DEFAULTS.workingDays, workingHours } = hours;
  const { from, until } = workingHours ?? DEFAULTS.workingHours;
  return {
    offsets: offsetsOf(timeZone),
    days: workingDays.map((day) => DAYS.indexOf(day)),
    from: secondsOf(from),
    until: secondsOf(until),
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

const TIME = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** Returns what is wrong with working hours. They may come from where no compiler has seen them. */
export function workingHoursProblems(property: string, hours: WorkingHours): string[] {
  const { timeZone, workingDays, workingHours }: Partial<Record<keyof WorkingHours, unknown>> = isObject(hours)
    ? hours
    : {};
  return [
    ...knownProperties(property, hours, PROPERTIES),
    ...(timeZone === undefined || isTimeZone(timeZone)
      ? []
      : [
          `${property}.timeZone is ${show(timeZone)}; allowed: a time zone of the IANA database, such as Asia/Tokyo or UTC`,
        ]),
    ...(workingDays === undefined || areDays(workingDays)
      ? []
      : [`${property}.workingDays is ${show(workingDays)}; allowed: a list of different ones of ${DAYS.join(', ')}`]),
    ...(workingHours === undefined || areHours(workingHours)
      ? []
      : [
          `${property}.workingHours is ${show(workingHours)}; allowed: from and until, such as 09:00 and 18:00, from before until, until at most 24:00`,
        ]),
  ];
}

function isTimeZone(name: unknown): boolean {
  try {
    return typeof name === 'string' && name !== '' && Intl.DateTimeFormat('en-US', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

const areDays = (days: unknown): boolean =>
  Array.isArray(days) &&
  days.length > 0 &&
  new Set(days).size === days.length &&
  days.every((day) => DAYS.some((each) => each === day));

function areHours(hours: unknown): boolean {
  const { from, until }: Record<string, unknown> = isObject(hours) ? hours : {};
  return typeof from === 'string' && typeof until === 'string' && TIME.test(from) && TIME.test(until) && from < until;
}
