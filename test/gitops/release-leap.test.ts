import { filesOf } from '../../lib/gitops/files';
import { leapWarning } from '../../lib/gitops/release-leap';
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
  expect(leapWarning(installed(before), KnativeRelease.of(after))).toBeUndefined();
});

test('a new folder, or one without Knative, is no leap', () => {
  expect(leapWarning(new Map(), KnativeRelease.newest())).toBeUndefined();
  expect(leapWarning(filesOf([folder(manifest('v1', 'Namespace', 'a'))]), KnativeRelease.newest())).toBeUndefined();
});

test('several minors at once are told, with the command that plans them', () => {
  expect(leapWarning(installed('1.16.3'), KnativeRelease.of('1.23.0'))).toBe(
    'from Knative 1.16.3 to 1.23.0: Knative supports one minor at a time. For a cluster that runs 1.16.3, pin the next release; see npm run upgrade-plan -- 1.16.3 1.23.0',
  );
});

test('the way back is told', () => {
  expect(leapWarning(installed('1.23.0'), KnativeRelease.of('1.22.1'))).toBe(
    'from Knative 1.23.0 to 1.22.1: Knative documents no way back; see docs/upgrade.md',
  );
});
