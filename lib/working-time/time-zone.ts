// Time zones, which decide when people work and what a log's clock showed.
import { Temporal } from 'temporal-polyfill';
import { show } from '../validation/rules';

/** Checks the name of a time zone. One that is not set is allowed. */
export function timeZoneProblems(property: string, value: unknown): string[] {
  if (value === undefined || (typeof value === 'string' && isTimeZone(value))) {
    return [];
  }
  return [`${property} is ${show(value)}; allowed: a time zone of the IANA database, such as Asia/Tokyo or UTC`];
}

function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/** Returns the day that a text such as `2026-11-02` stands for; nothing if it stands for none. */
export function dayOf(text: unknown): Temporal.PlainDate | undefined {
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(text)) {
    return undefined;
  }
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return undefined;
  }
}

/** Returns when a day begins in a time zone, in seconds since 1970. */
export const startOfDay = (day: Temporal.PlainDate, timeZone: string): number =>
  day.toZonedDateTime(timeZone).epochMilliseconds / 1000;

/** A time from which on a time zone has an offset. */
export interface Offset {
  /** In seconds since 1970. */
  readonly since: number;
  /** What local time is ahead of UTC, in seconds. */
  readonly seconds: number;
}

/**
 * Returns the offsets that a time zone has from the beginning of one year to that of another, as far as they are known.
 * @param timeZone checked by `timeZoneProblems`
 */
export function offsetsBetween(timeZone: string, firstYear: number, endYear: number): Offset[] {
  const offsets: Offset[] = [];
  const startOf = (year: number) => Temporal.PlainDate.from({ year, month: 1, day: 1 }).toZonedDateTime(timeZone);
  const end = startOf(endYear).epochMilliseconds;
  let moment: Temporal.ZonedDateTime | null = startOf(firstYear);
  while (moment !== null && moment.epochMilliseconds < end) {
    offsets.push({ since: moment.epochMilliseconds / 1000, seconds: moment.offsetNanoseconds / 1e9 });
    moment = moment.getTimeZoneTransition('next');
  }
  return offsets;
}
