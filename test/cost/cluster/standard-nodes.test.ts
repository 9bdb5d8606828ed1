import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import type { Platform, Pod } from '../../../lib/cost/cluster/cluster';
import { type StandardNodesProps, standardNodes } from '../../../lib/cost/cluster/standard-nodes';
import { InputError } from '../../../lib/validation/input-error';
import { endAt, MACHINE, nodeSeconds, nodes, pod, stepTo } from './simulated';

const NEVER = Number.POSITIVE_INFINITY;

describe('one pod on a node', () => {
  test('it waits for the scan, the node and its start, and the node stays until it was unneeded for 10 minutes', () => {
    const cluster = nodes({ podsPerNode: 1 });
    stepTo(cluster, 3);
    const pods = cluster.podsOf(0, pod(100), 4);
    const first = pods.create(3);
    expect(first.readyAt).toBe(NEVER);
    expect(cluster.due).toBe(10);
    expect(cluster.step(10)).toBe(20);
    expect(cluster.step(20)).toBe(85);
    expect(first.readyAt).toBe(NEVER);
    stepTo(cluster, 85);
    expect(first.readyAt).toBe(89);
    stepTo(cluster, 203);
    pods.remove(first, 203);
    // The scan of second 210 finds the node unneeded.
    const usage = endAt(cluster, 5000);
    const hours = expect.closeTo(118 / 3600, 9);
    expect(usage.owners).toEqual([{ podHours: hours, nodeHours: hours, money: expect.closeTo(118, 6) }]);
    expect(nodeSeconds(usage)).toBeCloseTo(810 - 10, 6);
    expect(usage.unused.money).toBeCloseTo(800 - 118, 6);
    expect(usage).toMatchObject({ mostNodes: 1, podsThatWaited: 1 });
  });

  test('another pod has the node that is still there at once', () => {
    const cluster = nodes({ podsPerNode: 1 });
    const pods = cluster.podsOf(0, pod(100), 4);
    stepTo(cluster, 0);
    const first = pods.create(0);
    stepTo(cluster, 300);
    pods.remove(first, 300);
    stepTo(cluster, 900);
    const second = pods.create(900);
    expect(second.readyAt).toBe(904);
    stepTo(cluster, 2000);
    pods.remove(second, 2000);
    // It wasn't unneeded in between, so that the time begins again.
    expect(nodeSeconds(endAt(cluster, 5000))).toBeCloseTo(2010 + 600 - 10, 6);
  });

  test('a pod that is removed before it has a node costs nothing but the node', () => {
    const cluster = nodes();
    const pods = cluster.podsOf(0, pod(100), 4);
    stepTo(cluster, 0);
    const first = pods.create(0);
    stepTo(cluster, 50);
    pods.remove(first, 50);
    const usage = endAt(cluster, 5000);
    expect(usage.owners).toEqual([{ podHours: 0, nodeHours: 0, money: 0 }]);
    expect(nodeSeconds(usage)).toBeCloseTo(690 - 10, 6);
  });

  test('no node is removed within the delay after another was ordered', () => {
    const cluster = nodes({ podsPerNode: 1, unneededAfter: Duration.minutes(1), delayAfterAdd: Duration.minutes(20) });
    const pods = cluster.podsOf(0, pod(100), 0);
    stepTo(cluster, 0);
    const first = pods.create(0);
    stepTo(cluster, 100);
    pods.remove(first, 100);
    expect(nodeSeconds(endAt(cluster, 5000))).toBeCloseTo(1210 - 10, 6);
  });
});

