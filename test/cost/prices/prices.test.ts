import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GOOGLE_CLOUD_PRICES } from '../../../lib/cost/prices/google-cloud';
import { clusterFee, type Offer } from '../../../lib/cost/prices/price-table';
import { readPrices } from '../../../lib/cost/prices/read-prices';
import { InputError } from '../../../lib/validation/input-error';

const folder = mkdtempSync(join(tmpdir(), 'prices-'));
const path = join(folder, 'prices.json');

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const read = (text: string) => {
  writeFileSync(path, text);
  return readPrices(path);
};

const problemsOf = (text: string): readonly string[] => {
  try {
    read(text);
  } catch (error) {
    return error instanceof InputError ? error.problems : [String(error)];
  }
  return [];
};

test('a table of prices is read as it is', () => {
  expect(read(JSON.stringify(GOOGLE_CLOUD_PRICES))).toEqual(GOOGLE_CLOUD_PRICES);
});

test('everything that is wrong with a table is told at once', () => {
  const { see: _, ...table } = GOOGLE_CLOUD_PRICES;
  const rates = { vcpuHour: 1, gibibyteHour: '2' };
  const regions = { 'europe-west1': { machines: { e2: { onDemand: rates, spot: rates, free: 1 } }, autopilot: 7 } };
  expect(problemsOf(JSON.stringify({ ...table, date: 'today', currency: 'usd', clusterHour: -1, regions }))).toEqual([
    `${path}: date is 'today'; allowed: a day such as 2026-11-01`,
    `${path}: currency is 'usd'; allowed: a code of ISO 4217 such as USD`,
    `${path}: see is missing; allowed: a URL of http or https`,
    `${path}: clusterHour is -1; allowed: a number, 0 or more`,
    `${path}: regions.europe-west1.machines.e2.onDemand.gibibyteHour is '2'; allowed: a number, 0 or more`,
    `${path}: regions.europe-west1.machines.e2.spot.gibibyteHour is '2'; allowed: a number, 0 or more`,
    `${path}: regions.europe-west1.machines.e2 has property 'free'; allowed: onDemand, spot`,
    `${path}: regions.europe-west1.autopilot is 7; allowed: an object with onDemand, spot`,
  ]);
});

test.each([
  [
    '[]',
    'the file is []; allowed: an object with description, date, currency, see, clusterHour, freeTierMonth, regions',
  ],
  [
    JSON.stringify({ ...GOOGLE_CLOUD_PRICES, regions: {} }),
    'regions is {}; allowed: one region or more, by their names',
  ],
])('%s is refused', (text, problem) => {
  expect(problemsOf(text)).toEqual([`${path}: ${problem}`]);
});

test('what is no JSON is refused', () => {
  expect(problemsOf('{')).toEqual([expect.stringMatching(/^.*prices\.json: .*; allowed: JSON$/)]);
});

test('a file that is not there is told of by the operating system', () => {
  expect(() => readPrices(join(folder, 'none.json'))).toThrow('ENOENT');
});

const offers = Object.entries(GOOGLE_CLOUD_PRICES.regions).flatMap(([region, { machines, autopilot }]) =>
  Object.entries({ ...machines, autopilot }).map(([kind, offer]): [string, string, Offer] => [region, kind, offer]),
);

test.each(offers)(
  'in %s, spot costs less than on-demand for %s, and a GiB less than a vCPU',
  (_region, _kind, offer) => {
    const { onDemand, spot } = offer;
    expect(spot.vcpuHour).toBeLessThan(onDemand.vcpuHour);
    expect(spot.gibibyteHour).toBeLessThan(onDemand.gibibyteHour);
    expect(onDemand.gibibyteHour).toBeLessThan(onDemand.vcpuHour);
    expect(spot.gibibyteHour).toBeGreaterThan(0);
  },
);

test('no region is cheaper than us-central1, on demand', () => {
  const { 'us-central1': cheapest, ...others } = GOOGLE_CLOUD_PRICES.regions;
  for (const { machines, autopilot } of Object.values(others)) {
    expect(autopilot.onDemand.vcpuHour).toBeGreaterThan(cheapest?.autopilot.onDemand.vcpuHour ?? Number.NaN);
    expect(machines['e2']?.onDemand.vcpuHour).toBeGreaterThan(
      cheapest?.machines['e2']?.onDemand.vcpuHour ?? Number.NaN,
    );
  }
});

test('a cluster costs 73 dollars a month, and none of it with the credit', () => {
  expect(clusterFee(GOOGLE_CLOUD_PRICES, 730, false)).toBeCloseTo(73, 9);
  expect(clusterFee(GOOGLE_CLOUD_PRICES, 730, true)).toBe(0);
});
