import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { conformanceDifferences, fingerprints } from '../../lib/conformance/conformance';
import { renderRelease } from '../../lib/conformance/render';
import type { Manifest } from '../../lib/gitops/manifest';
import { KnativeRelease } from '../../lib/release/knative-release';

describe.each(KnativeRelease.versions())('Knative %s', (version) => {
  test('is rendered as the official release has it', () => {
    const official = JSON.parse(readFileSync(join(__dirname, 'fingerprints', `${version}.json`), 'utf8'));
    expect(fingerprints(renderRelease(KnativeRelease.of(version)))).toEqual(official);
  });
});

const configMap = (data: Manifest['data'], annotations?: Record<string, string>): Manifest => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'config', namespace: 'knative-serving', annotations },
  data,
});

const crd = (schema: Manifest['schema']): Manifest => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'things.example.com' },
  spec: { versions: [{ name: 'v1', schema: { openAPIV3Schema: schema } }] },
});

const role = (metadata: Manifest['metadata'], rules: Manifest['rules'] = []): Manifest => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata,
  rules,
});

describe('equal are', () => {
  test.each<[string, Manifest, Manifest]>([
    [
      'a ConfigMap with and without its example',
      configMap({ _example: 'text', key: 'value' }, { 'knative.dev/example-checksum': 'abc' }),
      configMap({ key: 'value' }),
    ],
    [
      'a ConfigMap with nothing but its example, and one without data',
      configMap({ _example: 'text' }),
      configMap(undefined),
    ],
    [
      "Envoy's bootstrap however it is written",
      configMap({ 'envoy-bootstrap.yaml': '{a: {b: 1}}' }),
      configMap({ 'envoy-bootstrap.yaml': 'a:\n  b: 1\n' }),
    ],
    [
      'a schema with and without descriptions',
      crd({ type: 'object', description: 'text', properties: { a: { type: 'string', description: 'text' } } }),
      crd({ type: 'object', properties: { a: { type: 'string' } } }),
    ],
    ['a ClusterRole with and without a namespace', role({ name: 'role', namespace: 'any' }), role({ name: 'role' })],
    ['a key that is null and one that is not there', configMap(null), configMap(undefined)],
  ])('%s', (_, official, rendered) => {
    expect(conformanceDifferences([official], [rendered])).toEqual([]);
    expect(fingerprints([official])).toEqual(fingerprints([rendered]));
  });

  test('an object that the files repeat, and one', () => {
    expect(conformanceDifferences([role({ name: 'role' }), role({ name: 'role' })], [role({ name: 'role' })])).toEqual(
      [],
    );
  });
});

describe('different are', () => {
  test.each<[string, Manifest, Manifest, string]>([
    ['text and number', configMap({ key: '1' }), configMap({ key: 1 }), 'data.key is 1; official: "1"'],
    [
      'a property that is called description',
      crd({ properties: { description: { type: 'string' } } }),
      crd({ properties: {} }),
      'spec.versions[0].schema.openAPIV3Schema.properties.description is not set; official: {"type":"string"}',
    ],
    [
      'a description outside of a schema',
      { ...crd({}), spec: { versions: [{ additionalPrinterColumns: [{ name: 'URL', description: 'text' }] }] } },
      { ...crd({}), spec: { versions: [{ additionalPrinterColumns: [{ name: 'URL' }] }] } },
      'spec.versions[0].additionalPrinterColumns[0].description is not set; official: "text"',
    ],
    [
      'lists in another order',
      role({ name: 'role' }, ['a', 'b']),
      role({ name: 'role' }, ['b', 'a']),
      'rules[0] is "b"; official: "a"',
    ],
    [
      'an empty map and none',
      role({ name: 'role', labels: {} }),
      role({ name: 'role' }),
      'metadata.labels is not set; official: {}',
    ],
    [
      'an apiVersion',
      role({ name: 'role' }),
      { ...role({ name: 'role' }), apiVersion: 'rbac.authorization.k8s.io/v1beta1' },
      'apiVersion is "rbac.authorization.k8s.io/v1beta1"; official: "rbac.authorization.k8s.io/v1"',
    ],
    [
      'other ConfigMap annotations',
      configMap({}, { 'example.com/a': '1' }),
      configMap({}, {}),
      'metadata.annotations is not set; official: {"example.com/a":"1"}',
    ],
  ])('%s', (_, official, rendered, difference) => {
    expect(conformanceDifferences([official], [rendered])).toContainEqual(expect.stringContaining(`: ${difference}`));
    expect(fingerprints([official])).not.toEqual(fingerprints([rendered]));
  });

  test('a missing object and an additional one', () => {
    expect(conformanceDifferences([role({ name: 'a' })], [role({ name: 'b' })])).toEqual([
      'ClusterRole.rbac.authorization.k8s.io a: is missing',
      'ClusterRole.rbac.authorization.k8s.io b: is not part of the release',
    ]);
  });

  test('two objects of one identity', () => {
    expect(() => fingerprints([role({ name: 'role' }), role({ name: 'role' }, ['a'])])).toThrow(
      'ClusterRole.rbac.authorization.k8s.io role occurs twice, with differences',
    );
  });
});
