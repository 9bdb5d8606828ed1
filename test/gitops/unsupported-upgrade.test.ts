import { filesOf } from '../../lib/gitops/files';
import { unsupportedUpgradeWarning } from '../../lib/gitops/unsupported-upgrade';
import { KnativeRelease } from '../../lib/release/knative-release';
import { folder, manifest } from '../support/manifests';

const installed = (version: string) => {
  const namespace = manifest('v1', 'Namespace', 'knative-serving');
  const labels = { 'app.kubernetes.io/name': 'knative-serving', 'app.kubernetes.io/version': version };
  return filesOf([folder({ ...namespace, metadata: { ...namespace.metadata, labels } })]);
};

test.each([
  ['1.22.1', '1.23.0'],
  ['1.3.1', '1.3.2'],
  ['1.23.0', '1.23.0'],
  ['1.9.4', '1.10.6'],
])('from %s to %s is one minor at the most', (before, after) => {
  expect(unsupportedUpgradeWarning(installed(before), KnativeRelease.of(after))).toBeUndefined();
});

test('a new folder, or one without Knative, is no upgrade', () => {
  expect(unsupportedUpgradeWarning(new Map(), KnativeRelease.newest())).toBeUndefined();
  expect(
    unsupportedUpgradeWarning(filesOf([folder(manifest('v1', 'Namespace', 'a'))]), KnativeRelease.newest()),
  ).toBeUndefined();
});

test('several minors at once are told, with the release to take first and the command that plans them', () => {
  expect(unsupportedUpgradeWarning(installed('1.16.3'), KnativeRelease.of('1.23.0'))).toBe(
    "from Knative 1.16.3 to 1.23.0: Knative supports one minor at a time. For a cluster that runs 1.16.3, restore the folder and set knative: '1.17.2' first; npm run upgrade-plan -- 1.16.3 1.23.0 prints every step",
  );
});

test.each([
  ['1.23.0', '1.22.1'],
  ['1.7.4', '1.7.1'],
])('the way back from %s to %s is told', (before, after) => {
  expect(unsupportedUpgradeWarning(installed(before), KnativeRelease.of(after))).toBe(
    `from Knative ${before} to ${after}: Knative documents no way back; see docs/upgrade.md`,
  );
});

test.each(['', '<<<<<<< HEAD\n', 'metadata:\n  labels:\n    app.kubernetes.io/version: 1.2\n'])(
  'a namespace that does not say its version, such as %j, is no upgrade',
  (text) => {
    const files = new Map([['platform/serving/00-namespace-knative-serving.yaml', text]]);
    expect(unsupportedUpgradeWarning(files, KnativeRelease.newest())).toBeUndefined();
  },
);
