import { App, Duration } from 'cdk8s';
import { DevFleet, type DevFleetProps, numbered } from '../../lib/fleet/dev-fleet';
import { folders } from '../../lib/gitops/folders';
import type { Manifest } from '../../lib/gitops/manifest';
import { Kourier } from '../../lib/network/kourier/kourier';
import { nodesProblems } from '../../lib/nodes/checks';
import type { Nodes } from '../../lib/nodes/nodes';
import { Cluster } from '../../lib/release/cluster';
import { KnativeRelease } from '../../lib/release/knative-release';
import type { ServingConfiguration } from '../../lib/serving/configuration/serving-configuration';
import { KnativeServing, type KnativeServingProps } from '../../lib/serving/knative-serving';
import { constructProblems, problemLines } from '../../lib/validation/problems';
import { constructWarnings } from '../../lib/validation/warnings';
import { knativeProblems, kubernetesProblems } from '../support/schema-problems';
import { system } from '../support/system';

const IMAGE = 'ghcr.io/knative/helloworld-go@sha256:c2b7412fbea6f1ef24a0cac60698e88df7ae3c4278e42d0cb34fe7d4b2641bba';

interface Built {
  readonly knative?: string;
  readonly fleet?: Partial<DevFleetProps>;
  readonly platform?: KnativeServingProps;
}

/** An app with a fleet on nodes, and an install that is told of it. */
function build(nodes: Nodes | undefined, { knative = '1.23.0', fleet: props, platform }: Built = {}) {
  const app = new App();
  const release = KnativeRelease.of(knative);
  new Cluster(app, 'cluster', { kubernetes: release.minimumKubernetes, knative });
  const fleet = new DevFleet(app, 'environments', {
    domain: 'dev.example.com',
    environments: [{ name: 'dev-01' }],
    apis: { hello: { image: IMAGE } },
    nodes,
    ...props,
  });
  new KnativeServing(app, 'platform', {
    network: new Kourier(),
    ...platform,
    configuration: [fleet.servingConfiguration, ...(platform?.configuration ?? [])],
  });
  const manifests: Manifest[] = folders(app).flatMap(({ objects }) => objects.map(({ manifest }) => manifest));
  return {
    release,
    manifests,
    problems: problemLines(constructProblems(app)),
    warnings: constructWarnings(app)
      .map(({ message }) => message)
      .filter((message) => !/lets no pod be evicted|a tag that moves|^nodes are added when/.test(message)),
    allWarnings: constructWarnings(app).map(({ message }) => message),
    servingConfiguration: fleet.servingConfiguration,
    data: (name: string) => manifests.find(({ metadata }) => metadata.name === name)?.['data'],
    services: manifests.filter(({ kind, apiVersion }) => kind === 'Service' && apiVersion.startsWith('serving')),
  };
}

const podSpec = (manifest: Manifest | undefined) => {
  const { spec } = JSON.parse(JSON.stringify(manifest));
  const { nodeSelector, tolerations, timeoutSeconds } = spec.template.spec;
  return { nodeSelector, tolerations, timeoutSeconds };
};

const SPOT = 'cloud.google.com/gke-spot';

