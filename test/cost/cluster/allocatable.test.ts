import { allocatable } from '../../../lib/cost/cluster/allocatable';
import { isSharedCore, MACHINE_TYPES } from '../../../lib/cost/cluster/machine-types';

const allocatableOf = (name: string) => {
  const type = MACHINE_TYPES.get(name);
  return (
    type &&
    allocatable({
      cpuMillis: type.vcpus * 1000,
      memoryMebibytes: type.memoryGibibytes * 1024,
      sharedCore: isSharedCore(type),
    })
  );
};

test.each([
  ['e2-medium', 940],
  ['e2-standard-2', 1930],
  ['e2-standard-4', 3920],
  ['e2-standard-8', 7910],
  ['e2-standard-16', 15890],
])('GKE leaves of the CPU of %s %dm', (name, cpuMillis) => {
  expect(allocatableOf(name)?.cpuMillis).toBe(cpuMillis);
});

test('a node with 16 GiB leaves what one of GKE 1.36 reports', () => {
  expect(allocatableOf('e2-standard-4')?.memoryMebibytes).toBeCloseTo(13_591_652 / 1024, -1);
});

// A kernel takes 2 % and 64 MiB; of the rest, the shares of the brackets and 100 MiB are reserved.
test.each([
  [512, 512 * 0.98 - 64 - 255 - 100],
  [4096, (4096 * 0.98 - 64) * 0.75 - 100],
  [8192, 8192 * 0.98 - 64 - 1024 - 0.2 * (8192 * 0.98 - 64 - 4096) - 100],
  [65_536, 65_536 * 0.98 - 64 - 2662.4 - 0.06 * (65_536 * 0.98 - 64 - 16_384) - 100],
  [262_144, 262_144 * 0.98 - 64 - 2662.4 - 6881.28 - 0.02 * (262_144 * 0.98 - 64 - 131_072) - 100],
])('GKE leaves of %d MiB of memory %d', (memoryMebibytes, left) => {
  expect(allocatable({ cpuMillis: 1000, memoryMebibytes, sharedCore: false }).memoryMebibytes).toBeCloseTo(left, 3);
});

test('of a machine that is too small nothing is left', () => {
  expect(allocatable({ cpuMillis: 1000, memoryMebibytes: 256, sharedCore: true })).toEqual({
    cpuMillis: 0,
    memoryMebibytes: 0,
  });
});
