import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import {
  containerProblems,
  containerRange,
  type LimitRangeProps,
  limitRangeProblems,
  limitRangeSpec,
  withDefaults,
} from '../../lib/namespace/limit-range';

const cpu = (millis: number) => ({ cpu: Cpu.millis(millis) });
const memory = (mebibytes: number) => ({ memory: Size.mebibytes(mebibytes) });

describe('what Kubernetes would fill in is there', () => {
  test.each<[LimitRangeProps, object]>([
    [{ max: cpu(4) }, { max: { cpu: 4 }, default: { cpu: 4 }, defaultRequest: { cpu: 4 }, min: {} }],
    [
      { max: cpu(4), default: cpu(3) },
      { max: { cpu: 4 }, default: { cpu: 3 }, defaultRequest: { cpu: 3 }, min: {} },
    ],
    [{ min: cpu(1) }, { min: { cpu: 1 }, defaultRequest: { cpu: 1 }, default: {}, max: {} }],
    [
      { min: cpu(1), default: cpu(3), defaultRequest: cpu(2) },
      { min: { cpu: 1 }, defaultRequest: { cpu: 2 }, default: { cpu: 3 }, max: {} },
    ],
    [{ defaultRequest: cpu(2) }, { min: {}, defaultRequest: { cpu: 2 }, default: {}, max: {} }],
  ])('of %p', (props, range) => {
    expect(containerRange(props)).toEqual(range);
  });

  test('and written', () => {
    expect(JSON.parse(JSON.stringify(limitRangeSpec({ max: cpu(4), min: memory(1) })))).toEqual({
      limits: [
        {
          type: 'Container',
          max: { cpu: { value: '4m' } },
          default: { cpu: { value: '4m' } },
          defaultRequest: { cpu: { value: '4m' }, memory: { value: '1Mi' } },
          min: { memory: { value: '1Mi' } },
        },
      ],
    });
  });
});

describe('the bounds of a container', () => {
  test.each<LimitRangeProps>([
    { min: cpu(1), defaultRequest: cpu(1), default: cpu(1), max: cpu(1) },
    { min: cpu(1), defaultRequest: memory(1), default: { ephemeralStorage: Size.gibibytes(1) } },
  ])('may be %p', (props) => {
    expect(limitRangeProblems(props)).toEqual([]);
  });

  test.each<[LimitRangeProps, string]>([
    [{ min: cpu(2), max: cpu(1) }, 'limitRange.min.cpu is 2m; allowed: at most limitRange.max.cpu, which is 1m'],
    [
      { min: cpu(2), default: cpu(1) },
      'limitRange.min.cpu is 2m; allowed: at most limitRange.default.cpu, which is 1m',
    ],
    [
      { min: memory(2), defaultRequest: memory(1) },
      'limitRange.min.memory is 2Mi; allowed: at most limitRange.defaultRequest.memory, which is 1Mi',
    ],
    [
      { defaultRequest: cpu(2), default: cpu(1) },
      'limitRange.defaultRequest.cpu is 2m; allowed: at most limitRange.default.cpu, which is 1m',
    ],
    [
      { defaultRequest: cpu(2), max: cpu(1) },
      'limitRange.defaultRequest.cpu is 2m; allowed: at most limitRange.max.cpu, which is 1m',
    ],
    [
      { default: cpu(2), max: cpu(1) },
      'limitRange.default.cpu is 2m; allowed: at most limitRange.max.cpu, which is 1m',
    ],
    [{}, 'limitRange has no amount; allowed: one or more in min, defaultRequest, default, max'],
    [{ max: {} }, 'limitRange has no amount; allowed: one or more in min, defaultRequest, default, max'],
    [JSON.parse('{"maximum":{}}'), "limitRange has property 'maximum'; allowed: default, defaultRequest, min, max"],
    [JSON.parse('{"max":"2"}'), "limitRange.max is '2'; allowed: an object with cpu, memory, ephemeralStorage"],
  ])('may not be %p', (props, problem) => {
    expect(limitRangeProblems(props)).toEqual([problem]);
  });
});

describe('a container', () => {
  const range = containerRange({ min: cpu(10), defaultRequest: cpu(50), default: cpu(100), max: cpu(200) });

  test.each([
    [
      { requests: {}, limits: {} },
      { requests: { cpu: 50 }, limits: { cpu: 100 } },
    ],
    [
      { requests: { cpu: 20 }, limits: {} },
      { requests: { cpu: 20 }, limits: { cpu: 100 } },
    ],
    [
      { requests: {}, limits: { cpu: 80 } },
      { requests: { cpu: 80 }, limits: { cpu: 80 } },
    ],
    [
      { requests: { cpu: 20, memory: 1 }, limits: { cpu: 80 } },
      { requests: { cpu: 20, memory: 1 }, limits: { cpu: 80 } },
    ],
  ])('%p gets what it does not say', (own, gets) => {
    expect(withDefaults(own, range)).toEqual(gets);
  });

  test.each([
    { requests: {}, limits: {} },
    { requests: { cpu: 10 }, limits: {} },
    { requests: { cpu: 100 }, limits: {} },
    { requests: { cpu: 200 }, limits: { cpu: 200 } },
  ])('%p is admitted', (own) => {
    expect(containerProblems('api', own, range)).toEqual([]);
  });

  test.each([
    [{ requests: { cpu: 9 }, limits: {} }, 'limitRange.min.cpu is 10m; allowed: at most api.requests.cpu, which is 9m'],
    [{ requests: {}, limits: { cpu: 9 } }, 'limitRange.min.cpu is 10m; allowed: at most api.requests.cpu, which is 9m'],
    [
      { requests: { cpu: 101 }, limits: {} },
      'api.requests.cpu is 101m; allowed: at most limitRange.default.cpu, which is 100m',
    ],
    [
      { requests: {}, limits: { cpu: 201 } },
      'api.limits.cpu is 201m; allowed: at most limitRange.max.cpu, which is 200m',
    ],
  ])('%p is refused', (own, problem) => {
    expect(containerProblems('api', own, range)).toEqual([problem]);
  });
});