describe('placement', () => {
  test.each<[string, Nodes | undefined, object]>([
    ['without nodes', undefined, {}],
    [
      'a spot pool',
      { kind: 'standard', spot: true, longRequests: 'allow' },
      {
        nodeSelector: { [SPOT]: 'true' },
        tolerations: [{ key: SPOT, value: 'true', effect: 'NoSchedule' }],
      },
    ],
    [
      'a spot pool without a taint',
      { kind: 'standard', spot: true, taints: [], longRequests: 'allow' },
      { nodeSelector: { [SPOT]: 'true' } },
    ],
    [
      'a pool of its own, with everything',
      {
        kind: 'standard',
        pool: 'environments',
        labels: { 'example.com/size': 'small' },
        spot: true,
        taints: [
          { key: 'example.com/environments', effect: 'NoExecute' },
          { key: 'example.com/team', value: 'shop', effect: 'PreferNoSchedule' },
        ],
        autoscaled: false,
        startTime: Duration.minutes(2),
        packed: true,
        longRequests: 'limit',
        gracePeriod: Duration.seconds(100),
      },
      {
        nodeSelector: {
          'cloud.google.com/gke-nodepool': 'environments',
          [SPOT]: 'true',
          'example.com/size': 'small',
        },
        tolerations: [
          { key: 'example.com/environments', operator: 'Exists', effect: 'NoExecute' },
          { key: 'example.com/team', value: 'shop', effect: 'PreferNoSchedule' },
        ],
        timeoutSeconds: 100,
      },
    ],
    ['Autopilot', { kind: 'autopilot' }, {}],
    [
      'Autopilot with Spot Pods, which tolerates by itself',
      { kind: 'autopilot', spot: true, computeClass: 'Scale-Out', longRequests: 'allow' },
      { nodeSelector: { [SPOT]: 'true', 'cloud.google.com/compute-class': 'Scale-Out' } },
    ],
    [
      'a ComputeClass',
      { kind: 'autopilot', computeClass: 'autopilot-spot', longRequests: 'limit' },
      { nodeSelector: { 'cloud.google.com/compute-class': 'autopilot-spot' }, timeoutSeconds: 15 },
    ],
  ])('%s', (_, nodes, expected) => {
    const { problems, services, manifests, release } = build(nodes);
    expect(problems).toEqual([]);
    expect(podSpec(services[0])).toEqual(expected);
    expect(knativeProblems(release, services)).toEqual([]);
    expect(kubernetesProblems(manifests.filter(({ kind }) => kind === 'Deployment'))).toEqual([]);
  });

  test.each<[string, object]>([
    ['nodeSelector', { nodeSelector: { 'example.com/disk': 'fast' } }],
    ['tolerations', { tolerations: [{ key: 'example.com/gpu', operator: 'Exists' }] }],
    [
      'affinity.nodeAffinity',
      {
        affinity: {
          nodeAffinity: {
            preferredDuringSchedulingIgnoredDuringExecution: [
              { weight: 1, preference: { matchExpressions: [{ key: 'example.com/disk', operator: 'Exists' }] } },
            ],
          },
        },
      },
    ],
  ])('an API that says %s is placed by nothing else', (_, own) => {
    const nodes: Nodes = { kind: 'standard', spot: true, longRequests: 'limit' };
    const { problems, services, warnings } = build(nodes, { fleet: { apis: { hello: { image: IMAGE, ...own } } } });
    expect(problems).toEqual([]);
    expect(warnings).toEqual([]);
    expect(podSpec(services[0])).toEqual({
      nodeSelector: undefined,
      tolerations: undefined,
      ...own,
      affinity: undefined,
    });
  });

  test('defaults and environments go before the nodes, and an empty nodeSelector is any node', () => {
    const { services } = build(
      { kind: 'standard', spot: true, longRequests: 'limit' },
      {
        fleet: {
          environments: [{ name: 'dev-01' }, { name: 'dev-02', apis: { hello: { nodeSelector: {} } } }],
          defaults: { timeout: Duration.seconds(10) },
        },
      },
    );
    expect(services.map(podSpec)).toEqual([
      {
        nodeSelector: { [SPOT]: 'true' },
        tolerations: [{ key: SPOT, value: 'true', effect: 'NoSchedule' }],
        timeoutSeconds: 10,
      },
      { timeoutSeconds: 10 },
    ]);
  });

  test('what is undefined says nothing', () => {
    const hello = { image: IMAGE, nodeSelector: undefined, tolerations: undefined, timeout: undefined };
    const { services } = build({ kind: 'standard', spot: true, longRequests: 'limit' }, { fleet: { apis: { hello } } });
    expect(podSpec(services[0])).toEqual({
      nodeSelector: { [SPOT]: 'true' },
      tolerations: [{ key: SPOT, value: 'true', effect: 'NoSchedule' }],
      timeoutSeconds: 15,
    });
  });

  test('what is no API is left for its own check', () => {
    const apis = { hello: { image: IMAGE }, broken: 5 };
    // @ts-expect-error as from where no compiler has seen it
    const { problems } = build({ kind: 'autopilot', spot: true }, { fleet: { apis } });
    expect(problems).toEqual([expect.stringContaining('apis.broken is 5')]);
  });
});

