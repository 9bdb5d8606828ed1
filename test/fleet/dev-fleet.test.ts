import { App, Chart, Duration } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { DevFleet, type DevFleetProps, numbered } from '../../lib/fleet/dev-fleet';
import { KnativeDomainMapping } from '../../lib/fleet/domain-mapping';
import type { ApiProps, EnvironmentDefinition } from '../../lib/fleet/environment-definition';
import { DomainTemplate } from '../../lib/fleet/hosts';
import { KnativeDevApi } from '../../lib/fleet/knative-dev-api';
import { folders } from '../../lib/gitops/folders';
import { KnativeRelease } from '../../lib/release/knative-release';
import type { ServingRequirements } from '../../lib/serving/configuration/requirements';
import { KnativeServing } from '../../lib/serving/knative-serving';
import { constructProblems, problemLines } from '../../lib/validation/problems';
import { constructWarnings } from '../../lib/validation/warnings';
import { WorkingHours } from '../../lib/working-hours/working-hours';

const IMAGE = `hello@sha256:${'0'.repeat(64)}`;

const ONE: readonly EnvironmentDefinition[] = [{ name: 'dev-01' }];

const MINIMAL: DevFleetProps = {
  domain: 'dev.example.com',
  environments: numbered('dev', 2),
  apis: { hello: { image: IMAGE, env: { TARGET: 'development', LEVEL: 'info' } } },
};

interface Surroundings {
  /** What the app's install is told besides what the fleet needs. @default - there is no install */
  readonly configuration?: readonly ServingRequirements[];
  /** Adds something else to the app. */
  readonly beside?: (app: App) => void;
}

function fleet(props: Partial<DevFleetProps> = {}, { configuration, beside }: Surroundings = {}) {
  const app = new App();
  const construct = new DevFleet(app, 'environments', { ...MINIMAL, ...props });
  if (configuration !== undefined) {
    new KnativeServing(app, 'platform', {
      release: KnativeRelease.newest(),
      configuration: [construct.servingConfiguration, ...configuration],
    });
  }
  beside?.(app);
  const all = () => folders(app).flatMap(({ objects }) => objects);
  return {
    construct,
    folders: () => folders(app),
    objects: () => all().map(({ manifest }) => manifest),
    data: (configMap: string) => all().find(({ manifest }) => manifest.metadata.name === configMap)?.manifest['data'],
    problems: problemLines(constructProblems(app)),
    warnings: problemLines(constructWarnings(app)),
  };
}

/** A fleet of one environment with one API. */
const withApi = (api: Partial<ApiProps>, configuration?: readonly ServingRequirements[]) =>
  fleet({ environments: ONE, apis: { hello: { image: IMAGE, ...api } } }, { configuration });

/** A fleet of one environment. */
const withEnvironment = (definition: Partial<EnvironmentDefinition>) =>
  fleet({ environments: [{ name: 'dev-01', ...definition }] });

const hosts = (props: Partial<DevFleetProps>) =>
  [...fleet(props).construct.environments.values()].flatMap((environment) => [...environment.hosts.values()].flat());

/** The images that each environment runs, by its name. */
const images = (props: Partial<DevFleetProps>) =>
  Object.fromEntries(
    [...fleet(props).construct.environments].map(([name, { apis }]) => [
      name,
      Object.fromEntries([...apis].map(([api, { props: said }]) => [api, said.image])),
    ]),
  );

test('numbered environments keep their names when there are more of them', () => {
  expect(numbered('dev', 3)).toEqual([{ name: 'dev-01' }, { name: 'dev-02' }, { name: 'dev-03' }]);
  expect(numbered('dev', 100).slice(0, 3)).toEqual(numbered('dev', 3));
  expect(numbered('dev', 100).at(-1)).toEqual({ name: 'dev-100' });
  expect(numbered('dev', 0)).toEqual([]);
});

test('minimal: each environment is a folder with a namespace, what stands in it, and a service for each API', () => {
  const { construct, folders, problems, warnings } = fleet();
  expect(problems).toEqual([]);
  expect(warnings).toEqual([]);
  expect(folders().map(({ path, objects }) => [path, ...objects.map((object) => object.path)])).toEqual(
    ['dev-01', 'dev-02'].map((name) => [
      `environments/${name}`,
      ...['Namespace/namespace', 'Namespace/service-account', 'Namespace/network-policy', 'hello/service'].map(
        (path) => `environments/${name}/${path}`,
      ),
    ]),
  );
  for (const { objects, path } of folders()) {
    const name = path.replace('environments/', '');
    expect(objects.map(({ manifest }) => [manifest.kind, manifest.metadata.name, manifest.metadata.namespace])).toEqual(
      [
        ['Namespace', name, undefined],
        ['ServiceAccount', 'api', name],
        ['NetworkPolicy', 'revisions', name],
        ['Service', 'hello', name],
      ],
    );
  }
  expect(construct.servingConfiguration).toEqual({
    autoscaler: { allowZeroInitialScale: true },
    deployment: undefined,
    domain: [{ name: 'dev.example.com' }],
    gc: { minNonActiveRevisions: 1, maxNonActiveRevisions: 5 },
    network: { domainTemplate: '{{.Name}}-{{.Namespace}}.{{.Domain}}', tagTemplate: '{{.Tag}}-{{.Name}}' },
    knativeServices: 2,
    uses: [],
  });
});

