import { App, type Chart, Duration } from 'cdk8s';
import { DevFleet, type DevFleetProps, numbered } from '../../lib/fleet/dev-fleet';
import type { EnvironmentDefinition } from '../../lib/fleet/environment-definition';
import { folders } from '../../lib/gitops/folders';
import { groupKind, type Manifest } from '../../lib/gitops/manifest';
import { SyncWave, syncWave } from '../../lib/gitops/sync-wave';
import { podSecurityProblems } from '../../lib/namespace/pod-security-rules';
import { Kourier } from '../../lib/network/kourier/kourier';
import { Cluster } from '../../lib/release/cluster';
import { KnativeRelease } from '../../lib/release/knative-release';
import type { ServingRequirements } from '../../lib/serving/configuration/requirements';
import { KnativeServing } from '../../lib/serving/knative-serving';
import { constructProblems, problemLines } from '../../lib/validation/problems';
import { constructWarnings } from '../../lib/validation/warnings';
import { WorkingHours, type WorkingHoursProps } from '../../lib/working-hours/working-hours';
import { knativeProblems, kubernetesProblems } from '../support/schema-problems';

const DIGEST = `sha256:${'0'.repeat(64)}`;
const API = { image: `hello@${DIGEST}` };
const IMAGE = `registry.example.com/kubectl@${DIGEST}`;
const OFFICE = { from: '09:00', until: '18:00' };

interface Built {
  readonly knative?: string;
  readonly fleet?: Partial<DevFleetProps>;
  readonly hours?: Partial<WorkingHoursProps> | false;
  readonly configuration?: readonly ServingRequirements[];
}

function build(environments: readonly EnvironmentDefinition[], props: Built = {}) {
  const { knative = '1.23.0', fleet: fleetProps, hours, configuration = [] } = props;
  const app = new App();
  const release = KnativeRelease.of(knative);
  new Cluster(app, 'cluster', { kubernetes: release.minimumKubernetes, knative });
  const fleet = new DevFleet(app, 'environments', {
    domain: 'dev.example.com',
    environments,
    apis: { hello: API },
    ...fleetProps,
  });
  if (hours !== false) {
    new WorkingHours(app, 'working-hours', { fleets: [fleet], image: IMAGE, ...hours });
  }
  new KnativeServing(app, 'platform', {
    network: new Kourier(),
    configuration: [fleet.servingConfiguration, ...configuration],
  });
  const all = folders(app);
  const manifestsIn = (path: string) =>
    all.filter((folder) => folder.path === path).flatMap(({ objects }) => objects.map(({ manifest }) => manifest));
  return {
    release,
    paths: all.map(({ path }) => path),
    own: manifestsIn('working-hours'),
    manifestsIn,
    problems: problemLines(constructProblems(app)),
    warnings: problemLines(constructWarnings(app)).filter(
      (warning) => !/lets no pod be evicted|a tag that moves|retains|Knative Services/.test(warning),
    ),
  };
}

const named = (manifests: readonly Manifest[]) =>
  manifests.map((manifest) => [groupKind(manifest), manifest.metadata.name, manifest.metadata.namespace]);

const data = (manifests: readonly Manifest[]): Record<string, string> =>
  JSON.parse(JSON.stringify(manifests.find(({ kind }) => kind === 'ConfigMap')?.['data']));

const cronJob = (manifests: readonly Manifest[]) =>
  JSON.parse(JSON.stringify(manifests.find(({ kind }) => kind === 'CronJob')?.['spec']));

const annotations = (manifests: readonly Manifest[]) =>
  manifests
    .filter(({ apiVersion }) => apiVersion === 'serving.knative.dev/v1')
    .map((manifest) => JSON.parse(JSON.stringify(manifest['spec'])).template.metadata.annotations);

const TARGET_BURST_CAPACITY = 'autoscaling.knative.dev/target-burst-capacity';

