import { Duration } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { standardNodes } from '../../../lib/cost/cluster/standard-nodes';
import { type EstimateProps, estimate } from '../../../lib/cost/estimate/estimate';
import { targetsOf } from '../../../lib/cost/estimate/targets';
import type { Fleet } from '../../../lib/cost/fleet/fleet';
import { LEVELS } from '../../../lib/cost/level';
import type { CostReport } from '../../../lib/cost/report/cost-report';
import { api, deployment, fleetOf, SIMPLE_ASSUMPTIONS, sourceOf } from '../../support/cost-fleet';
import type { TestRequest } from '../../support/traffic';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** From the hours of a week to those of a month. */
const MONTH = 730 / (7 * 24);

const NOON = [{ time: 12 * HOUR }];

const report = (fleet: Fleet, requests: readonly TestRequest[], props: Partial<EstimateProps> = {}): CostReport =>
  estimate({
    fleet,
    targets: targetsOf([fleet]),
    traffic: sourceOf(requests),
    assumptions: SIMPLE_ASSUMPTIONS,
    ...props,
  });

const two = fleetOf([api('dev-01', 'hello'), api('dev-02', 'hello')]);

test('an environment costs what its pods take, from the request until they have ended', () => {
  const [first, second] = report(two, NOON).environments;
  const { podHours, nodeHours, money } = first?.amounts.expected ?? { podHours: 0, nodeHours: 0, money: 0 };
  // 3 seconds to start, 60 of the window, 30 to end, and a few until it is looked at.
  const seconds = (podHours / MONTH) * HOUR;
  expect(seconds).toBeGreaterThan(93);
  expect(seconds).toBeLessThan(100);
  expect(money).toBeCloseTo(podHours, 10);
  expect(nodeHours).toBe(0);
  expect(second?.amounts.expected).toEqual({ podHours: 0, nodeHours: 0, money: 0 });
});

test('an environment is told with what people look for', () => {
  const fleet = fleetOf([{ ...api('dev-01', 'hello'), owner: 'search@example.com' }, api('dev-01', 'catalog')]);
  const { environments } = report(fleet, NOON);
  expect(environments).toMatchObject([
    {
      name: 'dev-01',
      owner: 'search@example.com',
      apis: [
        { name: 'hello', link: 'https://hello-dev-01.dev.example.com', image: 'hello:1.0' },
        { name: 'catalog', link: 'https://catalog-dev-01.dev.example.com', image: 'catalog:1.0' },
      ],
    },
  ]);
});

test('the settings that decide on pods are told as they hold', () => {
  const [environment] = report(fleetOf([api('dev-01', 'hello', { window: Duration.minutes(5) })]), NOON).environments;
  expect(environment?.apis[0]?.settings).toEqual({
    window: '300s',
    scaleToZeroPodRetentionPeriod: '0s',
    minScale: '0',
    maxScale: '1',
    initialScale: '0',
    'resources.cpu.request': '500m',
    'resources.memory.request': '256Mi',
    'queueProxyResources.cpu.request': '500m',
    'queueProxyResources.memory.request': '256Mi',
  });
});

test('requests are told by the day, of each environment and of all', () => {
  const requests = [0, 1, 2, 3].map((day) => ({ time: day * DAY + 12 * HOUR, target: day % 2 }));
  const { environments, service, waits } = report(two, requests);
  expect(service.expected).toMatchObject({ requestsPerDay: 4 / 7, coldStartsPerDay: 4 / 7, waitingShare: 1 });
  expect(environments[0]?.service.expected).toMatchObject({ requestsPerDay: 2 / 7, coldStartsPerDay: 2 / 7 });
  expect(environments[0]?.service.expected.awakeShare).toBeCloseTo((2 * 64) / (7 * DAY), 5);
  expect(waits.expected.median).toBeGreaterThanOrEqual(3);
  expect(waits.expected.median).toBeLessThan(4.5);
});

test('what is assumed to take longer costs more and waits longer', () => {
  const podStart = { low: Duration.seconds(1), expected: Duration.seconds(5), high: Duration.seconds(60) };
  const { total, waits } = report(two, NOON, { assumptions: { ...SIMPLE_ASSUMPTIONS, podStart } });
  expect(total.low.money).toBeLessThan(total.expected.money);
  expect(total.expected.money).toBeLessThan(total.high.money);
  expect(waits.low.median).toBeLessThan(waits.expected.median);
  expect(waits.expected.median).toBeLessThan(waits.high.median);
});