test('all props', () => {
  const environment: Required<EnvironmentDefinition> = {
    name: 'demo',
    owner: 'checkout@example.com',
    labels: { team: 'checkout' },
    expires: '9999-12-31',
    protected: true,
    warm: { from: '09:00', until: '18:00' },
    runs: ['hello'],
    apis: { hello: { image: 'hello:2', env: { LEVEL: 'debug' }, maxScale: 3 } },
    source: 'environments.yaml:3:5',
  };
  const props: Required<DevFleetProps> = {
    ...MINIMAL,
    domainTemplate: DomainTemplate.NESTED,
    apis: { ...MINIMAL.apis, other: { image: IMAGE } },
    defaults: { env: { REGION: 'europe-west1' }, resources: { cpu: { request: Cpu.millis(25) } } },
    environments: [{ name: 'dev-01', owner: 'checkout@example.com' }, environment],
    namespaces: { access: { role: 'edit' }, serviceAccount: { name: 'shop' } },
    nodes: { kind: 'standard', pool: 'environments' },
    registriesSkippingTagResolving: ['europe-west1-docker.pkg.dev'],
    minNonActiveRevisions: 0,
    maxNonActiveRevisions: 2,
  };
  const { construct, objects, problems } = fleet(props, {
    configuration: [],
    beside: (app) => {
      const fleets = app.node.children.filter((child) => child instanceof DevFleet);
      new WorkingHours(app, 'working-hours', { fleets, image: 'kubectl:1.34' });
    },
  });
  expect(problems).toEqual([]);
  expect(construct.servingConfiguration).toEqual({
    autoscaler: { allowZeroInitialScale: true },
    deployment: {
      registriesSkippingTagResolving: ['kind.local', 'ko.local', 'dev.local', 'europe-west1-docker.pkg.dev'],
      podIsAlwaysSchedulable: true,
    },
    domain: [{ name: 'dev.example.com' }],
    gc: { minNonActiveRevisions: 0, maxNonActiveRevisions: 2 },
    network: { domainTemplate: '{{.Name}}.{{.Namespace}}.{{.Domain}}', tagTemplate: '{{.Tag}}-{{.Name}}' },
    knativeServices: 3,
    uses: ['kubernetesPodspecNodeselector'],
  });
  const namespaced = objects().filter(({ metadata: { name, namespace } }) => [name, namespace].includes('demo'));
  expect(namespaced.map(({ kind, metadata }) => [kind, metadata.name])).toEqual([
    ['Namespace', 'demo'],
    ['ServiceAccount', 'shop'],
    ['NetworkPolicy', 'revisions'],
    ['RoleBinding', 'owner-edit'],
    ['RoleBinding', 'working-hours'],
    ['Service', 'hello'],
  ]);
  expect(namespaced[0]?.metadata).toMatchObject({
    labels: { team: 'checkout', 'app.kubernetes.io/part-of': 'environments' },
    annotations: {
      'a8r.io/owner': 'checkout@example.com',
      'knative-dev-fleet/expires': '9999-12-31',
      'knative-dev-fleet/protected': 'true',
    },
  });
  expect(namespaced[5]?.['spec']).toMatchObject({
    template: {
      metadata: { annotations: { 'autoscaling.knative.dev/max-scale': '3' } },
      spec: {
        serviceAccountName: 'shop',
        containers: [
          {
            image: 'hello:2',
            resources: { requests: { cpu: '25m' } },
            env: [
              { name: 'REGION', value: 'europe-west1' },
              { name: 'TARGET', value: 'development' },
              { name: 'LEVEL', value: 'debug' },
            ],
          },
        ],
      },
    },
  });
});

describe('hosts', () => {
  test('are all served by one wildcard', () => {
    expect(hosts({})).toEqual(['hello-dev-01.dev.example.com', 'hello-dev-02.dev.example.com']);
  });

  test('may be made as Knative makes them by itself', () => {
    expect(hosts({ domainTemplate: DomainTemplate.NESTED })).toEqual([
      'hello.dev-01.dev.example.com',
      'hello.dev-02.dev.example.com',
    ]);
  });

  test('of 63 characters before the domain are allowed', () => {
    expect(fleet({ environments: ONE, apis: { ['x'.repeat(56)]: { image: IMAGE } } }).problems).toEqual([]);
  });
});

describe('an environment', () => {
  test('runs all APIs, or those that it names', () => {
    const props: Partial<DevFleetProps> = {
      apis: { hello: { image: 'hello:1' }, other: { image: 'other:1' } },
      environments: [{ name: 'all' }, { name: 'one', runs: ['other'] }, { name: 'none', runs: [] }],
    };
    expect(images(props)).toEqual({
      all: { hello: 'hello:1', other: 'other:1' },
      one: { other: 'other:1' },
      none: {},
    });
    expect(fleet(props).problems).toEqual([]);
  });

  test('has the last word on an API, then the API itself, then the fleet', () => {
    const { construct, problems } = fleet({
      defaults: { maxScale: 2, port: 3000, timeout: Duration.seconds(30) },
      apis: { hello: { image: IMAGE, port: 4000, timeout: Duration.seconds(40) } },
      environments: [{ name: 'as-all' }, { name: 'own', apis: { hello: { timeout: Duration.seconds(50) } } }],
    });
    expect(problems).toEqual([]);
    const said = (environment: string) => construct.environments.get(environment)?.apis.get('hello')?.props;
    expect(said('as-all')).toMatchObject({ maxScale: 2, port: 4000, timeout: Duration.seconds(40) });
    expect(said('own')).toMatchObject({ maxScale: 2, port: 4000, timeout: Duration.seconds(50) });
  });

  test('belongs to somebody, who sees what is in it', () => {
    const { objects, problems } = withEnvironment({ owner: 'checkout@example.com' });
    expect(problems).toEqual([]);
    const [namespace] = objects();
    expect(namespace?.metadata.annotations).toEqual({ 'a8r.io/owner': 'checkout@example.com' });
    expect(objects().find(({ kind }) => kind === 'RoleBinding')).toMatchObject({
      metadata: { name: 'owner-view', namespace: 'dev-01' },
      subjects: [{ kind: 'Group', name: 'checkout@example.com' }],
    });
  });

  test('belongs to nobody in particular where it says nothing, and nobody gets rights by it', () => {
    const { objects } = withEnvironment({});
    expect(objects()[0]?.metadata.annotations).toBeUndefined();
    expect(objects().map(({ kind }) => kind)).not.toContain('RoleBinding');
  });

  test("has the fleet's label, and its own", () => {
    const [namespace] = withEnvironment({ labels: { team: 'checkout' } }).objects();
    expect(namespace?.metadata.labels).toMatchObject({ team: 'checkout', 'app.kubernetes.io/part-of': 'environments' });
  });

  test('is protected where it says so', () => {
    const annotation = (definition: Partial<EnvironmentDefinition>) =>
      withEnvironment(definition).objects()[0]?.metadata.annotations?.['knative-dev-fleet/protected'];
    expect(annotation({ protected: true })).toBe('true');
    expect(annotation({ protected: false })).toBeUndefined();
  });

  test('has the same in its namespace as every other one', () => {
    const { objects } = fleet({ namespaces: { networkPolicy: false, resourceQuota: { pods: 5 } } });
    const kinds = (name: string) =>
      objects()
        .filter(({ metadata }) => metadata.namespace === name)
        .map(({ kind }) => kind);
    expect(kinds('dev-01')).toEqual(['ServiceAccount', 'ResourceQuota', 'Service']);
    expect(kinds('dev-02')).toEqual(kinds('dev-01'));
  });
});

