import { App, Chart } from 'cdk8s';
import { DevFleet, type DevFleetProps, numbered } from '../../lib/fleet/dev-fleet';
import { KnativeDomainMapping } from '../../lib/fleet/domain-mapping';
import { DomainTemplate } from '../../lib/fleet/hosts';
import { KnativeDevApi } from '../../lib/fleet/knative-dev-api';
import { folders } from '../../lib/gitops/folders';
import { KnativeRelease } from '../../lib/release/knative-release';
import type { ServingConfiguration } from '../../lib/serving/configuration/serving-configuration';
import { KnativeServing } from '../../lib/serving/knative-serving';
import { constructProblems, problemLines } from '../../lib/validation/problems';

const MINIMAL: DevFleetProps = {
  domain: 'dev.example.com',
  environments: ['dev-01', 'dev-02'],
  apis: { hello: { image: 'hello:1', env: { TARGET: 'development', LEVEL: 'info' } } },
};

function fleet(props: Partial<DevFleetProps> = {}) {
  const app = new App();
  const construct = new DevFleet(app, 'environments', { ...MINIMAL, ...props });
  return { construct, folders: () => folders(app), problems: problemLines(constructProblems(app)) };
}

const hosts = (props: Partial<DevFleetProps>) =>
  [...fleet(props).construct.environments.values()].flatMap((environment) => [...environment.hosts.values()].flat());

test('numbered environments keep their names when there are more of them', () => {
  expect(numbered('dev', 3)).toEqual(['dev-01', 'dev-02', 'dev-03']);
  expect(numbered('dev', 100).slice(0, 3)).toEqual(numbered('dev', 3));
  expect(numbered('dev', 100).at(-1)).toBe('dev-100');
  expect(numbered('dev', 0)).toEqual([]);
});

test('minimal: each environment is a folder with a namespace and a service for each API', () => {
  const { folders, problems } = fleet();
  expect(problems).toEqual([]);
  expect(folders().map(({ path, objects }) => [path, ...objects.map((object) => object.path)])).toEqual(
    ['dev-01', 'dev-02'].map((name) => [
      `environments/${name}`,
      `environments/${name}/Namespace`,
      `environments/${name}/hello/service`,
    ]),
  );
  for (const { objects, path } of folders()) {
    const name = path.replace('environments/', '');
    expect(objects.map(({ manifest }) => [manifest.kind, manifest.metadata.name, manifest.metadata.namespace])).toEqual(
      [
        ['Namespace', name, undefined],
        ['Service', 'hello', name],
      ],
    );
  }
});

test('all props', () => {
  const props: Required<DevFleetProps> = {
    ...MINIMAL,
    domainTemplate: DomainTemplate.NESTED,
    overrides: { 'dev-02': { apis: { hello: { image: 'hello:2', env: { LEVEL: 'debug' }, maxScale: 3 } } } },
    registriesSkippingTagResolving: ['europe-west1-docker.pkg.dev'],
    minNonActiveRevisions: 0,
    maxNonActiveRevisions: 2,
  };
  const { construct, folders, problems } = fleet(props);
  expect(problems).toEqual([]);
  expect(construct.servingConfiguration).toEqual({
    autoscaler: { allowZeroInitialScale: true },
    deployment: {
      registriesSkippingTagResolving: ['kind.local', 'ko.local', 'dev.local', 'europe-west1-docker.pkg.dev'],
    },
    domain: [{ name: 'dev.example.com' }],
    gc: { minNonActiveRevisions: 0, maxNonActiveRevisions: 2 },
    network: { domainTemplate: '{{.Name}}.{{.Namespace}}.{{.Domain}}', tagTemplate: '{{.Tag}}-{{.Name}}' },
  });
  const container = (index: number) => folders()[index]?.objects[1]?.manifest['spec'];
  expect(container(0)).toMatchObject({ template: { spec: { containers: [{ image: 'hello:1' }] } } });
  expect(container(1)).toMatchObject({
    template: {
      metadata: { annotations: { 'autoscaling.knative.dev/max-scale': '3' } },
      spec: {
        containers: [
          {
            image: 'hello:2',
            env: [
              { name: 'TARGET', value: 'development' },
              { name: 'LEVEL', value: 'debug' },
            ],
          },
        ],
      },
    },
  });
});

