// What becomes of objects beside a Deployment and its Service.
import type { JsonObject } from '../../lib/kubernetes/json';
import { adopt, deployment, object, service } from './application';

/** Returns what is said of an object beside a Deployment that reads settings and has a volume. */
function explanation(other: object) {
  const { left } = adopt(
    {
      container: {
        envFrom: [{ configMapRef: { name: 'settings' } }, { secretRef: { name: 'keys' } }],
        volumeMounts: [{ name: 'data', mountPath: '/data' }],
      },
      pod: {
        serviceAccountName: 'catalog',
        volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }],
      },
    },
    other,
  );
  expect(left).toHaveLength(1);
  return left[0];
}

const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'catalog' };

test.each<[apiVersion: string, kind: string, name: string, rest: JsonObject, reason: RegExp, replacement: RegExp]>([
  ['v1', 'ConfigMap', 'settings', {}, /needs it as it is/, /^$/],
  ['v1', 'ConfigMap', 'other', {}, /not about this Deployment/, /^$/],
  ['v1', 'Secret', 'keys', {}, /needs it as it is/, /^$/],
  ['v1', 'ServiceAccount', 'catalog', {}, /needs it as it is/, /^$/],
  ['v1', 'PersistentVolumeClaim', 'data', {}, /needs it as it is/, /^$/],
  ['v1', 'Namespace', 'shop', {}, /namespace of its own/, /^$/],
  ['v1', 'Service', 'other', { spec: { selector: { app: 'other' } } }, /other pods/, /^$/],
  ['policy/v1', 'PodDisruptionBudget', 'catalog', {}, /may go/, /minScale/],
  [
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    'catalog',
    { spec: { scaleTargetRef, maxReplicas: 6 } },
    /requests/,
    /maxScale: 6/,
  ],
  [
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    'other',
    { spec: { scaleTargetRef: { name: 'other' } } },
    /not about/,
    /^$/,
  ],
  [
    'keda.sh/v1alpha1',
    'ScaledObject',
    'catalog',
    { spec: { scaleTargetRef, maxReplicaCount: 4 } },
    /requests/,
    /maxScale: 4/,
  ],
  ['autoscaling.k8s.io/v1', 'VerticalPodAutoscaler', 'catalog', {}, /each revision/, /resources/],
  ['networking.k8s.io/v1', 'NetworkPolicy', 'catalog', {}, /activator/, /network policy/],
  ['monitoring.coreos.com/v1', 'ServiceMonitor', 'catalog', {}, /serving\.knative\.dev\/service/, /label/],
  ['monitoring.googleapis.com/v1', 'PodMonitoring', 'catalog', {}, /serving\.knative\.dev\/service/, /label/],
  ['networking.k8s.io/v1', 'Ingress', 'other', { spec: { rules: [] } }, /not about/, /^$/],
  ['rbac.authorization.k8s.io/v1', 'Role', 'catalog', {}, /stays as it is/, /^$/],
  ['batch/v1', 'CronJob', 'nightly', {}, /by the clock/, /^$/],
  ['apps/v1', 'StatefulSet', 'database', {}, /names and volumes of their own/, /^$/],
])('%s %s %s', (apiVersion, kind, name, rest, reason, replacement) => {
  const left = explanation(object(apiVersion, kind, name, rest));
  expect(left).not.toHaveProperty('value');
  expect(left?.path).toBe(`${kind} ${name}`);
  expect(left?.reason).toMatch(reason);
  expect(left?.replacement ?? '').toMatch(replacement);
});

test.each([
  [
    'Ingress',
    'networking.k8s.io/v1',
    { rules: [{ host: 'catalog.example.com', http: { paths: [{ backend: { service: { name: 'catalog' } } }] } }] },
  ],
  [
    'HTTPRoute',
    'gateway.networking.k8s.io/v1',
    { hostnames: ['catalog.example.com'], rules: [{ backendRefs: [{ name: 'catalog' }] }] },
  ],
  [
    'VirtualService',
    'networking.istio.io/v1',
    { hosts: ['catalog.example.com'], http: [{ route: [{ destination: { host: 'catalog' } }] }] },
  ],
])('the hosts of an %s become hosts of the API', (kind, apiVersion, spec) => {
  const { left } = adopt({}, service(), object(apiVersion, kind, 'web', { spec }));
  expect(left.find(({ path }) => path === `${kind} web`)?.replacement).toBe(
    "the host of the API, or domainMappings: [{ host: 'catalog.example.com' }] in the environment that is to have it",
  );
});

test('another Deployment is an API of its own', () => {
  const other = deployment({ metadata: { name: 'other' } });
  expect(() => adopt({}, other)).toThrow('there are 2 Deployments; allowed: one by its name: catalog, other');
});
