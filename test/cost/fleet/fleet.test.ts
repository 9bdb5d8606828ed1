import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import type { Fleet } from '../../../lib/cost/fleet/fleet';
import { fleetIn } from '../../../lib/cost/fleet/fleet';
import { fleetInFiles, fleetOfApp } from '../../../lib/cost/fleet/read';
import { DevFleet, type DevFleetProps } from '../../../lib/fleet/dev-fleet';
import { DomainTemplate } from '../../../lib/fleet/hosts';
import { filesOf } from '../../../lib/gitops/files';
import { GitOpsApp } from '../../../lib/gitops/gitops-app';
import { Kourier, type KourierProps } from '../../../lib/network/kourier/kourier';
import { KnativeRelease } from '../../../lib/release/knative-release';
import type { ServingConfiguration } from '../../../lib/serving/configuration/serving-configuration';
import { KnativeServing } from '../../../lib/serving/knative-serving';
import { WorkingHours } from '../../../lib/working-hours/working-hours';

const DIGEST = '@sha256:c2b7412fbea6f1ef24a0cac60698e88df7ae3c4278e42d0cb34fe7d4b2641bba';
const IMAGE = `ghcr.io/knative/helloworld-go${DIGEST}`;

interface Parts {
  readonly knative?: string;
  readonly fleet?: Partial<DevFleetProps>;
  readonly configuration?: ServingConfiguration;
  readonly kourier?: KourierProps;
}

/** Returns a value in a unit of its own, so that 120 seconds equal 2 minutes. */
function plain(value: unknown): unknown {
  if (value instanceof Duration) {
    return value.toMilliseconds();
  }
  if (value instanceof Size) {
    return value.toKibibytes();
  }
  return value instanceof Cpu ? value.amount : value;
}

function programOf({ knative, fleet: props, configuration = {}, kourier }: Parts) {
  const app = new GitOpsApp(
    knative === undefined
      ? { kubernetes: '1.34' }
      : { kubernetes: KnativeRelease.of(knative).minimumKubernetes, knative },
  );
  const fleet = new DevFleet(app, 'environments', {
    domain: 'dev.example.com',
    environments: [{ name: 'dev-01', owner: 'search@example.com' }, { name: 'dev-02' }],
    apis: { hello: { image: IMAGE } },
    ...props,
  });
  const platform = new KnativeServing(app, 'platform', {
    network: new Kourier(kourier),
    configuration: [fleet.servingConfiguration, configuration],
  });
  return { app, platform };
}

function fleetOf(parts: Parts): Fleet {
  return fleetOfApp(programOf(parts).app);
}

test('an API is known by its environment, with its owner, image and link', () => {
  expect(fleetOf({}).apis).toMatchObject([
    {
      environment: 'dev-01',
      name: 'hello',
      owner: 'search@example.com',
      image: IMAGE,
      hosts: ['hello-dev-01.dev.example.com'],
      link: 'http://hello-dev-01.dev.example.com',
      props: { image: IMAGE, minScale: 0, maxScale: 1, initialScale: 0 },
    },
    { environment: 'dev-02', owner: undefined },
  ]);
});

test('what an API says is read as it was said', () => {
  const said = {
    image: IMAGE,
    minScale: 1,
    maxScale: 5,
    window: Duration.minutes(5),
    scaleToZeroPodRetentionPeriod: Duration.minutes(10),
    targetUtilizationPercentage: 80,
    containerConcurrency: 10,
    timeout: Duration.minutes(2),
    resources: { cpu: { request: Cpu.millis(250) }, memory: { request: Size.mebibytes(256) } },
  };
  const read: Readonly<Record<string, unknown>> = { ...fleetOf({ fleet: { apis: { hello: said } } }).apis[0]?.props };
  const { resources, ...others } = said;
  for (const [property, value] of Object.entries(others)) {
    expect([property, plain(read[property])]).toEqual([property, plain(value)]);
  }
  expect(read['resources']).toMatchObject({ cpu: { request: { amount: '250m' } } });
});

