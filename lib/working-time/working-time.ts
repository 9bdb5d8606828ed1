// When people work, and with that when development environments are used.
import { Temporal } from 'temporal-polyfill';
import { show, unique } from '../validation/rules';
import { withDefaults } from '../validation/with-defaults';
import { dayOf, startOfDay, timeZoneProblems } from './time-zone';

/** The days of a week, by Temporal's numbers less one. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/** Hours of a day. */
export interface Hours {
  /** When they begin, such as `09:00`. */
  readonly from: string;
  /** When they end, such as `18:00`; at the latest `24:00`. */
  readonly until: string;
}

export interface WorkingTime {
  /** Time zone of the people, by its name in the IANA database. @default 'UTC' */
  readonly timeZone?: string;
  /** Days of the week on which people work. @default - Monday to Friday */
  readonly workingDays?: readonly Weekday[];
  /** Hours of a working day, breaks included. @default - 09:00 to 18:00 */
  readonly workingHours?: Hours;
  /** Days on which nobody works, such as `2026-01-01`. @default - none */
  readonly holidays?: readonly string[];
}

export const DEFAULT_WORKING_TIME: Required<WorkingTime> = {
  timeZone: 'UTC',
  workingDays: WEEKDAYS.slice(0, 5),
  workingHours: { from: '09:00', until: '18:00' },
  holidays: [],
};

/** A time from one second since 1970 up to another, which isn't in it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A day of a calendar. */
export interface Day extends Span {
  /** Such as `2026-01-05`. */
  readonly date: string;
  /** Its working hours; nothing if nobody works. */
  readonly working?: Span;
}

const END_OF_DAY = '24:00';

/** A time of a day. */
export const TIME_OF_DAY = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** A time of a day, or its end. */
export const END_TIME = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** Checks working time. It may come from where no compiler has seen it. */
export function workingTimeProblems(time: WorkingTime): string[] {
  const { workingDays, workingHours, holidays }: Record<keyof Omit<WorkingTime, 'timeZone'>, unknown> =
    withDefaults<WorkingTime>(DEFAULT_WORKING_TIME, time);
  return [
    ...timeZoneProblems('timeZone', time.timeZone),
    ...daysProblems('workingDays', workingDays),
    ...hoursProblems('workingHours', workingHours),
    ...holidayProblems('holidays', holidays),
  ];
}

/** Checks days of the week. */
export const daysProblems = (property: string, days: unknown): string[] =>
  listProblems(property, days, isWeekday, `different ones of ${WEEKDAYS.join(', ')}`);

/** Checks hours of a day. */
export const hoursProblems = (property: string, hours: unknown): string[] =>
  isHours(hours)
    ? []
    : [
        `${property} is ${show(hours)}; allowed: from and until, such as 09:00 and 18:00, from before until, until at most 24:00`,
      ];

/** Checks days of the calendar. */
export const holidayProblems = (property: string, holidays: unknown): string[] =>
  listProblems(property, holidays, (day) => dayOf(day) !== undefined, 'different days such as 2026-01-01');

function listProblems(
  property: string,
  list: unknown,
  isAllowed: (item: unknown) => boolean,
  allowed: string,
): string[] {
  return Array.isArray(list) && list.every(isAllowed)
    ? unique(list.map(String), (item) => `${property} has ${show(item)} more than once; allowed: ${allowed}`)
    : [`${property} is ${show(list)}; allowed: a list of ${allowed}`];
}

const isWeekday = (value: unknown): boolean => WEEKDAYS.some((weekday) => weekday === value);

function isHours(value: unknown): boolean {
  const { from, until }: Partial<Record<keyof Hours, unknown>> =
    typeof value === 'object' && value !== null ? value : {};
  return (
    typeof from === 'string' &&
    typeof until === 'string' &&
    TIME_OF_DAY.test(from) &&
    END_TIME.test(until) &&
    from < until
  );
}

/** Returns the length of working hours on a day without a change of the clock, in seconds. */
export function workingSeconds({ from, until }: Hours): number {
  return secondsOf(until) - secondsOf(from);
}

/** Returns the seconds from midnight on that a time of day such as `18:00` stands for. */
export function secondsOf(time: string): number {
  const [hours, minutes] = time.split(':');
  return Number(hours) * 3600 + Number(minutes) * 60;
}

/**
 * Returns days one after the other, as they are where people work: of 23 to 25 hours.
 * @param time checked by `workingTimeProblems`
 * @param first the first day
 */
export function calendar(time: WorkingTime, first: Temporal.PlainDate, count: number): Day[] {
  const { timeZone, workingDays, workingHours, holidays } = withDefaults<WorkingTime>(DEFAULT_WORKING_TIME, time);
  const free = new Set(holidays);
  return Array.from({ length: count }, (_, index): Day => {
    const day = first.add({ days: index });
    const start = startOfDay(day, timeZone);
    const end = startOfDay(day.add({ days: 1 }), timeZone);
    const date = day.toString();
    const weekday = WEEKDAYS[day.dayOfWeek - 1];
    return weekday === undefined || !workingDays.includes(weekday) || free.has(date)
      ? { date, start, end }
      : { date, start, end, working: hoursOf(day, workingHours, timeZone, end) };
  });
}

function hoursOf(day: Temporal.PlainDate, { from, until }: Hours, timeZone: string, endOfDay: number): Span {
  const at = (plainTime: string) => day.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds / 1000;
  return { start: at(from), end: until === END_OF_DAY ? endOfDay : at(until) };
}

/**
 * Returns the days that a period touches.
 * @param time checked by `workingTimeProblems`
 * @param period in seconds since 1970
 */
export function calendarOf(time: WorkingTime, period: Span): Day[] {
  const { timeZone } = withDefaults<WorkingTime>(DEFAULT_WORKING_TIME, time);
  const dayAt = (second: number) =>
    Temporal.Instant.fromEpochMilliseconds(second * 1000)
      .toZonedDateTimeISO(timeZone)
      .toPlainDate();
  const first = dayAt(period.start);
  return calendar(time, first, first.until(dayAt(period.end - 1)).days + 1);
}

/**
 * Returns the working hours of a period, as far as they are in it.
 * @param time checked by `workingTimeProblems`
 * @param period in seconds since 1970
 */
export const workingSpans = (time: WorkingTime, period: Span): Span[] =>
  calendarOf(time, period)
    .flatMap(({ working }) => working ?? [])
    .map(({ start, end }) => ({ start: Math.max(start, period.start), end: Math.min(end, period.end) }))
    .filter(({ start, end }) => start < end);
