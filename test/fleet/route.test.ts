// A Configuration and a Route by themselves. What their properties come to is tested in test/service.
import { App, Chart, Duration } from 'cdk8s';
import { KnativeConfiguration, type KnativeConfigurationProps } from '../../lib/fleet/configuration';
import { KnativeRoute, type KnativeRouteProps } from '../../lib/fleet/route';
import { KnativeRelease } from '../../lib/release/knative-release';
import { KnativeServing } from '../../lib/serving/knative-serving';
import { constructProblems, problemLines } from '../../lib/validation/problems';
import { constructWarnings } from '../../lib/validation/warnings';
import { knativeProblems } from '../support/schema-problems';
import { synthesize } from '../support/synthesis';

const IMAGE = `shop@sha256:${'0'.repeat(64)}`;
const REVISION: KnativeConfigurationProps = { namespace: 'dev-01', image: IMAGE };
const ROUTE: KnativeRouteProps = { namespace: 'dev-01', traffic: [{ configurationName: 'shop', percent: 100 }] };

const configuration = (props: Partial<KnativeConfigurationProps>, release?: KnativeRelease) =>
  synthesize((scope) => new KnativeConfiguration(scope, 'shop', { ...REVISION, ...props }), release);

const route = (props: Partial<KnativeRouteProps>, release?: KnativeRelease) =>
  synthesize((scope) => new KnativeRoute(scope, 'shop', { ...ROUTE, ...props }), release);

test.each(KnativeRelease.versions())('both are what the CRDs of Knative %s take', (version) => {
  const release = KnativeRelease.of(version);
  const results = [configuration({}, release), route({}, release)];
  expect(results.flatMap(({ problems }) => problems)).toEqual([]);
  expect(
    knativeProblems(
      release,
      results.flatMap(({ manifests }) => manifests),
    ),
  ).toEqual([]);
});

describe('a Configuration', () => {
  test('starts from no pod, as a service does', () => {
    expect(configuration({}).manifests).toEqual([
      {
        apiVersion: 'serving.knative.dev/v1',
        kind: 'Configuration',
        metadata: { name: 'shop', namespace: 'dev-01' },
        spec: {
          template: {
            metadata: {
              annotations: {
                'autoscaling.knative.dev/min-scale': '0',
                'autoscaling.knative.dev/max-scale': '1',
                'autoscaling.knative.dev/initial-scale': '0',
              },
            },
            spec: { containers: [{ image: IMAGE }] },
          },
        },
      },
    ]);
  });

  test('has labels and annotations of its own', () => {
    const { manifests, problems } = configuration({
      name: 'checkout',
      labels: { team: 'shop' },
      annotations: { 'example.com/docs': 'here' },
      revisionName: 'checkout-2',
      timeout: Duration.seconds(90),
    });
    expect(problems).toEqual([]);
    expect(manifests[0]).toMatchObject({
      metadata: {
        name: 'checkout',
        namespace: 'dev-01',
        labels: { team: 'shop' },
        annotations: { 'example.com/docs': 'here' },
      },
      spec: {
        template: {
          metadata: { name: 'checkout-2' },
          spec: { timeoutSeconds: 90, responseStartTimeoutSeconds: 90 },
        },
      },
    });
  });

  test.each<[object, string]>([
    [{ imagge: '' }, "props has property 'imagge' (did you mean image?); allowed: image, command, args,"],
    [{ traffic: [] }, "props has property 'traffic'; allowed: image, command, args,"],
    [{ visibility: 'public' }, "props has property 'visibility'; allowed: image, command, args,"],
    [{ allowLatest: true }, "props has property 'allowLatest'; allowed: image, command, args,"],
    [{ image: 'shop' }, "image is 'shop'; allowed: an image by digest or by another tag, unless allowLatest is true"],
    [{ port: 8012 }, 'port is 8012; allowed: any but 8008, 8012'],
    [{ minScale: 2 }, 'minScale is 2; allowed: at most maxScale, which is 1'],
    [{ revisionName: 'other-1' }, "revisionName is 'other-1'; allowed: a name that begins with 'shop-'"],
    [{ name: 'Shop' }, "name is 'Shop'; allowed: lower-case letters"],
    [{ namespace: 'Dev' }, "namespace is 'Dev'; allowed: lower-case letters"],
  ])('is refused with %j', (props, problem) => {
    expect(configuration(JSON.parse(JSON.stringify(props))).problems).toEqual([
      expect.stringContaining(`test/shop: ${problem}`),
    ]);
  });

  test('asks the install of its app for what it uses', () => {
    const app = new App();
    new KnativeConfiguration(new Chart(app, 'test'), 'shop', { ...REVISION, nodeSelector: { disk: 'ssd' } });
    expect(constructProblems(app)).toEqual([]);
    new KnativeServing(app, 'platform', {
      release: KnativeRelease.newest(),
      configuration: [{ autoscaler: { allowZeroInitialScale: true } }],
    });
    expect(problemLines(constructProblems(app))).toEqual([
      'test/shop: nodeSelector is set, and config-features has kubernetesPodspecNodeselector Disabled; allowed: only where it is Enabled',
    ]);
  });

  test('warns of an image by a tag', () => {
    const app = new App();
    new KnativeConfiguration(new Chart(app, 'test'), 'shop', { ...REVISION, image: 'shop:1.0' });
    expect(constructWarnings(app)).toEqual([
      {
        path: 'test/shop',
        message: expect.stringContaining("image is 'shop:1.0', whose tag may come to mean another"),
      },
    ]);
  });
});

