// An API as a construct: its name, its hosts, what it tells the rest of the app, and what the app's install makes of it.
// What its properties come to is tested in test/service.
import { App, Chart } from 'cdk8s';
import { DomainTemplate } from '../../lib/fleet/hosts';
import { KnativeDevApi, type KnativeDevApiProps } from '../../lib/fleet/knative-dev-api';
import { folders } from '../../lib/gitops/folders';
import { Cluster } from '../../lib/release/cluster';
import { KnativeRelease } from '../../lib/release/knative-release';
import type { ServingConfiguration } from '../../lib/serving/configuration/serving-configuration';
import { KnativeServing } from '../../lib/serving/knative-serving';
import { constructProblems, problemLines } from '../../lib/validation/problems';
import { constructWarnings } from '../../lib/validation/warnings';
import { knativeProblems } from '../support/schema-problems';

const IMAGE = `hello@sha256:${'0'.repeat(64)}`;
const MINIMAL: KnativeDevApiProps = { namespace: 'dev-01', image: IMAGE };

interface Surroundings {
  readonly id?: string;
  /** That of the app's cluster. @default - the app has no cluster */
  readonly version?: string;
  /** What the app's install is told. @default - there is none */
  readonly configuration?: ServingConfiguration;
}

/** Returns an API in an app, with what the app writes and says. */
function apiIn(props: KnativeDevApiProps, { id = 'hello', version, configuration }: Surroundings = {}) {
  const app = new App();
  if (version !== undefined) {
    const { minimumKubernetes } = KnativeRelease.of(version);
    new Cluster(app, 'cluster', { kubernetes: minimumKubernetes, knative: version });
  }
  const api = new KnativeDevApi(new Chart(app, 'test'), id, props);
  const [folder] = folders(app);
  const manifests = (folder?.objects ?? []).map(({ manifest }) => manifest);
  if (configuration !== undefined) {
    const release = version === undefined ? KnativeRelease.newest() : KnativeRelease.of(version);
    new KnativeServing(app, 'platform', {
      release,
      configuration: [{ ...configuration, autoscaler: { allowZeroInitialScale: true, ...configuration.autoscaler } }],
    });
  }
  return {
    api,
    manifests,
    problems: problemLines(constructProblems(app)),
    warnings: constructWarnings(app).map(({ path, message }) => `${path}: ${message}`),
  };
}

const service = (props: KnativeDevApiProps, surroundings?: Surroundings) =>
  apiIn(props, surroundings).manifests.find(({ kind }) => kind === 'Service');

describe('the name', () => {
  test("is the construct's id", () => {
    expect(service(MINIMAL)?.metadata).toEqual({ name: 'hello', namespace: 'dev-01' });
    expect(apiIn(MINIMAL).api).toMatchObject({ name: 'hello', namespace: 'dev-01' });
  });

  test('may be another one', () => {
    const props = { ...MINIMAL, name: 'greeter', revisionName: 'greeter-1' };
    expect(service(props)?.metadata).toEqual({ name: 'greeter', namespace: 'dev-01' });
    expect(apiIn(props).problems).toEqual([]);
    expect(apiIn({ ...props, revisionName: 'hello-1' }).problems).toEqual([
      "test/hello: revisionName is 'hello-1'; allowed: a name that begins with 'greeter-'",
    ]);
  });

  test.each(['a', 'a-1', 'x'.repeat(63)])('may be %s', (name) => {
    expect(apiIn({ ...MINIMAL, name }).problems).toEqual([]);
  });

  test.each(['', 'Hello', '1a', 'a_b', 'a.b', '-a', 'a-', 'x'.repeat(64)])('may not be %j', (name) => {
    expect(apiIn({ ...MINIMAL, name }).problems).toEqual([
      expect.stringContaining(
        `test/hello: name is '${name}'; allowed: lower-case letters, digits and '-', starting with a`,
      ),
    ]);
  });

  test.each(['dev-01', '1', 'x'.repeat(63)])('of the namespace may be %s', (namespace) => {
    expect(apiIn({ ...MINIMAL, namespace }).problems).toEqual([]);
  });

  test.each(['', 'Dev', 'a.b', 'x'.repeat(64)])('of the namespace may not be %j', (namespace) => {
    expect(apiIn({ ...MINIMAL, namespace }).problems).toEqual([
      expect.stringContaining(`test/hello: namespace is '${namespace}'; allowed: lower-case letters, digits and '-'`),
    ]);
  });

  test('may come from where no compiler has seen it', () => {
    expect(apiIn(JSON.parse(`{"name": 5, "namespace": null, "image": "${IMAGE}"}`)).problems).toEqual([
      expect.stringContaining('test/hello: name is 5; allowed: '),
      expect.stringContaining('test/hello: namespace is null; allowed: '),
    ]);
  });
});

