import { filesOf } from '../../lib/gitops/files';
import { collisions } from '../../lib/gitops/folders';
import { identity, type Manifest } from '../../lib/gitops/manifest';

const manifest = (apiVersion: string, kind: string, name: string, namespace?: string): Manifest => ({
  apiVersion,
  kind,
  metadata: namespace === undefined ? { name } : { name, namespace },
});

const folder = (...manifests: Manifest[]) => ({
  path: 'platform/test',
  objects: manifests.map((manifest, index) => ({ path: `platform/test/${index}`, manifest })),
});

const names = (...manifests: Manifest[]) => [...filesOf([folder(...manifests)]).keys()];

test('an object is a file of its chart, in the order of the waves', () => {
  expect(names(manifest('v1', 'Namespace', 'a'), manifest('apps/v1', 'Deployment', 'a', 'b'))).toEqual([
    'platform/test/00-namespace-a.yaml',
    'platform/test/40-deployment-a.yaml',
  ]);
});

test("Kubernetes' Service and Knative's Service of one name are two files", () => {
  expect(names(manifest('v1', 'Service', 'a', 'b'), manifest('serving.knative.dev/v1', 'Service', 'a', 'b'))).toEqual([
    'platform/test/40-service-a.yaml',
    'platform/test/80-service.serving.knative.dev-a.yaml',
  ]);
});

test('objects of one kind and name in two namespaces are two files', () => {
  expect(names(manifest('v1', 'ConfigMap', 'a', 'b'), manifest('v1', 'ConfigMap', 'a', 'c'))).toEqual([
    'platform/test/30-configmap-a.b.yaml',
    'platform/test/30-configmap-a.c.yaml',
  ]);
});

test('a file is YAML with the keys that Kubernetes reads first', () => {
  expect([...filesOf([folder(manifest('v1', 'Namespace', 'a'))]).values()]).toEqual([
    'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n',
  ]);
});

test('an identity is group, kind, namespace and name', () => {
  expect(identity(manifest('apps/v1', 'Deployment', 'a', 'b'))).toBe('Deployment.apps b/a');
  expect(identity(manifest('v1', 'Namespace', 'a'))).toBe('Namespace a');
  expect(identity({ apiVersion: 'batch/v1', kind: 'Job', metadata: { generateName: 'a-' } })).toBe('Job.batch a-');
});

test('two objects of one identity are reported with both constructs, whatever their API versions', () => {
  const twice = [
    manifest('autoscaling/v2', 'HorizontalPodAutoscaler', 'a', 'b'),
    manifest('autoscaling/v1', 'HorizontalPodAutoscaler', 'a', 'b'),
  ];
  expect(collisions([folder(...twice)])).toEqual([
    {
      path: 'platform/test/0',
      message:
        'is HorizontalPodAutoscaler.autoscaling b/a, as is platform/test/1; allowed: one object of a kind and name',
    },
  ]);
  expect(
    collisions([folder(manifest('v1', 'Service', 'a', 'b'), manifest('serving.knative.dev/v1', 'Service', 'a', 'b'))]),
  ).toEqual([]);
});
