import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { alwaysOn, onEveryNode } from '../../../lib/cost/cluster/always-on';
import { plus, podRequests } from '../../../lib/cost/cluster/pod-requests';
import { isManifest, type Manifest } from '../../../lib/gitops/manifest';

const workload = (kind: string, name: string, spec: object = {}): Manifest => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: { name, namespace: 'shop' },
  spec: {
    template: { spec: { containers: [{ resources: { requests: { cpu: '100m', memory: '10Mi' } } }] } },
    ...spec,
  },
});

const autoscaler = (kind: string, name: string, minReplicas?: number): Manifest => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name, namespace: 'shop' },
  spec: { scaleTargetRef: { kind, name }, ...(minReplicas !== undefined && { minReplicas }) },
});

const CONTAINERS = [{ role: 'container', cpuMillis: 100, memoryMebibytes: 10 }];

test('Deployments and StatefulSets run all the time', () => {
  expect(alwaysOn([workload('Deployment', 'api'), workload('StatefulSet', 'db', { replicas: 3 })])).toEqual([
    { name: 'shop/api', replicas: 1, containers: CONTAINERS },
    { name: 'shop/db', replicas: 3, containers: CONTAINERS },
  ]);
});

test('what is scaled to zero, and other objects, run no pod', () => {
  const service: Manifest = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'api' } };
  expect(alwaysOn([workload('Deployment', 'api', { replicas: 0 }), workload('DaemonSet', 'agent'), service])).toEqual(
    [],
  );
});

test("where an autoscaler scales a workload, its own replicas don't count", () => {
  const replicasWith = (...autoscalers: Manifest[]) =>
    alwaysOn([workload('Deployment', 'api', { replicas: 5 }), ...autoscalers]).map(({ replicas }) => replicas);
  expect(replicasWith(autoscaler('Deployment', 'api', 2))).toEqual([2]);
  expect(replicasWith(autoscaler('Deployment', 'api'))).toEqual([1]);
  expect(replicasWith(autoscaler('StatefulSet', 'api', 2), autoscaler('Deployment', 'other', 3))).toEqual([5]);
});

test('DaemonSets are on every node', () => {
  expect(
    onEveryNode([workload('DaemonSet', 'one'), workload('DaemonSet', 'two'), workload('Deployment', 'api')]),
  ).toEqual({
    cpuMillis: 200,
    memoryMebibytes: 20,
  });
  expect(onEveryNode([])).toEqual({ cpuMillis: 0, memoryMebibytes: 0 });
});

test("what Knative's and Kourier's components request is the sum that is known of them", () => {
  const folder = join(__dirname, '../../../dist/platform');
  const manifests = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /-(deployment|horizontalpodautoscaler)/.test(file))
    .map((file): unknown => parse(readFileSync(join(folder, file), 'utf8')))
    .filter((document) => isManifest(document));
  const components = alwaysOn(manifests);
  expect(components.map(({ name, replicas }) => [name, replicas]).sort()).toEqual([
    ['knative-serving/activator', 1],
    ['knative-serving/autoscaler', 1],
    ['knative-serving/autoscaler-hpa', 1],
    ['knative-serving/controller', 1],
    ['knative-serving/net-kourier-controller', 1],
    ['knative-serving/webhook', 1],
    ['kourier-system/3scale-kourier-gateway', 1],
  ]);
  expect(components.map(({ containers }) => podRequests(containers)).reduce(plus)).toEqual({
    cpuMillis: 1030,
    memoryMebibytes: 800,
  });
});
