import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import type { LimitRangeProps } from '../../lib/namespace/limit-range';
import {
  limitRangeFor,
  type ResourceQuotaProps,
  resourceQuotaProblems,
  resourceQuotaSpec,
} from '../../lib/namespace/resource-quota';

const cpu = (millis: number) => ({ cpu: Cpu.millis(millis) });
const memory = (mebibytes: number) => ({ memory: Size.mebibytes(mebibytes) });

describe('a quota', () => {
  test('is written by the names that Kubernetes has for what it bounds', () => {
    const props: Required<ResourceQuotaProps> = {
      requests: { ...cpu(2000), ...memory(1024) },
      limits: { ...cpu(4500), ephemeralStorage: Size.gibibytes(1) },
      pods: 20,
      knativeServices: 5,
      services: 15,
      loadBalancers: 0,
      domainMappings: 1,
      persistentVolumeClaims: 2,
    };
    expect(resourceQuotaProblems(props)).toEqual([]);
    const { hard = {} } = resourceQuotaSpec(props);
    expect(Object.fromEntries(Object.entries(hard).map(([name, { value }]) => [name, value]))).toEqual({
      'requests.cpu': '2',
      'requests.memory': '1024Mi',
      'limits.cpu': '4500m',
      'limits.ephemeral-storage': '1024Mi',
      pods: 20,
      'count/services.serving.knative.dev': 5,
      services: 15,
      'services.loadbalancers': 0,
      'count/domainmappings.serving.knative.dev': 1,
      persistentvolumeclaims: 2,
    });
  });

  test.each<ResourceQuotaProps>([
    { pods: 1 },
    { knativeServices: 1 },
    { services: 3 },
    { services: 6, knativeServices: 2 },
    { loadBalancers: 0 },
    { domainMappings: 0 },
    { persistentVolumeClaims: 0 },
    { requests: {} },
  ])('may be %p', (props) => {
    expect(resourceQuotaProblems(props)).toEqual([]);
  });

  test.each<[object, string]>([
    [{}, 'resourceQuota has no bound; allowed: one or more of requests, limits, pods'],
    [{ pods: 0 }, 'resourceQuota.pods is 0; allowed: a whole number from 1 to'],
    [{ pods: 1.5 }, 'resourceQuota.pods is 1.5; allowed: a whole number from 1 to'],
    [{ pods: '1' }, "resourceQuota.pods is '1'; allowed: a whole number from 1 to"],
    [{ knativeServices: 0 }, 'resourceQuota.knativeServices is 0; allowed: a whole number from 1 to'],
    [{ services: 2 }, 'resourceQuota.services is 2; allowed: a whole number from 3 to'],
    [
      { services: 5, knativeServices: 2 },
      'resourceQuota.services is 5; allowed: 6 or more, 3 for each of knativeServices',
    ],
    [{ loadBalancers: -1 }, 'resourceQuota.loadBalancers is -1; allowed: a whole number from 0 to'],
    [{ domainMappings: -1 }, 'resourceQuota.domainMappings is -1; allowed: a whole number from 0 to'],
    [{ persistentVolumeClaims: -1 }, 'resourceQuota.persistentVolumeClaims is -1; allowed: a whole number from 0 to'],
    [{ requests: { cpu: 1 } }, 'resourceQuota.requests.cpu is 1; allowed: a Cpu'],
    [{ limits: 'none' }, "resourceQuota.limits is 'none'; allowed: an object with"],
    [{ secrets: 1 }, "resourceQuota has property 'secrets'; allowed: requests, limits, pods"],
  ])('may not be %p', (props, problem) => {
    expect(resourceQuotaProblems({ ...props })).toEqual([expect.stringContaining(problem)]);
  });
});

test.each<[ResourceQuotaProps, LimitRangeProps | undefined]>([
  [{ pods: 1 }, undefined],
  [{ limits: cpu(1) }, undefined],
  [{ requests: { ephemeralStorage: Size.gibibytes(1) } }, undefined],
  [{ requests: memory(1) }, { defaultRequest: memory(64) }],
  [{ requests: { ...cpu(1), ...memory(1) } }, { defaultRequest: { ...cpu(25), ...memory(64) } }],
])('with %p, containers that request nothing request %p', (quota, limitRange) => {
  expect(limitRangeFor(quota)).toEqual(limitRange);
});
