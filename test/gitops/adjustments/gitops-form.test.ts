import { App } from 'cdk8s';
import type { Adjustment } from '../../../lib/gitops/adjustments/adjustment';
import {
  ADJUSTMENTS,
  type AdjustmentSwitches,
  adjustmentProblems,
  gitOpsForm,
} from '../../../lib/gitops/adjustments/gitops-form';
import { identity, type Manifest } from '../../../lib/gitops/manifest';
import { SYNC_WAVE } from '../../../lib/gitops/sync-wave';
import { FLEET, PROTECTED } from '../../../lib/namespace/annotations';
import { Cluster } from '../../../lib/release/cluster';

const cluster = (kubernetes = '1.25', knative = '1.3.1') => new Cluster(new App(), 'cluster', { knative, kubernetes });

/** What tells an object of the release from one of the user's. */
const labels = { 'app.kubernetes.io/name': 'knative-serving' };

/** Returns an object with one adjustment made. */
const made = (
  adjustment: Adjustment,
  manifest: Manifest,
  clusterOfApp = cluster(),
  autoscaled: readonly Manifest[] = [],
) => adjustment.adjust(manifest, { cluster: clusterOfApp, autoscaled: new Set(autoscaled.map(identity)) });

const all = (isOn: boolean): AdjustmentSwitches =>
  Object.fromEntries(Object.keys(ADJUSTMENTS).map((name) => [name, isOn]));

const {
  autoscalerHpaWhereItWorks,
  autoscalingApiOfTheCluster,
  deletionConfirmed,
  disruptionsAllowed,
  jobsNamedByRelease,
  podsSafeToEvict,
  replicasLeftToAutoscalers,
  syncWaves,
  webhookRulesLeftToKnative,
} = ADJUSTMENTS;

const DEPLOYMENT: Manifest = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'a' },
  rules: [],
  webhooks: [{ rules: [] }],
};

test('each adjustment has a reason and its source', () => {
  const wrong = Object.values(ADJUSTMENTS).filter(
    ({ reason, source }) => !/^[A-Z].*\.$/.test(reason) || !source.startsWith('https://'),
  );
  expect(wrong).toEqual([]);
});

test('all but one are made unless something is said', () => {
  const off = Object.entries(ADJUSTMENTS).filter(([, { isDefault }]) => !isDefault);
  expect(off.map(([name]) => name)).toEqual(['configDeploymentAfterController']);
});

test("a webhook configuration's rules are left to Knative, and nothing else is", () => {
  const webhook = (fields: object): Manifest => ({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: 'webhook', labels },
    webhooks: [{ name: 'a', failurePolicy: 'Fail', ...fields }],
  });
  expect(made(webhookRulesLeftToKnative, webhook({ rules: [{ operations: ['CREATE'] }] }), cluster())).toEqual(
    webhook({}),
  );
  expect(made(webhookRulesLeftToKnative, DEPLOYMENT, cluster())).toEqual(DEPLOYMENT);
});

test('a Job without a name gets that of the release, and is run again on every upgrade', () => {
  const job = (metadata: Manifest['metadata']): Manifest => ({ apiVersion: 'batch/v1', kind: 'Job', metadata });
  expect(
    made(jobsNamedByRelease, job({ generateName: 'migrate-', annotations: { a: 'b' }, labels }), cluster()),
  ).toEqual(
    job({
      name: 'migrate-1-3-1',
      labels,
      annotations: {
        a: 'b',
        'argocd.argoproj.io/hook': 'Sync',
        'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
      },
    }),
  );
  expect(made(jobsNamedByRelease, job({ name: 'mine' }), cluster())).toEqual(job({ name: 'mine' }));
});

test.each([
  ['1.21', 'autoscaling/v2beta2'],
  ['1.22', 'autoscaling/v2beta2'],
  ['1.23', 'autoscaling/v2'],
  ['1.25', 'autoscaling/v2'],
  ['1.34', 'autoscaling/v2'],
])('on Kubernetes %s a HorizontalPodAutoscaler is of %s', (kubernetes, apiVersion) => {
  const autoscaler: Manifest = {
    apiVersion: 'autoscaling/v2beta2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'a', labels },
  };
  expect(made(autoscalingApiOfTheCluster, autoscaler, cluster(kubernetes))).toEqual({ ...autoscaler, apiVersion });
});