describe('nodes for pods that wait', () => {
  test('are as many as the pods need together', () => {
    const cluster = nodes();
    stepTo(cluster, 0);
    const pods = cluster.podsOf(0, pod(1500), 0);
    const created = [1, 2, 3, 4, 5].map((second) => pods.create(second));
    const usage = endAt(cluster, 100);
    expect(usage.mostNodes).toBe(3);
    expect(created.map(({ readyAt }) => readyAt)).toEqual([85, 85, 85, 85, 85]);
  });

  test("aren't ordered twice: those on their way are counted", () => {
    const cluster = nodes();
    stepTo(cluster, 0);
    const pods = cluster.podsOf(0, pod(1500), 0);
    pods.create(0);
    stepTo(cluster, 20);
    const second = pods.create(20);
    const third = pods.create(20);
    const usage = endAt(cluster, 120);
    expect(usage.mostNodes).toBe(2);
    expect([second.readyAt, third.readyAt]).toEqual([85, 105]);
  });

  test('end at the most nodes: a pod waits until another one goes', () => {
    const cluster = nodes({ maxNodes: 1 });
    stepTo(cluster, 0);
    const pods = cluster.podsOf(0, pod(3000), 5);
    const first = pods.create(0);
    const second = pods.create(0);
    stepTo(cluster, 500);
    expect([first.readyAt, second.readyAt]).toEqual([90, NEVER]);
    pods.remove(first, 500);
    expect(second.readyAt).toBe(505);
    expect(endAt(cluster, 600)).toMatchObject({ mostNodes: 1, podsThatWaited: 2 });
  });

  test('are there from the beginning where there is a least number, and stay', () => {
    const cluster = nodes({ minNodes: 1 });
    stepTo(cluster, 5);
    expect(cluster.podsOf(0, pod(100), 5).create(5).readyAt).toBe(10);
    expect(nodeSeconds(endAt(nodes({ minNodes: 2 }), 86_400))).toBeCloseTo(2 * 86_400, 3);
  });

  test('a pool of no node costs nothing but the fee', () => {
    const usage = endAt(nodes(), 7200);
    expect(nodeSeconds(usage)).toBe(0);
    expect(usage.fee).toBeCloseTo(0.2, 9);
    expect(usage.mostNodes).toBe(0);
  });
});

describe('the scheduler', () => {
  const twoNodesAndAThirdPod = (props: Partial<StandardNodesProps>) => {
    const cluster = nodes({ minNodes: 2, ...props });
    const [large, small] = [cluster.podsOf(0, pod(2000), 0), cluster.podsOf(1, pod(1000), 0)];
    stepTo(cluster, 0);
    large.create(0);
    small.create(0);
    // Owner 2 pays for half of a node if it is alone with owner 1, and for less beside owner 0.
    cluster.podsOf(2, pod(1000), 0).create(0);
    return endAt(cluster, 3600).owners.map(({ nodeHours }) => nodeHours);
  };

  test('spreads pods by default', () => {
    const [large, small, third] = twoNodesAndAThirdPod({});
    expect([large, small, third].map((hours) => hours?.toFixed(3))).toEqual(['1.000', '0.500', '0.500']);
  });

  test.each<Partial<StandardNodesProps>>([{ packing: 'binpack' }, { profile: 'optimize-utilization' }])(
    'fills one node after the other with %p',
    (props) => {
      const cluster = nodes({ minNodes: 2, ...props });
      stepTo(cluster, 0);
      for (const owner of [0, 1, 2]) {
        cluster.podsOf(owner, pod(1000), 0).create(0);
      }
      const usage = endAt(cluster, 3600);
      expect(usage.owners.map(({ nodeHours }) => nodeHours.toFixed(3))).toEqual(['0.333', '0.333', '0.333']);
      expect(usage.unused.nodeHours).toBeCloseTo(1, 9);
    },
  );

  test('packs less pods on nodes than their number allows', () => {
    const cluster = nodes({ minNodes: 3, podsPerNode: 2, packing: 'binpack' });
    stepTo(cluster, 0);
    const pods = cluster.podsOf(0, pod(10), 0);
    for (let count = 0; count < 3; count += 1) {
      pods.create(0);
    }
    expect(endAt(cluster, 3600).unused.nodeHours).toBeCloseTo(1, 9);
  });
});

