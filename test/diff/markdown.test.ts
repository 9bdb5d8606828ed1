import type { Diff } from '../../lib/diff/diff';
import { markdown } from '../../lib/diff/markdown';
import { manifest } from '../support/manifests';
import { api, diff, fleet, NAMES } from './dist';

const NONE: Diff = diff({}, {});

test('says that there is no difference', () => {
  expect(markdown(NONE)).toBe('**dist/** no differences: `main` has what main.ts gives');
});

test('consequences come first, deletions are a caution, and changes are folded', () => {
  const withImage = (image: string) => (name: string) => [api(name, { spec: { containers: [{ image }] } })];
  const before = { ...fleet(withImage('`')), platform: [manifest('v1', 'Namespace', 'shop')] };
  expect(markdown(diff(before, fleet(withImage('2')))).split('\n')).toEqual([
    '**dist/** from `main` to what main.ts gives: 0 objects added, 1 removed, 8 changed',
    '',
    '> [!CAUTION]',
    "> Deletes what can't be had back:",
    '>',
    '> - `namespace shop`, and with it everything in it',
    '> - somebody must consent: `npm run synth -- --yes-delete 1` writes it, and the label `yes-delete-1` lets the pull request pass',
    '',
    '### Consequences',
    '',
    '- rolls a new revision',
    '  - `Service.serving.knative.dev ENVIRONMENT/hello` in all 8 environments',
    '',
    '<details><summary>environments: 1 change</summary>',
    '',
    '- `~` `Service.serving.knative.dev ENVIRONMENT/hello` in all 8 environments',
    '  - `spec.template.spec.containers[0].image`: `` "`" `` → `"2"`',
    '',
    '</details>',
    '',
    '<details><summary>platform: 1 change</summary>',
    '',
    '- `-` `Namespace shop`',
    '',
    '</details>',
  ]);
});

test('a comment is never longer than GitHub takes, and says how much is left out', () => {
  const change = (index: number) => ({ path: `spec.${'x'.repeat(200)}`, before: index, after: 'y'.repeat(300) });
  const changes = Array.from({ length: 30 }, (_, index) => change(index));
  const objects = Array.from({ length: 400 }, (_, index) => ({ object: `Secret shop/${index}`, environments: [] }));
  const found: Diff = {
    ...NONE,
    objects: { added: 0, removed: 0, changed: 400 },
    environments: {
      ...NONE.environments,
      added: Array.from({ length: 3000 }, (_, index) => ({ name: `dev-${index}`, objects: 5 })),
      kept: NAMES,
    },
    consequences: [{ effect: 'starts pods', objects }],
    groups: ['a', 'b'].map((folder) => ({
      folder,
      changes: objects.map((object) => ({ ...object, fate: 'changed', changes })),
    })),
  };
  const text = markdown(found);
  const leftOut = text.split('\n').filter((line) => line.startsWith('- and '));
  expect(text.length).toBeLessThanOrEqual(40_000);
  expect(text.length).toBeGreaterThan(35_000);
  const shown = [...text.matchAll(/^- `\+` `dev-/gm)].length;
  expect(shown).toBeGreaterThan(0);
  expect(leftOut).toEqual([
    `- and ${3000 - shown} more, which \`npm run diff\` prints`,
    '- and 400 more, which `npm run diff` prints',
    '- and 400 more, which `npm run diff` prints',
  ]);
});