describe('the last day of an environment', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: new Date('2027-02-01T00:00:00Z') });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test('is in the annotations of its namespace', () => {
    const [namespace] = withEnvironment({ expires: '2027-01-31' }).objects();
    expect(namespace?.metadata.annotations).toEqual({ 'knative-dev-fleet/expires': '2027-01-31' });
  });

  test.each([
    ['2027-01-31', 'yesterday', 1],
    ['2027-02-01', 'today', 0],
    ['2027-02-02', 'tomorrow', 0],
  ])('%s was %s: %i warnings, and no problem', (expires, _, count) => {
    const { problems, warnings } = withEnvironment({ expires });
    expect(problems).toEqual([]);
    expect(warnings).toHaveLength(count);
  });

  test('is told for all environments in one line', () => {
    const { warnings } = fleet({
      environments: [
        { name: 'old', expires: '2026-12-31', owner: 'checkout@example.com' },
        { name: 'new', expires: '2027-06-30' },
        { name: 'older', expires: '2025-12-31' },
      ],
    });
    expect(warnings).toEqual([
      expect.stringMatching(/^environments: 2 environments .* old of checkout@example.com .* older .*2025-12-31/),
    ]);
  });
});

describe('fails for', () => {
  const long = 'x'.repeat(57);

  test.each<[string, Partial<DevFleetProps>, string]>([
    [
      'a wrong domain',
      { domain: 'example' },
      "environments/dev-01, environments/dev-02: domain is 'example'; allowed: a host name",
    ],
    [
      'no domain',
      { domain: undefined },
      'environments/dev-01, environments/dev-02: domain is undefined; allowed: a host',
    ],
    [
      'no environment',
      { environments: [] },
      'environments: environments is []; allowed: a list of one or more environments',
    ],
    ['no API', { apis: {} }, 'environments: apis is {}; allowed: one or more APIs by their names'],
    [
      'an empty name',
      { environments: [{ name: '' }] },
      "environments: environment name is ''; allowed: lower-case letters",
    ],
    [
      'a namespace of Kubernetes',
      { environments: [{ name: 'kube-system' }] },
      "environments/kube-system: environment name is 'kube-system'; allowed: any but default",
    ],
    [
      'an environment twice',
      { environments: [{ name: 'dev-01' }, { name: 'dev-02' }, { name: 'dev-01', runs: ['hello'] }] },
      "environments: environment 'dev-01' is named 2 times; allowed: once",
    ],
    [
      'one and the same environment three times',
      { environments: [...ONE, ...ONE, ...ONE] },
      "environments: environment 'dev-01' is named 3 times; allowed: once",
    ],
    [
      'a wrong API name',
      { environments: ONE, apis: { A: { image: IMAGE } } },
      "environments/dev-01/A: name is 'A'; allowed: lower-case letters",
    ],
    [
      'a wrong default, in every API',
      { defaults: { port: 0 } },
      'environments/dev-01/hello, environments/dev-02/hello: port is 0; allowed: a whole number from 1 to 65535',
    ],
    [
      'a misspelt default, in every API',
      { defaults: JSON.parse('{"imagge":"hello:1"}') },
      "environments/dev-01/hello, environments/dev-02/hello: props has property 'imagge' (did you mean image?); allowed: image",
    ],
    [
      'a wrong override, where it is',
      { environments: [...ONE, { name: 'demo', apis: { hello: { port: 0 } } }] },
      'environments/demo/hello: port is 0; allowed: a whole number from 1 to 65535',
    ],
    [
      'a day that is none',
      { environments: [{ name: 'dev-01', expires: '31.01.2027' }] },
      "environments/dev-01: expires is '31.01.2027'; allowed: a day of the calendar such as 2027-01-31",
    ],
    [
      "the fleet's own label",
      { environments: [{ name: 'dev-01', labels: { 'app.kubernetes.io/part-of': 'shop' } }] },
      "environments: labels of environment 'dev-01' has 'app.kubernetes.io/part-of'; allowed: any key that the fleet doesn't set",
    ],
    [
      'a wrong part of the namespaces, in every environment',
      { namespaces: { resourceQuota: { pods: 0 } } },
      'environments/dev-01/Namespace, environments/dev-02/Namespace: resourceQuota.pods is 0; allowed: a whole number from 1',
    ],
    [
      'a host label of 64 characters',
      { environments: ONE, apis: { [long]: { image: IMAGE } } },
      `environments/dev-01/${long}: host label '${long}-dev-01' of ${long}-dev-01.dev.example.com has 64 characters; allowed: 63`,
    ],
    [
      "a tag's host label of 64 characters",
      {
        environments: ONE,
        apis: { [long.slice(3)]: { image: IMAGE, traffic: [{ percent: 100, tag: 'v1' }] } },
      },
      `environments/dev-01/${long.slice(3)}: host label 'v1-${long.slice(3)}-dev-01' of v1-${long.slice(3)}-dev-01.dev.example.com has 64 characters; allowed: 63`,
    ],
    [
      'a tag on the host of an API',
      {
        environments: ONE,
        apis: { hello: { image: IMAGE, traffic: [{ percent: 100, tag: 'v1' }] }, 'v1-hello': { image: IMAGE } },
      },
      'environments: host v1-hello-dev-01.dev.example.com is that of environments/dev-01/hello and environments/dev-01/v1-hello; allowed: one API',
    ],
    [
      'two APIs on one host',
      { environments: [{ name: 'c' }, { name: 'b-c' }], apis: { a: { image: IMAGE }, 'a-b': { image: IMAGE } } },
      'environments: host a-b-c.dev.example.com is that of environments/c/a-b and environments/b-c/a; allowed: one API on a host',
    ],
    [
      'a host of its own in every environment',
      { apis: { hello: { image: IMAGE, domainMappings: [{ host: 'demo.example.com' }] } } },
      'environments: host demo.example.com is that of environments/dev-01/hello/demo.example.com and environments/dev-02/hello/demo.example.com; allowed: one API on a host',
    ],
    [
      'a host of its own that another API has by its name',
      {
        environments: ONE,
        apis: {
          hello: { image: IMAGE },
          other: { image: IMAGE, domainMappings: [{ host: 'hello-dev-01.dev.example.com' }] },
        },
      },
      'environments: host hello-dev-01.dev.example.com is that of environments/dev-01/hello and environments/dev-01/other/hello-dev-01.dev.example.com; allowed',
    ],
  ])('%s', (_, props, problem) => {
    expect(fleet(props).problems).toEqual([expect.stringContaining(problem)]);
  });

  test('an environment twice, of which the first one is built', () => {
    const { construct } = fleet({
      environments: [
        { name: 'dev-01', owner: 'first' },
        { name: 'dev-01', owner: 'second' },
      ],
    });
    expect([...construct.environments.values()].map(({ definition }) => definition.owner)).toEqual(['first']);
  });

  test('a host that is too long', () => {
    const domain = (length: number) => `${'x'.repeat(60)}.`.repeat(4).slice(0, length);
    const problems = (length: number) => fleet({ domain: domain(length), environments: ONE }).problems;
    expect(problems(240)).toEqual([]);
    expect(problems(241)).toEqual([
      `environments/dev-01/hello: host hello-dev-01.${domain(241)} has 254 characters; allowed: 253`,
    ]);
  });

  test('names that are like those of other APIs, with what is meant and where it stands', () => {
    const problems = (definition: Partial<EnvironmentDefinition>) =>
      fleet({
        environments: [{ name: 'dev-01', ...definition }],
        apis: { hello: { image: IMAGE }, catalog: { image: IMAGE } },
      }).problems;
    const source = 'environments.yaml:12:3';
    expect(problems({ runs: ['helo', 'hello', 'orders'] })).toEqual([
      "environments: environment 'dev-01' has API 'helo' in runs (did you mean hello?); allowed: hello, catalog",
      "environments: environment 'dev-01' has API 'orders' in runs; allowed: hello, catalog",
    ]);
    expect(problems({ apis: { Catalog: {} }, runs: ['hallo-world'], source })).toEqual([
      `environments: environment 'dev-01' (${source}) has API 'hallo-world' in runs; allowed: hello, catalog`,
      `environments: environment 'dev-01' (${source}) has API 'Catalog' in apis (did you mean catalog?); allowed: hello, catalog`,
    ]);
  });

  test('a wrong name together with everything else that is wrong there', () => {
    const { problems } = fleet({
      environments: [{ name: 'Dev', apis: { Hello: { port: 0 } } }],
      apis: { Hello: { image: IMAGE }, other: { image: IMAGE } },
    });
    expect(problems).toEqual([
      expect.stringContaining("environments/Dev: environment name is 'Dev'; allowed: lower-case letters"),
      expect.stringContaining("environments/Dev/Namespace: name is 'Dev'; allowed: lower-case letters"),
      expect.stringContaining("environments/Dev/Hello: name is 'Hello'; allowed: lower-case letters"),
      expect.stringContaining(
        "environments/Dev/Hello, environments/Dev/other: namespace is 'Dev'; allowed: lower-case",
      ),
      'environments/Dev/Hello: port is 0; allowed: a whole number from 1 to 65535',
    ]);
  });

  test.each(['', 'a/b', 'Namespace'])("the API name '%s', which no construct can have", (name) => {
    expect(fleet({ environments: ONE, apis: { [name]: { image: IMAGE } } }).problems).toEqual([
      expect.stringContaining(`environments/dev-01: API name is '${name}'; allowed: lower-case letters`),
    ]);
  });

  test.each(['constructor', '__proto__'])("the name '%s', which JavaScript knows", (name) => {
    const table = JSON.parse(`{"${name}":{"image":"hello:1"}}`);
    const taken = `'${name}'; allowed: any but the names that every JavaScript object has`;
    expect(fleet({ environments: [{ name }] }).problems).toContainEqual(`environments: environment name is ${taken}`);
    expect(fleet({ environments: ONE, apis: table }).problems).toContainEqual(
      `environments/dev-01: API name is ${taken}`,
    );
    expect(withEnvironment({ apis: table }).problems).toEqual([
      `environments: environment 'dev-01' has API '${name}' in apis; allowed: hello`,
    ]);
    expect(withEnvironment({ runs: [name] }).problems).toEqual([
      `environments: environment 'dev-01' has API '${name}' in runs; allowed: hello`,
    ]);
    expect(withEnvironment(JSON.parse(`{"${name}":{}}`)).problems).toEqual([
      expect.stringContaining(`environments: environment 'dev-01' has property '${name}'; allowed: name, owner`),
    ]);
    expect(fleet(JSON.parse(`{"${name}":{}}`)).problems).toEqual([
      expect.stringContaining(`environments: props has property '${name}'; allowed: domain, domainTemplate`),
    ]);
  });
});