test('it tells what its properties come to, with what is set where they say nothing', () => {
  const { api } = apiIn({
    ...MINIMAL,
    maxScale: 3,
    sidecars: [{ name: 'proxy', image: IMAGE }],
    nodeSelector: { a: 'b' },
  });
  expect(api.props).toMatchObject({ minScale: 0, maxScale: 3, initialScale: 0, nodeSelector: { a: 'b' } });
  expect(api.features).toEqual(['multiContainer', 'kubernetesPodspecNodeselector']);
  expect(api.podSpec).toEqual({
    containers: [
      { image: IMAGE, ports: [{ containerPort: 8080 }] },
      { name: 'proxy', image: IMAGE },
    ],
    nodeSelector: { a: 'b' },
  });
});

test('it tells each flag once, and nothing of what is wrong', () => {
  const fieldRef = { fieldRef: { fieldPath: 'metadata.name' } };
  const { api } = apiIn({ ...MINIMAL, port: 0, env: { A: fieldRef, B: fieldRef } });
  expect(api.features).toEqual(['kubernetesPodspecFieldref']);
  expect(api.props).not.toHaveProperty('port');
});

describe('its hosts', () => {
  const hosts = (props: Partial<KnativeDevApiProps>, template = DomainTemplate.FLAT) =>
    apiIn({ ...MINIMAL, ...props }).api.hosts(template, 'dev.example.com');

  test('are its own, then those of its tags, each once', () => {
    const traffic = [
      { percent: 100, tag: 'new' },
      { revisionName: 'hello-1', tag: 'old' },
    ];
    expect(hosts({})).toEqual(['hello-dev-01.dev.example.com']);
    expect(hosts({ name: 'greeter', traffic })).toEqual([
      'greeter-dev-01.dev.example.com',
      'new-greeter-dev-01.dev.example.com',
      'old-greeter-dev-01.dev.example.com',
    ]);
    expect(hosts({ traffic: [...traffic, { tag: 'new' }] })).toHaveLength(3);
    expect(hosts({ traffic }, DomainTemplate.NESTED)).toContain('old-hello.dev-01.dev.example.com');
  });

  test('are within the cluster where nobody else may call it', () => {
    expect(hosts({ visibility: 'cluster-local' })).toEqual(['hello.dev-01.svc.cluster.local']);
    expect(hosts({ visibility: 'public' })).toEqual(hosts({}));
  });
});

test('a host of its own is a DomainMapping and a claim', () => {
  const { manifests, problems } = apiIn({
    ...MINIMAL,
    name: 'greeter',
    domainMappings: [{ host: 'a.example.com' }, { host: 'b.example.com', tlsSecretName: 'b-tls' }],
  });
  expect(problems).toEqual([]);
  expect(knativeProblems(KnativeRelease.newest(), manifests)).toEqual([]);
  const mappings = manifests.filter(({ kind }) => kind === 'DomainMapping');
  expect(mappings.map(({ metadata, spec }) => [metadata.name, metadata.namespace, spec])).toEqual([
    ['a.example.com', 'dev-01', { ref: { apiVersion: 'serving.knative.dev/v1', kind: 'Service', name: 'greeter' } }],
    [
      'b.example.com',
      'dev-01',
      {
        ref: { apiVersion: 'serving.knative.dev/v1', kind: 'Service', name: 'greeter' },
        tls: { secretName: 'b-tls' },
      },
    ],
  ]);
  expect(manifests.filter(({ kind }) => kind === 'ClusterDomainClaim').map(({ metadata }) => metadata.name)).toEqual([
    'a.example.com',
    'b.example.com',
  ]);
});

