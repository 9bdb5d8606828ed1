import { KnativeRelease } from '../../lib/release/knative-release';
import { planUpgrade, type UpgradeProps } from '../../lib/upgrade/plan';
import { InputError } from '../../lib/validation/input-error';

const plan = planUpgrade;

const problems = (props: UpgradeProps): readonly string[] => {
  try {
    plan(props);
    return [];
  } catch (error) {
    return error instanceof InputError ? error.problems : [`not a mistake of the user's: ${error}`];
  }
};

test('a step holds what it changes and what it asks for', () => {
  const { steps, ...rest } = plan({ from: '1.3.1', to: '1.3.2', kubernetes: '1.25' });
  expect(rest).toMatchObject({ from: '1.3.1', to: '1.3.2', kubernetes: '1.25', kubernetesAssumed: false });
  expect(steps).toEqual([
    {
      kind: 'knative',
      from: '1.3.1',
      to: '1.3.2',
      kourier: { from: '1.3.0', to: '1.3.0' },
      kubernetes: '1.25',
      notices: [],
      objects: {
        added: [],
        removed: [],
        changed: [],
        newVersionLabels: 61,
        newDigests: [
          ...['activator', 'autoscaler', 'autoscaler-hpa', 'controller', 'domain-mapping', 'domain-mapping-webhook'],
          ...['queue', 'webhook'],
        ].map((image) => `gcr.io/knative-releases/knative.dev/serving/cmd/${image}`),
      },
      configuration: { added: [], gone: [], renamed: [], defaults: [] },
    },
  ]);
});

test('Kubernetes is raised by one minor after the other', () => {
  const { steps } = plan({ from: '1.7.4', to: '1.8.6', kubernetes: '1.22' });
  expect(steps[0]).toEqual({
    kind: 'kubernetes',
    from: '1.22',
    to: '1.23',
    minors: ['1.23'],
    knative: '1.7.4',
    neededBy: '1.8.6',
    objects: {
      added: [],
      removed: [],
      changed: ['activator', 'webhook'].map((name) => ({
        object: `HorizontalPodAutoscaler.autoscaling knative-serving/${name}`,
        changes: [{ path: 'apiVersion', before: 'autoscaling/v2beta2', after: 'autoscaling/v2' }],
      })),
      newVersionLabels: 0,
      newDigests: [],
    },
  });
});

test('the plan begins with the oldest Kubernetes of its first release where none is given', () => {
  expect(plan({ from: '1.3.1', to: '1.4.0' })).toMatchObject({
    kubernetes: '1.21',
    kubernetesAssumed: true,
    steps: [{ to: '1.3.2' }, { kind: 'kubernetes', from: '1.21', to: '1.22' }, { to: '1.4.0', kubernetes: '1.22' }],
  });
});

test('there is nothing to do where the cluster runs the release already', () => {
  expect(plan({ from: '1.9.4', to: '1.9.4', kubernetes: '1.30' }).steps).toEqual([]);
});

test.each([[{ from: '1.3.0', to: '1.4.0' }], [{ from: '1.3.1', to: '2.0.0' }]])(
  'an unknown release is refused with those that are known: %j',
  (props) => {
    const [problem = '', ...others] = problems(props);
    expect(problem).toMatch(
      /^(FROM is '1\.3\.0'; allowed: 1\.3\.2, the newest patch of its minor|TO is '2\.0\.0'; allowed: )/,
    );
    expect(problem).toContain(KnativeRelease.versions().join(', '));
    expect(others).toEqual([]);
  },
);

test('a downgrade is refused with what to do instead', () => {
  const [problem, ...others] = problems({ from: '1.9.4', to: '1.8.6', kubernetes: '1.30' });
  expect(problem).toMatch(
    /^TO is '1\.8\.6'; allowed: 1\.9\.4, which the cluster runs, or newer\. There is nothing to plan/,
  );
  expect(problem).toMatch(/revert its commit.*another cluster$/);
  expect(others).toEqual([]);
});

test.each([
  [
    { from: '1.12.4', to: '1.13.2', kubernetes: '1.25' },
    /^kubernetes is '1\.25'; allowed for Knative 1\.12\.4: 1\.26 or newer\./,
  ],
  [{ from: '1.3.1', to: '1.4.0', kubernetes: '1.20' }, /^kubernetes is '1\.20'; allowed: 1\.21 or newer/],
  [{ from: '1.3.1', to: '1.4.0', kubernetes: 'v1.25' }, /^kubernetes is 'v1\.25'; allowed: a minor version such as/],
  [{ from: '1.3.1', to: '1.4.0', kubernetes: '' }, /^kubernetes is ''; allowed: a minor version such as/],
])('a cluster that does not run the first release is refused: %j', (props, expected) => {
  expect(problems(props)).toEqual([expect.stringMatching(expected)]);
});

test('mistakes are told all at once', () => {
  expect(problems({ from: '1.9.4', to: '1.8.6', kubernetes: '1' })).toEqual([
    expect.stringContaining("kubernetes is '1'"),
    expect.stringContaining("TO is '1.8.6'"),
  ]);
  expect(problems({ from: '1.3.0', to: '2.0.0', kubernetes: 'x' })).toEqual([
    expect.stringContaining("FROM is '1.3.0'"),
    expect.stringContaining("TO is '2.0.0'"),
    expect.stringContaining("kubernetes is 'x'"),
  ]);
});

test('objects are those of dist/ on the Kubernetes of the step', () => {
  const [step] = plan({ from: '1.7.4', to: '1.8.6', kubernetes: '1.34' }).steps;
  expect(step).toMatchObject({
    objects: { added: ['Deployment.apps knative-serving/autoscaler-hpa', 'Service knative-serving/autoscaler-hpa'] },
  });
  expect(JSON.stringify(step)).not.toMatch(/HorizontalPodAutoscaler|"path":"webhooks/);
});
