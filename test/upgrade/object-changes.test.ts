import type { JsonObject } from '../../lib/kubernetes/json';
import { objectChanges } from '../../lib/upgrade/object-changes';
import { manifest } from '../support/manifests';

const DIGEST = `@sha256:${'0'.repeat(64)}`;
const NEW_DIGEST = `@sha256:${'1'.repeat(64)}`;

/** Returns the changes from one spec to another. */
const changes = (before: JsonObject, after: JsonObject) => {
  const object = manifest('apps/v1', 'Deployment', 'web', 'shop');
  const { changed } = objectChanges([{ ...object, spec: before }], [{ ...object, spec: after }]);
  return changed.flatMap((found) => found.changes);
};

test('objects are added and removed by their identity, in order', () => {
  const secret = (name: string) => manifest('v1', 'Secret', name, 'shop');
  expect(objectChanges([secret('kept'), secret('c')], [secret('kept'), secret('b'), secret('a')])).toMatchObject({
    added: ['Secret shop/a', 'Secret shop/b'],
    removed: ['Secret shop/c'],
    changed: [],
  });
});

test('another version of its API changes an object, and makes no other of it', () => {
  const autoscaler = (version: string) => manifest(`autoscaling/${version}`, 'HorizontalPodAutoscaler', 'web', 'shop');
  expect(objectChanges([autoscaler('v2beta2')], [autoscaler('v2')])).toMatchObject({
    added: [],
    removed: [],
    changed: [
      {
        object: 'HorizontalPodAutoscaler.autoscaling shop/web',
        changes: [{ path: 'apiVersion', before: 'autoscaling/v2beta2', after: 'autoscaling/v2' }],
      },
    ],
  });
});

test('fields are told with their values; one that is added or removed has only one', () => {
  expect(changes({ replicas: 1, paused: true }, { replicas: 2, revisionHistoryLimit: 5 })).toEqual([
    { path: 'spec.paused', before: true, after: undefined },
    { path: 'spec.replicas', before: 1, after: 2 },
    { path: 'spec.revisionHistoryLimit', before: undefined, after: 5 },
  ]);
});

describe('lists', () => {
  test('items with a name go by it, wherever they stand', () => {
    expect(
      changes(
        { env: [{ name: 'A', value: '1' }, { name: 'B', value: '2' }, { name: 'C' }] },
        { env: [{ name: 'B', value: '3' }, { name: 'C' }, { name: 'D' }] },
      ),
    ).toEqual([
      { path: 'spec.env[A]', before: { name: 'A', value: '1' }, after: undefined },
      { path: 'spec.env[B].value', before: '2', after: '3' },
      { path: 'spec.env[D]', before: undefined, after: { name: 'D' } },
    ]);
  });

  test('an item without a name that is put between others changes none of them', () => {
    const rule = (resource: string) => ({ resources: [resource], verbs: ['get'] });
    expect(
      changes({ rules: [rule('pods'), rule('leases')] }, { rules: [rule('pods'), rule('services'), rule('leases')] }),
    ).toEqual([{ path: 'spec.rules[1]', before: undefined, after: rule('services') }]);
    expect(changes({ rules: [rule('pods'), rule('leases')] }, { rules: [rule('leases')] })).toEqual([
      { path: 'spec.rules[0]', before: rule('pods'), after: undefined },
    ]);
  });

  test('an item without a name that changes is compared with what it becomes', () => {
    expect(
      changes(
        { rules: [{ resources: ['pods', 'endpoints'] }, { resources: ['leases'] }] },
        { rules: [{ resources: ['pods'] }, { resources: ['slices'] }, { resources: ['leases'] }] },
      ),
    ).toEqual([
      { path: 'spec.rules[0].resources[1]', before: 'endpoints', after: undefined },
      { path: 'spec.rules[1]', before: undefined, after: { resources: ['slices'] } },
    ]);
  });

  test('another order is a change', () => {
    expect(changes({ args: ['a', 'b'] }, { args: ['b', 'a'] })).toEqual([
      { path: 'spec.args[0]', before: 'a', after: 'b' },
      { path: 'spec.args[1]', before: 'b', after: 'a' },
    ]);
  });
});

describe('what every release changes', () => {
  const labelled = (version: string, labels: Readonly<Record<string, string>> = {}, name = 'web') => ({
    ...manifest('v1', 'Service', name, 'shop'),
    metadata: { name, namespace: 'shop', labels: { 'app.kubernetes.io/version': version, ...labels } },
  });

  test('the version in the labels is counted', () => {
    const release = 'serving.knative.dev/release';
    const found = objectChanges(
      [labelled('1.3.1', { [release]: 'v1.3.1' }), labelled('1.3.1', {}, 'other'), labelled('1.3.0', {}, 'same')],
      [labelled('1.3.2', { [release]: 'v1.3.2' }), labelled('1.3.2', {}, 'other'), labelled('1.3.0', {}, 'same')],
    );
    expect(found).toMatchObject({ changed: [], newVersionLabels: 2 });
  });

  test('a version label that goes away is told', () => {
    const release = 'serving.knative.dev/release';
    const found = objectChanges([labelled('1.3.2', { [release]: 'v1.3.2' })], [labelled('1.4.0')]);
    expect(found.changed).toEqual([
      {
        object: 'Service shop/web',
        changes: [{ path: `metadata.labels['${release}']`, before: 'v1.3.2', after: undefined }],
      },
    ]);
  });

  test('new digests of images are summed up, another image is told', () => {
    const pod = (queue: string, envoy: string) => ({
      ...manifest('v1', 'Pod', 'web', 'shop'),
      spec: {
        containers: [
          { name: 'queue', image: queue },
          { name: 'envoy', image: envoy },
        ],
      },
    });
    expect(
      objectChanges([pod(`queue${DIGEST}`, `envoy:1${DIGEST}`)], [pod(`queue${NEW_DIGEST}`, `envoy:2${DIGEST}`)]),
    ).toMatchObject({
      newDigests: ['queue'],
      changed: [
        { changes: [{ path: 'spec.containers[envoy].image', before: `envoy:1${DIGEST}`, after: `envoy:2${DIGEST}` }] },
      ],
    });
  });
});