describe('a node with pods', () => {
  /** Two nodes, each with a pod; the second one's is small from second 100 on. */
  const drained = (small: number, props: Partial<StandardNodesProps> = {}, role?: 'platform', platform?: Platform) => {
    const cluster = nodes({ ...props }, platform);
    stepTo(cluster, 0);
    cluster.podsOf(0, pod(2500), 0).create(0);
    const large = cluster.podsOf(1, pod(2500), 0);
    const replaced = large.create(0);
    stepTo(cluster, 100);
    large.remove(replaced, 100);
    cluster.podsOf(1, pod(2500), 0);
    const other = cluster.podsOf(2, pod(small), 7, role).create(100);
    return { other, usage: endAt(cluster, 4000) };
  };

  test('is removed when its pods have room on another, and they serve on', () => {
    const { other, usage } = drained(1000);
    // Unneeded from the scan of second 100 or 110 on.
    expect(nodeSeconds(usage)).toBeCloseTo(4000 - 10 + 710 - 10, 6);
    expect(other.readyAt).toBe(107);
    expect(usage.owners[2]?.podHours).toBeCloseTo(3900 / 3600, 9);
  });

  test.each([
    ['its pods find no room elsewhere', 1500, {}],
    ['half of it is requested', 1960, {}],
    ['more of it is requested than the threshold says', 1000, { utilizationThreshold: 0.2 }],
  ])('stays while %s', (_, small, props) => {
    expect(nodeSeconds(drained(small, props).usage)).toBeCloseTo(2 * (4000 - 10), 6);
  });

  const [KEPT, REMOVED] = [2 * 3990, 3990 + 700];

  test.each([
    ['stays', 'a budget of the fleet lets none go', {}, { blocksDrain: true }, KEPT],
    ['is removed', 'the budgets of the fleet let one go', {}, { blocksDrain: false }, REMOVED],
    ['is removed', 'the fleet has no budgets', {}, undefined, REMOVED],
    ['stays', 'it is said so', { platformBlocksDrain: true }, { blocksDrain: false }, KEPT],
    ['is removed', 'it is said so', { platformBlocksDrain: false }, { blocksDrain: true }, REMOVED],
  ])('with a pod of the platform %s where %s', (_, __, props, platform, seconds) => {
    expect(nodeSeconds(drained(1000, props, 'platform', platform).usage)).toBeCloseTo(seconds, 6);
  });

  test('is one of those that are drained one after the other, and ten go at a time that are empty', () => {
    const cluster = nodes({ podsPerNode: 1 });
    const pods = cluster.podsOf(0, pod(100), 0);
    stepTo(cluster, 0);
    const created = Array.from({ length: 12 }, () => pods.create(0));
    stepTo(cluster, 100);
    for (const each of created) {
      pods.remove(each, 100);
    }
    // Ten are gone at second 710, the other two at 720.
    expect(nodeSeconds(endAt(cluster, 4000))).toBeCloseTo(10 * 700 + 2 * 710, 6);
  });
});

describe('pods of the platform', () => {
  test('run already when the simulation begins', () => {
    const cluster = nodes();
    const pods = cluster.podsOf(0, pod(3000), 60, 'platform');
    const created = [pods.create(0), pods.create(0)];
    expect(created.map(({ readyAt }) => readyAt)).toEqual([0, 0]);
    const usage = endAt(cluster, 3600);
    expect(usage).toMatchObject({ mostNodes: 2, podsThatWaited: 0 });
    expect(usage.owners[0]).toMatchObject({ podHours: 2, nodeHours: 2 });
  });

  test('run on a pool of their own, if there is one', () => {
    const cluster = nodes({ platformPool: { machine: { ...MACHINE, hourPrice: 36 } } });
    const [api, platform] = [cluster.podsOf(0, pod(100), 0), cluster.podsOf(1, pod(100), 0, 'platform')];
    stepTo(cluster, 0);
    platform.create(0);
    api.create(0);
    const { owners, mostNodes } = endAt(cluster, 3685);
    expect(mostNodes).toBe(2);
    expect(owners.map(({ nodeHours }) => nodeHours)).toEqual([1, 3685 / 3600]);
    expect(owners[0]?.money).toBeCloseTo(3600, 6);
    expect(owners[1]?.money).toBeCloseTo(36.85, 6);
  });
});

test('what is taken of a node is shared by what is requested of its scarcer resource, and nothing is lost', () => {
  const cluster = nodes({ minNodes: 1, maxNodes: 1 });
  stepTo(cluster, 0);
  cluster.podsOf(0, pod(3000), 0).create(0);
  cluster.podsOf(1, pod(500), 0).create(0);
  cluster.podsOf(2, [{ role: 'container' }], 0).create(0);
  const { owners, unused } = endAt(cluster, 3600);
  expect(owners.map(({ nodeHours }) => nodeHours)).toEqual([6 / 7, 1 / 7, 0].map((hours) => expect.closeTo(hours, 9)));
  expect(unused.nodeHours).toBe(0);
});

test('pods that request nothing share a node alike', () => {
  const cluster = nodes({ minNodes: 1 });
  stepTo(cluster, 0);
  for (const owner of [0, 1]) {
    cluster.podsOf(owner, [{ role: 'container' }], 0).create(0);
  }
  expect(endAt(cluster, 3600).owners.map(({ money }) => money)).toEqual([1800, 1800]);
});

