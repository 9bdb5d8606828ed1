// How long a request took, as logs write it.
import { durationOf } from '../../../validation/go-duration';

/** Why a duration can't be used. */
export type DurationProblem = 'unreadable' | 'without unit';

/** Units by the ways in which logs write them, in seconds. */
export const UNIT_SECONDS: Readonly<Record<string, number>> = {
  ns: 1e-9,
  nanos: 1e-9,
  nanoseconds: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  micros: 1e-6,
  microseconds: 1e-6,
  ms: 1e-3,
  msec: 1e-3,
  millis: 1e-3,
  milliseconds: 1e-3,
  s: 1,
  sec: 1,
  secs: 1,
  seconds: 1,
};

const NUMBER_AND_UNIT = /^(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)\s*([a-zµ]*)$/;

/**
 * Returns a duration in seconds, or why there is none.
 * @param unitSeconds the unit of a number without one; nothing if the log doesn't say it
 */
export function readDuration(value: string | number, unitSeconds: number | undefined): number | DurationProblem {
  const [, number, unit] = NUMBER_AND_UNIT.exec(String(value)) ?? [];
  if (number === undefined) {
    // Several units, such as `1m2.5s`.
    return durationOf(String(value))?.toSeconds({ integral: false }) ?? 'unreadable';
  }
  if (unit === '') {
    return unitSeconds === undefined ? 'without unit' : Number(number) * unitSeconds;
  }
  return unit !== undefined && Object.hasOwn(UNIT_SECONDS, unit)
    ? Number(number) * (UNIT_SECONDS[unit] ?? Number.NaN)
    : (durationOf(String(value))?.toSeconds({ integral: false }) ?? 'unreadable');
}