describe('a Route', () => {
  const COMPLETE: Required<KnativeRouteProps> = {
    namespace: 'dev-01',
    name: 'front',
    traffic: [
      { configurationName: 'shop', percent: 90, tag: 'new' },
      { revisionName: 'shop-00001', percent: 10 },
    ],
    labels: { team: 'shop' },
    annotations: { 'example.com/docs': 'here' },
    visibility: 'cluster-local',
    rolloutDuration: Duration.minutes(2),
    httpProtocol: 'redirected',
    ingressClass: 'kourier.ingress.networking.knative.dev',
    certificateClass: 'cert-manager.certificate.networking.knative.dev',
    disableExternalDomainTls: false,
  };

  test('shares the requests of one host between revisions', () => {
    const { manifests, problems } = route(COMPLETE);
    expect(problems).toEqual([]);
    expect(knativeProblems(KnativeRelease.newest(), manifests)).toEqual([]);
    expect(manifests).toEqual([
      {
        apiVersion: 'serving.knative.dev/v1',
        kind: 'Route',
        metadata: {
          name: 'front',
          namespace: 'dev-01',
          labels: { team: 'shop', 'networking.knative.dev/visibility': 'cluster-local' },
          annotations: {
            'example.com/docs': 'here',
            'serving.knative.dev/rollout-duration': '120s',
            'networking.knative.dev/http-protocol': 'redirected',
            'networking.knative.dev/ingress-class': 'kourier.ingress.networking.knative.dev',
            'networking.knative.dev/certificate-class': 'cert-manager.certificate.networking.knative.dev',
            'networking.knative.dev/disable-external-domain-tls': 'false',
          },
        },
        spec: {
          traffic: [
            { configurationName: 'shop', latestRevision: true, percent: 90, tag: 'new' },
            { revisionName: 'shop-00001', latestRevision: false, percent: 10 },
          ],
        },
      },
    ]);
  });

  test.each<[object, string]>([
    [{ host: '' }, "props has property 'host'; allowed: labels, annotations,"],
    [{ traffic: undefined }, 'traffic is undefined; allowed: a list'],
    [{ traffic: 'shop' }, "traffic is 'shop'; allowed: a list"],
    [{ traffic: [{ percent: 100 }] }, 'traffic[0] names no revision; allowed: revisionName or configurationName'],
    [
      { traffic: [{ configurationName: 'shop', revisionName: 'shop-1', percent: 100 }] },
      "traffic[0] has revisionName 'shop-1' and configurationName 'shop'; allowed: one of them",
    ],
    [{ traffic: [{ configurationName: 'shop', percent: 99 }] }, 'traffic percents add up to 99; allowed: 100'],
    [
      { traffic: [{ configurationName: 'shop', percent: 100, weight: 1 }] },
      "traffic[0] has property 'weight'; allowed: revisionName, percent, tag, configurationName",
    ],
    [
      { traffic: [{ configurationName: 'Shop', percent: 100 }] },
      "traffic[0].configurationName is 'Shop'; allowed: a DNS",
    ],
    [
      {
        traffic: [
          { configurationName: 'a', percent: 50, tag: 'new' },
          { configurationName: 'b', percent: 50, tag: 'new' },
        ],
      },
      "traffic tag 'new' is used 2 times; allowed: once",
    ],
    [
      { labels: { 'networking.knative.dev/visibility': 'cluster-local' } },
      "labels has 'networking.knative.dev/visibility'; allowed: the property visibility",
    ],
    [
      { annotations: { 'autoscaling.knative.dev/own': '1' } },
      "annotations has 'autoscaling.knative.dev/own'; allowed: such annotations in revisionAnnotations only",
    ],
    [{ labels: 5 }, 'labels is 5; allowed: an object, each value'],
    [{ name: 'Shop' }, "name is 'Shop'; allowed: lower-case letters"],
    [{ namespace: 'Dev' }, "namespace is 'Dev'; allowed: lower-case letters"],
  ])('is refused with %j', (props, problem) => {
    expect(route(props).problems).toEqual([expect.stringContaining(`test/shop: ${problem}`)]);
  });

  test('knows what its release knows', () => {
    const problems = (version: string) =>
      route({ disableExternalDomainTls: true }, KnativeRelease.of(version)).problems;
    expect(problems('1.12.4')).toEqual([]);
    expect(problems('1.11.6')).toEqual([
      'test/shop: disableExternalDomainTls is unknown to Knative 1.11.6; allowed: from 1.12 on',
    ]);
  });
});