test('minimal: one CronJob for all environments, and what it needs', () => {
  const { own, problems, warnings, manifestsIn } = build([
    { name: 'dev-01', warm: OFFICE },
    { name: 'dev-02' },
    { name: 'dev-03', warm: OFFICE },
  ]);
  expect(problems).toEqual([]);
  expect(warnings).toEqual([]);
  expect(named(own)).toEqual([
    ['Namespace', 'working-hours', undefined],
    ['ServiceAccount', 'working-hours', 'working-hours'],
    ['ClusterRole.rbac.authorization.k8s.io', 'working-hours', undefined],
    ['NetworkPolicy.networking.k8s.io', 'working-hours', 'working-hours'],
    ['ConfigMap', 'working-hours', 'working-hours'],
    ['CronJob.batch', 'working-hours', 'working-hours'],
  ]);
  expect(kubernetesProblems(own)).toEqual([]);
  expect(data(own)).toMatchObject({
    environments: 'dev-01 UTC 540 1080 12345 hello\ndev-03 UTC 540 1080 12345 hello\n',
    offsets: 'UTC 1767225600 0\nUTC 2082758400 end\n',
    holidays: '',
  });
  expect(cronJob(own)).toMatchObject({ schedule: '*/5 * * * *', concurrencyPolicy: 'Forbid' });
  expect(syncWave(own.find(({ kind }) => kind === 'CronJob') ?? { apiVersion: '', kind: '', metadata: {} })).toBe(
    SyncWave.Resources,
  );

  const bound = (path: string) => named(manifestsIn(path)).filter(([kind]) => kind?.startsWith('RoleBinding'));
  expect(bound('environments/dev-01')).toEqual([['RoleBinding.rbac.authorization.k8s.io', 'working-hours', 'dev-01']]);
  expect(bound('environments/dev-02')).toEqual([]);
});

test('all props', () => {
  const warm = {
    from: '00:30',
    until: '24:00',
    days: ['sunday', 'monday'],
    timeZone: 'Asia/Tokyo',
  } as const;
  const props: Omit<Required<WorkingHoursProps>, 'fleets' | 'path'> = {
    image: 'registry.example.com/kubectl:1.34',
    timeZone: 'Europe/Berlin',
    holidays: ['2026-12-25', '2026-01-01'],
    everyMinutes: 10,
  };
  const { own, problems, warnings } = build(
    [
      { name: 'dev-01', warm: OFFICE },
      { name: 'dev-02', warm },
    ],
    { hours: props, fleet: { apis: { hello: API, catalog: API } } },
  );
  expect(problems).toEqual([]);
  expect(warnings).toEqual([expect.stringContaining("image is 'registry.example.com/kubectl:1.34', whose tag")]);
  const { environments, offsets, holidays } = data(own);
  expect(environments).toBe(
    'dev-01 Europe/Berlin 540 1080 12345 hello,catalog\ndev-02 Asia/Tokyo 30 1440 17 hello,catalog\n',
  );
  expect(offsets?.split('\n')).toEqual(
    expect.arrayContaining([
      'Asia/Tokyo 1767193200 32400',
      'Asia/Tokyo 2082726000 end',
      'Europe/Berlin 1767222000 3600',
      'Europe/Berlin 1774746000 7200',
      'Europe/Berlin 1792890000 3600',
      'Europe/Berlin 2082754800 end',
    ]),
  );
  expect(holidays).toBe('2026-01-01 20454\n2026-12-25 20812\n');
  expect(cronJob(own).schedule).toBe('*/10 * * * *');
});

test('what it may do is as little as it needs', () => {
  const { own, manifestsIn } = build([{ name: 'dev-01', warm: OFFICE }]);
  expect(own.find(({ kind }) => kind === 'ClusterRole')?.['rules']).toEqual([
    { apiGroups: ['serving.knative.dev'], resources: ['services'], verbs: ['list'] },
    { apiGroups: ['serving.knative.dev'], resources: ['revisions'], verbs: ['get', 'list', 'patch'] },
  ]);
  const binding = manifestsIn('environments/dev-01').find(({ kind }) => kind === 'RoleBinding');
  expect(binding).toMatchObject({
    roleRef: { kind: 'ClusterRole', name: 'working-hours' },
    subjects: [{ kind: 'ServiceAccount', name: 'working-hours', namespace: 'working-hours' }],
  });
  expect(kubernetesProblems([binding ?? { apiVersion: '', kind: '', metadata: {} }])).toEqual([]);
  const pod = cronJob(own).jobTemplate.spec.template.spec;
  expect(podSecurityProblems(pod, { level: 'restricted', version: 'v1.34', securePodDefaults: false })).toEqual([]);
  expect(own[0]?.metadata).toMatchObject({ labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } });
});

