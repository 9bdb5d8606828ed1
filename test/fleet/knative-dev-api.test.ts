import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { KnativeDevApi, type KnativeDevApiProps } from '../../lib/fleet/knative-dev-api';
import type { TrafficTarget } from '../../lib/fleet/traffic';
import { KnativeRelease } from '../../lib/release/knative-release';
import { knativeProblems } from '../support/schema-problems';
import { synthesize } from '../support/synthesis';

const MINIMAL: KnativeDevApiProps = { namespace: 'dev-01', image: 'example.com/hello:1.0' };

const COMPLETE: Required<KnativeDevApiProps> = {
  namespace: 'dev-01',
  name: 'greeter',
  image: `example.com:5000/team/hello@sha256:${'0'.repeat(64)}`,
  port: 3000,
  env: { TARGET: 'development', 'log.level': 'debug' },
  resources: {
    cpu: { request: Cpu.millis(250), limit: Cpu.units(1) },
    memory: { request: Size.mebibytes(128), limit: Size.kibibytes(300_000) },
    ephemeralStorage: { limit: Size.gibibytes(1) },
  },
  containerConcurrency: 10,
  timeout: Duration.minutes(10),
  minScale: 1,
  maxScale: 3,
  initialScale: 2,
  target: 0.5,
  window: Duration.minutes(5),
  scaleToZeroPodRetentionPeriod: Duration.hours(1),
  traffic: [
    { percent: 90 },
    { revisionName: 'greeter-00001', percent: 10 },
    { revisionName: 'greeter-00002', tag: 'old' },
  ],
};

function api(props: KnativeDevApiProps, id = 'hello', release?: KnativeRelease) {
  const { manifests, problems } = synthesize((scope) => new KnativeDevApi(scope, id, props), release);
  return { manifest: manifests[0], manifests, problems };
}

test('minimal: a service that starts from no pod, by its id', () => {
  const { manifest, problems } = api(MINIMAL);
  expect(problems).toEqual([]);
  expect(manifest).toEqual({
    apiVersion: 'serving.knative.dev/v1',
    kind: 'Service',
    metadata: { name: 'hello', namespace: 'dev-01' },
    spec: {
      template: {
        metadata: {
          annotations: {
            'autoscaling.knative.dev/min-scale': '0',
            'autoscaling.knative.dev/max-scale': '1',
            'autoscaling.knative.dev/initial-scale': '0',
          },
        },
        spec: { containers: [{ image: 'example.com/hello:1.0' }] },
      },
    },
  });
});

test('all props', () => {
  const { manifest, problems } = api(COMPLETE);
  expect(problems).toEqual([]);
  expect(manifest).toEqual({
    apiVersion: 'serving.knative.dev/v1',
    kind: 'Service',
    metadata: { name: 'greeter', namespace: 'dev-01' },
    spec: {
      template: {
        metadata: {
          annotations: {
            'autoscaling.knative.dev/min-scale': '1',
            'autoscaling.knative.dev/max-scale': '3',
            'autoscaling.knative.dev/initial-scale': '2',
            'autoscaling.knative.dev/target': '0.5',
            'autoscaling.knative.dev/window': '300s',
            'autoscaling.knative.dev/scale-to-zero-pod-retention-period': '3600s',
          },
        },
        spec: {
          containerConcurrency: 10,
          timeoutSeconds: 600,
          responseStartTimeoutSeconds: 600,
          containers: [
            {
              image: COMPLETE.image,
              ports: [{ containerPort: 3000 }],
              env: [
                { name: 'TARGET', value: 'development' },
                { name: 'log.level', value: 'debug' },
              ],
              resources: {
                requests: { cpu: '250m', memory: '128Mi' },
                limits: { cpu: '1', memory: '300000Ki', 'ephemeral-storage': '1024Mi' },
              },
            },
          ],
        },
      },
      traffic: [
        { latestRevision: true, percent: 90 },
        { latestRevision: false, revisionName: 'greeter-00001', percent: 10 },
        { latestRevision: false, revisionName: 'greeter-00002', tag: 'old' },
      ],
    },
  });
});

test('a property that is undefined has its default', () => {
  const { manifest } = api({ ...MINIMAL, maxScale: undefined, minScale: undefined, env: undefined });
  expect(manifest).toEqual(api(MINIMAL).manifest);
});

test.each(KnativeRelease.versions())('what it writes is valid against the CRD of Knative %s', (version) => {
  const release = KnativeRelease.of(version);
  const manifests = [...api(MINIMAL, 'hello', release).manifests, ...api(COMPLETE, 'hello', release).manifests];
  expect(knativeProblems(release, manifests)).toEqual([]);
});

test.each([
  ['1.12.4', undefined],
  ['1.13.2', 600],
])('in Knative %s, an answer has %s seconds of its own to begin', (version, seconds) => {
  const { manifest } = api(COMPLETE, 'hello', KnativeRelease.of(version));
  const { template } = JSON.parse(JSON.stringify(manifest?.['spec']));
  expect(template.spec.timeoutSeconds).toBe(600);
  expect(template.spec.responseStartTimeoutSeconds).toBe(seconds);
});