describe('a wrong type, which no compiler has seen, is a problem and not a stack trace:', () => {
  const WHERE = 'environments/dev-01, environments/dev-02';
  const NAMESPACES = 'environments/dev-01/Namespace';

  test.each<[string, string]>([
    ['{"overides":{}}', "environments: props has property 'overides'; allowed: domain, domainTemplate, apis, defaults"],
    ...['5', 'null', '{}', '"dev"', 'true'].map((value): [string, string] => [
      `{"environments":${value}}`,
      `environments: environments is ${value.replaceAll('"', "'")}; allowed: a list of one or more environments`,
    ]),
    ...['null', '5', '"dev-01"', '[]'].map((value): [string, string] => [
      `{"environments":[${value}]}`,
      `environments: environments[0] is ${value.replaceAll('"', "'")}; allowed: an object with name, owner, labels`,
    ]),
    ['{"environments":[{}]}', 'environments: environment name is undefined; allowed: lower-case letters'],
    ['{"environments":[{"name":null}]}', 'environments: environment name is null; allowed: lower-case letters'],
    ['{"environments":[{"name":5}]}', 'environments: environment name is 5; allowed: lower-case letters'],
    ['{"environments":[{"name":["a"]}]}', 'environments: environment name is ["a"]; allowed: lower-case letters'],
    ...['5', 'null', '"hello"', '[]', '[5]'].map((value): [string, string] => [
      `{"apis":${value}}`,
      `environments: apis is ${value.replaceAll('"', "'")}; allowed: one or more APIs by their names`,
    ]),
    ...['5', 'null', '"hello"', '[]'].map((value): [string, string] => [
      `{"apis":{"hello":${value}}}`,
      `${WHERE}: apis.hello is ${value.replaceAll('"', "'")}; allowed: an object with the properties of an API`,
    ]),
    ...['5', 'null', '"x"', '[]'].map((value): [string, string] => [
      `{"defaults":${value}}`,
      `environments: defaults is ${value.replaceAll('"', "'")}; allowed: an object with properties of APIs`,
    ]),
    ...['5', 'null', '"x"', '[]'].map((value): [string, string] => [
      `{"namespaces":${value}}`,
      `environments: namespaces is ${value.replaceAll('"', "'")}; allowed: an object with podSecurity`,
    ]),
    ['{"namespaces":{"quota":{}}}', "environments: namespaces has property 'quota'; allowed: podSecurity"],
    ['{"namespaces":{"domain":"a"}}', "environments: namespaces has property 'domain'; allowed: podSecurity"],
    ...['5', 'null', '"flat"', '{}'].map((value): [string, string] => [
      `{"domainTemplate":${value}}`,
      `environments: domainTemplate is ${value.replaceAll('"', "'")}; allowed: DomainTemplate.FLAT, DomainTemplate.NESTED`,
    ]),
    ...['5', 'null', '{}', '[]'].map((value): [string, string] => [
      `{"domain":${value}}`,
      `${WHERE}: domain is ${value}; allowed: a host name`,
    ]),
    ...['5', 'null', '"docker.io"', '{}'].map((value): [string, string] => [
      `{"registriesSkippingTagResolving":${value}}`,
      `environments: registriesSkippingTagResolving is ${value.replaceAll('"', "'")}; allowed: a list of the hosts of registries`,
    ]),
  ])('%s', (json, problem) => {
    expect(fleet(JSON.parse(json)).problems).toEqual([expect.stringContaining(problem)]);
  });

  test.each<[string, string]>([
    ['{"team":"a"}', "environments: environment 'dev-01' has property 'team'; allowed: name, owner, labels, expires"],
    ['{"runs":"hello"}', "environments: environment 'dev-01' has runs 'hello'; allowed: a list of names of APIs"],
    ['{"runs":null}', "environments: environment 'dev-01' has runs null; allowed: a list of names of APIs"],
    ['{"runs":{}}', "environments: environment 'dev-01' has runs {}; allowed: a list of names of APIs"],
    ['{"runs":[5]}', "environments: environment 'dev-01' has API 5 in runs; allowed: hello"],
    ['{"runs":[null]}', "environments: environment 'dev-01' has API null in runs; allowed: hello"],
    ['{"apis":[]}', "environments: environment 'dev-01' has apis []; allowed: overrides by the names of APIs"],
    ['{"apis":null}', "environments: environment 'dev-01' has apis null; allowed: overrides by the names of APIs"],
    [
      '{"apis":"hello"}',
      "environments: environment 'dev-01' has apis 'hello'; allowed: overrides by the names of APIs",
    ],
    ['{"apis":{"hello":null}}', "environments: environment 'dev-01' has apis.hello null; allowed: an object with"],
    ['{"apis":{"hello":"a:1"}}', "environments: environment 'dev-01' has apis.hello 'a:1'; allowed: an object with"],
    ['{"apis":{"hello":{"env":5}}}', 'environments/dev-01/hello: env is 5; allowed: values by name'],
    ['{"apis":{"hello":{"image":null}}}', 'environments/dev-01/hello: image is null; allowed: a reference'],
    ['{"labels":"a"}', `${NAMESPACES}: labels is 'a'; allowed: labels by their keys`],
    ['{"labels":null}', `${NAMESPACES}: labels is null; allowed: labels by their keys`],
    ['{"labels":["a"]}', `${NAMESPACES}: labels is ["a"]; allowed: labels by their keys`],
    ['{"labels":{"team":5}}', `${NAMESPACES}: labels.team is 5; allowed: letters`],
    ['{"owner":5}', `${NAMESPACES}: owner is 5; allowed: a text of one line`],
    ['{"owner":null}', `${NAMESPACES}: owner is null; allowed: a text of one line`],
    ['{"expires":20270131}', 'environments/dev-01: expires is 20270131; allowed: a day of the calendar'],
    ['{"expires":null}', 'environments/dev-01: expires is null; allowed: a day of the calendar'],
    ['{"protected":"yes"}', "environments/dev-01: protected is 'yes'; allowed: true, false"],
  ])('an environment with %s', (json, problem) => {
    expect(withEnvironment(JSON.parse(json)).problems).toEqual([expect.stringContaining(problem)]);
  });

  test('in a prop that only the install reads', () => {
    const problems = (json: string) => fleet(JSON.parse(json), { configuration: [] }).problems;
    expect(problems('{"minNonActiveRevisions":"1"}')).toEqual([
      "platform/serving/config: gc.minNonActiveRevisions is '1'; allowed: a whole number from 0 to 2147483647",
    ]);
    expect(problems('{"registriesSkippingTagResolving":[5]}')).toEqual([
      expect.stringContaining(
        'platform/serving/config: deployment.registriesSkippingTagResolving[3] is 5; allowed: a host',
      ),
    ]);
  });
});

