import { KnativeRelease } from '../../lib/release/knative-release';
import { upgradePath } from '../../lib/upgrade/path';

/** Returns each step in short: the release that Knative goes to, or the minor that Kubernetes is raised to. */
const path = (from: string, to: string, kubernetes: string) =>
  upgradePath(KnativeRelease.of(from), KnativeRelease.of(to), kubernetes).map((step) =>
    step.kind === 'knative' ? step.to.version : `Kubernetes ${step.to}`,
  );

test('goes to the newest patch of each minor, and raises Kubernetes right before the release that needs it', () => {
  expect(path('1.3.1', '1.23.0', '1.25')).toEqual([
    ...['1.3.2', '1.4.0', '1.5.1', '1.6.3', '1.7.4', '1.8.6', '1.9.4', '1.10.6', '1.11.6'],
    ...['Kubernetes 1.26', '1.12.4', 'Kubernetes 1.27', '1.13.2', 'Kubernetes 1.28', '1.14.2', '1.15.3', '1.16.3'],
    ...['Kubernetes 1.30', '1.17.2', 'Kubernetes 1.31', '1.18.2', 'Kubernetes 1.32', '1.19.9', '1.20.3'],
    ...['Kubernetes 1.33', '1.21.3', 'Kubernetes 1.34', '1.22.1', '1.23.0'],
  ]);
});

test('says from where each step goes, and on which Kubernetes', () => {
  expect(upgradePath(KnativeRelease.of('1.10.6'), KnativeRelease.of('1.12.4'), '1.24')).toEqual([
    {
      kind: 'kubernetes',
      from: '1.24',
      to: '1.25',
      knative: KnativeRelease.of('1.10.6'),
      neededBy: KnativeRelease.of('1.11.6'),
    },
    { kind: 'knative', from: KnativeRelease.of('1.10.6'), to: KnativeRelease.of('1.11.6'), kubernetes: '1.25' },
    {
      kind: 'kubernetes',
      from: '1.25',
      to: '1.26',
      knative: KnativeRelease.of('1.11.6'),
      neededBy: KnativeRelease.of('1.12.4'),
    },
    { kind: 'knative', from: KnativeRelease.of('1.11.6'), to: KnativeRelease.of('1.12.4'), kubernetes: '1.26' },
  ]);
});

test.each([
  ['begins with the newest patch of its own minor', '1.7.1', '1.8.6', ['1.7.4', '1.8.6']],
  ['begins with the next minor where it has the newest patch', '1.7.4', '1.8.6', ['1.8.6']],
  ['ends with an older patch where that is asked for', '1.5.1', '1.7.1', ['1.6.3', '1.7.1']],
  ['goes from patch to patch within a minor', '1.3.1', '1.3.2', ['1.3.2']],
  ['has no step where there is nothing to do', '1.9.4', '1.9.4', []],
])('%s', (_, from, to, expected) => {
  expect(path(from, to, '1.40')).toEqual(expected);
});

test('a newer Kubernetes is not raised', () => {
  expect(path('1.3.1', '1.23.0', '1.34').filter((step) => step.startsWith('Kubernetes'))).toEqual([]);
});

test('the catalogue leaves out no minor, so no step does', () => {
  const minors = [...new Set(KnativeRelease.all().map(({ minor }) => minor))];
  expect(minors).toEqual(minors.map((_, index) => `1.${index + 3}`));
});
