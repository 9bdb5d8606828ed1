// What makes an object healthy, kind by kind: both sides of each rule.
import { healthOf, isWaitedFor } from '../../lib/deploy/health/health';
import type { Health } from '../../lib/deploy/health/state';
import type { Manifest } from '../../lib/gitops/manifest';
import type { Json } from '../../lib/kubernetes/json';
import { manifest } from '../support/manifests';

type Fields = Readonly<Record<string, Json>>;

const condition = (type: string, status: string, reason = 'Reason', message = 'message') => ({
  type,
  status,
  reason,
  message,
});

/** An object of the generation 2, with conditions or another status. */
const live = (apiVersion: string, kind: string, status: Fields, others: Fields = {}): Manifest => {
  const base = manifest(apiVersion, kind, 'name', 'namespace');
  return { ...base, metadata: { ...base.metadata, generation: 2 }, ...others, status };
};

const HEALTHY = { state: 'healthy' };
const waiting = (why: string) => ({ state: 'waiting', why });
const failed = (why: string) => ({ state: 'failed', why });

const deployment = (status: Fields, spec: Fields = { replicas: 2 }) => live('apps/v1', 'Deployment', status, { spec });
const UP = { observedGeneration: 2, replicas: 2, updatedReplicas: 2, availableReplicas: 2 };

const job = (status: Fields) => live('batch/v1', 'Job', status);

const definition = (...conditions: Json[]) =>
  live('apiextensions.k8s.io/v1', 'CustomResourceDefinition', { conditions });

const service = (ready: Json, observedGeneration = 2, kind = 'Service') =>
  live('serving.knative.dev/v1', kind, { observedGeneration, conditions: [ready] });

const webhooks = (kind: string, ...webhooks: Json[]) => live('admissionregistration.k8s.io/v1', kind, {}, { webhooks });
const IN_CLUSTER = { service: { name: 'webhook' } };
const RULES = [{ operations: ['CREATE'] }];
const STARTS = 'its webhook writes them when it has started';