describe('images', () => {
  const latest = (image: string) =>
    `image is '${image}'; allowed: an image by digest or by another tag, unless allowLatest is true`;

  test.each(['hello:latest', 'hello'])('%s may be any image, and is refused', (image) => {
    expect(withApi({ image }).problems).toEqual([`environments/dev-01/hello: ${latest(image)}`]);
  });

  test.each<[string, Partial<DevFleetProps>]>([
    ['the fleet', { defaults: { allowLatest: true } }],
    ['the API', { apis: { hello: { image: 'hello:latest', allowLatest: true } } }],
    ['the environment', { environments: [{ name: 'dev-01', apis: { hello: { allowLatest: true } } }] }],
  ])('latest is taken where %s allows it', (_, props) => {
    const { problems, warnings } = fleet({ environments: ONE, apis: { hello: { image: 'hello:latest' } }, ...props });
    expect(problems).toEqual([]);
    expect(warnings).toEqual([
      expect.stringContaining("environments/dev-01/hello: image is 'hello:latest', whose tag"),
    ]);
  });

  test('latest is refused in the environment that says it, and in one that takes the word back', () => {
    const apis = { hello: { image: IMAGE } };
    expect(
      fleet({ apis, environments: [...ONE, { name: 'demo', apis: { hello: { image: 'hello:latest' } } }] }).problems,
    ).toEqual([`environments/demo/hello: ${latest('hello:latest')}`]);
    expect(
      fleet({
        apis: { hello: { image: 'hello:latest', allowLatest: true } },
        environments: [...ONE, { name: 'demo', apis: { hello: { allowLatest: false } } }],
      }).problems,
    ).toEqual([`environments/demo/hello: ${latest('hello:latest')}`]);
  });

  test('an image by tag is a warning, one by digest is none', () => {
    const { problems, warnings } = withApi({ image: 'hello:1', sidecars: [{ name: 'logs', image: IMAGE }] });
    expect(problems).toEqual([]);
    expect(warnings).toEqual([
      "environments/dev-01/hello: image is 'hello:1', whose tag may come to mean another image; by digest, Git says what runs",
    ]);
    expect(withApi({ image: `hello:1@sha256:${'0'.repeat(64)}` }).warnings).toEqual([]);
  });

  test('a sidecar by tag is one, too', () => {
    expect(withApi({ sidecars: [{ name: 'logs', image: 'logs:1' }] }).warnings).toEqual([
      expect.stringContaining("environments/dev-01/hello: sidecars[0].image is 'logs:1', whose tag"),
    ]);
  });

  test('the same warning of many environments is one line', () => {
    const { warnings } = fleet({ environments: numbered('dev', 20), apis: { hello: { image: 'hello:1' } } });
    expect(warnings).toEqual([
      expect.stringMatching(
        /^environments\/dev-01\/hello, environments\/dev-02\/hello, environments\/dev-03\/hello and 17 others: image is 'hello:1'/,
      ),
    ]);
  });
});