describe('the APIs', () => {
  const warmed = (apis: DevFleetProps['apis']) => build([{ name: 'dev-01', warm: OFFICE }], { fleet: { apis } });

  test('say that the autoscaler decides without requests too, in environments that are warm at times', () => {
    const { manifestsIn, release } = build([{ name: 'dev-01', warm: OFFICE }, { name: 'dev-02' }]);
    const services = ['dev-01', 'dev-02'].flatMap((name) => manifestsIn(`environments/${name}`));
    expect(annotations(services).map((each) => each[TARGET_BURST_CAPACITY])).toEqual(['-1', undefined]);
    expect(
      knativeProblems(
        release,
        services.filter(({ apiVersion }) => apiVersion.startsWith('serving')),
      ),
    ).toEqual([]);
  });

  test('that say something else of it are warned of', () => {
    const { manifestsIn, warnings } = warmed({ hello: { ...API, targetBurstCapacity: 100 } });
    expect(annotations(manifestsIn('environments/dev-01'))[0]).toMatchObject({ [TARGET_BURST_CAPACITY]: '100' });
    expect(warnings).toEqual([expect.stringContaining('dev-01/hello: targetBurstCapacity is 100: ')]);
  });

  test('that never sleep are left alone', () => {
    const { own, manifestsIn, warnings } = warmed({
      always: { ...API, minScale: 1 },
      hello: API,
      other: {
        ...API,
        autoscalingClass: 'hpa.autoscaling.knative.dev',
        metric: 'cpu',
        target: 80,
        minScale: 1,
      },
    });
    expect(data(own)['environments']).toBe('dev-01 UTC 540 1080 12345 hello\n');
    expect(annotations(manifestsIn('environments/dev-01')).map((each) => each[TARGET_BURST_CAPACITY])).toEqual([
      undefined,
      '-1',
      undefined,
    ]);
    expect(warnings).toEqual([]);
  });
});

