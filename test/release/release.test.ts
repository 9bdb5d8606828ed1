import { KnativeRelease } from '../../lib/release/knative-release';
import { RELEASES } from '../../lib/release/releases';
import { InputError } from '../../lib/validation/input-error';

const VERSIONS = [
  ...['1.3.1', '1.3.2', '1.4.0', '1.5.1', '1.6.3', '1.7.1', '1.7.4', '1.8.6', '1.9.4', '1.10.6', '1.11.6', '1.12.4'],
  ...['1.13.2', '1.14.2', '1.15.3', '1.16.3', '1.17.2', '1.18.2', '1.19.9', '1.20.3', '1.21.3', '1.22.1', '1.23.0'],
];

test('the catalogue has these releases, oldest first', () => {
  expect(KnativeRelease.versions()).toEqual(VERSIONS);
  expect(KnativeRelease.all().map(({ version }) => version)).toEqual(VERSIONS);
  expect(KnativeRelease.oldest().version).toBe('1.3.1');
  expect(KnativeRelease.newest().version).toBe('1.23.0');
});

test('a release knows its images by digest', () => {
  const release = KnativeRelease.of('1.3.1');
  expect(release.servingImage('activator')).toBe(
    'gcr.io/knative-releases/knative.dev/serving/cmd/activator@sha256:c1f35f2deb2acbcb1f71efb7b893f7eb8348b8d3f5208b25c73ec30fe33105f4',
  );
  expect(release.servingImage('migrate')).toContain('knative.dev/pkg/apiextensions/storageversion/cmd/migrate@sha256:');
  expect(KnativeRelease.of('1.23.0').servingImage('cleanup')).toContain(
    'knative.dev/serving/pkg/cleanup/cmd/cleanup@sha256:',
  );
  expect(release.kourierImage).toContain('knative.dev/net-kourier/cmd/kourier@sha256:');
  expect(release.envoyImage).toBe('docker.io/envoyproxy/envoy:v1.18-latest');
});

test('an image that the release does not have is no image', () => {
  expect(() => KnativeRelease.of('1.3.1').servingImage('cleanup')).toThrow('Knative 1.3.1 has no image cleanup');
  expect(() => KnativeRelease.of('1.11.6').servingImage('domain-mapping')).toThrow('has no image domain-mapping');
});

test('a release knows its date, its minor and its Kourier', () => {
  const { date, minor, kourierVersion } = KnativeRelease.of('1.19.9');
  expect({ date, minor, kourierVersion }).toEqual({ date: '2026-01-28', minor: '1.19', kourierVersion: '1.19.6' });
});

test.each([
  ['1.9.4', '1.9', true],
  ['1.9.4', '1.9.4', true],
  ['1.9.4', '1.9.5', false],
  ['1.9.4', '1.10', false],
  ['1.10.6', '1.9', true],
  ['1.10.6', '1.10', true],
  ['1.23.0', '1.3', true],
])('%s is since %s: %s', (version, since, expected) => {
  expect(KnativeRelease.of(version).since(since)).toBe(expected);
});

test.each(['1.99.0', '', 'latest', 'toString'])("'%s' is refused with the releases there are", (version) => {
  expect(() => KnativeRelease.of(version)).toThrow(
    new InputError([`release is '${version}'; allowed: ${VERSIONS.join(', ')}`]),
  );
});

test.each(['1.19', '1.19.3', 'v1.19.9'])("'%s' is refused with the patch of its minor first", (version) => {
  expect(() => KnativeRelease.of(version, 'FROM')).toThrow(
    `FROM is '${version}'; allowed: 1.19.9, the newest patch of its minor, or another of 1.3.1, `,
  );
});

describe('the catalogue', () => {
  const entries = Object.entries(RELEASES);

  test.each(entries)('has SHA-256 digests for %s, each of one image', (_, { digests, kourier }) => {
    const all = [...Object.values(digests), kourier.digest];
    expect(all.filter((digest) => !/^[0-9a-f]{64}$/.test(digest))).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
  });

  test('pairs each release with the Kourier of its minor', () => {
    const minor = (version: string) => version.split('.').slice(0, 2).join('.');
    expect(entries.filter(([version, { kourier }]) => minor(version) !== minor(kourier.version))).toEqual([]);
  });

  test('has days for dates, and minors for the oldest Kubernetes, which no release lowers', () => {
    expect(entries.filter(([, { date }]) => new Date(date).toISOString().slice(0, 10) !== date)).toEqual([]);
    const minors = entries.map(([, { minimumKubernetes }]) => Number(/^1\.(\d+)$/.exec(minimumKubernetes)?.[1]));
    expect(minors).toEqual([...minors].sort((a, b) => a - b));
  });
});