describe('what the APIs use that a flag must allow', () => {
  const uses = (props: Partial<DevFleetProps>) => fleet(props).construct.servingConfiguration.uses;

  test('is asked for: exactly that, each once, in the order of the alphabet', () => {
    const sidecars = [{ name: 'logs', image: IMAGE }];
    const props: Partial<DevFleetProps> = {
      defaults: { nodeSelector: { disk: 'ssd' } },
      apis: { hello: { image: IMAGE, sidecars }, other: { image: IMAGE, sidecars } },
      environments: [...numbered('dev', 3), { name: 'demo', apis: { other: { schedulerName: 'own' } } }],
    };
    expect(uses(props)).toEqual(['kubernetesPodspecNodeselector', 'kubernetesPodspecSchedulername', 'multiContainer']);
    expect(uses({ ...props, environments: ONE })).toEqual(['kubernetesPodspecNodeselector', 'multiContainer']);
    expect(uses({})).toEqual([]);
  });

  test('is not that of an API which no environment runs', () => {
    const apis = { hello: { image: IMAGE }, other: { image: IMAGE, nodeSelector: { disk: 'ssd' } } };
    expect(uses({ apis, environments: [{ name: 'dev-01', runs: ['hello'] }] })).toEqual([]);
  });

  const API: Partial<ApiProps> = {
    nodeSelector: { disk: 'ssd' },
    sidecars: [{ name: 'logs', image: IMAGE }],
    queueProxyPodInfo: true,
  };

  test('is switched on in the install, but for what is on by default', () => {
    const { data, problems } = withApi(API, []);
    expect(problems).toEqual([]);
    expect(data('config-features')).toEqual({
      'kubernetes.podspec-nodeselector': 'Enabled',
      'queueproxy.mount-podinfo': 'Allowed',
    });
    expect(withApi({}, []).data('config-features')).toBeUndefined();
  });

  test.each([
    [0, 'before'],
    [1, 'after'],
  ])('stays as the platform has it: what it disables is an error where it is used (%i, told %s the fleet)', (index) => {
    const platform: ServingRequirements = {
      features: { multiContainer: 'Disabled', kubernetesPodspecNodeselector: 'Disabled' },
    };
    const app = new App();
    const construct = new DevFleet(app, 'environments', { ...MINIMAL, apis: { hello: { image: IMAGE, ...API } } });
    new KnativeServing(app, 'platform', {
      release: KnativeRelease.newest(),
      configuration: [construct.servingConfiguration].toSpliced(index, 0, platform),
    });
    expect(problemLines(constructProblems(app))).toEqual(
      ['sidecars', 'nodeSelector'].map((property) =>
        expect.stringMatching(
          new RegExp(
            `^environments/dev-01/hello, environments/dev-02/hello: ${property} is set, and config-features has \\w+ Disabled; allowed: only where it is Enabled$`,
          ),
        ),
      ),
    );
  });

  test('is fine where the platform has it Allowed, or Enabled', () => {
    const flags = {
      kubernetesPodspecNodeselector: 'Allowed',
      kubernetesPodspecTolerations: 'Enabled',
      queueproxyMountPodinfo: 'Enabled',
    } as const;
    const { data, problems } = withApi({ ...API, tolerations: [{ key: 'spot' }] }, [{ features: flags }]);
    expect(problems).toEqual([]);
    expect(data('config-features')).toEqual({
      'kubernetes.podspec-nodeselector': 'Allowed',
      'kubernetes.podspec-tolerations': 'Enabled',
      'queueproxy.mount-podinfo': 'Enabled',
    });
  });

  describe('by an API outside of the fleet', () => {
    const apart = (configuration: (api: KnativeDevApi) => readonly ServingRequirements[]) => {
      const app = new App();
      const api = new KnativeDevApi(new Chart(app, 'other'), 'hello', { namespace: 'other', image: IMAGE, ...API });
      new KnativeServing(app, 'platform', {
        release: KnativeRelease.newest(),
        configuration: [{ autoscaler: { allowZeroInitialScale: true } }, ...configuration(api)],
      });
      return problemLines(constructProblems(app));
    };

    test('is an error until the install is told', () => {
      expect(apart(() => [])).toEqual([
        'other/hello: nodeSelector is set, and config-features has kubernetesPodspecNodeselector Disabled; allowed: only where it is Enabled',
        'other/hello: queueProxyPodInfo is set, and config-features has queueproxyMountPodinfo Disabled; allowed: only where it is Enabled',
      ]);
      expect(apart(({ features }) => [{ uses: features }])).toEqual([]);
    });

    test("is none of the fleet's business, as each asks for its own", () => {
      const { problems } = fleet(
        { environments: ONE },
        {
          configuration: [],
          beside: (app) =>
            new KnativeDevApi(new Chart(app, 'other'), 'hello', { namespace: 'other', image: IMAGE, ...API }),
        },
      );
      expect(problems).toEqual([
        expect.stringContaining('other/hello: nodeSelector is set'),
        expect.stringContaining('other/hello: queueProxyPodInfo is set'),
      ]);
    });
  });
});

