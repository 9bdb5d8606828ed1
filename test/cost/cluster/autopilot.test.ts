import { Duration } from 'cdk8s';
import { autopilot } from '../../../lib/cost/cluster/autopilot';
import { autopilotRequests } from '../../../lib/cost/cluster/autopilot-requests';
import type { ContainerRequests } from '../../../lib/cost/cluster/cluster';
import { GOOGLE_CLOUD_PRICES } from '../../../lib/cost/prices/google-cloud';
import { InputError } from '../../../lib/validation/input-error';

const container = (cpuMillis?: number, memoryMebibytes?: number): ContainerRequests => ({
  role: 'container',
  cpuMillis,
  memoryMebibytes,
});

const HOUR = 3600;
const MONTH = 730 * HOUR;

describe('what a pod is charged for', () => {
  test.each<[string, ContainerRequests[], boolean, number, number]>([
    ['is what it requests', [container(500, 1024)], true, 500, 1024],
    ['is at least 50m and 52Mi', [container(10, 10)], true, 50, 52],
    ['is at least 250m and 512Mi without bursting', [container(10, 10)], false, 250, 512],
    ['is a multiple of 250m without bursting', [container(251, 1024)], false, 500, 1024],
    ['is no less memory than 1 GiB for each vCPU', [container(1000, 100)], true, 1000, 1024],
    ['is no less CPU than 1 vCPU for each 6.5 GiB', [container(100, 6656)], true, 1000, 6656],
    ['is the default of a container that requests nothing', [container()], true, 500, 2048],
    ['is the default for what a container leaves out, with the CPU for it', [container(25)], true, 308, 2048],
    ['is raised for all containers together', [container(20, 30), container(25, 20)], true, 50, 52],
    ['has no default for an overhead', [container(100, 128), { role: 'overhead', cpuMillis: 50 }], true, 150, 153.6],
  ])('%s', (_, containers, bursting, cpuMillis, memoryMebibytes) => {
    expect(autopilotRequests(containers, bursting)).toEqual({ cpuMillis, memoryMebibytes });
  });
});

/** Money of a pod that runs for some time, without its wait. */
function moneyOf(
  containers: readonly ContainerRequests[],
  seconds: number,
  props: Parameters<typeof autopilot>[0] = {},
) {
  const cluster = autopilot({ provisioning: Duration.seconds(0), ...props }).at('expected', 0);
  const pods = cluster.podsOf(0, containers, 0);
  pods.remove(pods.create(10), 10 + seconds);
  return cluster.end(MONTH).owners[0]?.money;
}

test('a vCPU and a GiB cost what the price table says', () => {
  expect(moneyOf([container(1000, 1024)], HOUR)).toBeCloseTo(0.0445 + 0.0049225, 9);
  expect(moneyOf([container(1000, 1024)], HOUR, { spot: true })).toBeCloseTo(0.0133 + 0.0014767, 9);
});

test("Knative's components cost about 36 dollars a month", () => {
  // The six Deployments of 1.23 request 1,000m and 760Mi together; memory is raised to 1 GiB for each vCPU.
  const components = [
    [300, 60],
    [100, 100],
    [100, 100],
    [100, 100],
    [200, 200],
    [200, 200],
  ] as const;
  const cluster = autopilot().at('expected', 0);
  components.forEach(([cpu, memory], owner) => {
    cluster.podsOf(owner, [container(cpu, memory)], 20, 'platform').create(0);
  });
  const { owners, fee } = cluster.end(MONTH);
  expect(owners.reduce((sum, { money }) => sum + money, 0)).toBeCloseTo(
    730 * (0.0445 + 0.0049225 * (0.3 + 0.1 * 3 + 0.2 * 2)),
    0,
  );
  expect(fee).toBeCloseTo(73, 9);
});

test('a pod waits for a place, starts, and is charged from its place on', () => {
  const cluster = autopilot().at('expected', 100);
  const pods = cluster.podsOf(0, [container(100, 128)], 4);
  const pod = pods.create(200);
  expect(pod.readyAt).toBe(234);
  pods.remove(pod, 330);
  const early = pods.create(400);
  pods.remove(early, 420);
  pods.create(500);
  expect(cluster.step(500)).toBe(Number.POSITIVE_INFINITY);
  const { owners, ...usage } = cluster.end(630);
  expect(owners.map(({ podHours, nodeHours }) => [podHours * HOUR, nodeHours])).toEqual([[200, 0]]);
  expect(usage).toMatchObject({ unused: { podHours: 0, nodeHours: 0, money: 0 }, mostNodes: 0, podsThatWaited: 3 });
});

test.each([
  ['low', 5],
  ['expected', 30],
  ['high', 90],
] as const)('at the level %s a pod waits %d s', (level, seconds) => {
  const pods = autopilot()
    .at(level, 0)
    .podsOf(0, [container(100, 128)], 0);
  expect(pods.create(50).readyAt).toBe(50 + seconds);
});

test('pods of the platform run already, and are no Spot Pods', () => {
  const cluster = autopilot({ spot: true }).at('expected', 0);
  expect(cluster.podsOf(0, [container(1000, 1024)], 20, 'platform').create(0).readyAt).toBe(0);
  const usage = cluster.end(HOUR);
  expect(usage.owners[0]?.money).toBeCloseTo(0.0445 + 0.0049225, 9);
  expect(usage.podsThatWaited).toBe(0);
});

test('the credit of the free tier is for the fee', () => {
  expect(autopilot({ freeTier: true }).at('low', 0).end(MONTH).fee).toBe(0);
  const prices = { ...GOOGLE_CLOUD_PRICES, freeTierMonth: 36.5 };
  expect(autopilot({ freeTier: true, prices }).at('low', 0).end(MONTH).fee).toBeCloseTo(36.5, 9);
});

test('says what it is', () => {
  const { description, prices, assumptions } = autopilot({ region: 'asia-northeast1', bursting: false });
  expect(description).toBe('Autopilot, on-demand');
  expect(prices).toEqual({
    description: "Google Cloud's list prices in asia-northeast1",
    date: GOOGLE_CLOUD_PRICES.date,
    currency: 'USD',
    see: 'https://cloud.google.com/kubernetes-engine/pricing',
  });
  expect(assumptions['Requests of pods']).toContain('250m, in steps of 250m');
  expect(autopilot({ spot: true }).description).toBe('Autopilot, Spot Pods');
});

test('everything that is wrong is told at once', () => {
  const provisioning = JSON.parse('5');
  expect(() => autopilot({ region: 'mars-north1', provisioning })).toThrow(
    new InputError([
      `region is 'mars-north1'; allowed: ${Object.keys(GOOGLE_CLOUD_PRICES.regions).join(', ')}, or prices of your own`,
      'provisioning is low 5, expected 5, high 5 in seconds; allowed: a Duration, or one for each of low, expected and high, none less than the one before',
    ]),
  );
});

test('a pod of another cluster is refused', () => {
  const podsOf = () =>
    autopilot()
      .at('low', 0)
      .podsOf(0, [container(100, 128)], 0);
  expect(() => podsOf().remove(podsOf().create(0), 1)).toThrow('the pod is not one of this cluster');
});
