import { MACHINE_TYPES, MACHINE_TYPES_ALLOWED, machineHour } from '../../../lib/cost/cluster/machine-types';
import { GOOGLE_CLOUD_PRICES } from '../../../lib/cost/prices/google-cloud';

test.each([
  ['e2-medium', { vcpus: 2, chargedVcpus: 1, memoryGibibytes: 4 }],
  ['e2-highcpu-16', { vcpus: 16, chargedVcpus: 16, memoryGibibytes: 16 }],
  ['e2-highmem-16', { vcpus: 16, chargedVcpus: 16, memoryGibibytes: 128 }],
  ['n2d-standard-80', { vcpus: 80, chargedVcpus: 80, memoryGibibytes: 320 }],
  ['n4-highcpu-4', { vcpus: 4, chargedVcpus: 4, memoryGibibytes: 8 }],
])('%s is known', (name, expected) => {
  expect(MACHINE_TYPES.get(name)).toMatchObject(expected);
});

test.each(['e2-highmem-32', 'e2-standard-64', 'n4-standard-3', 'm1-ultramem-40'])('%s is not known', (name) => {
  expect(MACHINE_TYPES.has(name)).toBe(false);
});

test('all kinds are told', () => {
  expect(MACHINE_TYPES_ALLOWED).toBe(
    'e2-micro, e2-small, e2-medium, e2-standard|highcpu|highmem-N, n2d-standard|highcpu|highmem-N, n4-standard|highcpu|highmem-N',
  );
});

// As Google publishes them for the machine types.
test.each([
  ['e2-medium', 'us-central1', 0.0335],
  ['e2-standard-2', 'us-central1', 0.067],
  ['e2-standard-4', 'us-central1', 0.134],
  ['e2-standard-8', 'us-central1', 0.26805],
  ['n2d-standard-2', 'us-central1', 0.0845],
  ['n4-standard-2', 'us-central1', 0.0907],
  ['e2-standard-4', 'asia-northeast1', 0.1719],
])('an hour of %s costs in %s what its vCPUs and its memory cost', (name, region, hour) => {
  const type = MACHINE_TYPES.get(name);
  const offer = GOOGLE_CLOUD_PRICES.regions[region]?.machines[type?.family ?? ''];
  expect(type && offer && machineHour(type, offer.onDemand)).toBeCloseTo(hour, 4);
});