describe('the total', () => {
  const others = [deployment('activator', { 'app.kubernetes.io/name': 'knative-serving' }), deployment('database')];

  test('has the platform, all of what else runs, and the fee', () => {
    const { total } = report(fleetOf(two.apis, others), NOON);
    expect(total.expected.platform.podHours).toBeCloseTo(2 * 730, 6);
    expect(total.expected.platform.money).toBeCloseTo(2 * 730, 6);
    expect(total.expected.fee).toBeCloseTo(73, 6);
  });

  test('is the sum of its parts, at each level and in each way of running', () => {
    const assumptions = { ...SIMPLE_ASSUMPTIONS, cluster: standardNodes({ machine: 'e2-standard-4' }) };
    const { total, alwaysOn, workingHours, environments } = report(fleetOf(two.apis, others), NOON, { assumptions });
    for (const each of [...LEVELS.map((level) => total[level]), alwaysOn, workingHours]) {
      expect(each.environments.money + each.platform.money + each.unused.money + each.fee).toBeCloseTo(each.money, 9);
    }
    for (const level of LEVELS) {
      const sum = environments.reduce((money, { amounts }) => money + amounts[level].money, 0);
      expect(sum).toBeCloseTo(total[level].environments.money, 9);
    }
    expect(total.expected.mostNodes).toBeGreaterThan(0);
  });

  test('of a fleet that always runs has no Knative: neither its platform nor its proxies', () => {
    const { alwaysOn, environments } = report(fleetOf(two.apis, others), NOON);
    // Without queue-proxy, an API takes half a vCPU.
    expect(alwaysOn.environments).toMatchObject({
      podHours: expect.closeTo(2 * 730, 6),
      money: expect.closeTo(730, 6),
    });
    expect(environments[0]?.alwaysOn.money).toBeCloseTo(365, 6);
    expect(alwaysOn.platform.podHours).toBeCloseTo(730, 6);
  });

  test('of a fleet with a schedule has its pods in working hours', () => {
    const traffic = { timeZone: 'Asia/Tokyo', workingHours: { from: '10:00', until: '19:00' } };
    const { workingHours, environments } = report(two, NOON, { assumptions: { ...SIMPLE_ASSUMPTIONS, traffic } });
    expect(workingHours.environments.podHours).toBeCloseTo(2 * 5 * 9 * MONTH, 6);
    expect(environments[1]?.workingHours.podHours).toBeCloseTo(5 * 9 * MONTH, 6);
  });
});

test('pods that no node has room for are all told', () => {
  const large = { resources: { cpu: { request: Cpu.units(8) } } };
  const fleet = fleetOf([api('dev-01', 'hello', large), api('dev-02', 'hello'), api('dev-03', 'hello', large)]);
  const assumptions = { ...SIMPLE_ASSUMPTIONS, cluster: standardNodes({ machine: 'e2-standard-4' }) };
  expect(() => report(fleet, NOON, { assumptions })).toThrow(
    /^dev-01\/hello, dev-03\/hello: a pod requests 8500m of CPU .*; allowed: at most \d+m of CPU/,
  );
});

test('requests outside of working hours are those that a schedule leaves unanswered', () => {
  const requests = [8, 9, 17, 18].map((hour) => ({ time: hour * HOUR }));
  expect(report(two, requests).requestsOutsideWorkingHours).toBe(0.5);
  expect(report(two, []).requestsOutsideWorkingHours).toBe(0);
});

describe('who keeps an environment awake', () => {
  const everyMinute = Array.from({ length: 6 * 60 }, (_, index) => ({ time: index * 60, caller: 1 }));
  const traffic = sourceOf(everyMinute, 0.25);

  test('is who comes again before it sleeps', () => {
    const { environments } = report(two, [], { traffic });
    expect(environments[0]?.wakers).toEqual([
      {
        api: 'hello',
        caller: 'uptime check',
        requestsPerDay: 1440,
        everySeconds: 60,
        idleSeconds: 61,
        awakeShare: 1,
      },
    ]);
    expect(environments[0]?.service.expected.awakeShare).toBeCloseTo(1, 3);
    expect(environments[1]?.wakers).toEqual([]);
  });

  test('is nobody where it never sleeps anyway', () => {
    const fleet = fleetOf([api('dev-01', 'hello', { minScale: 1 })]);
    expect(report(fleet, [], { traffic }).environments[0]?.wakers).toEqual([]);
  });
});

describe('the curve', () => {
  const requests = Array.from({ length: 24 }, (_, index) => ({ time: 9 * HOUR + index * 20 * 60 }));

  test('has the settings of today among others, by pod-hours', () => {
    const { curve, total } = report(two, requests);
    expect(curve.map(({ podHours }) => podHours)).toEqual(curve.map(({ podHours }) => podHours).sort((a, b) => a - b));
    expect(curve.filter(({ isToday }) => isToday)).toEqual([
      expect.objectContaining({ windowSeconds: 60, retentionSeconds: 0, money: total.expected.environments.money }),
    ]);
    expect(curve).toHaveLength(8);
  });

  test('shows that who keeps pods for longer has fewer cold starts', () => {
    const { curve } = report(two, requests);
    const at = (windowSeconds: number, retentionSeconds: number) =>
      curve.find((point) => point.windowSeconds === windowSeconds && point.retentionSeconds === retentionSeconds);
    expect(at(60, 0)?.coldStartsPerDay).toBeCloseTo(24 / 7, 9);
    expect(at(60, 30 * 60)?.coldStartsPerDay).toBeCloseTo(1 / 7, 9);
    expect(at(60, 30 * 60)?.podHours).toBeGreaterThan((at(60, 5 * 60)?.podHours ?? 0) * 1.5);
  });

  test('has the settings that most APIs have as those of today', () => {
    const own = { window: Duration.minutes(2) };
    const fleet = fleetOf([api('dev-01', 'hello', own), api('dev-02', 'hello', own), api('dev-03', 'hello')]);
    const { curve } = report(fleet, requests);
    expect(curve.find(({ isToday }) => isToday)).toMatchObject({ windowSeconds: 120, retentionSeconds: 0 });
    expect(curve).toHaveLength(9);
  });

  test("is empty where nothing sleeps by Knative's own autoscaler", () => {
    const fleet = fleetOf([api('dev-01', 'hello', { autoscalingClass: 'hpa.autoscaling.knative.dev', metric: 'cpu' })]);
    expect(report(fleet, requests).curve).toEqual([]);
  });
});

