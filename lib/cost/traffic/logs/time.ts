// When a request came, as logs write it.
import { Temporal } from 'temporal-polyfill';

/** Why a time can't be used. */
export type TimeProblem = 'unreadable' | 'without offset' | 'out of range';

/** Reads a time. Returns seconds since 1970, or why there are none. */
export type TimeReader = (value: string | number) => number | TimeProblem;

/** Date, time, fraction of a second, and the offset from UTC. @see https://datatracker.ietf.org/doc/html/rfc3339#section-5.6 */
const DATE_TIME =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)? ?(?:([Zz]|UTC|GMT)|([+-])(\d\d)(?::?(\d\d))?)?$/;

const NUMBER = /^\d+(?:\.\d+)?$/;

/** What an epoch's number is divided by to be seconds: the largest number first that is no smaller unit. */
const EPOCHS: readonly { readonly below: number; readonly perSecond: number }[] = [
  { below: 1e11, perSecond: 1 },
  { below: 1e14, perSecond: 1e3 },
  { below: 1e17, perSecond: 1e6 },
  { below: Number.POSITIVE_INFINITY, perSecond: 1e9 },
];

/** Times before 2000 or from 2100 on are no requests': one would stretch the period over decades. */
const FIRST = Date.UTC(2000) / 1000;
const END = Date.UTC(2100) / 1000;

/**
 * Returns what reads times: RFC 3339 with any fraction, or a number of seconds, milliseconds, microseconds or nanoseconds since 1970,
 * which its size tells apart.
 * @param timeZone where times without an offset from UTC were taken; of one that a clock shows twice, the first is meant.
 *   @default - such times are refused
 */
export function timeReader(timeZone?: string): TimeReader {
  const offsetAt = timeZone === undefined ? undefined : offsetReader(timeZone);
  return (value) => {
    const seconds = typeof value === 'number' || NUMBER.test(value) ? epoch(Number(value)) : dateTime(value, offsetAt);
    return typeof seconds === 'string' || (seconds >= FIRST && seconds < END) ? seconds : 'out of range';
  };
}

const epoch = (value: number): number => value / (EPOCHS.find(({ below }) => value < below)?.perSecond ?? 1);

function dateTime(text: string, offsetAt: ((localSeconds: number) => number) | undefined): number | TimeProblem {
  const match = DATE_TIME.exec(text);
  if (match === null) {
    return 'unreadable';
  }
  const [, year, month, day, hour, minute, second = '0', fraction = '0', utc, sign, hours, minutes = '0'] = match;
  const local = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  if (
    Number(hour) > 23 ||
    Number(minute) > 59 ||
    Number(second) > 60 ||
    !isDay(Number(year), Number(month), Number(day))
  ) {
    return 'unreadable';
  }
  const seconds = local / 1000 + Number(`0.${fraction}`);
  if (utc !== undefined) {
    return seconds;
  }
  if (sign !== undefined) {
    const offset = Number(hours) * 3600 + Number(minutes) * 60;
    return sign === '-' ? seconds + offset : seconds - offset;
  }
  return offsetAt === undefined ? 'without offset' : seconds - offsetAt(local / 1000);
}

const isDay = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Minutes whose offset is remembered: those of a year would be more than a log has in a row. */
const MAX_REMEMBERED = 10_000;

/** Returns what tells a zone's offset from UTC, in seconds, by the seconds that its clock shows. */
function offsetReader(timeZone: string): (localSeconds: number) => number {
  const remembered = new Map<number, number>();
  return (localSeconds) => {
    const minute = Math.floor(localSeconds / 60);
    const known = remembered.get(minute);
    if (known !== undefined) {
      return known;
    }
    const local = new Date(minute * 60_000).toISOString().slice(0, 'YYYY-MM-DDThh:mm'.length);
    const instant = Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone, { disambiguation: 'compatible' });
    const offset = minute * 60 - instant.epochMilliseconds / 1000;
    if (remembered.size >= MAX_REMEMBERED) {
      remembered.clear();
    }
    remembered.set(minute, offset);
    return offset;
  };
}