describe('the install is told', () => {
  test.each<[string, string, Nodes | undefined, ServingConfiguration['deployment']]>([
    ['nothing without nodes', '1.23.0', undefined, undefined],
    ['that a pod gets a node', '1.21.3', { kind: 'autopilot' }, { podIsAlwaysSchedulable: true }],
    ['nothing that the release does not know', '1.20.3', { kind: 'autopilot' }, undefined],
    [
      'that a pool of a fixed size may be full',
      '1.23.0',
      { kind: 'standard', pool: 'a', autoscaled: false },
      undefined,
    ],
    ['not to spread pods', '1.15.3', { kind: 'standard', pool: 'a', packed: true }, { defaultAffinityType: 'none' }],
    ['nothing where pods are not spread', '1.14.2', { kind: 'standard', pool: 'a', packed: true }, undefined],
    ['nothing', '1.3.1', { kind: 'standard', pool: 'a', packed: true }, undefined],
  ])('%s: Knative %s', (_, knative, nodes, expected) => {
    const { problems, servingConfiguration } = build(nodes, { knative });
    expect(problems).toEqual([]);
    expect(servingConfiguration.deployment).toEqual(expected);
  });

  test('by its ConfigMaps', () => {
    const { data } = build({ kind: 'standard', spot: true, packed: true, longRequests: 'allow' });
    expect(data('config-deployment')).toMatchObject({
      'default-affinity-type': 'none',
      'pod-is-always-schedulable': 'true',
    });
    expect(data('config-features')).toEqual({
      'kubernetes.podspec-nodeselector': 'Enabled',
      'kubernetes.podspec-tolerations': 'Enabled',
    });
  });

  test('and refused what contradicts it', () => {
    const { problems } = build(
      { kind: 'autopilot' },
      { platform: { configuration: [{ deployment: { podIsAlwaysSchedulable: false } }] } },
    );
    expect(problems).toEqual([expect.stringContaining('podIsAlwaysSchedulable')]);
  });
});

describe('the platform', () => {
  const pods = (manifests: readonly Manifest[]) => manifests.filter(({ kind }) => ['Deployment', 'Job'].includes(kind));

  test.each(KnativeRelease.versions())(
    'of Knative %s tolerates no taint, and runs on the nodes that it is to',
    (knative) => {
      const nodes: Nodes = { kind: 'standard', spot: true, longRequests: 'allow' };
      const usual = build(nodes, { knative });
      expect(pods(usual.manifests).length).toBeGreaterThan(5);
      expect(pods(usual.manifests).map(podSpec)).toEqual(pods(usual.manifests).map(() => ({})));

      const nodeSelector = { 'example.com/nodes': 'platform' };
      const placed = build(nodes, { knative, platform: { nodeSelector } });
      expect(placed.problems).toEqual([]);
      expect(pods(placed.manifests).map(podSpec)).toEqual(pods(usual.manifests).map(() => ({ nodeSelector })));
      expect(placed.services).toEqual(usual.services);
      expect(kubernetesProblems(pods(placed.manifests).filter(({ kind }) => kind === 'Deployment'))).toEqual([]);
    },
  );

  test('runs on nodes by their labels', () => {
    const { problems } = build(undefined, { platform: { nodeSelector: { 'a b': 'c' } } });
    expect(problems).toEqual(["platform: nodeSelector has 'a b'; allowed: keys of labels, such as example.com/team"]);
  });
});