test('whatever pods come and go, owners and what is unused are all of the nodes', () => {
  const event = fc.record({
    after: fc.integer({ min: 0, max: 400 }),
    owner: fc.integer({ min: 0, max: 3 }),
    cpuMillis: fc.integer({ min: 0, max: 3000 }),
    creates: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), (events) => {
      const cluster = nodes({ minNodes: 3, maxNodes: 3 });
      const running: { readonly remove: (at: number) => void }[] = [];
      let second = 0;
      for (const { after, owner, cpuMillis, creates } of events) {
        second += after;
        stepTo(cluster, second);
        const pods = cluster.podsOf(owner, pod(cpuMillis), 5);
        if (creates) {
          const created: Pod = pods.create(second);
          running.push({ remove: (at) => pods.remove(created, at) });
        } else {
          running.shift()?.remove(second);
        }
      }
      const usage = endAt(cluster, second + 1000);
      const money = [...usage.owners, usage.unused].reduce((sum, each) => sum + each.money, 0);
      expect(nodeSeconds(usage)).toBeCloseTo(3 * (second + 1000), 3);
      expect(money).toBeCloseTo(3 * (second + 1000), 3);
    }),
    { numRuns: 50 },
  );
});

test('nothing is due while nothing changes and no node is to go', () => {
  const cluster = nodes({ minNodes: 1 });
  expect(cluster.due).toBe(0);
  expect(cluster.step(0)).toBe(NEVER);
  cluster.podsOf(0, pod(100), 0).create(7);
  expect(cluster.due).toBe(10);
  expect(cluster.step(10)).toBe(NEVER);
});

test('a pod that is larger than a node is refused', () => {
  const model = standardNodes({ machine: 'e2-standard-4' });
  const cluster = model.at('expected', 0, { daemons: { cpuMillis: 36, memoryMebibytes: 0 } });
  expect(() => cluster.podsOf(0, pod(3500), 0)).not.toThrow();
  expect(() => cluster.podsOf(0, pod(3501), 0)).toThrow(
    new InputError([
      'a pod requests 3501m of CPU and 10Mi of memory; allowed: at most 3500m of CPU and 12643Mi of memory, which a node has beside its DaemonSets',
    ]),
  );
});

test('a pod of another cluster is refused', () => {
  const pods = nodes().podsOf(0, pod(1), 0);
  expect(() => pods.remove(nodes().podsOf(0, pod(1), 0).create(0), 0)).toThrow('the pod is not one of this cluster');
});

test.each([
  ['low', 45],
  ['expected', 75],
  ['high', 120],
] as const)('at the level %s a node takes %d s', (level, seconds) => {
  const cluster = standardNodes({ machine: 'e2-standard-2' }).at(level, 1000);
  stepTo(cluster, 1000);
  const created = cluster.podsOf(0, pod(100), 0).create(1000);
  stepTo(cluster, 2000);
  expect(created.readyAt).toBe(1010 + seconds);
});

test('says what it is, and what it assumes', () => {
  const model = standardNodes({
    machine: 'e2-standard-4',
    spot: true,
    region: 'europe-west1',
    podsPerNode: 1,
    platformPool: { machine: MACHINE },
    freeTier: true,
  });
  expect(model.description).toBe('e2-standard-4 nodes, spot, one pod on each; platform on test nodes, on-demand');
  expect(model.prices.description).toBe("Google Cloud's list prices in europe-west1");
  expect(model.assumptions).toMatchObject({
    'Time to a new node': '45 s, 75 s or 120 s (low, expected, high)',
    'Cluster fee': 'less the credit of the free tier',
  });
  expect(model.at('expected', 0).end(3600).fee).toBe(0);
});

test('spot nodes cost what they cost', () => {
  const money = (spot: boolean) =>
    endAt(standardNodes({ machine: 'e2-standard-4', spot, minNodes: 1 }).at('low', 0), 3600);
  expect(money(false).unused.money).toBeCloseTo(0.134, 4);
  expect(money(true).unused.money).toBeCloseTo(0.0804, 4);
});