test.each<[string, DevFleetProps['namespaces'], unknown]>([
  ['nothing', {}, undefined],
  [
    'a LimitRange',
    { limitRange: { defaultRequest: { cpu: Cpu.millis(25), memory: Size.mebibytes(64) } } },
    { cpu: '25m', memory: 64 * 1024 },
  ],
])('what a namespace gives its containers is known: %s', (_, namespaces, expected) => {
  const { cpu, memory } = fleetOf({ fleet: { namespaces } }).apis[0]?.limitRange?.defaultRequest ?? {};
  expect(cpu && { cpu: plain(cpu), memory: plain(memory) }).toEqual(expected);
});

test('everything but Knative Services is among the others', () => {
  const { others } = fleetOf({});
  expect(others.map(({ metadata }) => metadata.name)).toContain('activator');
  expect(others.some(({ apiVersion, kind }) => kind === 'Service' && apiVersion === 'serving.knative.dev/v1')).toBe(
    false,
  );
});

describe('hosts', () => {
  test.each<[string, Partial<DevFleetProps>, ServingConfiguration, string[]]>([
    ["a template of Knative's own", { domainTemplate: DomainTemplate.NESTED }, {}, ['hello.dev-01.dev.example.com']],
    [
      'tags',
      { apis: { hello: { image: IMAGE, traffic: [{ percent: 100, tag: 'latest' }] } } },
      {},
      ['hello-dev-01.dev.example.com', 'latest-hello-dev-01.dev.example.com'],
    ],
    [
      'within the cluster only',
      { apis: { hello: { image: IMAGE, visibility: 'cluster-local' } } },
      {},
      ['hello.dev-01.svc.cluster.local'],
    ],
    [
      'a domain for some labels',
      { apis: { hello: { image: IMAGE, labels: { team: 'search' } } } },
      { domain: [{ name: 'search.example.com', selector: { team: 'search' } }] },
      ['hello-dev-01.search.example.com'],
    ],
    [
      'a domain for other labels',
      {},
      { domain: [{ name: 'search.example.com', selector: { team: 'search' } }] },
      ['hello-dev-01.dev.example.com'],
    ],
    [
      'a host of its own',
      {
        apis: { hello: { image: IMAGE } },
        environments: [{ name: 'dev-01', apis: { hello: { domainMappings: [{ host: 'demo.example.com' }] } } }],
      },
      {},
      ['hello-dev-01.dev.example.com', 'demo.example.com'],
    ],
  ])('%s', (_, fleet, configuration, hosts) => {
    expect(fleetOf({ fleet, configuration }).apis[0]?.hosts).toEqual(hosts);
  });

  test('a template that only Go can fill gives none, and so no link', () => {
    const { app } = programOf({});
    const manifests = app
      .folders()
      .flatMap(({ objects }) => objects.map(({ manifest }) => manifest))
      .map((manifest) =>
        manifest.metadata.name === 'config-network'
          ? { ...manifest, data: { 'domain-template': '{{if .Name}}{{.Name}}{{end}}.{{.Namespace}}.{{.Domain}}' } }
          : manifest,
      );
    expect(fleetIn(manifests, app.cluster.release).apis[0]).toMatchObject({ hosts: [], link: undefined });
  });
});

describe('links', () => {
  test.each<[string, Parts, string | undefined]>([
    ['HTTP where there are no certificates', {}, 'http://hello-dev-01.dev.example.com'],
    [
      'HTTPS with the certificate of Kourier',
      { kourier: { certificate: { namespace: 'kourier-system', name: 'wildcard' } } },
      'https://hello-dev-01.dev.example.com',
    ],
    [
      'HTTPS where Knative says so',
      { configuration: { network: { defaultExternalScheme: 'https' } } },
      'https://hello-dev-01.dev.example.com',
    ],
    [
      'none within the cluster',
      { fleet: { apis: { hello: { image: IMAGE, visibility: 'cluster-local' } } } },
      undefined,
    ],
  ])('%s', (_, parts, link) => {
    expect(fleetOf(parts).apis[0]?.link).toBe(link);
  });
});

