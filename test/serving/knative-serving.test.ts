import { App, Chart, Size } from 'cdk8s';
import type { Construct } from 'constructs';
import { folders } from '../../lib/gitops/folders';
import { groupKind } from '../../lib/gitops/manifest';
import type { NetworkLayer } from '../../lib/network/network-layer';
import { Cluster } from '../../lib/release/cluster';
import { KnativeRelease } from '../../lib/release/knative-release';
import { KnativeServing, type KnativeServingProps } from '../../lib/serving/knative-serving';
import { InputError } from '../../lib/validation/input-error';
import { constructProblems, problemLines } from '../../lib/validation/problems';

const release = KnativeRelease.of('1.3.1');

/** A network layer that is not Kourier. */
class Contour implements NetworkLayer {
  readonly ingressClass = 'contour.ingress.networking.knative.dev';
  readonly namespace = 'contour-external';
  readonly internalService = 'envoy';
  install(scope: Construct): Chart {
    return new Chart(scope, 'contour');
  }
}

function serving(props: KnativeServingProps) {
  const app = new App();
  new KnativeServing(app, 'platform', props);
  const all = folders(app);
  const manifests = all.flatMap(({ objects }) => objects.map(({ manifest }) => manifest));
  return { paths: all.map(({ path }) => path), manifests };
}

const configNetwork = (props: KnativeServingProps) =>
  serving(props).manifests.find(({ metadata }) => metadata.name === 'config-network')?.['data'];

test('minimal: the CRDs and Serving, each in a folder of its own', () => {
  expect(serving({ release }).paths).toEqual(['platform/crds', 'platform/serving']);
  expect(configNetwork({ release })).toBeUndefined();
});

test('all props: any network layer beside it', () => {
  const props: Required<KnativeServingProps> = {
    release,
    network: new Contour(),
    configuration: [{ network: { defaultExternalScheme: 'https' } }],
    images: { mirror: 'europe-docker.pkg.dev/shop/knative' },
    requestLogs: {},
    nodeSelector: { 'example.com/nodes': 'platform' },
    highAvailability: { replicas: 2 },
    sizing: { services: 1000 },
    resources: { controller: { limits: { memory: Size.gibibytes(2) } } },
  };
  expect(serving(props).paths).toEqual(['platform/crds', 'platform/serving', 'platform/contour']);
  expect(configNetwork(props)).toEqual({
    'default-external-scheme': 'https',
    'ingress-class': 'contour.ingress.networking.knative.dev',
  });
});

test('holds what the release holds, kind by kind', () => {
  const counts: Record<string, number> = {};
  for (const manifest of serving({ release }).manifests) {
    counts[groupKind(manifest)] = (counts[groupKind(manifest)] ?? 0) + 1;
  }
  expect(counts).toEqual({
    'ClusterRole.rbac.authorization.k8s.io': 8,
    'ClusterRoleBinding.rbac.authorization.k8s.io': 2,
    ConfigMap: 11,
    'CustomResourceDefinition.apiextensions.k8s.io': 12,
    'Deployment.apps': 7,
    'HorizontalPodAutoscaler.autoscaling': 2,
    'Image.caching.internal.knative.dev': 1,
    'Job.batch': 1,
    'MutatingWebhookConfiguration.admissionregistration.k8s.io': 2,
    Namespace: 1,
    'PodDisruptionBudget.policy': 2,
    Secret: 2,
    Service: 6,
    ServiceAccount: 1,
    'ValidatingWebhookConfiguration.admissionregistration.k8s.io': 3,
  });
});

describe('in an app with a cluster', () => {
  const problems = (props: KnativeServingProps) => {
    const app = new App();
    new Cluster(app, 'cluster', { kubernetes: '1.25' });
    new KnativeServing(app, 'platform', props);
    return problemLines(constructProblems(app));
  };

  test('it is the release of the cluster', () => {
    const app = new App();
    const { release: expected } = new Cluster(app, 'cluster', { kubernetes: '1.32' });
    new KnativeServing(app, 'platform', {});
    const namespace = folders(app)
      .flatMap(({ objects }) => objects)
      .find(({ manifest }) => manifest.kind === 'Namespace');
    expect(namespace?.manifest.metadata.labels).toMatchObject({ 'app.kubernetes.io/version': expected.version });
    expect(problems({ release: KnativeRelease.of('1.11.6') })).toEqual([]);
  });

  test('another one is refused', () => {
    expect(problems({ release: KnativeRelease.of('1.23.0') })).toEqual([
      'platform: release is Knative 1.23.0; allowed: 1.11.6, which the cluster gets',
    ]);
  });

  test.each([
    [
      '{"configurations":[]}',
      "props has property 'configurations'; allowed: release, network, configuration, images, requestLogs, nodeSelector, highAvailability, sizing, resources",
    ],
    ['{"network":"kourier"}', "network is 'kourier'; allowed: a network layer such as new Kourier()"],
    ['{"configuration":{"gc":{}}}', 'configuration is {"gc":{}}; allowed: a list such as [fleet.servingConfiguration]'],
  ])('fails for %s, which no compiler has seen', (props, problem) => {
    expect(problems(JSON.parse(props))).toEqual([`platform: ${problem}`]);
  });
});

test('fails without a release, as nothing can be said of the install', () => {
  expect(() => new KnativeServing(new App(), 'platform', {})).toThrow(
    'release of KnativeServing is undefined; allowed:',
  );
  expect(() => new KnativeServing(new App(), 'platform', JSON.parse('{"release":"1.23.0"}'))).toThrow(InputError);
});
