// Why the pods of a Deployment don't start.
import { podProblem } from '../../lib/deploy/pod-problems';
import type { Manifest } from '../../lib/gitops/manifest';
import type { Json } from '../../lib/kubernetes/json';
import { FakeCluster } from '../support/fake-cluster';

const OWNER: Manifest = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'activator', namespace: 'knative-serving' },
  spec: { selector: { matchLabels: { app: 'activator', role: 'activator' } } },
};

const pod = (name: string, status: Json, labels = { app: 'activator', role: 'activator' }): Manifest => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'knative-serving', labels },
  status,
});

const waits = (reason: string, message: string | undefined, lastState: Json = {}) => ({
  containerStatuses: [{ name: 'activator', state: { waiting: { reason, ...(message && { message }) } }, lastState }],
});

const problem = (...objects: Manifest[]) => podProblem(new FakeCluster({ objects }).kubectl, OWNER);

test.each<[string, Json, string | undefined]>([
  ['runs', { containerStatuses: [{ name: 'activator', state: { running: {} } }] }, undefined],
  ['is ready', { containerStatuses: [{ name: 'activator', ready: true, state: { running: {} } }] }, undefined],
  [
    'is not ready',
    { containerStatuses: [{ name: 'activator', ready: false, state: { running: {} } }] },
    'pod a: container activator: it runs and is not ready',
  ],
  [
    'is not ready again',
    {
      containerStatuses: [
        { name: 'a', ready: false, state: { running: {} }, lastState: { terminated: { exitCode: 137, message: '' } } },
      ],
    },
    'pod a: container a: it runs and is not ready: before, it ended with exit code 137',
  ],
  ['starts', waits('ContainerCreating', undefined), undefined],
  ['waits for what comes before it', waits('PodInitializing', undefined), undefined],
  ['is placed', { conditions: [{ type: 'PodScheduled', status: 'True' }] }, undefined],
  [
    'has no place',
    {
      conditions: [
        { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: '0/3 nodes are available' },
      ],
    },
    'pod a: Unschedulable: 0/3 nodes are available',
  ],
  [
    'has no image',
    waits('ErrImagePull', 'not found:\n  manifest unknown'),
    'pod a: container activator: ErrImagePull: not found: manifest unknown',
  ],
  [
    'ends again and again',
    waits('CrashLoopBackOff', 'back-off 10s', { terminated: { exitCode: 1, message: 'no config-network' } }),
    'pod a: container activator: CrashLoopBackOff: back-off 10s: before, it ended with exit code 1: no config-network',
  ],
  [
    'fails before it begins',
    { initContainerStatuses: [{ name: 'setup', state: { waiting: { reason: 'CrashLoopBackOff' } } }] },
    'pod a: container setup: CrashLoopBackOff',
  ],
])('of a pod that %s', async (_, status, expected) => {
  expect(await problem(pod('a', status))).toBe(expected);
});

test('of the first pod that has one', async () => {
  const found = await problem(
    pod('a', {}),
    pod('b', waits('ErrImagePull', undefined)),
    pod('c', waits('Other', undefined)),
  );
  expect(found).toBe('pod b: container activator: ErrImagePull');
});

test('not of the pods of others', async () => {
  const other = { app: 'activator', role: 'other' };
  expect(await problem(pod('a', waits('ErrImagePull', undefined), other))).toBeUndefined();
});

test('not of what selects no pods', async () => {
  const cluster = new FakeCluster();
  expect(await podProblem(cluster.kubectl, { ...OWNER, spec: {} })).toBeUndefined();
  expect(cluster.state.calls).toEqual([]);
});

test('that can not be asked for is none', async () => {
  const cluster = new FakeCluster({ disturbances: [{ command: 'get' }] });
  expect(await podProblem(cluster.kubectl, OWNER)).toBeUndefined();
});