test('one wildcard serves all hosts', () => {
  expect(hosts({})).toEqual(['hello-dev-01.dev.example.com', 'hello-dev-02.dev.example.com']);
  expect(fleet().construct.servingConfiguration.network?.domainTemplate).toBe('{{.Name}}-{{.Namespace}}.{{.Domain}}');
});

test('hosts may be made as Knative makes them by itself', () => {
  expect(hosts({ domainTemplate: DomainTemplate.NESTED })).toEqual([
    'hello.dev-01.dev.example.com',
    'hello.dev-02.dev.example.com',
  ]);
});

describe('fails for', () => {
  const long = 'x'.repeat(57);
  test.each<[string, Partial<DevFleetProps>, string]>([
    [
      'a wrong domain',
      { domain: 'example' },
      "environments/dev-01, environments/dev-02: domain is 'example'; allowed: a host name",
    ],
    ['no environment', { environments: [] }, 'environments: environments is []; allowed: a list of one or more names'],
    [
      'a misspelt override',
      JSON.parse('{"overrides":{"dev-01":{"api":{}}}}'),
      "environments: overrides of dev-01 has property 'api'; allowed: apis",
    ],
    [
      'environments that are no list',
      JSON.parse('{"environments":"dev"}'),
      "environments: environments is 'dev'; allowed: a list of one or more names",
    ],
    [
      'an environment that is no name',
      JSON.parse('{"environments":[null]}'),
      'environments: environment name is null; allowed: lower-case letters',
    ],
    [
      'an override that is none',
      JSON.parse('{"overrides":{"dev-01":null}}'),
      'environments: overrides of dev-01 is null; allowed: an object with apis',
    ],
    [
      'an API that is none',
      JSON.parse('{"environments":["dev-01"],"apis":{"hello":null}}'),
      "environments/dev-01/hello: image is 'undefined'; allowed: a reference",
    ],
    ['no API', { apis: {} }, 'environments: apis is empty; allowed: one or more APIs'],
    [
      'a misspelt property',
      JSON.parse('{"overides":{}}'),
      "environments: props has property 'overides'; allowed: domain, domainTemplate, apis",
    ],
    ['an empty name', { environments: [''] }, "environments: environment name is ''; allowed: lower-case"],
    [
      'a namespace of Kubernetes',
      { environments: ['kube-system'] },
      "environments/kube-system: environment name is 'kube-system'; allowed: any but default",
    ],
    [
      'an environment twice',
      { environments: ['dev-01', 'dev-01'] },
      "environments: environment 'dev-01' is named 2 times; allowed: once",
    ],
    [
      'an override of no environment',
      { overrides: { 'dev-03': {} } },
      "environments: overrides has environment 'dev-03'; allowed: one of environments",
    ],
    [
      'an override of no API',
      { overrides: { 'dev-01': { apis: { helo: {} } } } },
      "environments: overrides of dev-01 has API 'helo'; allowed: hello",
    ],
    [
      'a wrong API name',
      { environments: ['dev-01'], apis: { A: { image: 'a' } } },
      "environments/dev-01/A: name is 'A'; allowed",
    ],
    [
      'a host label that is too long',
      { environments: ['dev-01'], apis: { [long]: { image: 'a' } } },
      `environments/dev-01/${long}: host label '${long}-dev-01' of ${long}-dev-01.dev.example.com has 64 characters; allowed: 63`,
    ],
    [
      "a tag's host label that is too long",
      {
        environments: ['dev-01'],
        apis: { [long.slice(2)]: { image: 'a', traffic: [{ percent: 100, tag: 'v1' }] } },
      },
      `environments/dev-01/${long.slice(2)}: host label 'v1-${long.slice(2)}-dev-01' of`,
    ],
    [
      'a tag on the host of an API',
      {
        environments: ['dev-01'],
        apis: { hello: { image: 'a', traffic: [{ percent: 100, tag: 'v1' }] }, 'v1-hello': { image: 'a' } },
      },
      'environments: host v1-hello-dev-01.dev.example.com is that of environments/dev-01/hello and environments/dev-01/v1-hello; allowed: one API',
    ],
    [
      'two APIs on one host',
      { environments: ['c', 'b-c'], apis: { a: { image: 'a' }, 'a-b': { image: 'a' } } },
      'environments: host a-b-c.dev.example.com is that of environments/c/a-b and environments/b-c/a; allowed: one API on a host',
    ],
  ])('%s', (_, props, problem) => {
    expect(fleet(props).problems).toEqual([expect.stringContaining(problem)]);
  });

  test('a host that is too long', () => {
    const domain = `${'x'.repeat(60)}.`.repeat(4).slice(0, -1);
    expect(fleet({ domain, environments: ['dev-01'] }).problems).toEqual([
      `environments/dev-01/hello: host hello-dev-01.${domain} has 256 characters; allowed: 253`,
    ]);
  });
});