describe('warnings', () => {
  const FLEET = { environments: numbered('dev', 20) };

  test('of requests that a spot node takes with it, once for all APIs', () => {
    const { warnings } = build({ kind: 'standard', spot: true }, { fleet: FLEET });
    expect(warnings).toEqual([
      "dev-01/hello, dev-02/hello, dev-03/hello and 17 others: a request may take 300 seconds, and the pod gets 15 when its spot node goes: the request is lost then; nodes.longRequests 'allow' takes that into account, a timeout of 15 seconds or less prevents it",
    ]);
  });

  test.each<[string, Nodes, Partial<DevFleetProps>]>([
    ['that are allowed', { kind: 'autopilot', spot: true, longRequests: 'allow' }, {}],
    [
      'that are short enough for a longer time',
      { kind: 'standard', spot: true, gracePeriod: Duration.seconds(100), startTime: Duration.seconds(90) },
      { defaults: { timeout: Duration.seconds(100) } },
    ],
    ['on regular nodes', { kind: 'standard', pool: 'a' }, {}],
  ])('not of requests %s', (_, nodes, fleet) => {
    expect(build(nodes, { fleet }).warnings).toEqual([]);
  });

  test('of a spot pool without a taint, while the platform may run on it', () => {
    const nodes: Nodes = { kind: 'standard', spot: true, taints: [], longRequests: 'allow' };
    expect(build(nodes).warnings).toEqual([expect.stringMatching(/^nodes are spot and have no taint: /)]);
    expect(build(nodes, { platform: { nodeSelector: { 'example.com/nodes': 'platform' } } }).warnings).toEqual([]);
  });

  test.each([
    ['1.23.0', 60, 1],
    ['1.23.0', 180, 1],
    ['1.23.0', 181, 0],
    ['1.8.6', 60, 1],
    // There, the wait for a pod is no part of the timeout.
    ['1.7.4', 60, 0],
  ])('Knative %s: of a timeout of %i s that the start of a node takes', (knative, seconds, count) => {
    const fleet = { defaults: { timeout: Duration.seconds(seconds) } };
    const { warnings } = build({ kind: 'standard', pool: 'a' }, { knative, fleet });
    expect(warnings).toEqual(
      Array.from({ length: count }, () => expect.stringContaining('waits about 180 seconds, and its timeout is')),
    );
    expect(build({ kind: 'standard', pool: 'a', autoscaled: false }, { knative, fleet }).warnings).toEqual([]);
  });

  test.each([
    [600, 600, 1],
    [599, 600, 0],
  ])('of a node that takes %i s where a revision fails after %i', (start, deadline, count) => {
    const { warnings } = build(
      { kind: 'standard', pool: 'a', startTime: Duration.seconds(start) },
      {
        fleet: { defaults: { timeout: Duration.seconds(700) } },
        platform: {
          configuration: [
            {
              deployment: { progressDeadline: Duration.seconds(deadline) },
              defaults: { maxRevisionTimeout: Duration.seconds(700) },
            },
          ],
        },
      },
    );
    expect(warnings).toEqual(
      Array.from({ length: count }, () => expect.stringContaining("a revision that isn't ready after 600 has failed")),
    );
  });

  test.each([
    ['1.20.3', { kind: 'autopilot' }, 1],
    ['1.20.3', { kind: 'standard', pool: 'a', autoscaled: false }, 0],
    ['1.21.3', { kind: 'autopilot' }, 0],
  ] as const)('of Knative %s, which takes a pod without a node for a failure, on %j', (knative, nodes, count) => {
    const { allWarnings } = build(nodes, { knative });
    expect(allWarnings.filter((each) => each.startsWith('nodes are added when'))).toHaveLength(count);
  });
});