test.each([
  ['1.3.1', '1.25', true],
  ['1.3.1', '1.26', false],
  ['1.7.4', '1.25', true],
  ['1.7.4', '1.35', false],
  ['1.8.6', '1.26', true],
  ['1.23.0', '1.34', true],
])('autoscaler-hpa of Knative %s is there on Kubernetes %s: %s', (knative, kubernetes, there) => {
  for (const kind of ['Deployment', 'Service']) {
    const manifest: Manifest = { ...DEPLOYMENT, kind, metadata: { name: 'autoscaler-hpa', labels } };
    const expected = there ? manifest : undefined;
    expect(made(autoscalerHpaWhereItWorks, manifest, cluster(kubernetes, knative))).toBe(expected);
    expect(gitOpsForm([manifest], cluster(kubernetes, knative))(manifest) !== undefined).toBe(there);
  }
});

test('every object says in which wave it is applied', () => {
  expect(made(syncWaves, DEPLOYMENT, cluster())?.metadata).toEqual({
    name: 'a',
    annotations: { 'argocd.argoproj.io/sync-wave': '40' },
  });
});

test("the user's own objects are left as they are, but for a wave where they have none", () => {
  const own: Manifest[] = [
    {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingWebhookConfiguration',
      metadata: { name: 'policy' },
      webhooks: [{ rules: [{ operations: ['CREATE'] }] }],
    },
    { apiVersion: 'batch/v1', kind: 'Job', metadata: { generateName: 'seed-' } },
    { apiVersion: 'autoscaling/v2beta2', kind: 'HorizontalPodAutoscaler', metadata: { name: 'a' } },
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'autoscaler-hpa' } },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', annotations: { [SYNC_WAVE]: '5' } } },
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } },
    { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'shop' }, spec: { minAvailable: '80%' } },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'shop' },
      spec: {
        replicas: 2,
        template: { metadata: { annotations: { 'cluster-autoscaler.kubernetes.io/safe-to-evict': 'false' } } },
      },
    },
  ];
  const others = gitOpsForm(own, cluster('1.26'), { ...all(true), syncWaves: false });
  expect(own.map(others)).toEqual(own);
  expect(own.map((manifest) => made(syncWaves, manifest)?.metadata.annotations)).toEqual([
    { [SYNC_WAVE]: '50' },
    { [SYNC_WAVE]: '60' },
    { [SYNC_WAVE]: '70' },
    { [SYNC_WAVE]: '40' },
    { [SYNC_WAVE]: '5' },
    { [SYNC_WAVE]: '0' },
    { [SYNC_WAVE]: '40' },
    { [SYNC_WAVE]: '40' },
  ]);
});

const deployment = (name: string, spec: Manifest['spec'], ofRelease = labels): Manifest => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace: 'knative-serving', labels: ofRelease },
  spec,
});

describe('replicas', () => {
  const spec = { replicas: 2, selector: {} };

  test('are left to the HorizontalPodAutoscaler that sets them', () => {
    const activator = deployment('activator', spec);
    expect(made(replicasLeftToAutoscalers, activator, cluster(), [activator])).toEqual(
      deployment('activator', { selector: {} }),
    );
  });

  test('stay where none sets them', () => {
    const [controller, activator] = [deployment('controller', spec), deployment('activator', spec)];
    expect(made(replicasLeftToAutoscalers, controller, cluster(), [activator])).toEqual(controller);
  });

  test.each([
    ['of the same name and namespace', 'activator', 'knative-serving', false],
    ['of another name', 'webhook', 'knative-serving', true],
    ['in another namespace', 'activator', 'default', true],
  ])('a HorizontalPodAutoscaler is known by its target: %s', (_, name, namespace, stay) => {
    const activator = deployment('activator', spec);
    const autoscaler: Manifest = {
      apiVersion: 'autoscaling/v2beta2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'a', namespace },
      spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name } },
    };
    const found = gitOpsForm([activator, autoscaler], cluster())(activator);
    expect(found?.['spec']).toEqual(stay ? spec : { selector: {} });
  });
});

describe('pods that may be moved', () => {
  const KEY = 'cluster-autoscaler.kubernetes.io/safe-to-evict';
  const withAnnotations = (annotations: Record<string, string> | undefined, ofRelease = labels) =>
    deployment(
      'activator',
      { template: { metadata: { labels: { app: 'activator' }, ...(annotations && { annotations }) } } },
      ofRelease,
    );

  test.each([
    [{ [KEY]: 'false' }, undefined],
    [{ [KEY]: 'false', a: 'b' }, { a: 'b' }],
    [{ [KEY]: 'true' }, { [KEY]: 'true' }],
    [{ a: 'b' }, { a: 'b' }],
    [undefined, undefined],
  ])('annotations %j become %j', (annotations, expected) => {
    expect(made(podsSafeToEvict, withAnnotations(annotations))).toStrictEqual(withAnnotations(expected));
  });

  test("are the release's, and only those of Deployments", () => {
    const own = withAnnotations({ [KEY]: 'false' }, { 'app.kubernetes.io/name': 'mine' });
    const config: Manifest = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels } };
    expect([own, config].map((manifest) => made(podsSafeToEvict, manifest))).toStrictEqual([own, config]);
  });
});

