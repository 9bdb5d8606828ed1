// What a profile says, in words.
import { secondsOf } from '../../durations';
import { LEVELS, type Range } from '../../level';
import type { TrafficProfile, Usage } from './traffic-profile';

/**
 * Returns a line for each thing that a profile says.
 * @param usage its numbers
 */
export function profileLines(profile: Required<TrafficProfile>, usage: Range<Usage>): string[] {
  const { days, start, timeZone, workingDays, workingHours, holidays, pollers, seed } = profile;
  const all = (read: (usage: Usage) => number) => estimate(LEVELS.map((level) => read(usage[level])));
  return [
    `${count(days, 'day')} from ${start} on, in ${timeZone}; work on ${workingDays.join(', ')} from ${workingHours.from} to ${workingHours.until}; ${count(holidays.length, 'holiday')}`,
    `on a working day ${all(({ usedShare }) => usedShare * 100)} % of the environments are used, ${all(({ bursts }) => bursts)} times each`,
    `each time ${all(({ requestsPerBurst }) => requestsPerBurst)} requests to every API of the environment, within ${all(({ burstSeconds }) => burstSeconds)} s`,
    `a request takes ${all(({ requestSeconds }) => requestSeconds)} s`,
    `outside of working hours each environment is used ${all(({ visitsOutside }) => visitsOutside)} times a day`,
    ...pollers.map(
      ({ name, interval, environments = ['*'], apis = ['*'], when = 'always', jitter }) =>
        `${name} calls APIs ${apis.join(', ')} of environments ${environments.join(', ')} every ${secondsOf(interval)} s${jitter === undefined ? '' : `, up to ${secondsOf(jitter)} s late`}${when === 'always' ? '' : ', in working hours'}`,
    ),
    `seed ${seed}`,
  ];
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** Returns the values of the levels; one, if they are all the same. */
const estimate = (values: readonly number[]): string => [...new Set(values.map(rounded))].join(' / ');

/** Returns a number without the rounding errors that 30.000000000000004 would have. */
const rounded = (value: number): number => Number(value.toPrecision(12));
