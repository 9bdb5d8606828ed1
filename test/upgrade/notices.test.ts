import { KnativeRelease } from '../../lib/release/knative-release';
import { RELEASE_NOTICES, releaseNotices } from '../../lib/upgrade/notices';

const titles = (from: string, to: string, kubernetes = '1.34') =>
  releaseNotices(KnativeRelease.of(from), KnativeRelease.of(to), kubernetes).map(({ title }) => title);

test('a notice belongs to the step that reaches its release', () => {
  expect(titles('1.3.2', '1.4.0')).toEqual(['The label `serving.knative.dev/release` is gone']);
  expect(titles('1.3.1', '1.3.2')).toEqual([]);
  expect(titles('1.4.0', '1.5.1')).toEqual([]);
});

test('one of a patch belongs to the step that reaches the patch', () => {
  expect(titles('1.20.3', '1.21.3')).toContain('Registries must speak TLS 1.3');
  expect(titles('1.21.3', '1.22.1')).not.toContain('Registries must speak TLS 1.3');
});

test('autoscaler-hpa is told only where it was left out before', () => {
  const notice = 'autoscaler-hpa is in `dist/`';
  expect(titles('1.7.4', '1.8.6', '1.25')).not.toContain(notice);
  expect(titles('1.7.4', '1.8.6', '1.26')).toContain(notice);
});

test('each notice is given in exactly one step', () => {
  const newest = KnativeRelease.all().filter(({ minor }, index, all) => minor !== all[index + 1]?.minor);
  const given = newest.slice(1).flatMap((release, index) => titles(newest[index]?.version ?? '', release.version));
  expect(given).toEqual(RELEASE_NOTICES.map(({ title }) => title));
});

test('no title is given twice', () => {
  const all = RELEASE_NOTICES.map(({ title }) => title);
  expect([...new Set(all)]).toEqual(all);
});

test('a notice that a plan holds is plain: when it concerns a step is decided', () => {
  const [notice] = releaseNotices(KnativeRelease.of('1.3.2'), KnativeRelease.of('1.4.0'), '1.25');
  expect(Object.keys(notice ?? {}).sort()).toEqual(['text', 'title', 'when']);
});
