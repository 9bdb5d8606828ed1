// The requests that a profile tells.
import { Duration } from 'cdk8s';
import type { Level } from '../../../../lib/cost/level';
import { profileTraffic } from '../../../../lib/cost/traffic/profiles/profile-traffic';
import type { TrafficProfile } from '../../../../lib/cost/traffic/profiles/traffic-profile';
import type { Target } from '../../../../lib/cost/traffic/traffic';
import { problemsOf } from '../problems';
import { type Request, requestsOf, secondsAt } from '../requests';

const target = (environment: string, api: string): Target => ({ environment, api, hosts: [] });
const TARGETS = [target('dev-01', 'web'), target('dev-01', 'api'), target('dev-02', 'web')];

/** Everybody works all the time, so that a test sees much in a few days. */
const BUSY: TrafficProfile = { days: 7, usedShare: 1, bursts: 5, requestsPerBurst: 10, visitsOutside: 3 };
/** Nobody does anything. */
const QUIET: TrafficProfile = { days: 7, usedShare: 0, visitsOutside: 0 };

function requests(profile: TrafficProfile, targets: readonly Target[] = TARGETS, level: Level = 'expected'): Request[] {
  const traffic = profileTraffic(profile, targets).at(level);
  const all = requestsOf(traffic.blocks());
  expect(all).toHaveLength(traffic.count);
  expect(all.every(({ time }) => time >= traffic.from && time < traffic.until)).toBe(true);
  expect(all.map(({ time }) => time)).toEqual(all.map(({ time }) => time).sort((one, other) => one - other));
  return all;
}

/** Returns the requests for a target, as they are told apart from others. */
const of = (all: readonly Request[], index: number) =>
  all.filter((request) => request.target === index).map(({ time, duration, caller }) => [time, duration, caller]);

/** Returns the hour of the day of a request, with its fraction. */
const hourAt = ({ time }: Request, offsetHours = 0) => (time / 3600 + offsetHours) % 24;

