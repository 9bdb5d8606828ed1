// Which objects of dist/ are applied.
import { deployables } from '../../lib/deploy/deployable';
import { folder, manifest } from '../support/manifests';

const at = (path: string, ...names: string[]) => ({
  ...folder(...names.map((name) => manifest('v1', 'ConfigMap', name, 'default'))),
  path,
});

const FOLDERS = [at('platform'), at('platform/crds', 'a'), at('platform/serving', 'b'), at('platform-other', 'c')];

const names = (...only: string[]) =>
  deployables(FOLDERS, only).objects.map(({ manifest: { metadata } }) => metadata.name);

test.each([
  [[], ['a', 'b', 'c']],
  [['platform'], ['a', 'b']],
  [['platform/'], ['a', 'b']],
  [['dist/platform'], ['a', 'b']],
  [['./dist/platform/serving/'], ['b']],
  [
    ['platform/crds', 'platform-other'],
    ['a', 'c'],
  ],
  [
    ['platform', 'platform/crds'],
    ['a', 'b'],
  ],
])('of %j are %j', (only, expected) => {
  expect(names(...only)).toEqual(expected);
});

test('each has its identity and its file', () => {
  expect(deployables(FOLDERS, ['platform/crds']).objects).toMatchObject([
    { id: 'ConfigMap default/a', file: 'platform/crds/30-configmap-a.yaml' },
  ]);
});

test('the file is the right one also where two objects have the same name', () => {
  const both = [folder(manifest('v1', 'ConfigMap', 'a', 'one'), manifest('v1', 'ConfigMap', 'a', 'two'))];
  expect(deployables(both, []).objects.map(({ file }) => file)).toEqual([
    'platform/test/30-configmap-a__one.yaml',
    'platform/test/30-configmap-a__two.yaml',
  ]);
});

test.each([
  [
    ['nope', 'plat'],
    ["folder is 'nope'; allowed: ", "folder is 'plat'; allowed: "],
  ],
  [['.'], ["folder is '.'; allowed: "]],
])('%j are refused with what there is', (only, problems) => {
  const allowed = 'platform, platform-other, platform/crds, platform/serving';
  expect(() => names(...only)).toThrow(problems.map((problem) => problem + allowed).join('\n'));
});

test('of many folders, a message names the first', () => {
  const fleet = Array.from({ length: 2000 }, (_, index) => at(`environments/dev-${index}`, 'a'));
  expect(() => deployables(fleet, ['nope'])).toThrow(/environments, environments\/dev-0, .* and 1991 more in dist\/$/);
});

test('a folder that is Argo CD’s alone is refused', () => {
  const argo = { ...folder(manifest('argoproj.io/v1alpha1', 'Application', 'a', 'argocd')), path: 'argocd' };
  expect(() => deployables([...FOLDERS, argo], ['argocd'])).toThrow('argocd holds nothing to apply; allowed: ');
  expect(deployables([...FOLDERS, argo], [])).toMatchObject({ leftOut: 1 });
  const inner = { ...folder(manifest('v1', 'ConfigMap', 'a', 'argocd')), path: 'argocd/inner' };
  const beside = { ...folder(manifest('argoproj.io/v1alpha1', 'Rollout', 'a', 'b')), path: 'argocd-rollouts' };
  const { objects, leftOut } = deployables([argo, inner, beside], []);
  expect(objects.map(({ id }) => id)).toEqual(['Rollout.argoproj.io b/a']);
  expect(leftOut).toBe(2);
});
