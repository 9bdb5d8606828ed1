import { parse } from 'yaml';
import { filesOf, HEADER } from '../../lib/gitops/files';
import { identity, type Manifest } from '../../lib/gitops/manifest';
import { objectProblems } from '../../lib/gitops/object-rules';
import { SYNC_WAVE } from '../../lib/gitops/sync-wave';

const manifest = (apiVersion: string, kind: string, name: string, namespace?: string): Manifest => ({
  apiVersion,
  kind,
  metadata: namespace === undefined ? { name } : { name, namespace },
});

const folder = (...manifests: Manifest[]) => ({
  path: 'platform/test',
  objects: manifests.map((manifest, index) => ({ path: `platform/test/${index}`, manifest, named: true })),
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
    'platform/test/30-configmap-a__b.yaml',
    'platform/test/30-configmap-a__c.yaml',
  ]);
});

test('a file is YAML with the keys that Kubernetes reads first', () => {
  expect([...filesOf([folder(manifest('v1', 'Namespace', 'a'))]).values()]).toEqual([
    `${HEADER}---\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n`,
  ]);
});

test('objects of one kind and name in two groups are two files', () => {
  expect(
    names(
      manifest('networking.k8s.io/v1', 'NetworkPolicy', 'a', 'b'),
      manifest('policy.networking.k8s.io/v1', 'NetworkPolicy', 'a', 'b'),
    ),
  ).toEqual([
    'platform/test/60-networkpolicy-a_networking.k8s.io_b.yaml',
    'platform/test/60-networkpolicy-a_policy.networking.k8s.io_b.yaml',
  ]);
});

test('no name leads out of the folder', () => {
  expect(names(manifest('v1', 'ConfigMap', '../../a', 'b'))).toEqual(['platform/test/30-configmap-..%2F..%2Fa.yaml']);
});

test('an object that says its own wave is named by it', () => {
  const own: Manifest = {
    ...manifest('v1', 'ConfigMap', 'a'),
    metadata: { name: 'a', annotations: { [SYNC_WAVE]: '95' } },
  };
  expect(names(own)).toEqual(['platform/test/95-configmap-a.yaml']);
});

test.each(['\u2028x', '\tb\nc', 'a\u0085b', 'x\n\ty\n'])('text that parsers disagree on is escaped: %j', (text) => {
  const [file = ''] = [...filesOf([folder({ ...manifest('v1', 'ConfigMap', 'a'), data: { text } })]).values()];
  expect(file).not.toMatch(/[\t\u0085\u2028\u2029]/);
  expect(parse(file).data.text).toBe(text);
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
  expect(objectProblems([folder(...twice)])).toEqual([
    {
      path: 'platform/test/0',
      message:
        'is HorizontalPodAutoscaler.autoscaling b/a, as is platform/test/1; allowed: one object of a kind and name',
    },
  ]);
  expect(
    objectProblems([
      folder(manifest('v1', 'Service', 'a', 'b'), manifest('serving.knative.dev/v1', 'Service', 'a', 'b')),
    ]),
  ).toEqual([]);
});

test('a namespace on an object of the whole cluster is reported, and is not part of its identity', () => {
  const role = manifest('rbac.authorization.k8s.io/v1', 'ClusterRole', 'a', 'b');
  expect(identity(role)).toBe('ClusterRole.rbac.authorization.k8s.io a');
  expect(objectProblems([folder(role)])).toEqual([
    { path: 'platform/test/0', message: "ClusterRole is in namespace 'b'; allowed: none" },
  ]);
});

test('a name that is made of the path is reported', () => {
  const { path, objects } = folder(manifest('v1', 'ConfigMap', 'test-x-c8aaba7c', 'b'));
  expect(objectProblems([{ path, objects: objects.map((object) => ({ ...object, named: false })) }])).toEqual([
    {
      path: 'platform/test/0',
      message: "ConfigMap is named 'test-x-c8aaba7c' after the construct's path; allowed: a metadata.name",
    },
  ]);
});

test.each(['..', 'a/../b', '.hidden', 'a/b.yaml', ''])("a chart that would be written to '%s' is reported", (path) => {
  expect(objectProblems([{ path, objects: [] }])).toEqual([
    { path, message: expect.stringContaining(`the chart is written to a folder '${path}'; allowed: ids of letters`) },
  ]);
});
