// Working hours as Prometheus tells them, beside those of the calendar that `npm run cost` goes by.

import { Temporal } from 'temporal-polyfill';
import { longestNight, offsetsOf, outsideWorkingHours, workingHoursProblems } from '../../lib/monitoring/working-hours';
import { calendar, type WorkingTime } from '../../lib/working-time/working-time';
import { runRules, testWithPromtool } from '../support/promtool';

const HOUR = 3600;
const DAYS = 9;

/** Time zones whose clocks are the same today as in 1970, when promtool's time begins. */
const TIMES: readonly (readonly [string, Pick<WorkingTime, 'timeZone' | 'workingDays' | 'workingHours'>])[] = [
  ['by default', {}],
  ['east of UTC', { timeZone: 'Asia/Tokyo' }],
  [
    'where the clock is half an hour off',
    { timeZone: 'Asia/Kolkata', workingHours: { from: '08:30', until: '24:00' } },
  ],
  ['west of UTC', { timeZone: 'America/Phoenix', workingHours: { from: '00:00', until: '07:30' } }],
  ['on days apart', { workingDays: ['sunday', 'monday', 'wednesday'] }],
];

/** Returns what is expected each half hour of some days. */
const halfHours = (expr: string, isOutside: (second: number) => boolean) =>
  Array.from({ length: DAYS * 48 }, (_, index) => index * 30).map((minute) => ({
    expr: `count(${expr}) or vector(0)`,
    eval_time: `${minute}m`,
    exp_samples: [{ labels: '{}', value: isOutside(minute * 60) ? 1 : 0 }],
  }));

testWithPromtool('Prometheus and the calendar agree', () => {
  const tests = TIMES.map(([name, time]) => {
    const days = calendar(time, Temporal.PlainDate.from('1969-12-31'), DAYS + 2).flatMap(
      ({ working }) => working ?? [],
    );
    const isOutside = (second: number) => !days.some(({ start, end }) => start <= second && second < end);
    return { name, groups: [], series: [], expected: halfHours(outsideWorkingHours(time), isOutside) };
  });
  expect(runRules(tests)).toBe('');
});

testWithPromtool('with summer time, an hour of work by either clock is one', () => {
  // Thursday, 1970-01-01, in UTC: 09:00 to 18:00 by a clock that is one hour or two hours ahead.
  const isOutside = (second: number) => {
    const day = Math.floor(second / (24 * HOUR));
    const hour = (second / HOUR) % 24;
    const isWeekend = [2, 3].includes(day % 7);
    return isWeekend || hour < 7 || hour >= 17;
  };
  const expected = halfHours(outsideWorkingHours({ timeZone: 'Europe/Berlin' }), isOutside);
  expect(runRules([{ name: 'Berlin', groups: [], series: [], expected }])).toBe('');
});

test.each([
  ['UTC', [0]],
  ['Asia/Kolkata', [5.5 * HOUR]],
  ['America/New_York', [-5 * HOUR, -4 * HOUR]],
  ['Europe/Berlin', [HOUR, 2 * HOUR]],
  ['Australia/Lord_Howe', [10.5 * HOUR, 11 * HOUR]],
])('the clocks of %s', (timeZone, offsets) => {
  expect(offsetsOf(timeZone)).toEqual(offsets);
});

test.each([
  ['a weekend', {}, (2 * 24 + 15) * HOUR],
  ['a weekend, less an hour of summer time', { timeZone: 'Europe/Berlin' }, (2 * 24 + 14) * HOUR],
  [
    'every day',
    { workingDays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] },
    15 * HOUR,
  ],
  ['one day', { workingDays: ['wednesday'] }, (6 * 24 + 15) * HOUR],
] as const)('the longest night of %s', (_, time, seconds) => {
  expect(longestNight(time)).toBe(seconds);
});

test.each([
  [{ timeZone: 'Berlin' }, "hours.timeZone is 'Berlin'; allowed: a time zone of the IANA database"],
  [{ workingDays: [] }, 'hours.workingDays is []; allowed: a list of different ones of monday'],
  [{ workingDays: ['monday', 'monday'] }, "hours.workingDays has 'monday' more than once; allowed"],
  [
    { workingHours: { from: '18:00', until: '09:00' } },
    'hours.workingHours is {"from":"18:00","until":"09:00"}; allowed',
  ],
  [{ workingHours: { from: '9', until: '18:00' } }, 'hours.workingHours is {"from":"9","until":"18:00"}; allowed'],
  [{ holidays: ['2026-01-01'] }, "hours has property 'holidays'; allowed: timeZone, workingDays, workingHours"],
])('%j are refused', (hours, problem) => {
  const unchecked: object = hours;
  expect(workingHoursProblems('hours', unchecked)).toEqual([expect.stringContaining(problem)]);
});

test('others are not', () => {
  expect(workingHoursProblems('hours', { timeZone: 'Asia/Tokyo', workingDays: ['sunday'] })).toEqual([]);
});
