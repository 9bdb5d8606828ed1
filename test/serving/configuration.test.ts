import { Duration } from 'cdk8s';
import type { Manifest } from '../../lib/gitops/manifest';
import { KnativeRelease } from '../../lib/release/knative-release';
import { ConfigMaps } from '../../lib/serving/configuration/config-maps';
import type { ServingConfiguration } from '../../lib/serving/configuration/serving-configuration';
import { KnativeServing } from '../../lib/serving/knative-serving';
import { synthesize } from '../support/synthesis';

const release = KnativeRelease.of('1.3.1');

function configMaps(release: KnativeRelease, ...configuration: ServingConfiguration[]) {
  const { manifests, problems } = synthesize((scope) => new ConfigMaps(scope, 'config', { release, configuration }));
  const data = Object.fromEntries(
    manifests.filter((manifest) => manifest['data'] !== undefined).map(({ metadata, data }) => [metadata.name, data]),
  );
  return { manifests, data, problems };
}

const names = (manifests: readonly Manifest[]) => manifests.map(({ metadata }) => metadata.name);

test('nothing is set where nothing is asked for, but the image of the queue-proxy', () => {
  expect(configMaps(release).data).toEqual({
    'config-deployment': { queueSidecarImage: release.servingImage('queue') },
  });
});

test('a key that older releases spell otherwise is spelled as the release does', () => {
  for (const [version, key] of [
    ['1.7.4', 'queueSidecarImage'],
    ['1.8.6', 'queue-sidecar-image'],
  ] as const) {
    const release = KnativeRelease.of(version);
    expect(configMaps(release).data).toEqual({ 'config-deployment': { [key]: release.servingImage('queue') } });
  }
});

test('a release has the ConfigMaps that it watches, with their labels', () => {
  const labels = (version: string, name: string) =>
    configMaps(KnativeRelease.of(version)).manifests.find(({ metadata }) => metadata.name === name)?.metadata.labels;
  expect(names(configMaps(KnativeRelease.of('1.14.2')).manifests)).toHaveLength(11);
  expect(names(configMaps(KnativeRelease.of('1.15.3')).manifests)).toHaveLength(12);
  expect(labels('1.14.2', 'config-certmanager')).toBeUndefined();
  expect(labels('1.15.3', 'config-certmanager')).toEqual({
    'app.kubernetes.io/name': 'knative-serving',
    'app.kubernetes.io/version': '1.15.3',
    'app.kubernetes.io/component': 'controller',
    'networking.knative.dev/certificate-provider': 'cert-manager',
  });
  expect(labels('1.15.3', 'config-network')).toMatchObject({ 'app.kubernetes.io/component': 'networking' });
});

test('configurations are put together, and written as Knative parses them', () => {
  const { data, problems } = configMaps(
    release,
    { autoscaler: { scaleToZeroPodRetentionPeriod: Duration.hours(2) }, domain: [{ name: 'dev.example.com' }] },
    { autoscaler: { allowZeroInitialScale: true }, network: { defaultExternalScheme: 'https' } },
  );
  expect(problems).toEqual([]);
  expect(data).toEqual({
    'config-autoscaler': { 'scale-to-zero-pod-retention-period': '7200s', 'allow-zero-initial-scale': 'true' },
    'config-deployment': { queueSidecarImage: release.servingImage('queue') },
    'config-domain': { 'dev.example.com': '' },
    'config-network': { 'default-external-scheme': 'https' },
  });
});

test('what is wrong is told under the path of the construct', () => {
  expect(configMaps(release, { gc: { minNonActiveRevisions: 1001 } }).problems).toEqual([
    'test/config: gc.minNonActiveRevisions is 1001; allowed: at most maxNonActiveRevisions (maxNonActiveRevisions is 1000, its default)',
  ]);
  expect(configMaps(release, { defaults: { revisionIdleTimeout: Duration.seconds(1) } }).problems).toEqual([
    'test/config: defaults.revisionIdleTimeout is unknown to Knative 1.3.1; allowed: from 1.7 on',
  ]);
});

test('configurations that no compiler has seen are told, not thrown', () => {
  const problems = (configuration: unknown) =>
    // @ts-expect-error: no compiler has seen it
    synthesize((scope) => new ConfigMaps(scope, 'config', { release, configuration })).problems;
  expect(problems([undefined])).toEqual([]);
  expect(problems([null])).toEqual([
    expect.stringContaining('configuration has null; allowed: objects with autoscaler'),
  ]);
  expect(problems(5)).toEqual([expect.stringContaining('configuration is 5; allowed: a list of objects')]);
});

describe('a mirror of the queue-proxy', () => {
  const queueSidecarImage = `mirror.example.com/queue@sha256:${'0'.repeat(64)}`;

  test('takes the place of the image of the release, also where Knative caches it', () => {
    const { manifests, problems } = synthesize((scope) => {
      new KnativeServing(scope, 'platform', { release, configuration: [{ deployment: { queueSidecarImage } }] });
    });
    expect(problems).toEqual([]);
    expect(manifests.find(({ kind }) => kind === 'Image')?.['spec']).toEqual({ image: queueSidecarImage });
    expect(configMaps(release, { deployment: { queueSidecarImage } }).data).toEqual({
      'config-deployment': { queueSidecarImage },
    });
  });

  test('that is no image is told once', () => {
    expect(configMaps(release, { deployment: { queueSidecarImage: 'Mirror' } }).problems).toEqual([
      expect.stringMatching(/^test\/config: deployment.queueSidecarImage is 'Mirror'; allowed: a reference/),
    ]);
  });

  test('is one', () => {
    const other = 'mirror.example.com/queue:other';
    expect(
      configMaps(release, { deployment: { queueSidecarImage } }, { deployment: { queueSidecarImage: other } }).problems,
    ).toEqual([
      `test/config: deployment.queueSidecarImage is '${queueSidecarImage}' and '${other}'; allowed: one value`,
    ]);
  });
});
