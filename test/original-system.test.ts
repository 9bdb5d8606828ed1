// The system that this program was first made for stays whole while main.ts goes on: what test/fleet.test.ts and the
// fingerprints of 1.3.1 don't already say of it.
import { groupKind } from '../lib/gitops/manifest';
import { originalSystem } from './support/system';

const manifests = originalSystem()
  .folders()
  .flatMap(({ objects }) => objects.map(({ manifest }) => manifest));

test('has every object of Knative 1.3.1, of Kourier 1.3 and of 20 environments', () => {
  const counts: Record<string, number> = {};
  for (const manifest of manifests) {
    counts[groupKind(manifest)] = (counts[groupKind(manifest)] ?? 0) + 1;
  }
  expect(counts).toEqual({
    'ClusterRole.rbac.authorization.k8s.io': 9,
    'ClusterRoleBinding.rbac.authorization.k8s.io': 3,
    ConfigMap: 13,
    'CustomResourceDefinition.apiextensions.k8s.io': 12,
    'Deployment.apps': 9,
    'HorizontalPodAutoscaler.autoscaling': 2,
    'Image.caching.internal.knative.dev': 1,
    'Job.batch': 1,
    'MutatingWebhookConfiguration.admissionregistration.k8s.io': 2,
    Namespace: 22,
    'NetworkPolicy.networking.k8s.io': 20,
    'PodDisruptionBudget.policy': 2,
    Secret: 2,
    Service: 9,
    'Service.serving.knative.dev': 20,
    ServiceAccount: 22,
    'ValidatingWebhookConfiguration.admissionregistration.k8s.io': 3,
  });
});

test('runs the images of those releases', () => {
  const images = manifests
    .filter(({ kind }) => kind === 'Deployment')
    .map((manifest) => {
      const { template } = JSON.parse(JSON.stringify(manifest['spec']));
      return [manifest.metadata.name, template.spec.containers[0].image.split('/').at(-1).slice(0, 30)];
    });
  expect(Object.fromEntries(images)).toEqual({
    activator: 'activator@sha256:c1f35f2deb2ac',
    autoscaler: 'autoscaler@sha256:0d692c5f6d97',
    'autoscaler-hpa': 'autoscaler-hpa@sha256:d49ef930',
    controller: 'controller@sha256:086d7ceec128',
    'domain-mapping': 'domain-mapping@sha256:08865194',
    'domainmapping-webhook': 'domain-mapping-webhook@sha256:',
    webhook: 'webhook@sha256:e9ac75b1723f0ae',
    'net-kourier-controller': 'kourier@sha256:84af1fba93bcc1d',
    '3scale-kourier-gateway': 'envoy:v1.18-latest',
  });
});

test('uses an autoscaling API that Kubernetes 1.25 still serves, and 1.26 too', () => {
  const versions = manifests
    .filter(({ kind }) => kind === 'HorizontalPodAutoscaler')
    .map(({ apiVersion }) => apiVersion);
  expect(versions).toEqual(['autoscaling/v2', 'autoscaling/v2']);
});

test('serves every API of every environment through Kourier, and starts none before it is called', () => {
  const network = manifests.find(({ metadata }) => metadata.name === 'config-network');
  expect(network?.['data']).toMatchObject({ 'ingress-class': 'kourier.ingress.networking.knative.dev' });
  const scales = manifests
    .filter((manifest) => groupKind(manifest) === 'Service.serving.knative.dev')
    .map((manifest) => JSON.parse(JSON.stringify(manifest['spec'])).template.metadata.annotations);
  expect(scales).toHaveLength(20);
  for (const annotations of scales) {
    expect(annotations).toMatchObject({
      'autoscaling.knative.dev/min-scale': '0',
      'autoscaling.knative.dev/initial-scale': '0',
    });
  }
});
