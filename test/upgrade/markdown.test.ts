import { markdown } from '../../lib/upgrade/markdown';
import type { KnativeStep, UpgradePlan, UpgradeStep } from '../../lib/upgrade/plan';

const plan = (steps: readonly UpgradeStep[], facts: Partial<UpgradePlan> = {}): string =>
  markdown({
    from: '1.3.1',
    to: '1.4.0',
    kubernetes: '1.25',
    kubernetesAssumed: false,
    everyStep: {
      knative: [{ title: 'Wait', text: 'For the Jobs.', command: 'kubectl get jobs\nkubectl get pods', when: 'after' }],
      kubernetes: [{ title: 'Drain', text: 'One node at a time.', when: 'before' }],
    },
    steps,
    ...facts,
  });

const step = (facts: Partial<KnativeStep> = {}): KnativeStep => ({
  kind: 'knative',
  from: '1.3.2',
  to: '1.4.0',
  kourier: { from: '1.3.0', to: '1.4.0' },
  kubernetes: '1.25',
  notices: [],
  objects: { added: [], removed: [], changed: [], newVersionLabels: 0, newDigests: [] },
  configuration: { added: [], gone: [], renamed: [], defaults: [] },
  ...facts,
});

const RAISE: UpgradeStep = {
  kind: 'kubernetes',
  from: '1.28',
  to: '1.30',
  minors: ['1.29', '1.30'],
  knative: '1.16.3',
  neededBy: '1.17.2',
  objects: { added: [], removed: [], changed: [], newVersionLabels: 0, newDigests: [] },
};

