// What a profile may say.

import { Duration } from 'cdk8s';
import { goDuration } from '../../../validation/go-duration';
import { isObject } from '../../../validation/object';
import { integerBetween, knownProperties, show, unique } from '../../../validation/rules';
import { withDefaults } from '../../../validation/with-defaults';
import { dayOf } from '../../../working-time/time-zone';
import { workingSeconds, workingTimeProblems } from '../../../working-time/working-time';
import { secondsOf } from '../../durations';
import { type Estimate, LEVELS, valueAt } from '../../level';
import { DEFAULT_PROFILE, type Poller, type TrafficProfile } from './traffic-profile';

const HOUR = 3600;
const MAX_DAYS = 366;

/** What an estimate may be, at each level. */
interface EstimateRule {
  readonly property: Exclude<
    keyof TrafficProfile,
    'timeZone' | 'workingDays' | 'workingHours' | 'holidays' | 'pollers'
  >;
  /** Returns its number; NaN if it is none. */
  readonly read: (value: unknown) => number;
  readonly minimum: number;
  readonly maximum: number;
  /** In words. */
  readonly allowed: string;
}

const number = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);
const seconds = (value: unknown): number => (value instanceof Duration ? secondsOf(value) : Number.NaN);

/** Returns a value as a message shows it. */
const shown = (value: unknown): string => (value instanceof Duration ? goDuration(value) : show(value));

const ESTIMATES: readonly EstimateRule[] = [
  { property: 'usedShare', read: number, minimum: 0, maximum: 1, allowed: 'a number from 0 to 1' },
  { property: 'bursts', read: number, minimum: 0, maximum: 1000, allowed: 'a number from 0 to 1000' },
  { property: 'requestsPerBurst', read: number, minimum: 1, maximum: 100_000, allowed: 'a number from 1 to 100000' },
  { property: 'visitsOutside', read: number, minimum: 0, maximum: 1000, allowed: 'a number from 0 to 1000' },
  { property: 'burstLength', read: seconds, minimum: 0, maximum: 24 * HOUR, allowed: 'a Duration of a day at most' },
  { property: 'requestDuration', read: seconds, minimum: 0, maximum: HOUR, allowed: 'a Duration of an hour at most' },
];

const PROPERTIES: Readonly<Record<keyof TrafficProfile, true>> = {
  timeZone: true,
  workingDays: true,
  workingHours: true,
  holidays: true,
  start: true,
  days: true,
  usedShare: true,
  bursts: true,
  requestsPerBurst: true,
  burstLength: true,
  requestDuration: true,
  visitsOutside: true,
  pollers: true,
  seed: true,
};

const POLLER_PROPERTIES: Readonly<Record<keyof Poller, true>> = {
  name: true,
  interval: true,
  environments: true,
  apis: true,
  when: true,
  jitter: true,
};

/** Checks a profile. It may come from where no compiler has seen it. */
export function profileProblems(profile: TrafficProfile): string[] {
  const unknown = knownProperties('the profile', profile, PROPERTIES);
  if (!isObject(profile)) {
    return unknown;
  }
  const resolved = withDefaults<TrafficProfile>(DEFAULT_PROFILE, profile);
  const { start, days, seed, pollers } = resolved;
  const parts = [
    ...workingTimeProblems(profile),
    ...ESTIMATES.flatMap((rule) => estimateProblems(rule, resolved[rule.property])),
  ];
  return [
    ...unknown,
    ...parts,
    // Whether parts fit each other, only what is right by itself can tell.
    ...(parts.length > 0 ? [] : burstProblems(resolved)),
    ...(dayOf(start) === undefined ? [`start is ${show(start)}; allowed: a day such as 2026-01-05`] : []),
    ...integerBetween('days', days, 1, MAX_DAYS),
    ...integerBetween('seed', seed, 0),
    ...pollersProblems(pollers),
  ];
}

function estimateProblems(
  { property, read, minimum, maximum, allowed }: EstimateRule,
  estimate: Estimate<unknown>,
): string[] {
  const values = LEVELS.map((level) => valueAt(estimate, level));
  const numbers = values.map(read);
  const isAllowed = numbers.every(
    (value, index) => value >= minimum && value <= maximum && value >= (numbers[index - 1] ?? minimum),
  );
  return isAllowed
    ? []
    : [
        `${property} is ${[...new Set(values)].map(shown).join(', ')}; allowed: ${allowed}, or one each for low, expected and high, none less than the one before`,
      ];
}

function burstProblems({ burstLength, workingHours }: Required<TrafficProfile>): string[] {
  const longest = secondsOf(valueAt(burstLength, 'high'));
  const hours = workingSeconds(workingHours);
  return longest <= hours
    ? []
    : [`burstLength is up to ${longest} seconds; allowed: at most the ${hours} seconds of the working hours`];
}

function pollersProblems(pollers: unknown): string[] {
  if (!Array.isArray(pollers)) {
    return [`pollers is ${show(pollers)}; allowed: a list of pollers`];
  }
  return [
    ...pollers.flatMap((poller: unknown, index) => pollerProblems(`pollers[${index}]`, poller)),
    ...unique(
      pollers.filter(isObject).map(({ name }) => String(name)),
      (name, count) => `pollers has the name ${show(name)} ${count} times; allowed: a name of its own for each`,
    ),
  ];
}

function pollerProblems(what: string, poller: unknown): string[] {
  if (!isObject(poller)) {
    return [`${what} is ${show(poller)}; allowed: an object with ${Object.keys(POLLER_PROPERTIES).join(', ')}`];
  }
  const {
    name,
    interval,
    environments,
    apis,
    when = 'always',
    jitter,
  }: Partial<Record<keyof Poller, unknown>> = poller;
  const every = seconds(interval);
  const late = jitter === undefined ? 0 : seconds(jitter);
  return [
    ...knownProperties<Poller>(what, poller, POLLER_PROPERTIES),
    ...(typeof name === 'string' && name !== '' ? [] : [`${what}.name is ${show(name)}; allowed: a name`]),
    ...(every >= 1 ? [] : [`${what}.interval is ${shown(interval)}; allowed: a Duration of a second or more`]),
    ...(late >= 0 && (late === 0 || !(late >= every))
      ? []
      : [`${what}.jitter is ${shown(jitter)}; allowed: a Duration shorter than the interval`]),
    ...(when === 'always' || when === 'workingHours'
      ? []
      : [`${what}.when is ${show(when)}; allowed: always, workingHours`]),
    ...patternsProblems(`${what}.environments`, environments),
    ...patternsProblems(`${what}.apis`, apis),
  ];
}

const patternsProblems = (property: string, patterns: unknown): string[] =>
  patterns === undefined ||
  (Array.isArray(patterns) && patterns.length > 0 && patterns.every((pattern) => typeof pattern === 'string'))
    ? []
    : [`${property} is ${show(patterns)}; allowed: a list of names, in which * stands for any characters`];