describe('problems', () => {
  const WARM = [{ name: 'dev-01', warm: OFFICE }];

  test('of a fleet whose hours nobody keeps', () => {
    expect(build(WARM, { hours: false }).problems).toEqual([
      'environments: environments are to be warm at times; allowed: with a WorkingHours that has this fleet among its fleets',
    ]);
    expect(build([{ name: 'dev-01' }], { hours: false }).problems).toEqual([]);
  });

  test.each<[object, string[]]>([
    [{ from: '18:00', until: '09:00' }, ['warm is {"from":"18:00","until":"09:00"}; allowed: from and until, ']],
    [{ ...OFFICE, days: ['Monday'] }, ['warm.days is ["Monday"]; allowed: a list of different ones of monday, ']],
    [{ ...OFFICE, timeZone: 'Berlin' }, ["warm.timeZone is 'Berlin'; allowed: a time zone of the IANA database"]],
    [{ ...OFFICE, hours: 1 }, ["warm has property 'hours'; allowed: from, until, days, timeZone"]],
  ])('of the hours %j', (warm, problems) => {
    // @ts-expect-error as from where no compiler has seen it
    const { problems: found, own } = build([{ name: 'dev-01', warm }]);
    expect(found).toEqual(problems.map((problem) => expect.stringContaining(`environments/dev-01: ${problem}`)));
    expect(data(own)['environments']).toBe('');
  });

  test('of hours that are none', () => {
    // @ts-expect-error as from where no compiler has seen it
    expect(build([{ name: 'dev-01', warm: 'always' }]).problems).toEqual([
      "environments/dev-01: warm is 'always'; allowed: an object with from, until, days, timeZone",
    ]);
  });

  test.each<[object, string[]]>([
    [{ image: 'kubectl:' }, ["image is 'kubectl:'; allowed: a reference such as "]],
    [{ timeZone: 'Berlin' }, ["timeZone is 'Berlin'; allowed: "]],
    [{ holidays: ['25.12.2026'] }, ['holidays is ["25.12.2026"]; allowed: ']],
    [{ everyMinutes: 7 }, ['everyMinutes is 7; allowed: 1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30']],
    [{ path: 'healthz' }, ["path is 'healthz'; allowed: / and letters, digits and any of "]],
    [{ path: '/"' }, ["path is '/\"'; allowed: / and letters, digits and any of "]],
    [{ path: 1 }, ['path is 1; allowed: / and letters, digits and any of ']],
    [{ fleets: [] }, ['fleets is []; allowed: a list of one or more DevFleets']],
    [{ fleets: [1] }, ['fleets is a list of something else; allowed: a list of one or more DevFleets']],
    [{ fleets: 1 }, ['fleets is 1; allowed: a list of one or more DevFleets']],
    [{ hours: OFFICE }, ["props has property 'hours'; allowed: fleets, image, timeZone, holidays, everyMinutes, path"]],
  ])('of the props %j', (hours, problems) => {
    const { problems: found, own } = build([{ name: 'dev-01' }], { hours });
    expect(found).toEqual(problems.map((problem) => expect.stringContaining(`working-hours: ${problem}`)));
    expect(named(own).map(([kind]) => kind)).not.toContain('CronJob.batch');
  });

  test('of an install in which nothing sleeps', () => {
    const { problems } = build(WARM, { configuration: [{ autoscaler: { minScale: 1 } }] });
    expect(problems).toContainEqual(
      'working-hours: minScale of config-autoscaler is 1; allowed: 0, as the environments sleep when nobody works',
    );
  });

  test('of tables that are too large for kubectl apply', () => {
    // Such a name is a problem too, but of the API.
    const apis = { hello: API, [`a${'b'.repeat(250_000)}`]: API };
    const { problems } = build(WARM, { fleet: { apis } });
    expect(problems).toContainEqual(
      expect.stringMatching(/^working-hours: the tables for 1 environments take \d+ bytes; allowed: at most 250000/),
    );
  });
});

test('without any hours, synth says how to set some', () => {
  expect(build([{ name: 'dev-01' }]).warnings).toEqual([
    "working-hours: no environment says when it is warm; warm: { from: '09:00', until: '18:00' } of an environment does",
  ]);
});

test('2,000 environments take one CronJob, and a line each', () => {
  const app = new App();
  const fleet = new DevFleet(app, 'environments', {
    domain: 'dev.example.com',
    environments: numbered('dev', 2000).map((environment) => ({ ...environment, warm: OFFICE })),
    apis: { hello: API },
  });
  const chart: Chart = new WorkingHours(app, 'working-hours', { fleets: [fleet], image: IMAGE });
  expect(chart.node.validate()).toEqual([]);
  const own = folders(chart).flatMap(({ objects }) => objects.map(({ manifest }) => manifest));
  expect(own).toHaveLength(6);
  expect(data(own)['environments']?.split('\n')).toHaveLength(2001);
});