describe("the platform's settings count:", () => {
  const problems = (api: Partial<ApiProps>, configuration: ServingRequirements) =>
    withApi(api, [configuration]).problems;
  const seconds = (amount: number): Partial<ApiProps> => ({ timeout: Duration.seconds(amount) });

  test('maxRevisionTimeout is the longest timeout', () => {
    const raised: ServingRequirements = { defaults: { maxRevisionTimeout: Duration.seconds(900) } };
    expect(problems(seconds(900), raised)).toEqual([]);
    expect(problems(seconds(901), raised)).toEqual([
      'environments/dev-01/hello: timeout is 901 seconds; allowed: at most 15 minutes, which maxRevisionTimeout in config-defaults is',
    ]);
    expect(problems(seconds(600), {})).toEqual([]);
    expect(problems(seconds(601), {})).toEqual([
      'environments/dev-01/hello: timeout is 601 seconds; allowed: at most 10 minutes, which maxRevisionTimeout in config-defaults is',
    ]);
  });

  test("Knative's own hold where there is no install", () => {
    expect(withApi(seconds(600)).problems).toEqual([]);
    expect(withApi(seconds(601)).problems).toEqual([
      expect.stringContaining('timeout is 601 seconds; allowed: at most'),
    ]);
  });

  test('maxScaleLimit is the most pods, and no limit is more than that', () => {
    const limited: ServingRequirements = { autoscaler: { maxScaleLimit: 3, maxScale: 1 } };
    const refused = (maxScale: number) =>
      `environments/dev-01/hello: maxScale is ${maxScale}; allowed: 1 to 3, which maxScaleLimit in config-autoscaler is`;
    expect(problems({ maxScale: 3 }, limited)).toEqual([]);
    expect(problems({ maxScale: 4 }, limited)).toEqual([refused(4)]);
    expect(problems({ maxScale: 0 }, limited)).toEqual([refused(0)]);
    expect(problems({ maxScale: 0 }, {})).toEqual([]);
  });

  test('containerConcurrencyMaxLimit is the highest containerConcurrency', () => {
    const limited: ServingRequirements = { defaults: { containerConcurrencyMaxLimit: 50 } };
    expect(problems({ containerConcurrency: 50 }, limited)).toEqual([]);
    expect(problems({ containerConcurrency: 51 }, limited)).toEqual([
      'environments/dev-01/hello: containerConcurrency is 51; allowed: a whole number from 0 to 50',
    ]);
    expect(problems({ containerConcurrency: 1000 }, {})).toEqual([]);
    expect(problems({ containerConcurrency: 1001 }, {})).toHaveLength(1);
  });

  test('allowZeroInitialScale that is false contradicts the fleet', () => {
    const app = new App();
    const { servingConfiguration } = new DevFleet(app, 'environments', MINIMAL);
    new KnativeServing(app, 'platform', {
      release: KnativeRelease.newest(),
      configuration: [servingConfiguration, { autoscaler: { allowZeroInitialScale: false } }],
    });
    expect(problemLines(constructProblems(app))).toEqual([
      'platform/serving/config: autoscaler.allowZeroInitialScale is true and false; allowed: one value',
    ]);
    expect(problems({}, { autoscaler: { allowZeroInitialScale: true } })).toEqual([]);
  });
});

