// Days and hours as they are where people work.
import { Temporal } from 'temporal-polyfill';
import {
  calendar,
  calendarOf,
  type WorkingTime,
  workingSeconds,
  workingSpans,
  workingTimeProblems,
} from '../../lib/working-time/working-time';
import { secondsAt } from '../cost/traffic/requests';

const day = (date: string, time: WorkingTime) => calendar(time, Temporal.PlainDate.from(date), 1)[0];
const at = (start: string, end: string) => ({ start: secondsAt(start), end: secondsAt(end) });

test.each<[string, WorkingTime, object]>([
  [
    '2026-11-02',
    {},
    { ...at('2026-11-02T00:00Z', '2026-11-03T00:00Z'), working: at('2026-11-02T09:00Z', '2026-11-02T18:00Z') },
  ],
  ['2026-11-07', {}, at('2026-11-07T00:00Z', '2026-11-08T00:00Z')],
  ['2026-11-02', { holidays: ['2026-11-02'] }, at('2026-11-02T00:00Z', '2026-11-03T00:00Z')],
  ['2026-11-02', { workingDays: ['sunday'] }, at('2026-11-02T00:00Z', '2026-11-03T00:00Z')],
  [
    '2026-11-02',
    { timeZone: 'Asia/Tokyo', workingHours: { from: '00:00', until: '24:00' } },
    { ...at('2026-11-01T15:00Z', '2026-11-02T15:00Z'), working: at('2026-11-01T15:00Z', '2026-11-02T15:00Z') },
  ],
  [
    // 25 hours: the clock is set back at night.
    '2026-10-25',
    { timeZone: 'Europe/Berlin', workingDays: ['sunday'] },
    { ...at('2026-10-24T22:00Z', '2026-10-25T23:00Z'), working: at('2026-10-25T08:00Z', '2026-10-25T17:00Z') },
  ],
  [
    '2026-03-29',
    { timeZone: 'Europe/Berlin', workingDays: ['sunday'], workingHours: { from: '01:00', until: '04:00' } },
    { ...at('2026-03-28T23:00Z', '2026-03-29T22:00Z'), working: at('2026-03-29T00:00Z', '2026-03-29T02:00Z') },
  ],
])('%s with %j', (date, time, expected) => {
  expect(day(date, time)).toEqual({ date, ...expected });
});

test.each([
  ['2026-11-02T00:00Z', '2026-11-03T00:00Z', ['2026-11-02', '2026-11-03']],
  ['2026-11-01T15:00Z', '2026-11-02T15:00Z', ['2026-11-02']],
  ['2026-11-02T14:59:59Z', '2026-11-02T15:00:01Z', ['2026-11-02', '2026-11-03']],
])('in Tokyo, from %s to %s touches %j', (start, end, dates) => {
  expect(calendarOf({ timeZone: 'Asia/Tokyo' }, at(start, end)).map(({ date }) => date)).toEqual(dates);
});

test.each([
  ['a weekend', '2026-11-07T00:00Z', '2026-11-09T00:00Z', []],
  [
    'two days',
    '2026-11-02T00:00Z',
    '2026-11-04T00:00Z',
    [at('2026-11-02T09:00Z', '2026-11-02T18:00Z'), at('2026-11-03T09:00Z', '2026-11-03T18:00Z')],
  ],
  [
    'what begins and ends within them',
    '2026-11-02T10:00Z',
    '2026-11-02T17:00Z',
    [at('2026-11-02T10:00Z', '2026-11-02T17:00Z')],
  ],
  ['what ends when they begin', '2026-11-02T00:00Z', '2026-11-02T09:00Z', []],
  ['what begins when they end', '2026-11-02T18:00Z', '2026-11-03T00:00Z', []],
])('the working hours of %s', (_, start, end, spans) => {
  expect(workingSpans({}, at(start, end))).toEqual(spans);
});

test('the length of working hours', () => {
  expect(workingSeconds({ from: '09:30', until: '24:00' })).toBe(14.5 * 3600);
});

test.each<[object, readonly string[]]>([
  [{}, []],
  [{ timeZone: 'Europe/Berlin', workingDays: [], holidays: ['2024-02-29'] }, []],
  [{ timeZone: 'Berlin' }, ['timeZone']],
  [{ timeZone: 9 }, ['timeZone']],
  [{ workingDays: ['monday', 'monday'] }, ["workingDays has 'monday' more than once"]],
  [{ workingDays: ['Monday'] }, ['workingDays']],
  [{ workingDays: 'monday' }, ['workingDays']],
  [{ workingHours: { from: '9:00', until: '18:00' } }, ['workingHours']],
  [{ workingHours: { from: '18:00', until: '09:00' } }, ['workingHours']],
  [{ workingHours: { from: '09:00', until: '09:00' } }, ['workingHours']],
  [{ workingHours: { from: '24:00', until: '24:00' } }, ['workingHours']],
  [{ workingHours: { from: '09:00', until: '24:01' } }, ['workingHours']],
  [{ workingHours: { from: '09:00' } }, ['workingHours']],
  [{ workingHours: null }, ['workingHours']],
  [{ holidays: ['2026-02-29'] }, ['holidays']],
  [{ holidays: ['1.1.2026'] }, ['holidays']],
  [{ holidays: ['2026-01-01', '2026-01-01'] }, ["holidays has '2026-01-01' more than once"]],
  [
    { timeZone: 'x', workingDays: 1, workingHours: 1, holidays: 1 },
    ['timeZone', 'workingDays', 'workingHours', 'holidays'],
  ],
])('problems of %j', (time, problems) => {
  const found = workingTimeProblems(time);
  expect(found.map((problem) => problems.find((expected) => problem.startsWith(expected)))).toEqual(problems);
  expect(found.every((problem) => problem.includes('; allowed: '))).toBe(true);
});
