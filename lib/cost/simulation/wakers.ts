// Who keeps APIs awake: callers that come again before an API has gone to sleep.
import type { Traffic } from '../traffic/traffic';

/** What one caller does to one API. */
export interface CallerOfTarget {
  readonly target: number;
  readonly caller: number;
  readonly count: number;
  /** Seconds for which the API would be awake if nobody else called. */
  readonly awakeSeconds: number;
  /** The median of the time between two requests that don't come together. */
  readonly everySeconds: number;
}

/** Callers of an API that are looked at more closely. */
const CALLERS = 3;

/** Least share of the time for which a caller must keep an API awake, so that it is worth a look. */
const LEAST_SHARE = 0.05;

/** Requests that come within this are one visit, such as a page and what is on it. */
const TOGETHER_SECONDS = 1;

/** Times between requests that are kept of a caller: the first of them tell whether it comes at intervals. */
const INTERVALS = 4096;

/**
 * Returns the callers that keep each target awake for longest by themselves, for a good part of the time, and come again before it
 * sleeps.
 * @param idleSeconds how long each target stays awake after a request
 */
export function wakersOf(traffic: Traffic, idleSeconds: readonly number[]): CallerOfTarget[] {
  const leastSeconds = LEAST_SHARE * (traffic.until - traffic.from);
  const counted = countCallers(traffic, idleSeconds).filter(({ awakeSeconds }) => awakeSeconds >= leastSeconds);
  const callers = busiest(counted, idleSeconds.length);
  const intervals = intervalsOf(traffic, callers);
  return callers.flatMap((caller) => {
    const everySeconds = median(intervals.get(caller) ?? []);
    const { target, count, awakeSeconds } = caller;
    return everySeconds < (idleSeconds[target] ?? 0)
      ? [{ target, caller: caller.caller, count, awakeSeconds, everySeconds }]
      : [];
  });
}

/** What is counted of a caller of a target while its requests go by. */
interface Counted {
  readonly target: number;
  readonly caller: number;
  count: number;
  awakeSeconds: number;
  /** Until when its last request keeps the target awake. */
  awakeUntil: number;
}

function countCallers(traffic: Traffic, idleSeconds: readonly number[]): Counted[] {
  const counts = new Map<number, Counted>();
  for (const { length, times, durations, targets, callers } of traffic.blocks()) {
    for (let index = 0; index < length; index++) {
      const [target = 0, caller = 0, time = 0] = [targets[index], callers[index], times[index]];
      const key = target * traffic.callers.length + caller;
      let counted = counts.get(key);
      if (counted === undefined) {
        counted = { target, caller, count: 0, awakeSeconds: 0, awakeUntil: 0 };
        counts.set(key, counted);
      }
      const until = Math.min(traffic.until, time + (durations[index] ?? 0) + (idleSeconds[target] ?? 0));
      counted.count += 1;
      counted.awakeSeconds += Math.max(0, until - Math.max(time, counted.awakeUntil));
      counted.awakeUntil = Math.max(until, counted.awakeUntil);
    }
  }
  return [...counts.values()];
}

function busiest(counted: readonly Counted[], targets: number): Counted[] {
  const byTarget: Counted[][] = Array.from({ length: targets }, () => []);
  for (const each of counted) {
    byTarget[each.target]?.push(each);
  }
  return byTarget.flatMap((each) => each.sort((one, other) => other.awakeSeconds - one.awakeSeconds).slice(0, CALLERS));
}

function intervalsOf(traffic: Traffic, callers: readonly Counted[]): Map<Counted, number[]> {
  const last = new Map<Counted, number>();
  const intervals = new Map<Counted, number[]>(callers.map((caller) => [caller, []]));
  const watched = new Map(callers.map((each) => [each.target * traffic.callers.length + each.caller, each]));
  for (const { length, times, targets, callers: who } of traffic.blocks()) {
    for (let index = 0; index < length; index++) {
      const caller = watched.get((targets[index] ?? 0) * traffic.callers.length + (who[index] ?? 0));
      const found = caller === undefined ? undefined : intervals.get(caller);
      if (caller !== undefined && found !== undefined && found.length < INTERVALS) {
        const time = times[index] ?? 0;
        const before = last.get(caller);
        if (before !== undefined && time - before >= TOGETHER_SECONDS) {
          found.push(time - before);
        }
        last.set(caller, time);
      }
    }
  }
  return intervals;
}

/** Returns the median; infinity of nothing: who comes once doesn't come again. */
const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.POSITIVE_INFINITY;
