// That requests come out by their times, in memory and by way of a file.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { RequestSorter } from '../../../../lib/cost/traffic/sorted/request-sorter';
import { orderOf } from '../../../../lib/cost/traffic/sorted/time-order';
import { requestsOf } from '../requests';

const times = fc.array(fc.oneof(fc.double({ min: 0, max: 1e10, noNaN: true }), fc.integer({ min: 0, max: 9 })), {
  maxLength: 200,
});

/** Returns times with their places, by the times, and by the places where the times are the same. */
const sorted = (all: readonly number[]) =>
  all.map((time, place) => ({ time, place })).sort((one, other) => one.time - other.time || one.place - other.place);

test('the order of times is that of their values, and of equal ones that of their places', () => {
  fc.assert(
    fc.property(times, (all) => {
      const order = orderOf(Float64Array.from(all));
      expect(order === undefined ? all.map((_, place) => place) : [...order]).toEqual(
        sorted(all).map(({ place }) => place),
      );
    }),
  );
});

test('the order of many times, near and far, is that of their values', () => {
  const all = Array.from({ length: 70_000 }, (_, index) => ((index * 7919) % 70_001) ** 2 / 3 + (index % 2) * 1e9);
  expect([...(orderOf(Float64Array.from(all)) ?? [])]).toEqual(sorted(all).map(({ place }) => place));
});

test('of many equal times, the order is that of their places', () => {
  const all = Array.from({ length: 70_000 }, (_, index) => 3 - (index % 3));
  expect([...(orderOf(Float64Array.from(all)) ?? [])]).toEqual(sorted(all).map(({ place }) => place));
});

test.each([
  ['in order', [1, 2, 2, 3], true],
  ['none', [], true],
  ['not in order', [1, 3, 2], false],
])('times that are %s', (_, all, isOrdered) => {
  expect(orderOf(Float64Array.from(all)) === undefined).toBe(isOrdered);
});

test.each([1, 2, 3, 7, 200, 1000])(
  'with room for %d, requests come out by their times, again and again',
  (runLength) => {
    fc.assert(
      fc.property(times, (all) => {
        const sorter = new RequestSorter(runLength);
        for (const [place, time] of all.entries()) {
          sorter.add(time, place / 2, place, place + 1);
        }
        const requests = sorter.finish();
        const expected = sorted(all).map(({ time, place }) => ({
          time,
          duration: place / 2,
          target: place,
          caller: place + 1,
        }));
        expect(requestsOf(requests.blocks())).toEqual(expected);
        expect(requestsOf(requests.blocks())).toEqual(expected);
        requests.dispose();
      }),
      { numRuns: 30 },
    );
  },
);

test('two readers don’t disturb each other', () => {
  const sorter = new RequestSorter(2);
  for (const time of [5, 4, 3, 2, 1]) {
    sorter.add(time, 0, 0, 0);
  }
  const requests = sorter.finish();
  const one = requests.blocks()[Symbol.iterator]();
  one.next();
  expect(requestsOf(requests.blocks()).map(({ time }) => time)).toEqual([1, 2, 3, 4, 5]);
  expect([...(one.next().value?.times ?? [])]).toEqual([3, 4]);
  requests.dispose();
});

test('more than one block of a file', () => {
  const sorter = new RequestSorter(10_000);
  const count = 25_000;
  for (let index = 0; index < count; index++) {
    sorter.add((index * 7919) % count, 0, index, 0);
  }
  const requests = sorter.finish();
  expect(requestsOf(requests.blocks()).map(({ time }) => time)).toEqual(
    Array.from({ length: count }, (_, time) => time),
  );
  requests.dispose();
});

describe('the temporary file', () => {
  const { TMPDIR } = process.env;
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sorter-'));
    process.env['TMPDIR'] = folder;
  });

  afterEach(() => {
    process.env['TMPDIR'] = TMPDIR;
    if (TMPDIR === undefined) {
      delete process.env['TMPDIR'];
    }
    rmSync(folder, { recursive: true });
  });

  test('has no name, so that nothing stays behind, and is gone in the end', () => {
    const sorter = new RequestSorter(1);
    sorter.add(2, 0, 0, 0);
    sorter.add(1, 0, 0, 0);
    expect(readdirSync(folder)).toEqual([]);
    const requests = sorter.finish();
    expect(requestsOf(requests.blocks()).map(({ time }) => time)).toEqual([1, 2]);
    expect(readdirSync(folder)).toEqual([]);
    requests.dispose();
    expect(() => requestsOf(requests.blocks())).toThrow('EBADF');
  });

  test('isn’t there while all fits', () => {
    process.env['TMPDIR'] = join(folder, 'nowhere');
    const sorter = new RequestSorter(2);
    sorter.add(2, 0, 0, 0);
    sorter.add(1, 0, 0, 0);
    expect(requestsOf(sorter.finish().blocks())).toHaveLength(2);
  });
});

test('what isn’t wanted after all can be given back', () => {
  const sorter = new RequestSorter(1);
  sorter.add(2, 0, 0, 0);
  sorter.add(1, 0, 0, 0);
  sorter.dispose();
  sorter.dispose();
});