test('the plan says from where it goes, what holds in every step, and then each step', () => {
  const text = plan([RAISE, step()]);
  expect(text.split('\n').filter((line) => /^(#|\|)/.test(line))).toEqual([
    '# From Knative 1.3.1 to 1.4.0',
    '| Step | What | From | To |',
    '| --- | --- | --- | --- |',
    '| 1 | Kubernetes | 1.28 | 1.30 |',
    '| 2 | Knative | 1.3.2 | 1.4.0 |',
    '## Every step to another Knative',
    '### After',
    '## Every step to another Kubernetes',
    '### Before',
    '## 1. Kubernetes 1.30',
    '## 2. Knative 1.4.0',
    '### Objects',
  ]);
  expect(text).toContain('The cluster runs Kubernetes 1.25.');
  expect(text).toContain('Raise the cluster to 1.29, then to 1.30.');
  expect(text).toContain("Set `knative: '1.4.0'` in main.ts and run `npm run synth`. Kourier 1.4.0 comes with it");
});

test('an assumed Kubernetes is told, and why', () => {
  const text = plan([step()], { kubernetes: '1.21', kubernetesAssumed: true });
  expect(text).toContain(
    'is taken to run Kubernetes 1.21, the oldest that Knative 1.3.1 runs on, as `--kubernetes` is not',
  );
});

test('what every step to another Kubernetes asks for is left out where there is none', () => {
  expect(plan([step()])).not.toContain('Every step to another Kubernetes');
});

test('a plan without steps says that there is nothing to do', () => {
  expect(plan([])).toBe('# From Knative 1.3.1 to 1.4.0\n\nThe cluster runs this release already: nothing to do.');
});

test('notices are tasks with their command, before and after what changes', () => {
  const notices = [
    { title: 'Later', text: 'Look.', when: 'after' as const },
    { title: 'Earlier', text: 'Do.', command: 'kubectl get crd', when: 'before' as const },
  ];
  const [, text] = plan([step({ notices })]).split('## 1. Knative 1.4.0');
  expect(text).toMatch(
    /### Before\n\n- \[ \] \*\*Earlier\.\*\* Do\.\n\n {2}```sh\n {2}kubectl get crd\n {2}```\n\n### Objects/,
  );
  expect(text).toMatch(/### After\n\n- \[ \] \*\*Later\.\*\* Look\.$/);
});

describe('objects', () => {
  const objects = (facts: Partial<KnativeStep['objects']>) =>
    plan([step({ objects: { ...step().objects, ...facts } })]).split('### Objects\n\n')[1];

  test('are listed with their number, and what is removed is pruned', () => {
    expect(objects({ added: ['Secret shop/a', 'Secret shop/b'], removed: ['Secret shop/c'] })).toMatch(
      /^Added \(2\):\n\n- `Secret shop\/a`\n- `Secret shop\/b`\n\nRemoved, so Argo CD prunes them \(1\):\n\n- `Secret shop\/c`$/,
    );
  });

  test('that change alike are one entry', () => {
    const changes = [
      { path: 'spec.a', before: 'x', after: 'y' },
      { path: 'spec.b', after: { c: 1 } },
      { path: 'spec.d', before: null },
    ];
    const changed = ['Service shop/a', 'Service shop/b'].map((object) => ({ object, changes }));
    expect(objects({ changed })).toContain(
      [
        'Changed (2):',
        '',
        '- `Service shop/a`, `Service shop/b`',
        '  - `spec.a`: `"x"` → `"y"`',
        '  - `spec.b` is added: `{"c":1}`',
        '  - `spec.d` is removed: `null`',
      ].join('\n'),
    );
  });

  test('and changes are shortened where there are many, and say how many more there are', () => {
    const changes = [...Array(9).keys()].map((index) => ({ path: `spec.${index}`, after: index }));
    const changed = [...Array(8).keys()].map((index) => ({ object: `Service shop/${index}`, changes }));
    const text = objects({ changed });
    expect(text).toContain('`Service shop/5`, and 2 more\n');
    expect(text).toContain('  - `spec.5` is added: `5`\n  - and 3 more');
  });

  test('long values are cut, and values may hold what marks code', () => {
    const changed = [{ object: 'Service shop/a', changes: [{ path: 'a', before: 'x'.repeat(500), after: '`' }] }];
    expect(objects({ changed })).toContain(`\`a\`: \`"${'x'.repeat(119)}…\` → \`\` "\`" \`\``);
  });

  test('what every release changes is summed up', () => {
    expect(
      objects({ newVersionLabels: 61, newDigests: ['gcr.io/serving/cmd/activator', 'gcr.io/serving/cmd/queue'] }),
    ).toBe('61 objects have the new version in their labels. New digests: activator, queue.');
  });
});

test('keys are listed with what becomes of them, and defaults that change are a warning', () => {
  const text = plan([
    step({
      configuration: {
        added: [{ configMap: 'config-gc', key: 'a', property: 'gc.a', description: 'For a test.', default: '1' }],
        gone: [
          { configMap: 'config-gc', key: 'b', property: 'gc.b', successor: '`c` of config-network' },
          { configMap: 'config-gc', key: 'd', property: 'gc.d' },
        ],
        renamed: [
          {
            configMap: 'config-deployment',
            key: 'queue-image',
            property: 'deployment.queueImage',
            before: 'queueImage',
          },
        ],
        defaults: [
          {
            configMap: 'config-autoscaler',
            key: 'target-burst-capacity',
            property: 'autoscaler.targetBurstCapacity',
            before: '200',
            after: '211',
          },
        ],
      },
    }),
  ]);
  expect(text.split('### Configuration\n\n')[1]).toBe(
    [
      '**Warning**: defaults change. Set the key to keep what was:',
      '- `autoscaler.targetBurstCapacity`, `target-burst-capacity` of config-autoscaler: `200` → `211`',
      'Gone:',
      '- `gc.b`, `b` of config-gc: replaced by `c` of config-network\n- `gc.d`, `d` of config-gc: nothing takes its place',
      'Renamed:',
      '- `deployment.queueImage`, `queue-image` of config-deployment: before `queueImage`',
      'New:',
      '- `gc.a`, `a` of config-gc: For a test. Default: `1`',
    ].join('\n\n'),
  );
});
