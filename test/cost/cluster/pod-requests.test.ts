import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import type { ContainerRequests } from '../../../lib/cost/cluster/cluster';
import { knativePod, podContainers, podRequests } from '../../../lib/cost/cluster/pod-requests';
import { KnativeRelease } from '../../../lib/release/knative-release';
import type { Checked } from '../../../lib/service/rules/rule';
import type { ServingConfiguration } from '../../../lib/serving/configuration/serving-configuration';
import { Settings } from '../../../lib/serving/configuration/settings';

const resources = (cpu: string, memory: string) => ({ requests: { cpu, memory } });
const cpuOf = (spec: Parameters<typeof podContainers>[0]) => podRequests(podContainers(spec)).cpuMillis;

describe("a pod that is not Knative's", () => {
  test('requests what its containers request together', () => {
    const containers = [{ resources: resources('250m', '64Mi') }, { resources: resources('1', '1Gi') }, {}];
    expect(podRequests(podContainers({ containers }))).toEqual({ cpuMillis: 1250, memoryMebibytes: 1088 });
  });

  test('requests its limits where it requests nothing', () => {
    const containers = [{ resources: { limits: { cpu: '2', memory: '512Mi' }, requests: { cpu: '100m' } } }];
    expect(podRequests(podContainers({ containers }))).toEqual({ cpuMillis: 100, memoryMebibytes: 512 });
  });

  test('requests what an init container requests, if that is more', () => {
    const containers = [{ resources: resources('100m', '10Mi') }];
    const init = (cpu: string) => ({ resources: resources(cpu, '5Mi') });
    expect(cpuOf({ containers, initContainers: [init('90m'), init('50m')] })).toBe(100);
    expect(cpuOf({ containers, initContainers: [init('90m'), init('150m')] })).toBe(150);
  });

  test('requests sidecars beside its containers, and beside the init containers after them', () => {
    const containers = [{ resources: resources('100m', '10Mi') }];
    const sidecar = { restartPolicy: 'Always', resources: resources('30m', '5Mi') };
    const init = { resources: resources('110m', '5Mi') };
    expect(cpuOf({ containers, initContainers: [sidecar] })).toBe(130);
    expect(cpuOf({ containers, initContainers: [sidecar, init] })).toBe(140);
    expect(cpuOf({ containers, initContainers: [init, sidecar] })).toBe(130);
    expect(cpuOf({ containers: [], initContainers: [sidecar, sidecar] })).toBe(60);
  });

  test('requests its overhead as well', () => {
    const containers = [{ resources: resources('100m', '10Mi') }];
    expect(cpuOf({ containers, overhead: { cpu: '20m' } })).toBe(120);
  });

  test('requests nothing if nothing stands there', () => {
    expect(podContainers({})).toEqual([]);
    expect(podContainers({ containers: [7, { resources: 'none' }] })).toEqual<ContainerRequests[]>([
      { role: 'container', cpuMillis: undefined, memoryMebibytes: undefined },
    ]);
  });
});

describe('a pod of a Knative Service', () => {
  const release = KnativeRelease.newest();
  const settings = (configuration: ServingConfiguration = {}) => new Settings([configuration], release);
  const QUEUE_PROXY: ContainerRequests = { role: 'container', cpuMillis: 25, memoryMebibytes: undefined };
  const bounds = (millis: number, mebibytes: number): NonNullable<Checked['resources']> => ({
    cpu: { request: Cpu.millis(millis) },
    memory: { request: Size.mebibytes(mebibytes) },
  });

  test('has queue-proxy, which requests 25m', () => {
    expect(knativePod({}, settings())).toEqual([
      { role: 'container', cpuMillis: undefined, memoryMebibytes: undefined },
      QUEUE_PROXY,
    ]);
  });

  test('requests what its properties say, of all of its containers', () => {
    const props: Checked = {
      resources: bounds(250, 256),
      sidecars: [{ name: 'proxy', image: 'proxy', resources: bounds(50, 64) }],
      initContainers: [{ name: 'init', image: 'init', resources: bounds(400, 32) }],
    };
    const containers = knativePod(props, settings());
    expect(containers.map(({ role, cpuMillis }) => [role, cpuMillis])).toEqual([
      ['container', 250],
      ['container', 50],
      ['init', 400],
      ['container', 25],
    ]);
    expect(podRequests(containers)).toEqual({ cpuMillis: 400, memoryMebibytes: 320 });
  });

  test('has what config-defaults and config-deployment say where it says nothing itself', () => {
    const configuration: ServingConfiguration = {
      defaults: { revisionCpuRequest: Cpu.millis(200), revisionMemoryLimit: Size.mebibytes(300) },
      deployment: { queueSidecarCpuRequest: Cpu.millis(10), queueSidecarMemoryRequest: Size.mebibytes(50) },
    };
    const props: Checked = {
      resources: { cpu: { limit: Cpu.units(1) } },
      initContainers: [{ name: 'init', image: 'init' }],
      queueProxyResources: { cpu: { request: Cpu.millis(15) } },
    };
    expect(knativePod(props, settings(configuration))).toEqual<ContainerRequests[]>([
      { role: 'container', cpuMillis: 200, memoryMebibytes: 300 },
      { role: 'init', cpuMillis: undefined, memoryMebibytes: undefined },
      { role: 'container', cpuMillis: 15, memoryMebibytes: 50 },
    ]);
  });

  test('has what a LimitRange of the namespace gives it', () => {
    const limitRange = { defaultRequest: { memory: Size.mebibytes(64) } };
    expect(knativePod({ resources: bounds(100, 128) }, settings(), limitRange)).toEqual<ContainerRequests[]>([
      { role: 'container', cpuMillis: 100, memoryMebibytes: 128 },
      { role: 'container', cpuMillis: 25, memoryMebibytes: 64 },
    ]);
  });

  test('has more for queue-proxy by the flag queueproxy.resource-defaults', () => {
    const containers = knativePod({}, settings({ features: { queueproxyResourceDefaults: 'Enabled' } }));
    expect(containers.at(-1)).toEqual({ role: 'container', cpuMillis: 25, memoryMebibytes: 400 });
  });
});