describe('notes', () => {
  test.each<[string, Parameters<typeof api>[2], readonly TestRequest[], string[]]>([
    ['nothing', {}, NOON, []],
    [
      'another autoscaler',
      { autoscalingClass: 'hpa.autoscaling.knative.dev', metric: 'cpu', minScale: 2 },
      NOON,
      [
        "dev-01/hello: another autoscaler than Knative's own scales it: it is charged as many pods as it has at the least",
      ],
    ],
    ['pods that never go', { minScale: 1 }, NOON, ['dev-01/hello: minScale 1 never lets it sleep']],
    [
      'containers that request nothing',
      { resources: {} },
      NOON,
      [
        'dev-01/hello: its containers request no CPU and no memory, so that it is charged less than it takes; its resources say what it needs',
      ],
    ],
    [
      'containers that request no memory',
      { resources: { cpu: { request: Cpu.millis(100) } } },
      NOON,
      [
        'dev-01/hello: its containers request no memory, so that it is charged less than it takes; its resources say what it needs',
      ],
    ],
    [
      'requests without an answer',
      { timeout: Duration.seconds(2) },
      NOON,
      ['dev-01/hello: requests waited for a pod in vain, for as long as its timeout'],
    ],
    ['an API that nobody calls', {}, [], ['dev-01/hello: nobody calls it']],
  ])('tell of %s', (_, props, requests, notes) => {
    expect(report(fleetOf([api('dev-01', 'hello', props)]), requests).notes).toEqual(notes);
  });

  test('tell of environments that are warm at times', () => {
    expect(report({ ...two, warm: ['dev-01', 'dev-02'] }, NOON).notes[0]).toBe(
      'dev-01, dev-02: WorkingHours keeps its pods at times, which is not counted here',
    );
  });

  test('tell of many APIs in one line', () => {
    const apis = Array.from({ length: 30 }, (_, index) => api(`dev-${index}`, 'hello', { minScale: 1 }));
    expect(report(fleetOf(apis), []).notes[0]).toBe(
      'dev-0/hello, dev-1/hello, dev-2/hello and 27 others: minScale 1 never lets it sleep',
    );
  });
});

test('pods of another autoscaler are charged all the time, as many as there are at the least', () => {
  const fleet = fleetOf([
    api('dev-01', 'hello', { autoscalingClass: 'hpa.autoscaling.knative.dev', metric: 'cpu', minScale: 2 }),
  ]);
  const [environment] = report(fleet, NOON).environments;
  expect(environment?.amounts.expected.podHours).toBeCloseTo(2 * 730, 6);
  expect(environment?.service.expected.awakeShare).toBe(1);
});

test("requests to APIs that the fleet doesn't have are left out", () => {
  const one = fleetOf([api('dev-02', 'hello')]);
  const targets = targetsOf([two, one]);
  expect(targets.map(({ environment }) => environment)).toEqual(['dev-01', 'dev-02']);
  const { environments, service } = report(one, [{ time: HOUR }, { time: 2 * HOUR, target: 1 }], { targets });
  expect(environments.map(({ name }) => name)).toEqual(['dev-02']);
  expect(service.expected.requestsPerDay).toBeCloseTo(1 / 7, 9);
});

test('targets have the hosts of all versions of an API', () => {
  const moved = fleetOf([{ ...api('dev-01', 'hello'), hosts: ['hello.example.com'] }]);
  expect(targetsOf([two, moved])[0]?.hosts).toEqual([
    'hello-dev-01.dev.example.com',
    'hello.dev-01',
    'hello.dev-01.svc',
    'hello.dev-01.svc.cluster.local',
    'hello.example.com',
  ]);
});

test('it is told before each simulation', () => {
  const told: string[] = [];
  report(two, NOON, { onStart: (what) => told.push(what) });
  expect(told).toHaveLength(5 + 7);
  expect(new Set(told).size).toBe(told.length);
});

test('the period and the assumptions are told', () => {
  expect(report(two, NOON)).toMatchObject({
    from: '2026-01-05T00:00:00Z',
    until: '2026-01-12T00:00:00Z',
    prices: { description: 'simple prices in us-central1', date: '2026-11-01', currency: 'USD' },
    assumptions: { 'Time to start a pod': '3 s' },
  });
});
