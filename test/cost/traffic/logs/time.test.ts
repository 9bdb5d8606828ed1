// The ways in which logs write times.
import { timeReader } from '../../../../lib/cost/traffic/logs/time';
import { secondsAt } from '../requests';

const NINE = secondsAt('2026-11-02T09:00:00Z');

test.each([
  ['2026-11-02T09:00:00Z', NINE],
  ['2026-11-02T09:00:00.25Z', NINE + 0.25],
  ['2026-11-02T09:00:00.123456789Z', NINE + 0.123456789],
  ['2026-11-02t09:00:00z', NINE],
  ['2026-11-02 09:00:00,5 UTC', NINE + 0.5],
  ['2026-11-02 09:00Z', NINE],
  ['2026-11-02T18:00:00+09:00', NINE],
  ['2026-11-02T18:00:00 +0900', NINE],
  ['2026-11-02T18:00:00+09', NINE],
  ['2026-11-02T04:30:00-04:30', NINE],
  ['2024-02-29T00:00:00Z', secondsAt('2024-02-29T00:00:00Z')],
  ['2026-12-31T23:59:60Z', secondsAt('2027-01-01T00:00:00Z')],
  [NINE, NINE],
  [NINE + 0.5, NINE + 0.5],
  [NINE * 1e3 + 1, NINE + 0.001],
  [NINE * 1e6 + 1000, NINE + 0.001],
  [NINE * 1e9, NINE],
  [`${NINE}.5`, NINE + 0.5],
  [`${NINE}000`, NINE],
])('%j is a time', (value, expected) => {
  expect(timeReader()(value)).toBeCloseTo(expected, 6);
});

test.each([
  ['2026-11-02T09:00:00', 'without offset'],
  ['2026-11-02 09:00:00.5', 'without offset'],
  ['2026-11-02', 'unreadable'],
  ['02/Nov/2026:09:00:00 +0000', 'unreadable'],
  ['2026-02-29T00:00:00Z', 'unreadable'],
  ['2026-13-01T00:00:00Z', 'unreadable'],
  ['2026-00-01T00:00:00Z', 'unreadable'],
  ['2026-11-00T00:00:00Z', 'unreadable'],
  ['2026-11-02T24:00:00Z', 'unreadable'],
  ['2026-11-02T09:60:00Z', 'unreadable'],
  ['2026-11-02T09:00:61Z', 'unreadable'],
  ['2026-11-02T09:00:00Zz', 'unreadable'],
  ['', 'unreadable'],
  ['-1', 'unreadable'],
  ['1999-12-31T23:59:59Z', 'out of range'],
  ['2100-01-01T00:00:00Z', 'out of range'],
  [17, 'out of range'],
  ['17', 'out of range'],
  [-5, 'out of range'],
])('%j is none: %s', (value, problem) => {
  expect(timeReader()(value)).toBe(problem);
});

test.each([
  ['2026-10-24T12:00:00', '2026-10-24T10:00:00Z'],
  ['2026-10-25T01:59:59', '2026-10-24T23:59:59Z'],
  // Shown twice: the first is meant.
  ['2026-10-25T02:30:00', '2026-10-25T00:30:00Z'],
  ['2026-10-25T03:00:00', '2026-10-25T02:00:00Z'],
  // Shown never: as if the clock hadn't been changed yet.
  ['2026-03-29T02:30:00', '2026-03-29T01:30:00Z'],
  ['2026-10-24T12:00:00Z', '2026-10-24T12:00:00Z'],
])('in Berlin, %s is %s', (local, utc) => {
  const read = timeReader('Europe/Berlin');
  expect(read(local)).toBe(secondsAt(utc));
  expect(read(local)).toBe(secondsAt(utc));
});

test('more minutes than are remembered', () => {
  const read = timeReader('Asia/Tokyo');
  for (let minute = 0; minute < 10_010; minute++) {
    const local = new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString().slice(0, -1);
    expect(read(local)).toBe(secondsAt(`${local}+09:00`));
  }
});
