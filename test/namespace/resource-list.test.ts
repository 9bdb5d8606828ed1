import { Size } from 'cdk8s';
import { Cpu, k8s } from 'cdk8s-plus-27';
import {
  amountInWords,
  amountsOf,
  atMost,
  quantities,
  readAmounts,
  requirementsProblems,
  resourceListProblems,
} from '../../lib/namespace/resource-list';

describe('amounts', () => {
  test.each([
    [{}, {}],
    [{ cpu: Cpu.millis(250) }, { cpu: 250 }],
    [
      { cpu: Cpu.units(2), memory: Size.gibibytes(1) },
      { cpu: 2000, memory: 1048576 },
    ],
    [
      { memory: Size.mebibytes(1), ephemeralStorage: Size.kibibytes(3) },
      { memory: 1024, ephemeralStorage: 3 },
    ],
    [{ cpu: Cpu.millis(0) }, { cpu: 0 }],
  ])('%p are compared in the unit of each resource', (list, amounts) => {
    expect(amountsOf(list)).toEqual(amounts);
    expect(resourceListProblems('quota', list)).toEqual([]);
  });

  test.each([null, 'much', 5, [], { cpu: '1' }, { memory: 5 }, { cpu: Cpu.millis(-1) }, { gpu: 1 }])(
    '%p are none',
    (list) => {
      expect(amountsOf(list)).toEqual({});
      expect(resourceListProblems('quota', list)).toEqual([
        expect.stringMatching(/^quota.* (?:is|has property) .*; allowed: /),
      ]);
    },
  );

  test.each<[unknown, string]>([
    [{ cpu: '1' }, "quota.cpu is '1'; allowed: a Cpu"],
    [{ memory: '1Gi' }, "quota.memory is '1Gi'; allowed: a Size"],
    [{ ephemeralStorage: Cpu.units(1) }, 'quota.ephemeralStorage is {"amount":"1"}; allowed: a Size'],
    [{ gpu: 1 }, "quota has property 'gpu'; allowed: cpu, memory, ephemeralStorage"],
    [5, 'quota is 5; allowed: an object with cpu, memory, ephemeralStorage'],
  ])('%p are told by their property', (list, problem) => {
    expect(resourceListProblems('quota', list)).toEqual([problem]);
  });

  test('may be left out', () => {
    expect(resourceListProblems('quota', undefined)).toEqual([]);
  });

  test.each<[unknown, object]>([
    [
      { cpu: '250m', memory: '1Gi', 'ephemeral-storage': '2Mi' },
      { cpu: 250, memory: 1048576, ephemeralStorage: 2048 },
    ],
    [
      { cpu: 1, memory: '500k' },
      { cpu: 1000, memory: 489 },
    ],
    [{ cpu: 'much', 'nvidia.com/gpu': '1' }, {}],
    [undefined, {}],
    ['1', {}],
  ])('%p are read from objects of Kubernetes', (written, amounts) => {
    expect(readAmounts(written)).toEqual(amounts);
  });

  test('are written by the names that Kubernetes has for them', () => {
    expect(quantities({ cpu: 250, memory: 65536, ephemeralStorage: 3 }, 'requests.')).toEqual({
      'requests.cpu': k8s.Quantity.fromString('250m'),
      'requests.memory': k8s.Quantity.fromString('64Mi'),
      'requests.ephemeral-storage': k8s.Quantity.fromString('3Ki'),
    });
    expect(quantities({})).toBeUndefined();
  });

  test.each([
    ['cpu', 1000, '1'],
    ['cpu', 1001, '1001m'],
    ['memory', 1024, '1Mi'],
    ['memory', 1025, '1025Ki'],
  ] as const)('%s of %d is %s', (resource, amount, words) => {
    expect(amountInWords(resource, amount)).toBe(words);
  });
});

test('a lower bound is at most the upper one, where there are both', () => {
  const upper = { cpu: 100, memory: 1024 };
  expect(atMost('min', { cpu: 100, ephemeralStorage: 1 }, 'max', upper)).toEqual([]);
  expect(atMost('min', { cpu: 101, memory: 2048 }, 'max', upper)).toEqual([
    'min.cpu is 101m; allowed: at most max.cpu, which is 100m',
    'min.memory is 2Mi; allowed: at most max.memory, which is 1Mi',
  ]);
});

describe('what a container requests and may use', () => {
  test.each([
    {},
    { requests: { cpu: Cpu.millis(25) } },
    { requests: { cpu: Cpu.millis(25) }, limits: { cpu: Cpu.millis(25), memory: Size.mebibytes(1) } },
  ])('may be %p', (requirements) => {
    expect(requirementsProblems('queueProxy', requirements)).toEqual([]);
  });

  test.each<[object, string]>([
    [{ request: {} }, "queueProxy has property 'request'; allowed: requests, limits"],
    [{ requests: 5 }, 'queueProxy.requests is 5; allowed: an object with'],
    [{ limits: { cpu: 1 } }, 'queueProxy.limits.cpu is 1; allowed: a Cpu'],
    [
      { requests: { cpu: Cpu.millis(26) }, limits: { cpu: Cpu.millis(25) } },
      'queueProxy.requests.cpu is 26m; allowed: at most queueProxy.limits.cpu, which is 25m',
    ],
  ])('may not be %p', (requirements, problem) => {
    expect(requirementsProblems('queueProxy', requirements)).toEqual([expect.stringContaining(problem)]);
  });

  test.each(['none', null, 5, []])('may not be %p', (requirements) => {
    expect(requirementsProblems('queueProxy', JSON.parse(JSON.stringify(requirements)))).toEqual([
      expect.stringMatching(/^queueProxy is .*; allowed: an object with requests, limits$/),
    ]);
  });
});
