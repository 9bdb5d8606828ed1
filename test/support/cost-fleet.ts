// A small fleet, its traffic and its nodes, for tests of what costs come to.
import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import type { CostAssumptions } from '../../lib/cost/assumptions';
import { autopilot } from '../../lib/cost/cluster/autopilot';
import type { Fleet, FleetApi } from '../../lib/cost/fleet/fleet';
import type { PriceTable } from '../../lib/cost/prices/price-table';
import type { TrafficSource } from '../../lib/cost/traffic/traffic';
import { usualSettings } from '../../lib/fleet/install';
import type { Manifest } from '../../lib/gitops/manifest';
import { KnativeRelease } from '../../lib/release/knative-release';
import type { Checked } from '../../lib/service/rules/rule';
import { type TestRequest, trafficOf } from './traffic';

const RATES = { vcpuHour: 1, gibibyteHour: 0 };
const OFFER = { onDemand: RATES, spot: RATES };

/** A vCPU costs 1 an hour, memory nothing, and the cluster 0.1. */
export const SIMPLE_PRICES: PriceTable = {
  description: 'simple prices',
  date: '2026-11-01',
  currency: 'USD',
  see: 'https://prices.example.com',
  clusterHour: 0.1,
  freeTierMonth: 0,
  regions: { 'us-central1': { machines: { e2: OFFER }, autopilot: OFFER } },
};

/** Monday, 00:00 UTC. */
export const MONDAY = Date.UTC(2026, 0, 5) / 1000;

/** A vCPU with a pod at once, which is ready after 3 seconds; queue-proxy takes no vCPU of its own. */
export const SIMPLE_ASSUMPTIONS: CostAssumptions = {
  cluster: autopilot({ prices: SIMPLE_PRICES, provisioning: Duration.seconds(0) }),
  podStart: Duration.seconds(3),
  traffic: {},
};

/** Returns an API of one vCPU, half of it queue-proxy's. */
export const api = (environment: string, name: string, props: Checked = {}): FleetApi => ({
  environment,
  name,
  image: `${name}:1.0`,
  hosts: [`${name}-${environment}.dev.example.com`],
  link: `https://${name}-${environment}.dev.example.com`,
  props: {
    image: `${name}:1.0`,
    minScale: 0,
    maxScale: 1,
    initialScale: 0,
    resources: { cpu: { request: Cpu.millis(500) }, memory: { request: Size.mebibytes(256) } },
    queueProxyResources: { cpu: { request: Cpu.millis(500) }, memory: { request: Size.mebibytes(256) } },
    ...props,
  },
});

/** Returns a fleet on the newest release. */
export function fleetOf(apis: readonly FleetApi[], others: readonly Manifest[] = []): Fleet {
  const release = KnativeRelease.newest();
  return { release, settings: usualSettings(release), apis, warm: [], others };
}

/** Returns a source of the same requests at all levels, in a week from a Monday on; their times count from then on. */
export function sourceOf(requests: readonly TestRequest[], days = 7): TrafficSource {
  const traffic = trafficOf(
    requests.map((request) => ({ ...request, time: MONDAY + request.time })),
    { from: MONDAY, until: MONDAY + days * 86_400 },
  );
  return { summary: { kind: 'profile', lines: ['some requests'] }, at: () => traffic };
}

/** Returns a Deployment of one vCPU. */
export const deployment = (name: string, labels: Readonly<Record<string, string>> = {}): Manifest => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace: 'system', labels },
  spec: { template: { spec: { containers: [{ name, resources: { requests: { cpu: '1', memory: '1Gi' } } }] } } },
});
