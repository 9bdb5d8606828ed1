import { differences } from '../../../lib/differences/differences';
import { groupKind, identity, type Manifest } from '../../../lib/gitops/manifest';
import { spread } from '../../../lib/kubernetes/spread';
import { blockingBudgets } from '../../../lib/limits/disruption-budgets';
import { at } from '../../../lib/limits/objects';
import { fewestReplicas } from '../../../lib/limits/replicas';
import { KnativeRelease } from '../../../lib/release/knative-release';
import type { KnativeServingProps } from '../../../lib/serving/knative-serving';
import { platform } from '../../support/platform';
import { kubernetesProblems } from '../../support/schema-problems';

const ofKind = (manifests: readonly Manifest[], kind: string) =>
  manifests.filter((manifest) => groupKind(manifest) === kind);

const deploymentsOf = (manifests: readonly Manifest[]) => ofKind(manifests, 'Deployment.apps');

/** The fewest pods of each component. */
const replicasIn = (manifests: readonly Manifest[]) =>
  Object.fromEntries(
    deploymentsOf(manifests).map((deployment) => [
      deployment.metadata.name,
      fewestReplicas(deployment, ofKind(manifests, 'HorizontalPodAutoscaler.autoscaling')),
    ]),
  );

/** Returns the differences between an install with a property and one without, by object. */
const changesOf = (version: string, props: Partial<KnativeServingProps>) => {
  const before = new Map(platform(version, {}).manifests.map((manifest) => [identity(manifest), manifest]));
  return platform(version, props).manifests.flatMap((manifest) => {
    const official = before.get(identity(manifest));
    return official === undefined
      ? [identity(manifest)]
      : differences(official, manifest).map(({ path }) => `${identity(manifest)}: ${path}`);
  });
};

