import { App, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { DevEnvironment, type DevEnvironmentProps } from '../../lib/fleet/dev-environment';
import { DomainTemplate } from '../../lib/fleet/hosts';
import { folders } from '../../lib/gitops/folders';
import type { Manifest } from '../../lib/gitops/manifest';
import { Cluster } from '../../lib/release/cluster';
import { KnativeRelease } from '../../lib/release/knative-release';
import type { ServingRequirements } from '../../lib/serving/configuration/requirements';
import { KnativeServing } from '../../lib/serving/knative-serving';
import { constructProblems, problemLines } from '../../lib/validation/problems';
import { knativeProblems, kubernetesProblems } from '../support/schema-problems';

const IMAGE = `hello@sha256:${'0'.repeat(64)}`;

const MINIMAL: DevEnvironmentProps = { domain: 'dev.example.com', apis: { hello: { image: IMAGE } } };

const COMPLETE: Required<DevEnvironmentProps> = {
  domain: 'dev.example.com',
  domainTemplate: DomainTemplate.NESTED,
  apis: {
    hello: { image: IMAGE, traffic: [{ percent: 100, tag: 'v1' }] },
    namespace: { image: IMAGE, serviceAccountName: 'own' },
  },
  owner: 'checkout@example.com',
  labels: { team: 'checkout' },
  expires: '2027-01-31',
  protected: true,
  warm: { from: '09:00', until: '18:00' },
  podSecurity: { enforce: 'baseline', warn: 'restricted' },
  serviceAccount: { name: 'shop' },
  networkPolicy: { sameNamespace: true },
  access: { role: 'edit' },
  resourceQuota: { requests: { cpu: Cpu.units(2) } },
  limitRange: { defaultRequest: { cpu: Cpu.millis(50) } },
  queueProxy: { requests: { cpu: Cpu.millis(25) } },
  securePodDefaults: false,
  externalSecrets: {
    database: { secretStoreRef: { name: 'google' }, data: { password: { remoteRef: { key: 'shop-database' } } } },
  },
};

const STARTS_FROM_ZERO: ServingRequirements = { autoscaler: { allowZeroInitialScale: true } };

interface Surroundings {
  /** What the app's install is told. @default - there is none */
  readonly configuration?: readonly ServingRequirements[];
  readonly release?: KnativeRelease;
}

function environment(props: DevEnvironmentProps, id = 'demo', { configuration, release }: Surroundings = {}) {
  const app = new App();
  if (release !== undefined) {
    new Cluster(app, 'cluster', { kubernetes: release.minimumKubernetes, knative: release.version });
  }
  const { hosts, apis, definition } = new DevEnvironment(app, id, props);
  if (configuration !== undefined) {
    new KnativeServing(app, 'platform', { release: release ?? KnativeRelease.newest(), configuration });
  }
  const [folder] = folders(app);
  const manifests = (folder?.objects ?? []).map(({ manifest }) => manifest);
  return { hosts, apis, definition, manifests, problems: problemLines(constructProblems(app)) };
}

const named = (manifests: readonly Manifest[]) =>
  manifests.map(({ kind, metadata: { namespace, name } }) =>
    namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`,
  );

const podSpecs = (manifests: readonly Manifest[]) =>
  manifests
    .filter(({ apiVersion }) => apiVersion === 'serving.knative.dev/v1')
    .map((manifest) => JSON.parse(JSON.stringify(manifest['spec'])).template.spec);

test('minimal: a namespace, what protects it, and its API', () => {
  const { hosts, apis, manifests, problems } = environment(MINIMAL);
  expect(problems).toEqual([]);
  expect([...hosts]).toEqual([['hello', ['hello-demo.dev.example.com']]]);
  expect([...apis].map(([name, { node }]) => [name, node.path])).toEqual([['hello', 'demo/hello']]);
  expect(named(manifests)).toEqual([
    'Namespace demo',
    'ServiceAccount demo/api',
    'NetworkPolicy demo/revisions',
    'Service demo/hello',
  ]);
  expect(manifests[0]?.metadata).toEqual({
    name: 'demo',
    labels: {
      'pod-security.kubernetes.io/enforce': 'baseline',
      'pod-security.kubernetes.io/enforce-version': 'latest',
    },
  });
  expect(podSpecs(manifests)).toEqual([{ containers: [{ image: IMAGE }], serviceAccountName: 'api' }]);
});

test('all props', () => {
  const { hosts, definition, manifests, problems } = environment(COMPLETE);
  expect(problems).toEqual([]);
  expect(definition).toEqual({
    name: 'demo',
    owner: 'checkout@example.com',
    labels: { team: 'checkout' },
    expires: '2027-01-31',
    protected: true,
    warm: { from: '09:00', until: '18:00' },
  });
  expect([...hosts]).toEqual([
    ['hello', ['hello.demo.dev.example.com', 'v1-hello.demo.dev.example.com']],
    ['namespace', ['namespace.demo.dev.example.com']],
  ]);
  expect(named(manifests)).toEqual([
    'Namespace demo',
    'ServiceAccount demo/shop',
    'NetworkPolicy demo/revisions',
    'RoleBinding demo/owner-edit',
    'ResourceQuota demo/environment',
    'LimitRange demo/containers',
    'ExternalSecret demo/database',
    'RoleBinding demo/working-hours',
    'Service demo/hello',
    'Service demo/namespace',
  ]);
  expect(manifests[0]?.metadata).toEqual({
    name: 'demo',
    labels: {
      team: 'checkout',
      'pod-security.kubernetes.io/enforce': 'baseline',
      'pod-security.kubernetes.io/enforce-version': 'latest',
      'pod-security.kubernetes.io/warn': 'restricted',
      'pod-security.kubernetes.io/warn-version': 'latest',
    },
    annotations: {
      'a8r.io/owner': 'checkout@example.com',
      'knative-dev-fleet/expires': '2027-01-31',
      'knative-dev-fleet/protected': 'true',
    },
  });
  expect(podSpecs(manifests).map(({ serviceAccountName }) => serviceAccountName)).toEqual(['shop', 'own']);
});

test.each(KnativeRelease.all().map((release) => [release.version, release] as const))(
  'what it writes is what Kubernetes and Knative %s take',
  (_, release) => {
    for (const props of [MINIMAL, COMPLETE]) {
      const { manifests, problems } = environment(props, 'demo', { release });
      const [knative, kubernetes] = [
        manifests.filter(({ apiVersion }) => apiVersion.includes('knative.dev')),
        manifests.filter(({ apiVersion }) => !/knative\.dev|external-secrets/.test(apiVersion)),
      ];
      expect(problems).toEqual([]);
      expect(kubernetesProblems(kubernetes)).toEqual([]);
      expect(knativeProblems(release, knative)).toEqual([]);
    }
  },
);

test('parts of the namespace can be switched off, and its APIs then run as the account that Kubernetes makes', () => {
  const { manifests, problems } = environment({
    ...MINIMAL,
    podSecurity: false,
    serviceAccount: false,
    networkPolicy: false,
  });
  expect(problems).toEqual([]);
  expect(named(manifests)).toEqual(['Namespace demo', 'Service demo/hello']);
  expect(podSpecs(manifests)).toEqual([{ containers: [{ image: IMAGE }] }]);
});

test('a name of 63 characters is allowed, as far as its hosts are', () => {
  const name = 'x'.repeat(63);
  expect(environment({ ...MINIMAL, domainTemplate: DomainTemplate.NESTED }, name).problems).toEqual([]);
  expect(environment(MINIMAL, name).problems).toEqual([
    expect.stringContaining(
      `${name}/hello: host label 'hello-${name}' of hello-${name}.dev.example.com has 69 characters`,
    ),
  ]);
});

test('the owner is told in the namespace, and sees what is in it', () => {
  const { manifests } = environment({ ...MINIMAL, owner: 'checkout@example.com' });
  expect(manifests[0]?.metadata.annotations).toEqual({ 'a8r.io/owner': 'checkout@example.com' });
  expect(manifests.find(({ kind }) => kind === 'RoleBinding')).toMatchObject({
    metadata: { name: 'owner-view', namespace: 'demo' },
    roleRef: { kind: 'ClusterRole', name: 'view' },
    subjects: [{ kind: 'Group', name: 'checkout@example.com' }],
  });
});

test.each<[string, Partial<DevEnvironmentProps>, Record<string, string> | undefined]>([
  ['nothing', {}, undefined],
  ['the last day of the environment', { expires: '2028-02-29' }, { 'knative-dev-fleet/expires': '2028-02-29' }],
  ['that it is protected', { protected: true }, { 'knative-dev-fleet/protected': 'true' }],
  ['nothing where it is not', { protected: false }, undefined],
])('the annotations of the namespace say %s', (_, props, annotations) => {
  const { manifests, problems } = environment({ ...MINIMAL, ...props });
  expect(problems).toEqual([]);
  expect(manifests[0]?.metadata.annotations).toEqual(annotations);
});

describe('hosts', () => {
  const hosts = (api: Partial<DevEnvironmentProps['apis'][string]>, props: Partial<DevEnvironmentProps> = {}) =>
    environment({ ...MINIMAL, ...props, apis: { hello: { image: IMAGE, ...api } } }).hosts.get('hello');
  const traffic = [
    { percent: 60, tag: 'new' },
    { percent: 40, tag: 'old' },
  ];

  test('are flat, those of tags too', () => {
    expect(hosts({ traffic })).toEqual([
      'hello-demo.dev.example.com',
      'new-hello-demo.dev.example.com',
      'old-hello-demo.dev.example.com',
    ]);
  });

  test('may be nested', () => {
    expect(hosts({ traffic }, { domainTemplate: DomainTemplate.NESTED })).toEqual([
      'hello.demo.dev.example.com',
      'new-hello.demo.dev.example.com',
      'old-hello.demo.dev.example.com',
    ]);
  });

  test('within the cluster are as Knative makes them by itself, whatever the domain', () => {
    expect(hosts({ traffic, visibility: 'cluster-local' })).toEqual([
      'hello.demo.svc.cluster.local',
      'new-hello.demo.svc.cluster.local',
      'old-hello.demo.svc.cluster.local',
    ]);
    expect(hosts({ visibility: 'public' })).toEqual(['hello-demo.dev.example.com']);
  });

  test('of a tag that several shares have are one', () => {
    const twice = [
      { percent: 60, tag: 'new' },
      { percent: 40, tag: 'new' },
    ];
    expect(hosts({ traffic: twice })).toEqual(['hello-demo.dev.example.com', 'new-hello-demo.dev.example.com']);
  });

  test('of its own come beside them', () => {
    const { manifests, problems } = environment({
      ...MINIMAL,
      apis: { hello: { image: IMAGE, domainMappings: [{ host: 'hello.example.com' }] } },
    });
    expect(problems).toEqual([]);
    expect(named(manifests).slice(-2)).toEqual([
      'ClusterDomainClaim hello.example.com',
      'DomainMapping demo/hello.example.com',
    ]);
  });

  test('that are too long within the cluster only for DNS outside are fine', () => {
    const name = 'x'.repeat(63);
    const apis = { [name]: { image: IMAGE, visibility: 'cluster-local' as const } };
    expect(environment({ ...MINIMAL, apis }).problems).toEqual([]);
  });
});

describe('certificates of hosts', () => {
  /** A domain of so many characters; Knative shortens the names of hosts under one of 61. */
  const domainOf = (length: number) => `${'d'.repeat(length - '.example.com'.length)}.example.com`;
  const domain = domainOf(62);
  const tooLong = `demo/hello: host hello-demo.${domain} has 73 characters; allowed with certificates of cert-manager: 63`;

  const TLS: ServingRequirements = { network: { externalDomainTls: 'Enabled' } };
  const problems = (props: Partial<DevEnvironmentProps>, more: ServingRequirements = TLS) =>
    environment({ ...MINIMAL, ...props }, 'demo', { configuration: [STARTS_FROM_ZERO, more] }).problems;

  test('are refused where no name for one is short enough', () => {
    expect(problems({ domain })).toEqual([tooLong]);
    expect(problems({ domain: domainOf(61) })).toEqual([]);
  });

  test('are none of an API that wants none', () => {
    const api = (disableExternalDomainTls: boolean) => ({ hello: { image: IMAGE, disableExternalDomainTls } });
    expect(problems({ domain, apis: api(true) })).toEqual([]);
    expect(problems({ domain, apis: api(false) })).toEqual([tooLong]);
  });

  test('are none where the install gets none', () => {
    expect(problems({ domain }, {})).toEqual([]);
    expect(environment({ ...MINIMAL, domain }).problems).toEqual([]);
  });
});

describe("the namespace admits its APIs' pods", () => {
  const problems = (
    api: Partial<DevEnvironmentProps['apis'][string]>,
    props: Partial<DevEnvironmentProps>,
    configuration: ServingRequirements = {},
  ) =>
    environment({ ...MINIMAL, apis: { hello: { image: IMAGE, ...api } }, ...props }, 'demo', {
      configuration: [{ ...STARTS_FROM_ZERO, uses: ['kubernetesPodspecHostnetwork'] }, configuration],
    }).problems;

  test('by its level of Pod Security', () => {
    expect(problems({ hostNetwork: true }, {})).toEqual([
      'demo/hello: hostNetwork is true; allowed: false, by podSecurity.enforce, which is baseline',
    ]);
    expect(problems({ hostNetwork: true }, { podSecurity: { enforce: 'privileged' } })).toEqual([]);
    expect(problems({ hostNetwork: true }, { podSecurity: false })).toEqual([]);
    expect(problems({ hostNetwork: false }, {})).toEqual([]);
  });

  test("by the level restricted, with what the app's install gives containers", () => {
    const restricted: Partial<DevEnvironmentProps> = { podSecurity: { enforce: 'restricted' } };
    expect(problems({}, restricted)).toContainEqual(
      expect.stringContaining('by podSecurity.enforce, which is restricted'),
    );
    expect(problems({}, restricted, { features: { securePodDefaults: 'Enabled' } })).toEqual([]);
  });

  const quota = (cpu: number): Partial<DevEnvironmentProps> => ({
    resourceQuota: { requests: { cpu: Cpu.millis(cpu) } },
  });
  const tooMuch = (cpu: number, bound: string) =>
    `demo/hello: a pod with its queue-proxy: requests.cpu is ${cpu}m; allowed: at most resourceQuota.requests.cpu, which is ${bound}`;

  test('by its quota, of which queue-proxy takes its part', () => {
    const api = { resources: { cpu: { request: Cpu.millis(475) } } };
    expect(problems(api, quota(500))).toEqual([]);
    expect(problems(api, quota(499))).toEqual([tooMuch(500, '499m')]);
    expect(problems(api, quota(500), { deployment: { queueSidecarCpuRequest: Cpu.millis(26) } })).toEqual([
      tooMuch(501, '500m'),
    ]);
    expect(problems(api, { ...quota(500), queueProxy: { requests: { cpu: Cpu.millis(26) } } })).toEqual([
      tooMuch(501, '500m'),
    ]);
  });

  test('by its quota, of which queue-proxy takes what the API says', () => {
    const api = {
      resources: { cpu: { request: Cpu.millis(475) } },
      queueProxyResources: { cpu: { request: Cpu.millis(26) } },
    };
    expect(problems(api, quota(501))).toEqual([]);
    expect(problems(api, quota(500))).toEqual([tooMuch(501, '500m')]);
    // What the API says nothing of is as in every other pod.
    const memory = { ...api, queueProxyResources: { memory: { request: Size.mebibytes(32) } } };
    expect(problems(memory, quota(500))).toEqual([]);
    expect(problems(memory, { ...quota(500), queueProxy: { requests: { cpu: Cpu.millis(26) } } })).toEqual([
      tooMuch(501, '500m'),
    ]);
  });

  test('by its limits', () => {
    expect(
      problems(
        { resources: { memory: { limit: Size.mebibytes(257) } } },
        { limitRange: { max: { memory: Size.mebibytes(256) } } },
      ),
    ).toEqual([
      'demo/hello: containers[0].resources.limits.memory is 257Mi; allowed: at most limitRange.max.memory, which is 256Mi',
    ]);
  });
});

describe('fails for', () => {
  test.each<[string, string, string]>([
    ['a namespace of Knative', 'knative-serving', "environment name is 'knative-serving'; allowed: any but default, "],
    ['a namespace of Kubernetes', 'kube-system', "environment name is 'kube-system'; allowed: any but default, "],
    ['a wrong name', 'Demo', "environment name is 'Demo'; allowed: lower-case letters"],
    ['a name of 64 characters', 'x'.repeat(64), `environment name is '${'x'.repeat(64)}'; allowed: lower-case letters`],
  ])('%s', (_, id, problem) => {
    expect(environment(MINIMAL, id).problems).toContainEqual(expect.stringContaining(`${id}: ${problem}`));
  });

  test.each<[string, Partial<DevEnvironmentProps>, string]>([
    ['a wrong domain', { domain: 'example' }, "demo: domain is 'example'; allowed: a host name of two or more labels"],
    ['no domain', { domain: undefined }, 'demo: domain is undefined; allowed: a host name'],
    ['a day that is none', { expires: '2027-02-29' }, "demo: expires is '2027-02-29'; allowed: a day of the calendar"],
    [
      'a day in words',
      { expires: 'soon' },
      "demo: expires is 'soon'; allowed: a day of the calendar such as 2027-01-31",
    ],
    ['a wrong API', { apis: { hello: { image: 'Hello' } } }, "demo/hello: image is 'Hello'; allowed: a reference"],
    [
      'an API name of the namespace',
      { apis: { Namespace: { image: IMAGE } } },
      "demo: API name is 'Namespace'; allowed: lower",
    ],
    ['a wrong API name', { apis: { '1a': { image: IMAGE } } }, "demo/1a: name is '1a'; allowed: lower-case letters"],
    [
      'a wrong part of the namespace',
      { resourceQuota: {} },
      'demo/Namespace: resourceQuota has no bound; allowed: one',
    ],
    ['a wrong label', { labels: { team: 'a b' } }, "demo/Namespace: labels.team is 'a b'; allowed: letters"],
  ])('%s', (_, props, problem) => {
    expect(environment({ ...MINIMAL, ...props }).problems).toEqual([expect.stringContaining(problem)]);
  });

  test.each<[string, string]>([
    ['{"label":{}}', "demo: props has property 'label'; allowed: apis, domain, domainTemplate, owner, labels, expires"],
    [
      '{"domainTemplate":"flat"}',
      "demo: domainTemplate is 'flat'; allowed: DomainTemplate.FLAT, DomainTemplate.NESTED",
    ],
    ['{"domainTemplate":null}', 'demo: domainTemplate is null; allowed: DomainTemplate.FLAT, DomainTemplate.NESTED'],
    ['{"domain":5}', 'demo: domain is 5; allowed: a host name'],
    ['{"expires":20270131}', 'demo: expires is 20270131; allowed: a day of the calendar'],
    ['{"protected":"no"}', "demo: protected is 'no'; allowed: true, false"],
    ['{"owner":["a"]}', 'demo/Namespace: owner is ["a"]; allowed: a text of one line'],
    ['{"labels":"a"}', "demo/Namespace: labels is 'a'; allowed: labels by their keys"],
    ['{"podSecurity":null}', 'demo/Namespace: podSecurity is null; allowed: false, or an object'],
    ['{"queueProxy":5}', 'demo/Namespace: queueProxy is 5; allowed: an object with requests, limits'],
    ['{"apis":null}', 'demo: apis is null; allowed: APIs by their names'],
    ['{"apis":["hello"]}', 'demo: apis is ["hello"]; allowed: APIs by their names'],
    ['{"apis":{"hello":null}}', 'demo: apis.hello is null; allowed: an object with the properties of an API'],
    ['{"apis":{"hello":"hello:1"}}', "demo: apis.hello is 'hello:1'; allowed: an object with the properties of an API"],
    ['{"apis":{"hello":{}}}', 'demo/hello: image is undefined; allowed: a reference'],
    ['{"apis":{"hello":{"image":5}}}', 'demo/hello: image is 5; allowed: a reference'],
  ])('the wrong type in %s, without a stack trace', (json, problem) => {
    expect(environment({ ...MINIMAL, ...JSON.parse(json) }).problems).toEqual([expect.stringContaining(problem)]);
  });

  test("queue-proxy's resources of a wrong type, also where an API has its own", () => {
    const apis = { hello: { image: IMAGE, queueProxyResources: { cpu: { request: Cpu.millis(1) } } } };
    expect(environment({ ...MINIMAL, apis, ...JSON.parse('{"queueProxy":null}') }).problems).toEqual([
      expect.stringContaining('demo/Namespace: queueProxy is null; allowed: an object with requests, limits'),
    ]);
  });
});

test.each([
  [1, ['demo: Knative Services are 2; allowed: at most 1, which resourceQuota.knativeServices is']],
  [2, []],
])('a quota of %d Knative Services is enough for as many APIs', (knativeServices, problems) => {
  const apis = { hello: MINIMAL.apis['hello'] ?? { image: '' }, catalog: { image: 'catalog:1' } };
  expect(environment({ ...MINIMAL, apis, resourceQuota: { knativeServices } }).problems).toEqual(problems);
});
