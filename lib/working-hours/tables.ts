// What keep-warm.sh reads: which environments are warm when, in numbers.
import { Temporal } from 'temporal-polyfill';
import { offsetsBetween, startOfDay } from '../working-time/time-zone';
import { WEEKDAYS, type Weekday } from '../working-time/working-time';
import { DEFAULT_DAYS, type WarmHours } from './warm-hours';

/** An environment that is kept warm. */
export interface WarmEnvironment {
  readonly name: string;
  readonly warm: WarmHours;
  /** The names of the APIs of which a pod is kept. */
  readonly apis: readonly string[];
}

/**
 * The years whose changes of the clock are written: the script knows of time zones what these tell it, so that any image with a shell
 * does. They don't depend on the day of the synthesis, as dist/ doesn't, and nobody knows more than ten years ahead.
 */
const YEARS = { first: 2026, end: 2036 };

const END = Temporal.PlainDate.from({ year: YEARS.end, month: 1, day: 1 });

/** Returns the table of environments. */
export const environmentsTable = (environments: readonly WarmEnvironment[], timeZone: string): string =>
  lines(
    environments.map(({ name, warm, apis }) => [
      name,
      warm.timeZone ?? timeZone,
      minutesOf(warm.from),
      minutesOf(warm.until),
      (warm.days ?? DEFAULT_DAYS).map(numberOf).sort().join(''),
      apis.join(','),
    ]),
  );

/** Returns the table of the offsets that the time zones of environments have. */
export function offsetsTable(environments: readonly WarmEnvironment[], timeZone: string): string {
  const timeZones = new Set(environments.map(({ warm }) => warm.timeZone ?? timeZone));
  return lines(
    [...timeZones]
      .sort()
      .flatMap((zone) => [
        ...offsetsBetween(zone, YEARS.first, YEARS.end).map(({ since, seconds }) => [zone, since, seconds]),
        [zone, startOfDay(END, zone), 'end'],
      ]),
  );
}

/** Returns the table of holidays. */
export const holidaysTable = (holidays: readonly string[]): string =>
  lines([...holidays].sort().map((holiday) => [holiday, dayNumber(holiday)]));

const lines = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.join(' ')}\n`).join('');

/** Monday is 1. */
const numberOf = (day: Weekday): number => WEEKDAYS.indexOf(day) + 1;

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

const dayNumber = (day: string): number =>
  Temporal.PlainDate.from('1970-01-01').until(Temporal.PlainDate.from(day)).days;
