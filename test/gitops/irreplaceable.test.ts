import { irreplaceable } from '../../lib/gitops/irreplaceable';
import type { Manifest } from '../../lib/gitops/manifest';
import { FLEET, PROTECTED } from '../../lib/namespace/annotations';
import { manifest } from '../support/manifests';

const namespace = (metadata: Manifest['metadata']): Manifest => ({ apiVersion: 'v1', kind: 'Namespace', metadata });
const service = (type?: string): Manifest => ({ ...manifest('v1', 'Service', 'a', 'b'), spec: { type } });

const OTHER = { isEnvironment: false, isProtected: false };

test.each<[string, Manifest, object]>([
  ['a namespace', namespace({ name: 'a' }), { ...OTHER, name: 'namespace a', loss: 'everything in it' }],
  [
    'an environment',
    namespace({ name: 'a', labels: { [FLEET]: 'environments' } }),
    { name: 'a', loss: 'everything in its namespace', isEnvironment: true, isProtected: false },
  ],
  [
    'a protected environment',
    namespace({ name: 'a', labels: { [FLEET]: 'environments' }, annotations: { [PROTECTED]: 'true' } }),
    { name: 'a', loss: 'everything in its namespace', isEnvironment: true, isProtected: true },
  ],
  [
    'a CustomResourceDefinition',
    manifest('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'a'),
    { ...OTHER, name: 'CustomResourceDefinition a', loss: 'every object of its kind in the cluster' },
  ],
  [
    'a volume',
    manifest('v1', 'PersistentVolumeClaim', 'a', 'b'),
    { ...OTHER, name: 'PersistentVolumeClaim b/a', loss: 'the data in it' },
  ],
  [
    'a load balancer',
    service('LoadBalancer'),
    { ...OTHER, name: 'load balancer b/a', loss: 'its address, to which DNS records point' },
  ],
  [
    'an Ingress',
    manifest('networking.k8s.io/v1', 'Ingress', 'a', 'b'),
    { ...OTHER, name: 'load balancer b/a', loss: 'its address, to which DNS records point' },
  ],
  [
    'a Gateway',
    manifest('gateway.networking.k8s.io/v1', 'Gateway', 'a', 'b'),
    { ...OTHER, name: 'load balancer b/a', loss: 'its address, to which DNS records point' },
  ],
])('%s can not be had back', (_, object, expected) => {
  expect(irreplaceable(object)).toEqual(expected);
});

test.each<[string, Manifest]>([
  ['a Service in the cluster', service('ClusterIP')],
  ['a Service that says nothing of it', service()],
  ['a Knative Service', manifest('serving.knative.dev/v1', 'Service', 'a', 'b')],
  ['a Deployment', manifest('apps/v1', 'Deployment', 'a', 'b')],
])('%s can', (_, object) => {
  expect(irreplaceable(object)).toBeUndefined();
});