describe('at the bounds', () => {
  test.each<[string, Partial<KnativeDevApiProps>]>([
    [
      'the lowest values',
      { port: 1, containerConcurrency: 0, timeout: Duration.seconds(1), window: Duration.seconds(6) },
    ],
    [
      'the highest values',
      { port: 65535, containerConcurrency: 1000, timeout: Duration.seconds(600), window: Duration.hours(1) },
    ],
    ['no upper limit of pods', { minScale: 5, maxScale: 0 }],
    ['as many pods at least as at most', { minScale: 2, maxScale: 2 }],
    ['the smallest target', { target: 0.01 }],
    ['no retention', { scaleToZeroPodRetentionPeriod: Duration.seconds(0) }],
    ['an image by tag and digest', { image: `a/b:1@sha256:${'f'.repeat(64)}` }],
    ['an image of one word', { image: 'nginx' }],
    ['an image of a registry with a port', { image: 'localhost:5000/a:b' }],
    ['an image of a local registry', { image: 'localhost/a' }],
    ['an image with an upper-case tag', { image: `gcr.io/a/b-c_d/e.f:1.0-SNAPSHOT_2.@sha256:${'0'.repeat(64)}` }],
    ['a variable with dots', { env: { 'a..b': '', '.a': '' } }],
    ['the most pods', { maxScale: 2147483647 }],
  ])('%s are allowed', (_, props) => {
    expect(api({ ...MINIMAL, ...props }).problems).toEqual([]);
  });

  test.each<[string, Partial<KnativeDevApiProps>, string]>([
    ['a wrong name', { name: 'Hello' }, "name is 'Hello'; allowed: lower-case letters"],
    ['a name that starts with a digit', { name: '1a' }, "name is '1a'; allowed: lower-case letters"],
    ['an empty image', { image: '' }, "image is ''; allowed: a reference such as registry/path:tag"],
    ['an image with a space', { image: 'a b' }, "image is 'a b'; allowed: a reference"],
    ['an image with a short digest', { image: 'a@sha256:12' }, "image is 'a@sha256:12'; allowed: a reference"],
    [
      'an image with an upper-case path',
      { image: 'ghcr.io/MyOrg/api:1' },
      "image is 'ghcr.io/MyOrg/api:1'; allowed: a reference",
    ],
    ['an image with two tags', { image: 'foo:bar:baz' }, "image is 'foo:bar:baz'; allowed: a reference"],
    ['an image that would take a slow pattern for ever', { image: `${'_'.repeat(60)}!` }, 'image is'],
    [
      'more pods than Knative counts',
      { maxScale: 2147483648 },
      'maxScale is 2147483648; allowed: a whole number from 0 to',
    ],
    ['a variable that is a path', { env: { '..a': '' } }, "env has '..a'; allowed: letters, digits"],
    ['port 0', { port: 0 }, 'port is 0; allowed: a whole number from 1 to 65535'],
    ['port 65536', { port: 65536 }, 'port is 65536; allowed: a whole number from 1 to 65535'],
    ["a port of Knative's own", { port: 8012 }, 'port is 8012; allowed: any but 8008, 8012'],
    ['an environment variable of Knative', { env: { PORT: '1' } }, 'env has PORT; allowed: any but PORT, K_SERVICE'],
    ['a number for an environment variable', JSON.parse('{"env":{"LIMIT":1}}'), 'env LIMIT is 1; allowed: a string'],
    ['a wrong environment variable', { env: { '1A': '' } }, "env has '1A'; allowed: letters, digits"],
    [
      'a CPU request over its limit',
      { resources: { cpu: { request: Cpu.units(1), limit: Cpu.millis(999) } } },
      'resources.cpu.request is 1000m; allowed: at most the limit, which is 999m',
    ],
    [
      'a memory request over its limit',
      { resources: { memory: { request: Size.gibibytes(1), limit: Size.mebibytes(512) } } },
      'resources.memory.request is 1048576Ki; allowed: at most the limit, which is 524288Ki',
    ],
    [
      'concurrency under its bound',
      { containerConcurrency: -1 },
      'containerConcurrency is -1; allowed: a whole number from 0 to 1000',
    ],
    [
      'concurrency over its bound',
      { containerConcurrency: 1001 },
      'containerConcurrency is 1001; allowed: a whole number from 0 to 1000',
    ],
    ['no timeout', { timeout: Duration.seconds(0) }, 'timeout in seconds is 0; allowed: a whole number from 1 to 600'],
    [
      'a timeout over its bound',
      { timeout: Duration.seconds(601) },
      'timeout in seconds is 601; allowed: a whole number from 1 to 600',
    ],
    [
      'a timeout in parts of a second',
      { timeout: Duration.millis(1500) },
      'timeout in seconds is 1.5; allowed: a whole number',
    ],
    ['min over max', { minScale: 2 }, 'minScale is 2; allowed: at most maxScale, which is 1'],
    ['a negative min', { minScale: -1 }, 'minScale is -1; allowed: a whole number from 0 to 2147483647'],
    ['a negative max', { maxScale: -1 }, 'maxScale is -1; allowed: a whole number from 0 to 2147483647'],
    ['a negative start', { initialScale: -1 }, 'initialScale is -1; allowed: a whole number from 0 to 2147483647'],
    ['a target under its bound', { target: 0 }, 'target is 0; allowed: 0.01 or more'],
    ['a target that is no number', { target: Number.NaN }, 'target is NaN; allowed: 0.01 or more'],
    [
      'a window under its bound',
      { window: Duration.seconds(5) },
      'window in seconds is 5; allowed: a whole number from 6 to 3600',
    ],
    [
      'a window over its bound',
      { window: Duration.seconds(3601) },
      'window in seconds is 3601; allowed: a whole number from 6 to 3600',
    ],
    [
      'a retention over its bound',
      { scaleToZeroPodRetentionPeriod: Duration.seconds(3601) },
      'scaleToZeroPodRetentionPeriod in seconds is 3601; allowed: a whole number from 0 to 3600',
    ],
  ])('fails for %s', (_, props, problem) => {
    expect(api({ ...MINIMAL, ...props }).problems).toEqual([expect.stringContaining(`test/hello: ${problem}`)]);
  });

  test('fails for properties that it does not know', () => {
    expect(api({ ...MINIMAL, ...JSON.parse('{"maxscale":3,"prot":3000}') }).problems).toEqual([
      expect.stringContaining("test/hello: props has property 'maxscale'; allowed: image, port, env"),
      expect.stringContaining("test/hello: props has property 'prot'; allowed: image, port, env"),
    ]);
  });

  test('fails for an image that is missing, and for a port that is a string', () => {
    expect(api(JSON.parse('{"namespace":"dev-01","port":"8080"}')).problems).toEqual([
      expect.stringContaining("test/hello: image is 'undefined'; allowed: a reference"),
      "test/hello: port is '8080'; allowed: a whole number from 1 to 65535",
    ]);
  });

  test.each<[string, string]>([
    ['{"timeout":60}', 'timeout is 60; allowed: a Duration'],
    ['{"window":"1m"}', "window is '1m'; allowed: a Duration"],
    ['{"resources":{"memory":{"request":"256Mi"}}}', "resources.memory.request is '256Mi'; allowed: a Size"],
    ['{"resources":{"cpu":{"limit":1}}}', 'resources.cpu.limit is 1; allowed: a Cpu'],
    ['{"resources":{"cpu":"1"}}', "resources.cpu is '1'; allowed: a request and a limit"],
    ['{"resources":{"gpu":1}}', "resources has property 'gpu'; allowed: cpu, memory, ephemeralStorage"],
    ['{"traffic":{"percent":100}}', 'traffic is {"percent":100}; allowed: a list of shares'],
    ['{"traffic":[5]}', 'traffic[0] is 5; allowed: an object with revisionName'],
    ['{"env":"TARGET"}', "env is 'TARGET'; allowed: values by name"],
    ['{"image":5}', "image is '5'; allowed: a reference"],
    ['{"minScale":"1"}', "minScale is '1'; allowed: a whole number from 0"],
  ])('fails without a stack trace for the wrong type in %s', (json, problem) => {
    expect(api({ ...MINIMAL, ...JSON.parse(json) }).problems).toContainEqual(
      expect.stringContaining(`test/hello: ${problem}`),
    );
  });

  test('fails with all problems at once', () => {
    expect(api({ ...MINIMAL, port: 0, minScale: 2, env: { K_SERVICE: '' } }).problems).toHaveLength(3);
  });
});

describe('traffic', () => {
  test.each<[string, TrafficTarget[], string]>([
    ['less than all', [{ percent: 99 }], 'traffic percents add up to 99; allowed: 100'],
    ['more than all', [{ percent: 60 }, { percent: 41, tag: 'a' }], 'traffic percents add up to 101; allowed: 100'],
    ['nothing', [], 'traffic percents add up to 0; allowed: 100'],
    [
      'a share over its bound',
      [{ percent: 101 }, { percent: -1 }],
      'traffic[0].percent is 101; allowed: a whole number from 0 to 100',
    ],
    ['a wrong tag', [{ percent: 100, tag: 'A' }], "traffic[0].tag is 'A'; allowed: lower-case letters"],
    ['a tag twice', [{ percent: 100, tag: 'a' }, { tag: 'a' }], "traffic tag 'a' is used 2 times; allowed: once"],
    [
      'a wrong revision',
      [{ percent: 100, revisionName: 'A' }],
      "traffic[0].revisionName is 'A'; allowed: lower-case letters",
    ],
  ])('fails for %s', (_, traffic, problem) => {
    expect(api({ ...MINIMAL, traffic }).problems).toContainEqual(expect.stringContaining(`test/hello: ${problem}`));
  });
});
