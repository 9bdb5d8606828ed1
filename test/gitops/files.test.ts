import { parse } from 'yaml';
import { filesOf, HEADER } from '../../lib/gitops/files';
import type { Manifest } from '../../lib/gitops/manifest';
import { SYNC_WAVE } from '../../lib/gitops/sync-wave';
import { folder, manifest } from '../support/manifests';

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
      manifest('routing.networking.k8s.io/v1', 'Ingress', 'a', 'b'),
      manifest('policy.networking.k8s.io/v1', 'Ingress', 'a', 'b'),
    ),
  ).toEqual([
    'platform/test/60-ingress-a_routing.networking.k8s.io_b.yaml',
    'platform/test/60-ingress-a_policy.networking.k8s.io_b.yaml',
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