describe.each(KnativeRelease.versions())('Knative %s', (version) => {
  const { manifests, problems } = platform(version, { highAvailability: true });

  test('has two pods of each component', () => {
    const replicas = replicasIn(manifests);
    expect(new Set(Object.values(replicas))).toEqual(new Set([2]));
    expect(Object.keys(replicas)).toEqual(Object.keys(replicasIn(platform(version, {}).manifests)));
    expect(problems).toEqual([]);
  });

  test('has a budget for each component, which lets one pod go', () => {
    const budgets = ofKind(manifests, 'PodDisruptionBudget.policy');
    const names = deploymentsOf(manifests).map(({ metadata }) => `${metadata.namespace}/${metadata.name}-pdb`);
    expect(budgets.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`).sort()).toEqual(names.sort());
    for (const { metadata, spec } of budgets) {
      const selector = { matchLabels: { app: String(metadata.name).replace(/-pdb$/, '') } };
      expect(spec).toEqual({ maxUnavailable: 1, selector });
    }
    expect(blockingBudgets(manifests)).toEqual([]);
  });

  test('prefers different nodes for the pods of each component', () => {
    for (const deployment of deploymentsOf(manifests)) {
      const app = String(deployment.metadata.name);
      expect(at(deployment, 'spec', 'template', 'metadata', 'labels', 'app')).toBe(app);
      expect(at(deployment, 'spec', 'template', 'spec', 'affinity')).toEqual(spread(app));
    }
  });

  test('is what Kubernetes allows', () => {
    const changed = manifests.filter((manifest) =>
      ['Deployment.apps', 'HorizontalPodAutoscaler.autoscaling', 'PodDisruptionBudget.policy'].includes(
        groupKind(manifest),
      ),
    );
    expect(kubernetesProblems(changed.filter(({ apiVersion }) => apiVersion !== 'autoscaling/v2beta2'))).toEqual([]);
  });
});

describe('changes nothing else', () => {
  const CHANGED = [
    'Deployment.apps knative-serving/activator: spec.template.spec.affinity',
    'HorizontalPodAutoscaler.autoscaling knative-serving/activator: spec.minReplicas',
    'PodDisruptionBudget.policy knative-serving/activator-pdb: spec.maxUnavailable',
    'PodDisruptionBudget.policy knative-serving/activator-pdb: spec.minAvailable',
  ];

  test('of the newest release', () => {
    expect(changesOf('1.23.0', { highAvailability: true }).sort()).toEqual(
      [
        ...CHANGED.slice(1),
        'Deployment.apps knative-serving/autoscaler: spec.replicas',
        'PodDisruptionBudget.policy knative-serving/autoscaler-pdb',
        'Deployment.apps knative-serving/autoscaler-hpa: spec.replicas',
        'PodDisruptionBudget.policy knative-serving/autoscaler-hpa-pdb',
        'Deployment.apps knative-serving/controller: spec.replicas',
        'PodDisruptionBudget.policy knative-serving/controller-pdb',
        'HorizontalPodAutoscaler.autoscaling knative-serving/webhook: spec.minReplicas',
        'PodDisruptionBudget.policy knative-serving/webhook-pdb: spec.maxUnavailable',
        'PodDisruptionBudget.policy knative-serving/webhook-pdb: spec.minAvailable',
        'Deployment.apps knative-serving/net-kourier-controller: spec.replicas',
        'Deployment.apps knative-serving/net-kourier-controller: spec.template.spec.affinity',
        'PodDisruptionBudget.policy knative-serving/net-kourier-controller-pdb',
        'Deployment.apps kourier-system/3scale-kourier-gateway: spec.template.spec.affinity',
        'HorizontalPodAutoscaler.autoscaling kourier-system/3scale-kourier-gateway: spec.minReplicas',
        'PodDisruptionBudget.policy kourier-system/3scale-kourier-gateway-pdb: spec.maxUnavailable',
        'PodDisruptionBudget.policy kourier-system/3scale-kourier-gateway-pdb: spec.minAvailable',
      ].sort(),
    );
  });

  test.each([
    ['1.12.4', true],
    ['1.13.2', false],
  ])('Knative %s spreads no activator itself: %s', (version, changed) => {
    const changes = changesOf(version, { highAvailability: true });
    expect(changes.filter((change) => change.includes('activator')).sort()).toEqual(
      changed ? CHANGED : CHANGED.slice(1),
    );
  });

  test.each([
    ['1.9.4', 'Deployment.apps kourier-system/3scale-kourier-gateway: spec.replicas'],
    ['1.10.6', 'HorizontalPodAutoscaler.autoscaling kourier-system/3scale-kourier-gateway: spec.minReplicas'],
  ])('Knative %s scales the gateway by %s', (version, expected) => {
    expect(changesOf(version, { highAvailability: true })).toContain(expected);
  });

  test.each([false, undefined])('and nothing at all when it is %s', (highAvailability) => {
    expect(changesOf('1.23.0', { highAvailability })).toEqual([]);
  });
});

test.each([
  [{}, 2],
  [{ replicas: 2 }, 2],
  [{ replicas: 5 }, 5],
])('%j is %i pods of each component', (highAvailability, expected) => {
  const { manifests, problems } = platform('1.23.0', { highAvailability });
  expect(problems).toEqual([]);
  expect(new Set(Object.values(replicasIn(manifests)))).toEqual(new Set([expected]));
});

test('no HorizontalPodAutoscaler has fewer pods at the most', () => {
  const most = KnativeRelease.versions().flatMap((version) =>
    ofKind(
      platform(version, { highAvailability: { replicas: 5 } }).manifests,
      'HorizontalPodAutoscaler.autoscaling',
    ).map((autoscaler) => at(autoscaler, 'spec', 'maxReplicas')),
  );
  expect(Math.min(...most.map(Number))).toBe(5);
});

test.each([
  ['{"replicas":1}', 'highAvailability.replicas is 1; allowed: a whole number from 2 to 5'],
  ['{"replicas":6}', 'highAvailability.replicas is 6; allowed: a whole number from 2 to 5'],
  ['{"replicas":"3"}', "highAvailability.replicas is '3'; allowed: a whole number from 2 to 5"],
  ['{"replica":3}', "highAvailability has property 'replica'; allowed: replicas"],
  ['"yes"', "highAvailability is 'yes'; allowed: true, false, an object with replicas"],
  ['null', 'highAvailability is null; allowed: true, false, an object with replicas'],
])('%s is refused', (json, problem) => {
  expect(platform('1.23.0', { highAvailability: JSON.parse(json) }).problems).toEqual([`platform: ${problem}`]);
});