test('fails for a wrong name together with everything else that is wrong there', () => {
  const problems = fleet({
    environments: ['Dev'],
    apis: { Hello: { image: 'hello:1' }, other: { image: 'other:1' } },
    overrides: { Dev: { apis: { Hello: { port: 0 } } } },
  }).problems;
  expect(problems).toEqual([
    expect.stringContaining("environments/Dev: environment name is 'Dev'; allowed: lower-case letters"),
    expect.stringContaining("environments/Dev/Hello: name is 'Hello'; allowed: lower-case letters"),
    expect.stringContaining("environments/Dev/Hello, environments/Dev/other: namespace is 'Dev'; allowed: lower-case"),
    'environments/Dev/Hello: port is 0; allowed: a whole number from 1 to 65535',
  ]);
});

test.each(['', 'a/b', 'constructor'])("fails for the API name '%s', which no construct can have", (name) => {
  expect(fleet({ environments: ['dev-01'], apis: { [name]: { image: 'a' } } }).problems).toContainEqual(
    expect.stringContaining(`environments/dev-01: API name is '${name}'; allowed: `),
  );
});

test('fails without a domain', () => {
  expect(fleet({ domain: undefined }).problems).toEqual([
    expect.stringContaining('environments/dev-01, environments/dev-02: domain is undefined; allowed: a host name'),
  ]);
});

test('a host label of 63 characters is allowed', () => {
  expect(fleet({ environments: ['dev-01'], apis: { ['x'.repeat(56)]: { image: 'a' } } }).problems).toEqual([]);
});

test('fails for names that JavaScript knows', () => {
  expect(fleet({ environments: ['constructor'] }).problems).toEqual([
    "environments: environment name is 'constructor'; allowed: any but the names that every JavaScript object has",
  ]);
  expect(fleet({ overrides: { 'dev-01': { apis: { constructor: {} } } } }).problems).toEqual([
    "environments: overrides of dev-01 has API 'constructor'; allowed: hello",
  ]);
});

describe('in an app with an install', () => {
  const app = (build: (app: App, fleet: DevFleet) => void) => {
    const root = new App();
    build(root, new DevFleet(root, 'environments', MINIMAL));
    return problemLines(constructProblems(root));
  };
  const install = (root: App, configuration: ServingConfiguration[]) =>
    new KnativeServing(root, 'platform', { release: KnativeRelease.of('1.3.1'), configuration });

  test('the install is told what the fleet needs', () => {
    expect(app((root, fleet) => install(root, [fleet.servingConfiguration]))).toEqual([]);
  });

  test('fails when the install is not told', () => {
    expect(app((root) => install(root, []))).toEqual([
      "environments: platform is configured without this fleet's servingConfiguration; allowed: a configuration that has it",
    ]);
  });

  test.each<[string, (chart: Chart) => void]>([
    [
      'a DomainMapping',
      (chart) =>
        new KnativeDomainMapping(chart, 'x', { host: 'hello-dev-01.dev.example.com', namespace: 'a', service: 'b' }),
    ],
    ['an API by itself', (chart) => new KnativeDevApi(chart, 'x', { name: 'hello-dev', namespace: '01', image: 'a' })],
  ])('fails when %s has the host of an API', (_, build) => {
    expect(app((root) => build(new Chart(root, 'other')))).toEqual([
      'environments: host hello-dev-01.dev.example.com is that of environments/dev-01/hello and other/x; allowed: one API on a host',
    ]);
  });

  test('fails when two fleets meet on one host', () => {
    const problems = app(
      (root) => new DevFleet(root, 'more', { ...MINIMAL, environments: ['01'], apis: { 'hello-dev': { image: 'a' } } }),
    );
    expect(problems).toEqual([
      'environments, more: host hello-dev-01.dev.example.com is that of environments/dev-01/hello and more/01/hello-dev; allowed: one API on a host',
    ]);
  });
});