describe('problems', () => {
  const ANY = { kind: 'standard', pool: 'a' };

  test.each<[unknown, string[]]>([
    [undefined, []],
    [ANY, []],
    [{ kind: 'standard', labels: { a: 'b' } }, []],
    [{ kind: 'autopilot', computeClass: 'mine' }, []],
    ['spot', ["nodes is 'spot'; allowed: an object with kind standard or autopilot"]],
    [{ spot: true }, ['nodes is {"spot":true}; allowed: an object with kind standard or autopilot']],
    [
      { kind: 'standard' },
      ['nodes is of any node; allowed: with pool, labels or spot, which tell the nodes from others'],
    ],
    [
      { kind: 'standard', labels: {} },
      ['nodes is of any node; allowed: with pool, labels or spot, which tell the nodes from others'],
    ],
    [
      { kind: 'standard', pool: 'A', labels: { [SPOT]: 'true' }, autoscaled: 1 },
      [
        expect.stringMatching(/^nodes.pool is 'A'; allowed: lower-case letters/),
        `nodes.labels has '${SPOT}'; allowed: any other, as spot says it`,
        'nodes.autoscaled is 1; allowed: true, false',
      ],
    ],
    [
      { ...ANY, computeClass: 'Balanced', spot: 'yes', packed: 'yes', startTime: Duration.hours(2) },
      [
        expect.stringMatching(/^nodes has property 'computeClass'; allowed: /),
        "nodes.spot is 'yes'; allowed: true, false",
        'nodes.startTime in seconds is 7200; allowed: a whole number from 0 to 3600',
        "nodes.packed is 'yes'; allowed: true, false",
      ],
    ],
    [
      { ...ANY, taints: ['a', { key: 'a b', value: 'c d', effect: 'Never' }, { key: 'a', effect: 'NoExecute', b: 1 }] },
      [
        "nodes.taints[0] is 'a'; allowed: an object with key, value, effect",
        "nodes.taints[1].key is 'a b'; allowed: the key of a label, such as example.com/team",
        "nodes.taints[1].value is 'c d'; allowed: letters, digits, '-', '_' and '.', at most 63 characters",
        "nodes.taints[1].effect is 'Never'; allowed: NoSchedule, PreferNoSchedule, NoExecute",
        "nodes.taints[2] has property 'b'; allowed: key, value, effect",
      ],
    ],
    [
      { ...ANY, spot: true, longRequests: 'never', gracePeriod: Duration.seconds(121) },
      [
        "nodes.longRequests is 'never'; allowed: warn, allow, limit",
        'nodes.gracePeriod in seconds is 121; allowed: a whole number from 1 to 120',
      ],
    ],
    [
      { ...ANY, longRequests: 'allow', gracePeriod: Duration.seconds(20) },
      [
        "nodes.longRequests is set; allowed: of spot nodes, as others don't go by themselves",
        "nodes.gracePeriod is set; allowed: of spot nodes, as others don't go by themselves",
      ],
    ],
    [
      { kind: 'autopilot', taints: [], computeClass: '' },
      [
        expect.stringMatching(/^nodes has property 'taints'; allowed: /),
        "nodes.computeClass is ''; allowed: Balanced, Scale-Out, or the name of a ComputeClass",
      ],
    ],
    [
      { kind: 'autopilot', spot: true, computeClass: 'mine' },
      [
        "nodes.spot is true with computeClass 'mine'; allowed: with Balanced, Scale-Out, as a ComputeClass says itself whether its nodes are spot",
      ],
    ],
  ])('%j', (nodes, expected) => {
    // @ts-expect-error as from where no compiler has seen it
    expect(nodesProblems(nodes)).toEqual(expected);
  });

  test('are told by the fleet, which leaves such nodes out', () => {
    // @ts-expect-error as from where no compiler has seen it
    const { problems, services } = build({ kind: 'standard', spot: 1 });
    expect(problems).toEqual([
      'environments: nodes is of any node; allowed: with pool, labels or spot, which tell the nodes from others',
      'environments: nodes.spot is 1; allowed: true, false',
    ]);
    expect(podSpec(services[0])).toEqual({});
  });
});

test.each([20, 2000])('a fleet of %i environments runs on them', (count) => {
  const app = system(
    { kubernetes: '1.34' },
    {
      environments: numbered('dev', count),
      minNonActiveRevisions: 0,
      nodes: { kind: 'autopilot', spot: true, longRequests: 'allow' },
    },
  );
  const services = app
    .folders()
    .flatMap(({ objects }) =>
      objects.filter(({ manifest }) => manifest.kind === 'Service' && manifest.apiVersion.startsWith('serving')),
    );
  expect(services).toHaveLength(count);
});
