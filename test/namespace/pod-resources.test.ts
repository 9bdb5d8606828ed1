import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { anyPodProblems, type PodBounds, podResourceProblems } from '../../lib/namespace/pod-resources';
import { limitRangeFor, type ResourceQuotaProps } from '../../lib/namespace/resource-quota';

const cpu = (millis: number) => ({ cpu: Cpu.millis(millis) });
const memory = (mebibytes: number) => ({ memory: Size.mebibytes(mebibytes) });

const QUEUE_PROXY = { requests: cpu(25) };

describe('every pod with its queue-proxy', () => {
  const bounds = (parts: Partial<PodBounds>): PodBounds => ({
    resourceQuota: {},
    limitRange: {},
    queueProxy: QUEUE_PROXY,
    container: {},
    ...parts,
  });

  test.each<Partial<PodBounds>>([
    {},
    { resourceQuota: { requests: cpu(25) } },
    { resourceQuota: { requests: { ephemeralStorage: Size.mebibytes(1) } } },
    { resourceQuota: { requests: memory(128) }, limitRange: { defaultRequest: memory(64) } },
    { resourceQuota: { limits: cpu(200) }, limitRange: { default: cpu(100) } },
    { resourceQuota: { limits: memory(50) }, queueProxy: { limits: memory(50) } },
    { resourceQuota: { requests: memory(50) }, queueProxy: { limits: memory(50) } },
    { limitRange: { min: cpu(25) } },
    { limitRange: { default: cpu(25) } },
    { limitRange: { max: memory(50) }, queueProxy: { limits: memory(50) } },
  ])('is admitted by %p', (parts) => {
    expect(anyPodProblems(bounds(parts))).toEqual([]);
  });

  test.each<[Partial<PodBounds>, string]>([
    [
      { resourceQuota: { requests: cpu(24) } },
      'a pod with its queue-proxy: requests.cpu is 25m; allowed: at most resourceQuota.requests.cpu, which is 24m',
    ],
    [
      { resourceQuota: { requests: memory(1000) } },
      'queueProxy.requests.memory is undefined; allowed: an amount, of its own or by limitRange.defaultRequest.memory, as resourceQuota.requests.memory is set',
    ],
    [
      { resourceQuota: { limits: cpu(1000) } },
      'queueProxy.limits.cpu is undefined; allowed: an amount, of its own or by limitRange.default.cpu, as resourceQuota.limits.cpu is set',
    ],
    [
      { resourceQuota: { requests: memory(127) }, limitRange: { defaultRequest: memory(64) } },
      'a pod with its queue-proxy: requests.memory is 128Mi; allowed: at most resourceQuota.requests.memory, which is 127Mi',
    ],
    [
      { resourceQuota: { limits: cpu(199) }, limitRange: { default: cpu(100) } },
      'a pod with its queue-proxy: limits.cpu is 200m; allowed: at most resourceQuota.limits.cpu, which is 199m',
    ],
    [
      { limitRange: { min: cpu(26) } },
      'limitRange.min.cpu is 26m; allowed: at most queueProxy.requests.cpu, which is 25m',
    ],
    [
      { limitRange: { default: cpu(24) } },
      'queueProxy.requests.cpu is 25m; allowed: at most limitRange.default.cpu, which is 24m',
    ],
    [
      { limitRange: { max: memory(49) }, queueProxy: { limits: memory(50) } },
      'queueProxy.limits.memory is 50Mi; allowed: at most limitRange.max.memory, which is 49Mi',
    ],
  ])('is refused by %p', (parts, problem) => {
    expect(anyPodProblems(bounds(parts))).toEqual([problem]);
  });

  describe('and containers that say something', () => {
    const container = (requests: object, limits = {}) => ({ resources: { requests, limits } });
    const quota: ResourceQuotaProps = { requests: { ...cpu(1000), ...memory(1024) } };
    const parts: Partial<PodBounds> = { resourceQuota: quota, limitRange: limitRangeFor(quota) };

    test.each<[string, object]>([
      ['as much as there is', { containers: [container({ cpu: '975m', memory: '960Mi' })] }],
      ['nothing', { containers: [{}] }],
      ['no containers', { containers: 'none' }],
      ['before, as much as there is', { containers: [{}], initContainers: [container({ cpu: '1' })] }],
    ])('%s', (_, spec) => {
      expect(podResourceProblems({ ...spec }, bounds(parts))).toEqual([]);
    });

    test.each<[string, object, string]>([
      [
        'more CPU',
        { containers: [container({ cpu: '976m' })] },
        'a pod with its queue-proxy: requests.cpu is 1001m; allowed: at most resourceQuota.requests.cpu, which is 1',
      ],
      [
        'more memory, by their limits',
        { containers: [container({}, { memory: '961Mi' })] },
        'a pod with its queue-proxy: requests.memory is 1025Mi; allowed: at most resourceQuota.requests.memory, which is 1024Mi',
      ],
      [
        'more together',
        { containers: [container({ cpu: '500m' }), container({ cpu: '500m' })] },
        'a pod with its queue-proxy: requests.cpu is 1025m; allowed: at most resourceQuota.requests.cpu, which is 1',
      ],
      [
        'more before',
        { containers: [{}], initContainers: [container({ cpu: '1001m' })] },
        'a pod with its queue-proxy: requests.cpu is 1001m; allowed: at most resourceQuota.requests.cpu, which is 1',
      ],
    ])('%s', (_, spec, problem) => {
      expect(podResourceProblems({ ...spec }, bounds(parts))).toEqual([problem]);
    });

    test('what config-defaults gives containers counts, but not for init containers', () => {
      const limited = { resourceQuota: { limits: memory(200) }, queueProxy: { limits: memory(50) } };
      const spec = { containers: [{}, container({}, { memory: '1Mi' })] };
      expect(podResourceProblems(spec, bounds({ ...limited, container: { limits: memory(149) } }))).toEqual([]);
      expect(podResourceProblems(spec, bounds({ ...limited, container: { limits: memory(150) } }))).toEqual([
        'a pod with its queue-proxy: limits.memory is 201Mi; allowed: at most resourceQuota.limits.memory, which is 200Mi',
      ]);
      expect(
        podResourceProblems(
          { containers: [{}], initContainers: [{}] },
          bounds({ ...limited, container: { limits: memory(1) } }),
        ),
      ).toEqual([expect.stringMatching(/^initContainers\[0\].resources.limits.memory is undefined/)]);
    });

    test('what a container lacks, or has too much of', () => {
      const strict = bounds({
        resourceQuota: { limits: memory(1024) },
        limitRange: { max: cpu(1000), min: cpu(10) },
        queueProxy: { requests: cpu(25), limits: memory(50) },
      });
      const spec = {
        containers: [container({ cpu: '5m' }, { cpu: '2' })],
        initContainers: [container({}, { memory: '1Mi' })],
      };
      expect(podResourceProblems(spec, strict)).toEqual([
        'limitRange.min.cpu is 10m; allowed: at most containers[0].resources.requests.cpu, which is 5m',
        'containers[0].resources.limits.cpu is 2; allowed: at most limitRange.max.cpu, which is 1',
        'containers[0].resources.limits.memory is undefined; allowed: an amount, of its own or by limitRange.default.memory, as resourceQuota.limits.memory is set',
      ]);
    });
  });
});
