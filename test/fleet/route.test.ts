import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { KnativeConfiguration, type KnativeConfigurationProps } from '../../lib/fleet/configuration';
import { KnativeRoute, type KnativeRouteProps } from '../../lib/fleet/route';
import { KnativeRelease } from '../../lib/release/knative-release';
import { knativeProblems } from '../support/schema-problems';
import { synthesize } from '../support/synthesis';

const MINIMAL = { namespace: 'dev-01', image: 'example.com/hello:1.0' };

describe('a Configuration and a Route by themselves', () => {
  const props: Required<KnativeRouteProps> = {
    namespace: 'dev-01',
    name: 'shop',
    traffic: [{ configurationName: 'shop', percent: 100, tag: 'latest' }],
  };

  test('share the requests of one host between revisions', () => {
    const { manifests, problems } = synthesize((scope) => {
      new KnativeConfiguration(scope, 'shop', MINIMAL);
      new KnativeRoute(scope, 'route', props);
    });
    expect(problems).toEqual([]);
    expect(KnativeRelease.all().flatMap((release) => knativeProblems(release, manifests))).toEqual([]);
    expect(manifests[0]).toMatchObject({
      kind: 'Configuration',
      metadata: { name: 'shop' },
      spec: { template: { spec: { containers: [{ image: MINIMAL.image }] } } },
    });
    expect(manifests[1]).toMatchObject({
      kind: 'Route',
      metadata: { name: 'shop' },
      spec: { traffic: [{ configurationName: 'shop', latestRevision: true, percent: 100, tag: 'latest' }] },
    });
  });

  test('fail when a share names no revision, or two', () => {
    const { problems } = synthesize((scope) => {
      new KnativeRoute(scope, 'none', { namespace: 'dev-01', traffic: [{ percent: 100 }] });
      new KnativeRoute(scope, 'two', {
        namespace: 'dev-01',
        traffic: [{ percent: 100, configurationName: 'shop', revisionName: 'shop-00001' }],
      });
    });
    expect(problems).toEqual([
      'test/none: traffic[0] names no revision; allowed: revisionName or configurationName',
      "test/two: traffic[0] has revisionName 'shop-00001' and configurationName 'shop'; allowed: one of them",
    ]);
  });
});

test('fail for properties that they do not know', () => {
  const { problems } = synthesize((scope) => {
    new KnativeConfiguration(scope, 'a', { ...MINIMAL, ...JSON.parse('{"imagge":""}') });
    new KnativeRoute(scope, 'b', {
      namespace: 'dev-01',
      traffic: [{ configurationName: 'a', percent: 100, ...JSON.parse('{"weight":1}') }],
      ...JSON.parse('{"host":""}'),
    });
  });
  expect(problems).toEqual([
    expect.stringContaining("test/a: props has property 'imagge'; allowed: image,"),
    "test/b: props has property 'host'; allowed: namespace, name, traffic",
    "test/b: traffic[0] has property 'weight'; allowed: revisionName, configurationName, percent, tag",
  ]);
});

test('a Configuration takes all props of a revision', () => {
  const props: Required<KnativeConfigurationProps> = {
    namespace: 'dev-01',
    name: 'shop',
    image: 'example.com/shop:1.0',
    port: 3000,
    env: { LEVEL: 'debug' },
    resources: { cpu: { request: Cpu.millis(100) }, memory: { limit: Size.mebibytes(64) } },
    containerConcurrency: 5,
    timeout: Duration.seconds(30),
    minScale: 0,
    maxScale: 2,
    initialScale: 1,
    target: 3,
    window: Duration.seconds(30),
    scaleToZeroPodRetentionPeriod: Duration.minutes(1),
  };
  const configuration = (release?: KnativeRelease) =>
    synthesize((scope) => new KnativeConfiguration(scope, 'a', props), release);
  const { manifests, problems } = configuration();
  expect(problems).toEqual([]);
  expect(KnativeRelease.all().flatMap((release) => knativeProblems(release, configuration(release).manifests))).toEqual(
    [],
  );
  expect(manifests[0]?.metadata).toEqual({ name: 'shop', namespace: 'dev-01' });
  expect(manifests[0]).toMatchObject({
    spec: {
      template: {
        metadata: { annotations: { 'autoscaling.knative.dev/window': '30s' } },
        spec: { containerConcurrency: 5, timeoutSeconds: 30, containers: [{ ports: [{ containerPort: 3000 }] }] },
      },
    },
  });
});
