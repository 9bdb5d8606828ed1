import { inEnvironments } from '../../lib/diff/environments';
import type { Manifest } from '../../lib/gitops/manifest';
import { manifest } from '../support/manifests';
import { api, dist, environment } from './dist';

const BEFORE = dist({ 'environments/dev-01': [environment('dev-01')], 'environments/old': [environment('old')] });
const AFTER = dist({
  'environments/dev-01': [environment('dev-01')],
  'environments/new': [environment('new')],
  'platform/serving': [manifest('v1', 'Namespace', 'knative-serving')],
});

const ownerOf = (after: Manifest, file: string) =>
  inEnvironments([{ object: 'x', file, after }], BEFORE, AFTER).placed.map(({ environment }) => environment)[0];

test('environments are kept, added and removed', () => {
  expect(inEnvironments([], BEFORE, AFTER).environments).toEqual({
    kept: ['dev-01'],
    added: ['new'],
    removed: ['old'],
  });
});

const application = (path: string): Manifest => ({
  ...manifest('argoproj.io/v1alpha1', 'Application', 'app', 'argocd'),
  spec: { source: { path } },
});

const claim = (namespace: string): Manifest => ({
  ...manifest('networking.internal.knative.dev/v1alpha1', 'ClusterDomainClaim', 'shop.example.com'),
  spec: { namespace },
});

test.each<[string, Manifest, string | undefined]>([
  ['its namespace', environment('dev-01'), 'dev-01'],
  ['an object in its namespace', api('dev-01'), 'dev-01'],
  ['the same in one that is added', api('new'), 'new'],
  ['the same in one that is removed', api('old'), 'old'],
  ['the claim of its host', claim('dev-01'), 'dev-01'],
  ['an Application that takes its folder', application('dist/environments/dev-01'), 'dev-01'],
  ['the same of a program in a folder of the repository', application('fleet/dist/environments/dev-01'), 'dev-01'],
  ['nothing of another namespace', api('knative-serving'), undefined],
  ['no namespace of the platform', manifest('v1', 'Namespace', 'knative-serving'), undefined],
  ['no claim of another namespace', claim('shop'), undefined],
  ['no Application of all environments', application('dist/environments'), undefined],
  ['no Application without a path', manifest('argoproj.io/v1alpha1', 'Application', 'app', 'argocd'), undefined],
  ['nothing else of the cluster', manifest('v1', 'PersistentVolume', 'dev-01'), undefined],
])('an environment has %s', (_, object, expected) => {
  expect(ownerOf(object, 'elsewhere/a.yaml')).toBe(expected);
});

test('an environment has what stands in its folder', () => {
  const object = manifest('v1', 'Secret', 'a', 'kourier-system');
  expect(ownerOf(object, 'environments/dev-01/30-secret-a.yaml')).toBe('dev-01');
  expect(ownerOf(object, 'environments/30-secret-a.yaml')).toBeUndefined();
});