describe('a PodDisruptionBudget', () => {
  const budget = (spec: Manifest['spec'], ofRelease = labels): Manifest => ({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'activator-pdb', namespace: 'knative-serving', labels: ofRelease },
    spec,
  });
  const selector = { matchLabels: { app: 'activator' } };

  test.each<[string, Manifest['spec'], Manifest['spec']]>([
    ['lets one pod go in place of a share', { minAvailable: '80%', selector }, { maxUnavailable: 1, selector }],
    ['stays where it counts pods', { minAvailable: 1, selector }, { minAvailable: 1, selector }],
    ['stays where it says what may go', { maxUnavailable: '20%', selector }, { maxUnavailable: '20%', selector }],
    ['stays where it says nothing', undefined, undefined],
  ])('%s', (_, spec, expected) => {
    expect(made(disruptionsAllowed, budget(spec))).toEqual(budget(expected));
  });

  test("is the release's, and no other object's share is changed", () => {
    const own = budget({ minAvailable: '80%', selector }, { 'app.kubernetes.io/name': 'mine' });
    const other: Manifest = { ...budget({ minAvailable: '80%' }), kind: 'PodDisruptionPlan' };
    expect([own, other].map((manifest) => made(disruptionsAllowed, manifest))).toEqual([own, other]);
  });
});

describe('what can not be had back', () => {
  const namespace = (metadata: Omit<Manifest['metadata'], 'name'>): Manifest => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'a', ...metadata },
  });
  const service = (type: string): Manifest => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'kourier', namespace: 'kourier-system', labels },
    spec: { type },
  });

  test.each<[string, Manifest, boolean]>([
    ["the release's namespace", namespace({ labels }), true],
    [
      "the release's CustomResourceDefinition",
      {
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        metadata: { name: 'services.serving.knative.dev', labels },
      },
      true,
    ],
    ["the release's load balancer", service('LoadBalancer'), true],
    ["the release's other Services", service('ClusterIP'), false],
    ["somebody's own namespace", namespace({}), false],
    ['an environment', namespace({ labels: { [FLEET]: 'environments' } }), false],
    [
      'a protected environment',
      namespace({ labels: { [FLEET]: 'environments' }, annotations: { [PROTECTED]: 'true' } }),
      true,
    ],
  ])('is deleted only when it is confirmed: %s', (_, manifest, isConfirmed) => {
    expect(made(deletionConfirmed, manifest)?.metadata.annotations?.['argocd.argoproj.io/sync-options']).toBe(
      isConfirmed ? 'Prune=confirm,Delete=confirm' : undefined,
    );
  });
});

describe('config-deployment', () => {
  const configMap = (name: string): Manifest => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, labels } });
  const wave = (name: string, switches: AdjustmentSwitches) =>
    gitOpsForm([], cluster(), switches)(configMap(name))?.metadata.annotations?.[SYNC_WAVE];

  test('comes with the other ConfigMaps, as a new cluster needs it', () => {
    expect(wave('config-deployment', {})).toBe('30');
  });

  test('comes after the controller where that is switched on, alone', () => {
    const switches = { configDeploymentAfterController: true };
    expect([wave('config-deployment', switches), wave('config-domain', switches)]).toEqual(['45', '30']);
  });
});

test.each<[unknown, string[]]>([
  [undefined, []],
  [{}, []],
  [{ syncWaves: false, podsSafeToEvict: undefined }, []],
  [{ syncWave: false }, [`adjustments has 'syncWave'; allowed: ${Object.keys(ADJUSTMENTS).join(', ')}`]],
  [{ syncWaves: 'no' }, ["adjustments.syncWaves is 'no'; allowed: true or false"]],
  [[], [`adjustments is []; allowed: an object with true or false for any of ${Object.keys(ADJUSTMENTS).join(', ')}`]],
])('switches %j', (switches, problems) => {
  expect(adjustmentProblems(switches)).toEqual(problems);
});