test.each<[string, Manifest | undefined, Health | object]>([
  ['a namespace', live('v1', 'Namespace', { phase: 'Active' }), HEALTHY],
  ['a namespace without a phase', live('v1', 'Namespace', {}), waiting('not active yet')],
  [
    'a namespace that is being deleted',
    {
      ...live('v1', 'Namespace', { phase: 'Active' }),
      metadata: { name: 'a', deletionTimestamp: '2026-01-01T00:00:00Z' },
    },
    failed('it is being deleted'),
  ],
  ['nothing', undefined, failed('it is gone: somebody has deleted it')],
  ['a kind without a rule', live('v1', 'ConfigMap', {}), HEALTHY],
  ['a load balancer without an address', live('v1', 'Service', { loadBalancer: {} }), HEALTHY],

  ['a definition', definition(condition('NamesAccepted', 'True'), condition('Established', 'True')), HEALTHY],
  [
    'a definition that is not served',
    definition(condition('Established', 'False')),
    waiting('its kind is not served yet'),
  ],
  ['a definition that nobody has seen', definition(), waiting('its kind is not served yet')],
  [
    'a definition with the names of another',
    definition(condition('NamesAccepted', 'False', 'PluralConflict', '"services" is taken')),
    failed('PluralConflict: "services" is taken'),
  ],

  ['a Deployment', deployment(UP), HEALTHY],
  ['a Deployment without replicas', deployment({ observedGeneration: 2 }, { replicas: 0 }), HEALTHY],
  [
    'a Deployment that leaves replicas out, with one',
    deployment({ ...UP, replicas: 1, updatedReplicas: 1, availableReplicas: 1 }, {}),
    HEALTHY,
  ],
  [
    'a Deployment that leaves replicas out, with none',
    deployment({ observedGeneration: 2 }, {}),
    waiting('0 of 1 replicas are updated'),
  ],
  ['a Deployment that nobody has seen', deployment({}), waiting('not seen yet by its controller')],
  [
    'a Deployment as it was before',
    deployment({ ...UP, observedGeneration: 1 }),
    waiting('not seen yet by its controller'),
  ],
  ['a Deployment half updated', deployment({ ...UP, updatedReplicas: 1 }), waiting('1 of 2 replicas are updated')],
  ['a Deployment with old replicas', deployment({ ...UP, replicas: 3 }), waiting('1 old replicas are still there')],
  [
    'a Deployment half available',
    deployment({ ...UP, availableReplicas: 1 }),
    waiting('1 of 2 replicas are available'),
  ],
  [
    'a Deployment that has given up',
    deployment({
      ...UP,
      availableReplicas: 1,
      conditions: [condition('Progressing', 'False', 'ProgressDeadlineExceeded', 'timed out')],
    }),
    failed('ProgressDeadlineExceeded: timed out'),
  ],
  [
    'a Deployment that had given up before',
    deployment({ observedGeneration: 1, conditions: [condition('Progressing', 'False')] }),
    waiting('not seen yet by its controller'),
  ],
  ['a Deployment that gets on', deployment({ ...UP, conditions: [condition('Progressing', 'True')] }), HEALTHY],
  [
    'a Deployment whose pods are refused',
    deployment({
      observedGeneration: 2,
      conditions: [condition('ReplicaFailure', 'True', 'FailedCreate', 'exceeded quota')],
    }),
    failed('FailedCreate: exceeded quota'),
  ],
  [
    'a Deployment whose pods were refused',
    deployment({ ...UP, conditions: [condition('ReplicaFailure', 'False')] }),
    HEALTHY,
  ],

  ['a Job', job({ conditions: [condition('Complete', 'True')] }), HEALTHY],
  ['a Job that runs', job({ active: 1 }), waiting('not complete')],
  ['a Job that tries again', job({ failed: 2 }), waiting('not complete, 2 of its pods have failed')],
  [
    'a Job that is not complete',
    job({ conditions: [condition('Complete', 'False'), condition('Failed', 'False')] }),
    waiting('not complete'),
  ],
  [
    'a Job that has failed',
    job({ conditions: [condition('Failed', 'True', 'BackoffLimitExceeded', 'too many')] }),
    failed('BackoffLimitExceeded: too many'),
  ],
  [
    'a Job that gives no reason',
    job({ conditions: [condition('Failed', 'True', '', '')] }),
    failed('no reason is given'),
  ],

  ['a Knative Service', service(condition('Ready', 'True')), HEALTHY],
  [
    'a Knative Service as it was before',
    service(condition('Ready', 'True'), 1),
    waiting('not seen yet by its controller'),
  ],
  [
    'a Knative Service that nobody has seen',
    live('serving.knative.dev/v1', 'Service', {}),
    waiting('not seen yet by its controller'),
  ],
  [
    'a Knative Service without that condition',
    service(condition('RoutesReady', 'True')),
    waiting('not seen yet by its controller'),
  ],
  [
    'a Knative Service that is not ready yet',
    service(condition('Ready', 'Unknown', 'Uninitialized', 'waiting')),
    waiting('Uninitialized: waiting'),
  ],
  [
    'a Knative Service that can’t be ready',
    service(condition('Ready', 'False', 'RevisionFailed', 'no image')),
    failed('RevisionFailed: no image'),
  ],
  [
    'a Knative Service that could not be ready before',
    service(condition('Ready', 'False'), 1),
    waiting('not seen yet by its controller'),
  ],
  ...['Configuration', 'Route', 'DomainMapping'].flatMap((kind): [string, Manifest, object][] => [
    [`a ${kind}`, service(condition('Ready', 'True'), 2, kind), HEALTHY],
    [`a ${kind} that can’t be ready`, service(condition('Ready', 'False'), 2, kind), failed('Reason: message')],
  ]),

  ...['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'].flatMap(
    (kind): [string, Manifest, object][] => [
      [
        `a ${kind}`,
        webhooks(kind, { name: 'a', rules: RULES, clientConfig: { ...IN_CLUSTER, caBundle: 'Y2E=' } }),
        HEALTHY,
      ],
      [
        `a ${kind} of a server elsewhere`,
        webhooks(kind, { name: 'a', rules: RULES, clientConfig: { url: 'https://a.example.com' } }),
        HEALTHY,
      ],
      [
        `a ${kind} without a certificate`,
        webhooks(kind, { name: 'a', rules: RULES, clientConfig: IN_CLUSTER }),
        waiting(`a has no certificate yet; ${STARTS}`),
      ],
      [
        `a ${kind} without rules`,
        webhooks(kind, { name: 'a', clientConfig: { ...IN_CLUSTER, caBundle: 'Y2E=' } }),
        waiting(`a has no rules yet; ${STARTS}`),
      ],
      [
        `a ${kind} as dist/ has it`,
        webhooks(kind, { name: 'a', clientConfig: IN_CLUSTER }, { name: 'b', rules: RULES, clientConfig: IN_CLUSTER }),
        waiting(`a has no certificate yet, a has no rules yet, b has no certificate yet; ${STARTS}`),
      ],
    ],
  ),
])('%s', (_, object, health) => {
  expect(healthOf(object)).toEqual(health);
});

test.each([
  ['v1', 'Namespace', true],
  ['apps/v1', 'Deployment', true],
  ['serving.knative.dev/v1', 'Service', true],
  ['v1', 'Service', false],
  ['v1', 'ConfigMap', false],
  ['autoscaling/v2', 'HorizontalPodAutoscaler', false],
])('whether %s %s is waited for: %s', (apiVersion, kind, expected) => {
  expect(isWaitedFor(manifest(apiVersion, kind, 'name'))).toBe(expected);
});
