import { renderRelease } from '../../lib/conformance/render';
import type { Manifest } from '../../lib/gitops/manifest';
import type { JsonObject } from '../../lib/kubernetes/json';
import { blockedDrains, blockingBudgets } from '../../lib/limits/disruption-budgets';
import { KnativeRelease } from '../../lib/release/knative-release';

const SELECTOR = { matchLabels: { app: 'web' } };

const object = (apiVersion: string, kind: string, spec: JsonObject, namespace = 'shop'): Manifest => ({
  apiVersion,
  kind,
  metadata: { name: 'web', namespace },
  spec,
});

/** A Deployment, what scales it, and a PodDisruptionBudget. */
const manifests = (budget: JsonObject, deployment: JsonObject = {}, autoscaler?: JsonObject): Manifest[] => [
  object('apps/v1', 'Deployment', { template: { metadata: { labels: { app: 'web', team: 'shop' } } }, ...deployment }),
  object('policy/v1', 'PodDisruptionBudget', { selector: SELECTOR, ...budget }),
  ...(autoscaler === undefined
    ? []
    : [
        object('autoscaling/v2', 'HorizontalPodAutoscaler', {
          scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
          ...autoscaler,
        }),
      ]),
];

describe('a PodDisruptionBudget', () => {
  test.each<[JsonObject, number, boolean, number | undefined]>([
    [{ minAvailable: '80%' }, 1, true, 5],
    [{ minAvailable: '80%' }, 4, true, 5],
    [{ minAvailable: '80%' }, 5, false, undefined],
    [{ minAvailable: '50%' }, 1, true, 2],
    [{ minAvailable: '50%' }, 2, false, undefined],
    [{ minAvailable: '99%' }, 99, true, 100],
    [{ minAvailable: '99%' }, 100, false, undefined],
    [{ minAvailable: '100%' }, 500, true, undefined],
    [{ minAvailable: 1 }, 1, true, 2],
    [{ minAvailable: 1 }, 2, false, undefined],
    [{ minAvailable: 200 }, 3, true, 201],
    [{ minAvailable: 0 }, 1, false, undefined],
    [{ maxUnavailable: 0 }, 10, true, undefined],
    [{ maxUnavailable: '0%' }, 10, true, undefined],
    [{ maxUnavailable: 1 }, 1, false, undefined],
    [{ maxUnavailable: '1%' }, 1, false, undefined],
  ])('%j of %i replicas blocks: %s, enough are %s', (budget, replicas, blocks, enough) => {
    expect(blockingBudgets(manifests(budget, { replicas }))).toEqual(
      blocks
        ? [
            expect.objectContaining({
              budget: 'shop/web',
              replicas,
              ...(enough !== undefined && { enough }),
            }),
          ]
        : [],
    );
    expect(blockingBudgets(manifests(budget, { replicas })).at(0)?.enough).toBe(enough);
  });

  const BUDGET = { minAvailable: '80%' };

  test.each<[string, JsonObject, JsonObject | undefined, number | undefined]>([
    ['a Deployment that says none', {}, undefined, 1],
    ['a Deployment without replicas', { replicas: 0 }, undefined, undefined],
    ['a HorizontalPodAutoscaler', { replicas: 5 }, { minReplicas: 2 }, 2],
    ['a HorizontalPodAutoscaler that says none', { replicas: 5 }, {}, 1],
    ['a HorizontalPodAutoscaler of enough', { replicas: 1 }, { minReplicas: 5 }, undefined],
    [
      'a HorizontalPodAutoscaler of another Deployment',
      { replicas: 5 },
      { scaleTargetRef: { kind: 'Deployment', name: 'other' } },
      undefined,
    ],
    [
      'a HorizontalPodAutoscaler of a StatefulSet',
      { replicas: 5 },
      { scaleTargetRef: { kind: 'StatefulSet', name: 'web' } },
      undefined,
    ],
  ])('takes its replicas of %s', (_, deployment, autoscaler, replicas) => {
    expect(blockingBudgets(manifests(BUDGET, deployment, autoscaler)).at(0)?.replicas).toBe(replicas);
  });

  test.each<[string, JsonObject]>([
    ['other pods', { selector: { matchLabels: { app: 'other' } } }],
    ['pods with a label more', { selector: { matchLabels: { app: 'web', tier: 'front' } } }],
    ['pods by more than labels', { selector: { ...SELECTOR, matchExpressions: [{ key: 'a', operator: 'Exists' }] } }],
    ['no pods', { selector: undefined }],
  ])('that selects %s is none of the Deployment', (_, selector) => {
    expect(blockingBudgets(manifests({ ...BUDGET, ...selector }))).toEqual([]);
  });

  test('of another namespace is none of the Deployment', () => {
    const elsewhere = object('policy/v1', 'PodDisruptionBudget', { ...BUDGET, selector: SELECTOR }, 'other');
    const [deployment] = manifests({});
    expect(blockingBudgets([deployment, elsewhere].flatMap((each) => each ?? []))).toEqual([]);
  });

  test('of several Deployments counts the replicas of all', () => {
    const more = object('apps/v1', 'Deployment', {
      replicas: 2,
      template: { metadata: { labels: { app: 'web' } } },
    });
    expect(blockingBudgets([...manifests(BUDGET, { replicas: 2 }), more])).toEqual([
      expect.objectContaining({ replicas: 4 }),
    ]);
  });
});

test('the message has the numbers, and what lets a pod go', () => {
  expect(blockedDrains(manifests({ minAvailable: 2 }, { replicas: 2 }))).toEqual([
    'shop/web: minAvailable 2 of 2 replicas lets no pod be evicted, so that the drain of its node waits and the cluster autoscaler keeps the node; 3 are the fewest replicas of which one may go',
  ]);
  expect(blockedDrains(manifests({ maxUnavailable: 0 }))).toEqual([
    'shop/web: maxUnavailable 0 of 1 replica lets no pod be evicted, so that the drain of its node waits and the cluster autoscaler keeps the node; no number of replicas changes that',
  ]);
  expect(blockedDrains(manifests({ maxUnavailable: 1 }))).toEqual([]);
});

describe('the official install blocks drains in one line', () => {
  const SERVING = 'knative-serving/activator-pdb, knative-serving/webhook-pdb';
  const GATEWAY = ', kourier-system/3scale-kourier-gateway-pdb';
  const RULE =
    ': minAvailable 80% of 1 replica lets no pod be evicted, so that the drain of its node waits and the cluster autoscaler keeps the node; 5 are the fewest replicas of which one may go';

  test.each([
    ['1.3.1', SERVING],
    ['1.9.4', SERVING],
    ['1.10.6', SERVING + GATEWAY],
    ['1.23.0', SERVING + GATEWAY],
  ])('Knative %s', (knative, budgets) => {
    expect(blockedDrains(renderRelease(KnativeRelease.of(knative)))).toEqual([budgets + RULE]);
  });
});
