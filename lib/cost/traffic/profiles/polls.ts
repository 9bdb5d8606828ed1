// When pollers call.

import type { Day, Span } from '../../../working-time/working-time';
import { secondsOf } from '../../durations';
import type { Target } from '../traffic';
import { randomOf } from './random';
import type { Poller } from './traffic-profile';

/** A poller and an API that it calls. */
export interface Poll {
  readonly poller: Poller;
  /** The number of the poller. */
  readonly number: number;
  /** The index of the API in the targets. */
  readonly target: number;
  /** Names that it is known by to chance. */
  readonly names: readonly string[];
  readonly intervalSeconds: number;
  readonly jitterSeconds: number;
  /** One of its times, in seconds since 1970: all are whole intervals apart. */
  readonly phase: number;
}

/** Returns what pollers call. Each API has its own time, by chance: not all of them are called at once. */
export const polls = (seed: number, pollers: readonly Poller[], targets: readonly Target[], from: number): Poll[] =>
  pollers.flatMap((poller, number) =>
    targets.flatMap((target, index) =>
      calls(poller, target) ? [pollOf(seed, poller, number, target, index, from)] : [],
    ),
  );

function pollOf(seed: number, poller: Poller, number: number, target: Target, index: number, from: number): Poll {
  const names = ['poller', poller.name, target.environment, target.api];
  const intervalSeconds = secondsOf(poller.interval);
  return {
    poller,
    number,
    target: index,
    names,
    intervalSeconds,
    jitterSeconds: poller.jitter === undefined ? 0 : secondsOf(poller.jitter),
    phase: from + randomOf(seed, ...names)() * intervalSeconds,
  };
}

/** Returns whether a poller calls an API. */
export const calls = ({ environments = ['*'], apis = ['*'] }: Poller, { environment, api }: Target): boolean =>
  environments.some((pattern) => isLike(environment, pattern)) && apis.some((pattern) => isLike(api, pattern));

/** Returns whether a name is like a pattern, in which `*` stands for any characters. */
function isLike(name: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(name);
}

/** Returns the hours of a day in which a poller calls; nothing if it doesn't. */
const hoursOf = ({ when = 'always' }: Poller, day: Day): Span | undefined => (when === 'always' ? day : day.working);

/** Returns the number of the first call at or after a time. */
const callFrom = ({ phase, intervalSeconds }: Poll, time: number): number =>
  Math.ceil((time - phase) / intervalSeconds);

/** Returns how often a poller calls an API on a day. */
export function pollCount(poll: Poll, day: Day): number {
  const hours = hoursOf(poll.poller, day);
  return hours === undefined ? 0 : callFrom(poll, hours.end) - callFrom(poll, hours.start);
}

/** Calls a function with each time at which a poller calls an API on a day; none is so late that the hours are over. */
export function forEachPoll(seed: number, poll: Poll, day: Day, take: (time: number) => void): void {
  const hours = hoursOf(poll.poller, day);
  if (hours === undefined) {
    return;
  }
  const random = poll.jitterSeconds === 0 ? () => 0 : randomOf(seed, ...poll.names, day.date);
  const end = callFrom(poll, hours.end);
  for (let call = callFrom(poll, hours.start); call < end; call++) {
    const onTime = poll.phase + call * poll.intervalSeconds;
    take(onTime + random() * Math.min(poll.jitterSeconds, hours.end - onTime));
  }
}