describe('what the fleet costs the cluster', () => {
  const wasteful: Partial<ApiProps> = { containerConcurrency: 1, maxScale: 3 };
  const manyTags = (count: number): Partial<ApiProps> => ({
    traffic: Array.from({ length: count }, (_, index) => ({ tag: `t${index}`, percent: index === 0 ? 100 : 0 })),
  });

  test('is told where the install is in the app', () => {
    const { problems, warnings } = withApi(wasteful, []);
    expect(problems).toEqual([]);
    expect(warnings).toContainEqual(
      expect.stringContaining('environments: dev-01/hello: one request wakes 2 pods, as a pod is to have 0.7 requests'),
    );
    expect(withApi({ ...wasteful, maxScale: 1 }, []).warnings.join()).not.toContain('one request wakes');
  });

  test('is not told where it is not, as nobody knows its settings', () => {
    expect(withApi(wasteful).warnings).toEqual([]);
    expect(withApi(manyTags(5001)).problems).toEqual([]);
  });

  test('is an error where Kubernetes is not good for so many Services', () => {
    const tags = (count: number) => withApi(manyTags(count), []).problems;
    // One for the API itself, and two for each of two revisions.
    expect(tags(4995)).toEqual([]);
    expect(tags(4996)).toEqual([
      'environments: minNonActiveRevisions is 1; allowed: at most 0, as 1 Knative Services take 5001 Kubernetes Services with it, and namespace dev-01 is good for 5000',
    ]);
  });

  test('counts everything else in the app', () => {
    const beside = (app: App) =>
      new KnativeDevApi(new Chart(app, 'other'), 'hello', { namespace: 'other', image: IMAGE, ...wasteful });
    expect(fleet({}, { configuration: [], beside }).warnings).toContainEqual(
      expect.stringContaining('environments: other/hello: one request wakes 2 pods'),
    );
  });

  test('follows the settings of the platform', () => {
    const { warnings } = withApi(wasteful, [{ autoscaler: { containerConcurrencyTargetPercentage: 100 } }]);
    expect(warnings.join()).not.toContain('one request wakes');
  });
});

test('what the namespaces refuse of pods is told at the APIs, in one line', () => {
  const quota = { resourceQuota: { requests: { cpu: Cpu.millis(100) } } };
  const defaults = { resources: { cpu: { request: Cpu.millis(76) } } };
  expect(fleet({ namespaces: quota, defaults }).problems).toEqual([
    'environments/dev-01/hello, environments/dev-02/hello: a pod with its queue-proxy: requests.cpu is 101m; allowed: at most resourceQuota.requests.cpu, which is 100m',
  ]);
  expect(fleet({ defaults: { hostNetwork: true } }).problems).toEqual([
    'environments/dev-01/hello, environments/dev-02/hello: hostNetwork is true; allowed: false, by podSecurity.enforce, which is baseline',
  ]);
});

describe('in an app with an install', () => {
  const app = (build: (app: App, fleet: DevFleet) => void) => {
    const root = new App();
    build(root, new DevFleet(root, 'environments', MINIMAL));
    return problemLines(constructProblems(root));
  };
  const install = (root: App, configuration: ServingRequirements[]) =>
    new KnativeServing(root, 'platform', { release: KnativeRelease.of('1.3.1'), configuration });

  test('the install is told what the fleet needs', () => {
    expect(app((root, fleet) => install(root, [fleet.servingConfiguration]))).toEqual([]);
  });

  test('fails when the install is not told', () => {
    expect(app((root) => install(root, [{ autoscaler: { allowZeroInitialScale: true } }]))).toEqual([
      "environments: platform is configured without this fleet's servingConfiguration; allowed: a configuration that has it",
    ]);
  });

  test('what the fleet needs is in the ConfigMaps', () => {
    const { data } = fleet({}, { configuration: [{ gc: { retainSinceCreateTime: Duration.hours(1) } }] });
    expect(data('config-domain')).toEqual({ 'dev.example.com': '' });
    expect(data('config-autoscaler')).toEqual({ 'allow-zero-initial-scale': 'true' });
    expect(data('config-network')).toEqual({
      'domain-template': '{{.Name}}-{{.Namespace}}.{{.Domain}}',
      'tag-template': '{{.Tag}}-{{.Name}}',
    });
    expect(data('config-gc')).toEqual({
      'min-non-active-revisions': '1',
      'max-non-active-revisions': '5',
      'retain-since-create-time': '3600s',
    });
  });

  test.each<[string, (chart: Chart) => void]>([
    [
      'a DomainMapping',
      (chart) =>
        new KnativeDomainMapping(chart, 'x', { host: 'hello-dev-01.dev.example.com', namespace: 'a', service: 'b' }),
    ],
    [
      'an API by itself',
      (chart) => new KnativeDevApi(chart, 'x', { name: 'hello-dev', namespace: '01', image: IMAGE }),
    ],
  ])('fails when %s has the host of an API', (_, build) => {
    expect(app((root) => build(new Chart(root, 'other')))).toEqual([
      'environments: host hello-dev-01.dev.example.com is that of environments/dev-01/hello and other/x; allowed: one API on a host',
    ]);
  });

  test('fails when two fleets meet on one host', () => {
    const problems = app(
      (root) =>
        new DevFleet(root, 'more', {
          ...MINIMAL,
          environments: [{ name: '01' }],
          apis: { 'hello-dev': { image: IMAGE } },
        }),
    );
    expect(problems).toEqual([
      'environments, more: host hello-dev-01.dev.example.com is that of environments/dev-01/hello and more/01/hello-dev; allowed: one API on a host',
    ]);
  });

  test('hosts within the cluster meet nobody outside of it', () => {
    const { problems } = fleet({
      environments: [{ name: 'c' }, { name: 'b-c' }],
      apis: { a: { image: IMAGE }, 'a-b': { image: IMAGE, visibility: 'cluster-local' } },
    });
    expect(problems).toEqual([]);
  });
});
