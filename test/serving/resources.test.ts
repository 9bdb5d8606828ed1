import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { amountsOf, requirementsOf } from '../../lib/namespace/resource-list';
import { KnativeRelease } from '../../lib/release/knative-release';
import { containerResources, queueProxyResources } from '../../lib/serving/configuration/resources';
import type { ServingConfiguration } from '../../lib/serving/configuration/serving-configuration';
import { Settings } from '../../lib/serving/configuration/settings';

function amounts(configuration: ServingConfiguration, release: KnativeRelease) {
  const { requests, limits } = requirementsOf(queueProxyResources(new Settings([configuration], release)));
  return { requests: amountsOf(requests), limits: amountsOf(limits) };
}

test.each(KnativeRelease.all().map((release) => [release.version, release] as const))(
  'by itself, Knative %s gives queue-proxy 25m of CPU and nothing else',
  (_, release) => {
    expect(amounts({}, release)).toEqual({ requests: { cpu: 25 }, limits: {} });
  },
);

test.each<[string, ServingConfiguration, object]>([
  [
    'all that config-deployment says',
    {
      deployment: {
        queueSidecarCpuRequest: Cpu.millis(50),
        queueSidecarCpuLimit: Cpu.millis(100),
        queueSidecarMemoryRequest: Size.mebibytes(1),
        queueSidecarMemoryLimit: Size.mebibytes(2),
        queueSidecarEphemeralStorageRequest: Size.mebibytes(3),
        queueSidecarEphemeralStorageLimit: Size.mebibytes(4),
      },
      features: { queueproxyResourceDefaults: 'Enabled' },
    },
    {
      requests: { cpu: 50, memory: 1024, ephemeralStorage: 3072 },
      limits: { cpu: 100, memory: 2048, ephemeralStorage: 4096 },
    },
  ],
  [
    'what the flag gives it beside',
    { features: { queueproxyResourceDefaults: 'Enabled' } },
    { requests: { cpu: 25, memory: 400 * 1024 }, limits: { cpu: 1000, memory: 800 * 1024 } },
  ],
  [
    'nothing beside without the flag',
    { features: { queueproxyResourceDefaults: 'Disabled' } },
    { requests: { cpu: 25 }, limits: {} },
  ],
])('queue-proxy gets %s', (_, configuration, expected) => {
  expect(amounts(configuration, KnativeRelease.newest())).toEqual(expected);
});

test('a container gets what config-defaults says, and nothing by itself', () => {
  const resources = (configuration: ServingConfiguration) => {
    const settings = new Settings([configuration], KnativeRelease.newest());
    const { requests, limits } = requirementsOf(containerResources(settings));
    return { requests: amountsOf(requests), limits: amountsOf(limits) };
  };
  expect(resources({})).toEqual({ requests: {}, limits: {} });
  expect(
    resources({
      defaults: {
        revisionCpuRequest: Cpu.millis(1),
        revisionCpuLimit: Cpu.millis(2),
        revisionMemoryRequest: Size.kibibytes(3),
        revisionMemoryLimit: Size.kibibytes(4),
        revisionEphemeralStorageRequest: Size.kibibytes(5),
        revisionEphemeralStorageLimit: Size.kibibytes(6),
      },
    }),
  ).toEqual({
    requests: { cpu: 1, memory: 3, ephemeralStorage: 5 },
    limits: { cpu: 2, memory: 4, ephemeralStorage: 6 },
  });
});