describe('settings', () => {
  const SET: ServingConfiguration = {
    autoscaler: {
      stableWindow: Duration.minutes(2),
      scaleToZeroPodRetentionPeriod: Duration.minutes(10),
      containerConcurrencyTargetPercentage: 85.5,
      targetBurstCapacity: -1,
      enableScaleToZero: false,
    },
    defaults: {
      revisionTimeout: Duration.seconds(90),
      revisionCpuRequest: Cpu.millis(150),
      revisionMemoryRequest: Size.mebibytes(300),
      containerConcurrency: 7,
    },
    deployment: { queueSidecarCpuRequest: Cpu.millis(50), progressDeadline: Duration.seconds(300) },
  };

  // Older releases spell some keys otherwise.
  test.each(['1.3.1', '1.7.4', '1.20.3', undefined])('what is set, and the defaults of release %s', (knative) => {
    const parts = { knative, configuration: SET };
    const { platform } = programOf(parts);
    const { settings } = fleetOf(parts);
    const read = (from: typeof settings) => [
      ...(['stableWindow', 'scaleToZeroPodRetentionPeriod', 'containerConcurrencyTargetPercentage'] as const).map(
        (property) => from.autoscaler(property),
      ),
      ...(['targetBurstCapacity', 'enableScaleToZero', 'panicWindowPercentage', 'minScale'] as const).map((property) =>
        from.autoscaler(property),
      ),
      ...(['revisionTimeout', 'revisionCpuRequest', 'revisionMemoryRequest', 'containerConcurrency'] as const).map(
        (property) => from.defaults(property),
      ),
      ...(['queueSidecarCpuRequest', 'progressDeadline', 'queueSidecarMemoryRequest'] as const).map((property) =>
        from.deployment(property),
      ),
      from.network('domainTemplate'),
    ];
    expect(read(settings).map(plain)).toEqual(read(platform.settings).map(plain));
  });

  test('a default that a release has otherwise', () => {
    expect(fleetOf({ knative: '1.3.1' }).settings.autoscaler('targetBurstCapacity')).toBe(200);
    expect(fleetOf({ knative: '1.4.0' }).settings.autoscaler('targetBurstCapacity')).toBe(211);
  });
});

describe('files', () => {
  test('give the fleet that the constructs give', () => {
    const { app } = programOf({});
    const fromFiles = fleetInFiles(filesOf(app.folders()));
    const { apis, release } = fleetOf({});
    expect(fromFiles?.apis).toEqual(apis);
    expect(fromFiles?.release).toBe(release);
    const deployments = fromFiles?.others.filter(({ kind }) => kind === 'Deployment');
    expect(deployments?.map(({ metadata }) => metadata.name).sort()).toEqual([
      '3scale-kourier-gateway',
      'activator',
      'autoscaler',
      'autoscaler-hpa',
      'controller',
      'net-kourier-controller',
      'webhook',
    ]);
    const budgets = fromFiles?.others.filter(({ kind }) => kind === 'PodDisruptionBudget');
    expect(budgets).toHaveLength(3);
  });

  test('without an install give none', () => {
    expect(
      fleetInFiles(new Map([['environments/dev-01/00-namespace-dev-01.yaml', 'kind: Namespace']])),
    ).toBeUndefined();
  });
});

describe('environments that are warm at times', () => {
  test('are those of WorkingHours', () => {
    const app = new GitOpsApp({ kubernetes: '1.34' });
    const fleet = new DevFleet(app, 'environments', {
      domain: 'dev.example.com',
      environments: [{ name: 'dev-01', warm: { from: '09:00', until: '18:00' } }, { name: 'dev-02' }],
      apis: { hello: { image: IMAGE } },
    });
    new KnativeServing(app, 'platform', { network: new Kourier(), configuration: [fleet.servingConfiguration] });
    new WorkingHours(app, 'working-hours', { fleets: [fleet], image: `registry.example.com/kubectl${DIGEST}` });
    expect(fleetOfApp(app).warm).toEqual(['dev-01']);
    expect(fleetInFiles(filesOf(app.folders()))?.warm).toEqual(['dev-01']);
  });

  test('are none without it', () => {
    expect(fleetOf({}).warm).toEqual([]);
  });
});