test('wrong hosts of its own are told once, and not built', () => {
  const { manifests, problems } = apiIn({ ...MINIMAL, domainMappings: [{ host: 'a' }] });
  expect(problems).toEqual([
    expect.stringContaining("test/hello: domainMappings[0].host is 'a'; allowed: a host name"),
  ]);
  expect(manifests.map(({ kind }) => kind)).toEqual(['Service']);
});

test('an image by a tag is a warning', () => {
  const sidecars = [{ name: 'proxy', image: 'envoy:1.30' }];
  expect(apiIn(MINIMAL).warnings).toEqual([]);
  expect(apiIn({ ...MINIMAL, image: `hello:1.0@sha256:${'0'.repeat(64)}` }).warnings).toEqual([]);
  expect(apiIn({ ...MINIMAL, image: 'hello:1.0', sidecars }).warnings).toEqual([
    "test/hello: image is 'hello:1.0', whose tag may come to mean another image; by digest, Git says what runs",
    "test/hello: sidecars[0].image is 'envoy:1.30', whose tag may come to mean another image; by digest, Git says what runs",
  ]);
  expect(apiIn({ ...MINIMAL, image: 'hello', allowLatest: true }).warnings).toHaveLength(1);
});

describe('the app around it', () => {
  test('says by its cluster which release it is for; without one, it is the newest', () => {
    const props = { ...MINIMAL, httpFullDuplex: true };
    expect(apiIn(props).problems).toEqual([]);
    expect(apiIn(props, { version: '1.13.2' }).problems).toEqual([]);
    expect(apiIn(props, { version: '1.12.4' }).problems).toEqual([
      'test/hello: httpFullDuplex is unknown to Knative 1.12.4; allowed: from 1.13 on',
    ]);
  });

  test('says by its install what is allowed', () => {
    const props = { ...MINIMAL, maxScale: 6 };
    const configuration = { autoscaler: { maxScaleLimit: 5, maxScale: 5 } };
    expect(apiIn(props).problems).toEqual([]);
    expect(apiIn({ ...props, maxScale: 5 }, { configuration }).problems).toEqual([]);
    expect(apiIn(props, { configuration }).problems).toEqual([
      'test/hello: maxScale is 6; allowed: 1 to 5, which maxScaleLimit in config-autoscaler is',
    ]);
    expect(apiIn(MINIMAL, { configuration: { autoscaler: { allowZeroInitialScale: false } } }).problems).toEqual([
      expect.stringContaining('test/hello: initialScale is 0; allowed: 1 or more'),
    ]);
  });

  test('must allow what it uses, where the app has an install', () => {
    const props = { ...MINIMAL, nodeSelector: { disk: 'ssd' } };
    expect(apiIn(props).problems).toEqual([]);
    expect(apiIn(props, { configuration: {} }).problems).toEqual([
      'test/hello: nodeSelector is set, and config-features has kubernetesPodspecNodeselector Disabled; allowed: only where it is Enabled',
    ]);
    for (const kubernetesPodspecNodeselector of ['Enabled', 'Allowed'] as const) {
      expect(apiIn(props, { configuration: { features: { kubernetesPodspecNodeselector } } }).problems).toEqual([]);
    }
  });
});

test('all that is wrong is told at once, each with the path of the construct', () => {
  const { problems } = apiIn({ ...MINIMAL, name: 'A', namespace: 'B', port: 0, minScale: 2 });
  expect(problems).toHaveLength(4);
  expect(problems.filter((problem) => !problem.startsWith('test/hello: '))).toEqual([]);
});
