import { identity } from '../../lib/gitops/manifest';
import { objectProblems } from '../../lib/gitops/object-rules';
import { SYNC_WAVE } from '../../lib/gitops/sync-wave';
import { folder, manifest } from '../support/manifests';

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

test.each(['100', '-5', '1.5', 'first', ''])("a sync wave of '%s' is reported", (wave) => {
  const object = {
    ...manifest('v1', 'ConfigMap', 'a', 'b'),
    metadata: { name: 'a', annotations: { [SYNC_WAVE]: wave } },
  };
  expect(objectProblems([folder(object)])).toEqual([
    { path: 'platform/test/0', message: `sync wave is '${wave}'; allowed: a whole number from 0 to 99` },
  ]);
});