describe('before Knative 1.21, by calls', () => {
  const WARM = [{ name: 'dev-01', warm: OFFICE }, { name: 'dev-02' }];
  const env = (manifests: readonly Manifest[]): Record<string, string> =>
    Object.fromEntries(
      cronJob(manifests).jobTemplate.spec.template.spec.containers[0].env.map(
        ({ name, value }: { name: string; value: string }) => [name, value],
      ),
    );

  test.each([
    ['1.3.1', true],
    ['1.20.3', true],
    ['1.21.3', false],
    ['1.23.0', false],
  ])('Knative %s: %s', (knative, isByCalls) => {
    const { own, problems, warnings, manifestsIn } = build(WARM, { knative });
    expect(problems).toEqual([]);
    expect(warnings).toEqual([]);
    expect(kubernetesProblems(own)).toEqual([]);
    const rights = ['ServiceAccount', 'ClusterRole.rbac.authorization.k8s.io'];
    expect(named(own).map(([kind]) => kind)).toEqual([
      'Namespace',
      ...(isByCalls ? [] : rights),
      'NetworkPolicy.networking.k8s.io',
      'ConfigMap',
      'CronJob.batch',
    ]);
    const environment = manifestsIn('environments/dev-01');
    expect(named(environment).filter(([kind]) => kind?.startsWith('RoleBinding'))).toHaveLength(isByCalls ? 0 : 1);
    expect(annotations(environment)[0]?.[TARGET_BURST_CAPACITY]).toBe(isByCalls ? undefined : '-1');
    const script = isByCalls ? 'keep-warm-by-calls.sh' : 'keep-warm.sh';
    expect(Object.keys(data(own)).sort()).toEqual(['environments', 'holidays', 'hours.sh', 'offsets', script].sort());
    expect(data(own)['environments']).toBe('dev-01 UTC 540 1080 12345 hello\n');
    const { spec } = cronJob(own).jobTemplate.spec.template;
    expect(spec.containers[0].command).toEqual(['sh', `/etc/working-hours/${script}`]);
    expect({ token: spec.automountServiceAccountToken, account: spec.serviceAccountName }).toEqual(
      isByCalls ? { token: false, account: undefined } : { token: undefined, account: 'working-hours' },
    );
    expect(cronJob(own).concurrencyPolicy).toBe(isByCalls ? 'Allow' : 'Forbid');
    expect(podSecurityProblems(spec, { level: 'restricted', version: 'v1.34', securePodDefaults: false })).toEqual([]);
  });

  test('the script is told where to call, and how often', () => {
    const { own } = build(WARM, { knative: '1.20.3', hours: { path: '/healthz' } });
    expect(env(own)).toEqual({
      GATEWAY: 'kourier-internal.kourier-system.svc',
      URL_PATH: '/healthz',
      INTERVAL: '45',
      SECONDS_TO_RUN: '330',
    });
  });

  test.each<[string, Partial<DevFleetProps['apis'][string]>, ServingRequirements | undefined, string]>([
    ['of the API', { window: Duration.seconds(30) }, undefined, '15'],
    ['that is no whole second', { scaleToZeroPodRetentionPeriod: Duration.millis(5500) }, undefined, '50'],
    ['of the install', {}, { autoscaler: { stableWindow: Duration.seconds(90) } }, '75'],
    ['that keeps its pods longer', {}, { autoscaler: { scaleToZeroPodRetentionPeriod: Duration.minutes(1) } }, '105'],
    ['longer than a Job', { window: Duration.hours(1) }, undefined, '300'],
  ])('the interval fits the window %s', (_, api, configuration, interval) => {
    const { own, problems } = build(WARM, {
      knative: '1.20.3',
      fleet: { apis: { hello: { ...API, ...api } } },
      configuration: configuration === undefined ? [] : [configuration],
    });
    expect(problems).toEqual([]);
    expect(env(own)['INTERVAL']).toBe(interval);
  });

  test('of several APIs, the one that sleeps first decides', () => {
    const fleet = {
      apis: {
        hello: { ...API, window: Duration.minutes(3) },
        quick: { ...API, window: Duration.seconds(40) },
        always: { ...API, minScale: 1, window: Duration.seconds(6) },
      },
    };
    expect(env(build(WARM, { knative: '1.20.3', fleet }).own)['INTERVAL']).toBe('25');
  });

  test.each([
    [24, '1.20.3', 1],
    [25, '1.20.3', 0],
    [24, '1.21.3', 0],
  ])('an API with a window of %i seconds, in Knative %s', (window, knative, count) => {
    const fleet = { apis: { hello: { ...API, window: Duration.seconds(window) } } };
    expect(build(WARM, { knative, fleet }).problems).toEqual(
      Array.from({ length: count }, () =>
        expect.stringMatching(/^working-hours: dev-01\/hello stays awake for 24 seconds .*; allowed .*: 25 or more$/),
      ),
    );
  });

  test('a path says nothing from 1.21 on', () => {
    const hours = { path: '/healthz' };
    expect(build(WARM, { knative: '1.20.3', hours }).warnings).toEqual([]);
    expect(build(WARM, { knative: '1.21.3', hours }).warnings).toEqual([
      "working-hours: path is '/healthz', at which nothing is called from Knative 1.21 on; leave it out",
    ]);
  });
});