describe('people', () => {
  test('use what they use in working hours on working days', () => {
    const all = requests({ ...BUSY, visitsOutside: 0, holidays: ['2026-01-07'] });
    expect(new Set(all.map(({ time }) => new Date(time * 1000).toISOString().slice(0, 10)))).toEqual(
      new Set(['2026-01-05', '2026-01-06', '2026-01-08', '2026-01-09']),
    );
    expect(all.every((request) => hourAt(request) >= 9 && hourAt(request) <= 18)).toBe(true);
    expect(all).toHaveLength(4 * 5 * 10 * TARGETS.length);
    expect(new Set(all.map(({ caller }) => caller))).toEqual(new Set([0]));
  });

  test('visit at other hours of all days', () => {
    const all = requests({ ...BUSY, usedShare: 0 });
    expect(all).toHaveLength(7 * 3 * 10 * TARGETS.length);
    const onWeekdays = all.filter(({ time }) => time < secondsAt('2026-01-10T00:00Z'));
    expect(onWeekdays).toHaveLength(5 * 3 * 10 * TARGETS.length);
    expect(onWeekdays.every((request) => hourAt(request) <= 9 || hourAt(request) >= 18)).toBe(true);
    expect(new Set(all.map(({ caller }) => caller))).toEqual(new Set([1]));
  });

  test('don’t visit outside of hours that a day is full of', () => {
    expect(requests({ ...BUSY, days: 5, usedShare: 0, workingHours: { from: '00:00', until: '24:00' } })).toEqual([]);
  });

  test('follow their clock', () => {
    // The clock of Berlin is set back on Sunday, 25 October 2026.
    const profile: TrafficProfile = {
      ...BUSY,
      visitsOutside: 0,
      timeZone: 'Europe/Berlin',
      start: '2026-10-23',
      days: 4,
    };
    const all = requests(profile);
    const before = all.filter(({ time }) => time < secondsAt('2026-10-24T00:00Z'));
    const after = all.filter(({ time }) => time >= secondsAt('2026-10-26T00:00Z'));
    expect(before.length + after.length).toBe(all.length);
    expect(before.every((request) => hourAt(request, 2) >= 9 && hourAt(request, 2) <= 18)).toBe(true);
    expect(after.every((request) => hourAt(request, 1) >= 9 && hourAt(request, 1) <= 18)).toBe(true);
    const { from, until } = profileTraffic(profile, TARGETS).at('low');
    expect([from, until]).toEqual([secondsAt('2026-10-22T22:00Z'), secondsAt('2026-10-26T23:00Z')]);
  });

  test('use all APIs of an environment in the same bursts', () => {
    const all = requests({ ...BUSY, days: 1, visitsOutside: 0, bursts: 1, burstLength: Duration.minutes(2) });
    const starts = [0, 1].map((index) => Math.min(...of(all, index).map(([time = 0]) => time)));
    expect(Math.abs((starts[0] ?? 0) - (starts[1] ?? 1e9))).toBeLessThan(120);
    const times = all.filter((request) => request.target === 0).map(({ time }) => time);
    expect(Math.max(...times) - Math.min(...times)).toBeLessThan(120);
    expect(times).not.toEqual(of(all, 1).map(([time]) => time));
  });

  test('use a share of the environments', () => {
    const many = Array.from({ length: 200 }, (_, index) => target(`dev-${index}`, 'web'));
    const used = (usedShare: number) =>
      new Set(requests({ ...BUSY, days: 1, visitsOutside: 0, usedShare }, many).map((request) => request.target)).size;
    expect(used(0)).toBe(0);
    expect(used(0.5)).toBeGreaterThan(70);
    expect(used(0.5)).toBeLessThan(130);
    expect(used(1)).toBe(200);
  });

  test('come once more by the chance of a fraction', () => {
    const all = requests({ ...BUSY, days: 366, visitsOutside: 0, bursts: 0.5, requestsPerBurst: 1.5 }, [
      target('a', 'b'),
    ]);
    const expected = (366 / 7) * 5 * 0.5 * 1.5;
    expect(all.length / expected).toBeGreaterThan(0.8);
    expect(all.length / expected).toBeLessThan(1.2);
  });

  test('at each level by its numbers', () => {
    const profile: TrafficProfile = {
      ...BUSY,
      visitsOutside: 0,
      burstLength: Duration.minutes(5),
      bursts: { low: 1, expected: 2, high: 3 },
      requestDuration: { low: Duration.millis(1), expected: Duration.millis(2), high: Duration.seconds(3) },
    };
    const all = (['low', 'expected', 'high'] as const).map((level) => requests(profile, TARGETS, level));
    expect(all.map(({ length }) => length / (5 * 10 * TARGETS.length))).toEqual([1, 2, 3]);
    expect(all.map(([first]) => first?.duration)).toEqual([0.001, 0.002, 3]);
    const high = new Set(all[2]?.map(({ time }) => time));
    expect(all[0]?.every(({ time }) => high.has(time))).toBe(true);
  });

  test('do something by default', () => {
    const [low = 0, expected = 0, high = 0] = (['low', 'expected', 'high'] as const).map(
      (level) => requests({}, TARGETS, level).length,
    );
    expect(low).toBeGreaterThan(0);
    expect(expected).toBeGreaterThan(low);
    expect(high).toBeGreaterThan(expected);
  });
});