test('everything that is wrong is told at once', () => {
  const props: StandardNodesProps = JSON.parse('{"machine":"e2-standard-5"}');
  const build = () =>
    standardNodes({
      ...props,
      region: 'mars-north1',
      minNodes: -1,
      maxNodes: 0,
      podsPerNode: 0,
      utilizationThreshold: 2,
      provisioning: { low: Duration.seconds(2), expected: Duration.seconds(1), high: Duration.seconds(3) },
      platformPool: { machine: { ...MACHINE, hourPrice: -1 }, minNodes: 2, maxNodes: 1 },
    });
  expect(build).toThrow(
    new InputError([
      "region is 'mars-north1'; allowed: us-central1, europe-west1, europe-west3, europe-west4, asia-northeast1, asia-southeast1, or prices of your own",
      "machine is 'e2-standard-5'; allowed: e2-micro, e2-small, e2-medium, e2-standard|highcpu|highmem-N, n2d-standard|highcpu|highmem-N, n4-standard|highcpu|highmem-N, or a machine of your own with name, cpu, memory and hourPrice",
      'minNodes is -1; allowed: a whole number from 0 to 2147483647',
      'maxNodes is 0; allowed: a whole number from 1 to 2147483647',
      'podsPerNode is 0; allowed: a whole number from 1 to 256',
      'platformPool.machine.hourPrice is -1; allowed: a number, 0 or more',
      'platformPool.maxNodes is 1; allowed: a whole number from 2 to 2147483647',
      'provisioning is low 2, expected 1, high 3 in seconds; allowed: a Duration, or one for each of low, expected and high, none less than the one before',
      'utilizationThreshold is 2; allowed: a number from 0 to 1',
    ]),
  );
});

test('what no compiler has checked is told, too', () => {
  const props: StandardNodesProps = JSON.parse(
    '{"machine":{"name":"test","cpu":2,"memory":"4Gi"},"spots":true,"spot":1,"profile":"fast","unneededAfter":60,"daemons":null,"platformPool":{"machines":[]}}',
  );
  expect(() => standardNodes(props)).toThrow(
    new InputError([
      "standardNodes has property 'spots'; allowed: machine, spot, minNodes, maxNodes, podsPerNode, region, platformPool, daemons, provisioning, profile, packing, unneededAfter, delayAfterAdd, utilizationThreshold, platformBlocksDrain, freeTier, prices",
      'machine.cpu is 2; allowed: a Cpu',
      "machine.memory is '4Gi'; allowed: a Size",
      'machine.hourPrice is undefined; allowed: a number, 0 or more',
      'spot is 1; allowed: true, false',
      "platformPool has property 'machines'; allowed: machine, spot, minNodes, maxNodes, podsPerNode",
      'platformPool.machine is undefined; allowed: e2-micro, e2-small, e2-medium, e2-standard|highcpu|highmem-N, n2d-standard|highcpu|highmem-N, n4-standard|highcpu|highmem-N, or a machine of your own with name, cpu, memory and hourPrice',
      'daemons.cpu is undefined; allowed: a Cpu',
      'daemons.memory is undefined; allowed: a Size',
      "profile is 'fast'; allowed: balanced, optimize-utilization",
      'unneededAfter is 60; allowed: a Duration',
    ]),
  );
});

test('a family without a price in the region is refused', () => {
  const prices = {
    description: 'ours',
    date: '2026-11-01',
    currency: 'EUR',
    see: 'https://example.com',
    clusterHour: 0,
    freeTierMonth: 0,
    regions: {
      here: {
        machines: { e2: { onDemand: { vcpuHour: 1, gibibyteHour: 0 }, spot: { vcpuHour: 0, gibibyteHour: 0 } } },
        autopilot: { onDemand: { vcpuHour: 1, gibibyteHour: 0 }, spot: { vcpuHour: 0, gibibyteHour: 0 } },
      },
    },
  };
  expect(() => standardNodes({ machine: 'n4-standard-2', region: 'here', prices })).toThrow(
    "machine is 'n4-standard-2'; allowed: one of e2, which have a price in here",
  );
  const usage = endAt(
    standardNodes({ machine: 'e2-standard-2', region: 'here', prices, minNodes: 1 }).at('low', 0),
    3600,
  );
  expect(usage.unused.money).toBeCloseTo(2, 9);
  expect(usage.fee).toBe(0);
});

test('memory is packed like CPU', () => {
  const cluster = nodes({ machine: { ...MACHINE, memory: Size.gibibytes(4), cpu: Cpu.units(32) } });
  stepTo(cluster, 0);
  const pods = cluster.podsOf(0, [{ role: 'container', memoryMebibytes: 2000 }], 0);
  pods.create(0);
  pods.create(0);
  expect(endAt(cluster, 100).mostNodes).toBe(2);
});
