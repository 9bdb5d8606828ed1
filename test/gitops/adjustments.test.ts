import { App } from 'cdk8s';
import {
  adjusted,
  autoscalerHpaWhereItWorks,
  autoscalingApiOfTheCluster,
  GITOPS_FORM,
  jobsNamedByRelease,
  syncWaves,
  webhookRulesLeftToKnative,
} from '../../lib/gitops/adjustments';
import type { Manifest } from '../../lib/gitops/manifest';
import { SYNC_WAVE } from '../../lib/gitops/sync-wave';
import { Cluster } from '../../lib/release/cluster';

const cluster = (kubernetes = '1.25', knative = '1.3.1') => new Cluster(new App(), 'cluster', { knative, kubernetes });

/** What tells an object of the release from one of the user's. */
const labels = { 'app.kubernetes.io/name': 'knative-serving' };

const DEPLOYMENT: Manifest = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'a' },
  rules: [],
  webhooks: [{ rules: [] }],
};

test('each adjustment has a name and a reason', () => {
  expect(GITOPS_FORM.filter(({ name, reason }) => name === '' || !reason.endsWith('.'))).toEqual([]);
});

test("a webhook configuration's rules are left to Knative, and nothing else is", () => {
  const webhook = (fields: object): Manifest => ({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: 'webhook', labels },
    webhooks: [{ name: 'a', failurePolicy: 'Fail', ...fields }],
  });
  expect(webhookRulesLeftToKnative.adjust(webhook({ rules: [{ operations: ['CREATE'] }] }), cluster())).toEqual(
    webhook({}),
  );
  expect(webhookRulesLeftToKnative.adjust(DEPLOYMENT, cluster())).toEqual(DEPLOYMENT);
});

test('a Job without a name gets that of the release, and is run again on every upgrade', () => {
  const job = (metadata: Manifest['metadata']): Manifest => ({ apiVersion: 'batch/v1', kind: 'Job', metadata });
  expect(
    jobsNamedByRelease.adjust(job({ generateName: 'migrate-', annotations: { a: 'b' }, labels }), cluster()),
  ).toEqual(
    job({
      name: 'migrate-1.3.1',
      labels,
      annotations: {
        a: 'b',
        'argocd.argoproj.io/hook': 'Sync',
        'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
      },
    }),
  );
  expect(jobsNamedByRelease.adjust(job({ name: 'mine' }), cluster())).toEqual(job({ name: 'mine' }));
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
  expect(autoscalingApiOfTheCluster.adjust(autoscaler, cluster(kubernetes))).toEqual({ ...autoscaler, apiVersion });
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
    expect(autoscalerHpaWhereItWorks.adjust(manifest, cluster(kubernetes, knative))).toBe(expected);
    expect(adjusted(GITOPS_FORM, manifest, cluster(kubernetes, knative)) !== undefined).toBe(there);
  }
});

test('every object says in which wave it is applied', () => {
  expect(syncWaves.adjust(DEPLOYMENT, cluster())?.metadata).toEqual({
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
  ];
  const others = GITOPS_FORM.filter((adjustment) => adjustment !== syncWaves);
  expect(own.map((manifest) => adjusted(others, manifest, cluster('1.26')))).toEqual(own);
  expect(own.map((manifest) => syncWaves.adjust(manifest, cluster())?.metadata.annotations)).toEqual([
    { [SYNC_WAVE]: '50' },
    { [SYNC_WAVE]: '60' },
    { [SYNC_WAVE]: '70' },
    { [SYNC_WAVE]: '40' },
    { [SYNC_WAVE]: '5' },
  ]);
});
