// What is checked before anything is applied.
import { knownContext } from '../../lib/deploy/preflight';
import { run } from '../support/deployment';
import { type ClusterState, FakeCluster } from '../support/fake-cluster';
import { folder, manifest } from '../support/manifests';
import { system } from '../support/system';

const app = system({ kubernetes: '1.34' });
const dist = { folders: app.folders(), cluster: app.cluster };

test('a context of kubeconfig is taken', () => {
  expect(knownContext(['dev', 'production'], 'dev')).toBe('dev');
});

test.each<[string[], string | undefined, string]>([
  [['dev', 'production'], 'prod', "--context is 'prod'; allowed: dev, production"],
  [
    ['dev', 'production'],
    undefined,
    '--context is missing, as the current one may be of another cluster; allowed: dev, production',
  ],
  [[], 'dev', "--context is 'dev'; allowed: a context of kubeconfig, which has none"],
])('of the contexts %j, %j is refused', (known, context, problem) => {
  expect(() => knownContext(known, context)).toThrow(problem);
});

test.each<[string, Partial<ClusterState>, string[]]>([
  [
    'a cluster that can not be reached',
    { disturbances: [{ command: 'version', message: 'Unable to connect to the server: EOF' }] },
    ['the cluster does not answer: Unable to connect to the server: EOF'],
  ],
  [
    'a cluster that is too old for the release',
    { serverVersion: 'v1.33.9-gke.100' },
    ['the cluster runs Kubernetes v1.33.9-gke.100; allowed for Knative 1.23.0: 1.34 or newer'],
  ],
  [
    'a kubectl that is too old, and a cluster as well',
    { clientVersion: 'v1.21.14', serverVersion: 'v1.21.14' },
    [
      'kubectl is v1.21.14; allowed: 1.22 or newer, where server-side apply is stable',
      'the cluster runs Kubernetes v1.21.14; allowed for Knative 1.23.0: 1.34 or newer',
    ],
  ],
  [
    'a cluster that does not say what it serves',
    { disturbances: [{ command: 'api-resources', message: 'error: not now' }] },
    ['kubectl api-resources: not now'],
  ],
  [
    'a cluster that does not say what it has',
    { disturbances: [{ command: 'get', message: 'Error from server (Forbidden): not you' }] },
    ['kubectl get: Error from server (Forbidden): not you'],
  ],
])('%s: nothing is applied', async (_, state, problems) => {
  const cluster = new FakeCluster(state);
  const outcome = await run(cluster, dist);
  expect(outcome.problems).toEqual(problems);
  expect(cluster.given('apply')).toEqual([]);
});

test.each([
  ['v1.34.2', []],
  [
    'v1.35.0-gke.1',
    ["warning: the cluster runs Kubernetes v1.35.0-gke.1, and main.ts says 1.34: set kubernetes: '1.35' there"],
  ],
])('of a cluster with Kubernetes %s, the warnings are %j', async (serverVersion, warnings) => {
  const { lines, problems } = await run(new FakeCluster({ serverVersion }), dist);
  expect(problems).toEqual([]);
  expect(lines.filter((line) => line.startsWith('warning'))).toEqual(warnings);
});

test.each([
  ['1.22.1', []],
  [
    '1.20.3',
    [expect.stringContaining('warning: the cluster goes from Knative 1.20.3 to 1.23.0: Knative supports one')],
  ],
  ['unknown', []],
])('over Knative %s, the warnings are %j', async (version, warnings) => {
  const namespace = manifest('v1', 'Namespace', 'knative-serving');
  const labels = { 'app.kubernetes.io/version': version };
  const cluster = new FakeCluster({ objects: [{ ...namespace, metadata: { ...namespace.metadata, labels } }] });
  const { lines, problems } = await run(cluster, dist);
  expect(problems).toEqual([]);
  expect(lines.filter((line) => line.startsWith('warning'))).toEqual(warnings);
});

test('an object in no namespace is refused, as the context’s would be taken', async () => {
  const folders = [folder(manifest('v1', 'ConfigMap', 'lost'), manifest('v1', 'Namespace', 'found'))];
  const cluster = new FakeCluster();
  const { problems } = await run(cluster, { ...dist, folders });
  expect(problems).toEqual([
    'ConfigMap lost (dist/platform/test/30-configmap-lost.yaml) is in no namespace; allowed: a metadata.namespace',
  ]);
  expect(cluster.given('apply')).toEqual([]);
});