describe('pollers', () => {
  const poller = { name: 'uptime', interval: Duration.minutes(5) };
  const poll = (change: object, days = 1, targets = TARGETS) =>
    requests({ ...QUIET, days, pollers: [{ ...poller, ...change }] }, targets);

  test('call at their interval, each API at its own time, day and night', () => {
    const all = poll({}, 2);
    expect(all).toHaveLength(TARGETS.length * 2 * 288);
    const gaps = of(all, 1).map(([time = 0], index, times) => Math.round(time - (times[index - 1]?.[0] ?? time - 300)));
    expect(new Set(gaps)).toEqual(new Set([300]));
    expect(new Set([0, 1, 2].map((index) => of(all, index)[0]?.[0])).size).toBe(3);
    expect(profileTraffic({ pollers: [poller] }, TARGETS).at('low').callers).toEqual([
      'people in working hours',
      'people outside of working hours',
      'uptime',
    ]);
    expect(new Set(all.map(({ caller }) => caller))).toEqual(new Set([2]));
  });

  test('call in working hours only', () => {
    const all = poll({ when: 'workingHours' }, 7);
    expect(all).toHaveLength(TARGETS.length * 5 * 9 * 12);
    expect(all.every((request) => hourAt(request) >= 9 && hourAt(request) < 18)).toBe(true);
  });

  test('are late by chance, and never after their hours', () => {
    const onTime = of(poll({}, 2), 0);
    const late = of(poll({ jitter: Duration.seconds(299) }, 2), 0);
    const delays = late.map(([time = 0], index) => time - (onTime[index]?.[0] ?? 0));
    expect(late).toHaveLength(onTime.length);
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...delays)).toBeLessThan(299);
    expect(Math.max(...delays)).toBeGreaterThan(200);
    expect(new Set(delays).size).toBeGreaterThan(500);
  });

  test.each([
    [{ environments: ['dev-01'] }, [0, 1]],
    [{ environments: ['*-02'] }, [2]],
    [{ environments: ['dev-0*'], apis: ['web'] }, [0, 2]],
    [{ apis: ['a*', 'nothing'] }, [1]],
    [{ environments: ['*'] }, [0, 1, 2]],
  ])('%j', (change, targets) => {
    expect([...new Set(poll(change).map((request) => request.target))].sort()).toEqual(targets);
  });

  test.each([['dev-0'], ['ev-01'], ['dev.01'], ['dev-0?']])('environments %j are none', async (pattern) => {
    const problems = await problemsOf(() => poll({ environments: [pattern] }));
    expect(problems).toEqual([
      "pollers[0] ('uptime') calls none of the APIs; allowed: environments and apis with at least one, such as web of dev-01",
    ]);
  });
});

describe('chance', () => {
  const profile: TrafficProfile = {
    ...BUSY,
    pollers: [{ name: 'p', interval: Duration.hours(1), jitter: Duration.minutes(1) }],
  };

  test('is the same each time', () => {
    const traffic = profileTraffic(profile, TARGETS).at('expected');
    expect(requestsOf(traffic.blocks())).toEqual(requestsOf(traffic.blocks()));
    expect(requests(profile)).toEqual(requests(profile));
  });

  test('is another with another seed', () => {
    expect(requests({ ...profile, seed: 2 })).not.toEqual(requests(profile));
    expect(requests({ ...profile, seed: 2 })).toHaveLength(requests(profile).length);
  });

  test('of an API isn’t changed by another environment or API, nor by their order', () => {
    const before = requests(profile);
    const after = requests(profile, [target('dev-00', 'web'), target('dev-02', 'api'), ...TARGETS.toReversed()]);
    expect(of(after, 4)).toEqual(of(before, 0));
    expect(of(after, 3)).toEqual(of(before, 1));
    expect(of(after, 2)).toEqual(of(before, 2));
  });

  test('of a day isn’t changed by the days around it', () => {
    const visits: TrafficProfile = { ...BUSY, pollers: [] };
    const week = requests(visits);
    const day = requests({ ...visits, start: '2026-01-07', days: 1 });
    expect(
      week.filter(({ time }) => time >= secondsAt('2026-01-07T00:00Z') && time < secondsAt('2026-01-08T00:00Z')),
    ).toEqual(day);
  });
});

test('the summary says what the profile says', () => {
  const { summary } = profileTraffic(
    {
      bursts: 4,
      holidays: ['2026-01-06'],
      pollers: [
        { name: 'uptime', interval: Duration.minutes(1) },
        {
          name: 'page',
          interval: Duration.seconds(10),
          environments: ['a*', 'dev-01'],
          apis: ['web'],
          when: 'workingHours',
          jitter: Duration.millis(500),
        },
      ],
    },
    TARGETS,
  );
  expect(summary).toEqual({
    kind: 'profile',
    lines: [
      '7 days from 2026-01-05 on, in UTC; work on monday, tuesday, wednesday, thursday, friday from 09:00 to 18:00; 1 holiday',
      'on a working day 30 / 50 / 90 % of the environments are used, 4 times each',
      'each time 5 / 20 / 60 requests to every API of the environment, within 60 / 300 / 900 s',
      'a request takes 0.1 / 0.2 / 0.5 s',
      'outside of working hours each environment is used 0 / 0.1 / 1 times a day',
      'uptime calls APIs * of environments * every 60 s',
      'page calls APIs web of environments a*, dev-01 every 10 s, up to 0.5 s late, in working hours',
      'seed 1',
    ],
  });
});
