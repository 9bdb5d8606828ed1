import type { Diff } from '../../lib/diff/diff';
import { text } from '../../lib/diff/text';
import type { Manifest } from '../../lib/gitops/manifest';
import { manifest } from '../support/manifests';
import { api, diff, environment, fleet, NAMES } from './dist';

const withImage = (image: string) => (name: string) => [api(name, { spec: { containers: [{ image }] } })];

const NONE: Diff = diff({}, {});

test('says that there is no difference', () => {
  expect(text(NONE)).toBe('no differences: main has what main.ts gives');
});

test('says what changes and what that comes to', () => {
  const after = {
    ...fleet((name) => withImage(name === 'dev-07' ? '1' : '2')(name)),
    platform: [manifest('v1', 'Secret', 'a', 'shop')],
  };
  expect(text(diff(fleet(withImage('1')), after)).split('\n')).toEqual([
    'from main to what main.ts gives: 1 object added, 0 removed, 7 changed',
    '',
    'Consequences',
    '  rolls a new revision',
    '      Service.serving.knative.dev ENVIRONMENT/hello in 7 of 8 environments: all but dev-07',
    '',
    'environments',
    '  ~ Service.serving.knative.dev ENVIRONMENT/hello in 7 of 8 environments: all but dev-07',
    '      spec.template.spec.containers[0].image: "1" → "2"',
    '',
    'platform',
    '  + Secret shop/a',
  ]);
});

test('says which environments are added, removed and renamed, and what is lost', () => {
  const demo = { 'environments/demo': [environment('demo', { 'knative-dev-fleet/protected': 'true' })] };
  const before = { ...fleet(() => [], NAMES), ...fleet(withImage('1'), ['other']), ...demo };
  const after = { ...fleet(() => [], [...NAMES.slice(1), 'next']), ...fleet(withImage('2'), ['new']) };
  expect(text(diff(before, after)).split('\n')).toEqual([
    'from main to what main.ts gives: 3 objects added, 4 removed, 0 changed; 2 environments added; 3 environments removed',
    '',
    "Deletes what can't be had back",
    '  ! dev-01, and with it everything in its namespace',
    '  ! other, and with it everything in its namespace',
    '  ! demo, and with it everything in its namespace; it is protected',
    '  ! somebody must consent: npm run synth -- --yes-delete 3 writes it, and the label yes-delete-3 lets the pull request pass',
    '',
    'Environments',
    '  + new: 2 objects',
    '  - other: 2 objects, and everything else in its namespace',
    '  - demo: 1 object, and everything else in its namespace',
    '  ~ next is renamed from dev-01: everything in dev-01 is deleted, and next starts anew',
  ]);
});

test('says that a few environments need no consent', () => {
  expect(
    text(
      diff(
        fleet(() => []),
        fleet(() => [], NAMES.slice(1)),
      ),
    ),
  ).toContain('  ! so few environments, none of them protected, need no consent\n');
});

test('counts what is too much to name', () => {
  const deleted = Array.from({ length: 12 }, (_, index) => ({
    name: `dev-${index}`,
    loss: 'all',
    isEnvironment: true,
    isProtected: false,
  }));
  const details = Array.from({ length: 23 }, (_, index) => ({ path: `spec.${index}`, before: 1, after: 2 }));
  const found: Diff = {
    ...NONE,
    objects: { added: 0, removed: 0, changed: 1 },
    deleted,
    groups: [
      {
        folder: 'platform',
        changes: [{ fate: 'changed', object: 'Secret shop/a', environments: [], changes: details }],
      },
    ],
    unread: Array.from({ length: 12 }, (_, index) => `notes-${index}.md`),
  };
  const lines = text(found).split('\n');
  expect(lines.filter((line) => line.startsWith('  ! dev-'))).toHaveLength(10);
  expect(lines).toContain('  ! and 2 more');
  expect(lines.filter((line) => line.startsWith('      spec.'))).toHaveLength(20);
  expect(lines).toContain('      and 3 more; --json has all');
  expect(lines.filter((line) => line.startsWith('  notes-'))).toHaveLength(10);
  expect(lines).toContain('  and 2 more');
});

test('says which objects are written differently, and which files hold none', () => {
  const found: Diff = { ...NONE, rewritten: 2, unread: ['notes.md'] };
  expect(text(found).split('\n')).toEqual([
    'from main to what main.ts gives: 0 objects added, 0 removed, 0 changed',
    '',
    'Nothing changes by these',
    '  2 objects in another file, or written in another way',
    '  notes.md, which holds no object',
  ]);
});

test('says of which release it is, and where its steps are told', () => {
  const release = { from: '1.22.1', to: '1.23.0', newVersionLabels: 2, newDigests: ['example.com/cmd/activator'] };
  expect(
    text({ ...NONE, objects: { added: 0, removed: 0, changed: 2 }, release })
      .split('\n')
      .slice(2),
  ).toEqual([
    'Release',
    '  Knative 1.22.1 → 1.23.0',
    '      2 objects with the new version in the labels; new digests: activator',
    '      npm run upgrade-plan -- 1.22.1 1.23.0 prints what the step asks for',
  ]);
  const warned = text({ ...NONE, release: { ...release, warning: 'no way back' } });
  expect(warned).toContain('\n      no way back');
  expect(warned).not.toContain('upgrade-plan');
});

test.each(['dev-01', 'a'])('names the environment %s of an object whose name does not', (name) => {
  const claim: Manifest = {
    ...manifest('networking.internal.knative.dev/v1alpha1', 'ClusterDomainClaim', 'shop.example.com'),
    spec: { namespace: name },
  };
  const before = { [`environments/${name}`]: [environment(name)] };
  const after = { [`environments/${name}`]: [environment(name), claim, api(name)] };
  expect(text(diff(before, after)).split('\n').slice(-2)).toEqual([
    `  + ClusterDomainClaim.networking.internal.knative.dev shop.example.com in ${name}`,
    `  + Service.serving.knative.dev ${name}/hello`,
  ]);
});
