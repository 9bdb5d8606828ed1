// --prune: what is deleted, in which order, and what is never deleted.
import { DEPLOYED } from '../../lib/deploy/deployable';
import type { Folder } from '../../lib/gitops/folders';
import type { Manifest } from '../../lib/gitops/manifest';
import { PROTECTED } from '../../lib/namespace/annotations';
import { run } from '../support/deployment';
import { FakeCluster } from '../support/fake-cluster';
import { system } from '../support/system';

const app = system({ kubernetes: '1.34' });
const dist = { folders: app.folders(), cluster: app.cluster };

/** dist/ without the folders of some environments. */
const without = (...environments: string[]): { folders: Folder[]; cluster: typeof dist.cluster } => ({
  ...dist,
  folders: dist.folders.filter(({ path }) => !environments.some((name) => path === `environments/${name}`)),
});

/** dist/ without the files whose paths in their chart hold a text. */
const withoutObjects = (text: string) => ({
  ...dist,
  folders: dist.folders.map((folder) => ({
    ...folder,
    objects: folder.objects.filter(({ manifest }) => !`${manifest.kind} ${manifest.metadata.name}`.includes(text)),
  })),
});

let cluster: FakeCluster;
beforeEach(async () => {
  cluster = new FakeCluster();
  await run(cluster, dist);
  cluster.state.calls = [];
});

const deleted = () =>
  cluster
    .given('delete')
    .map((ids) => ids.filter((id) => !id.startsWith('Job.batch ')))
    .filter((ids) => ids.length > 0);

test('without it, what is no longer in dist/ stays and is told', async () => {
  const { lines } = await run(cluster, withoutObjects('config-gc'));
  expect(lines.at(-1)).toBe('no longer in dist/: 1 object; --prune deletes: ConfigMap knative-serving/config-gc');
  expect(deleted()).toEqual([]);
});

test('names only some of many', async () => {
  const { lines } = await run(cluster, withoutObjects('NetworkPolicy'));
  expect(lines.at(-1)).toMatch(
    /^no longer in dist\/: 20 objects; --prune deletes: (?:\S+ \S+, ){4}\S+ \S+ and 15 more$/,
  );
});

test('says nothing where nothing is gone', async () => {
  const { lines } = await run(cluster, dist, { prune: true });
  expect(lines.at(-1)).toMatch(/^deployed: /);
  expect(deleted()).toEqual([]);
});

test('deletes when all waves are healthy, the last wave first', async () => {
  const fewer = withoutObjects('activator');
  const { lines, problems } = await run(cluster, fewer, { prune: true });
  expect(problems).toEqual([]);
  expect(deleted()).toEqual([
    ['HorizontalPodAutoscaler.autoscaling knative-serving/activator'],
    expect.arrayContaining([
      'Service knative-serving/activator-service',
      'Deployment.apps knative-serving/activator',
      'PodDisruptionBudget.policy knative-serving/activator-pdb',
    ]),
    expect.arrayContaining([
      'ServiceAccount knative-serving/activator',
      'ClusterRole.rbac.authorization.k8s.io knative-serving-activator-cluster',
    ]),
  ]);
  const commands = cluster.state.calls.map(({ args }) => args[0]);
  expect(commands.lastIndexOf('apply')).toBeLessThan(commands.lastIndexOf('delete'));
  expect(lines.slice(-3)).toEqual(Array(3).fill(expect.stringMatching(/^deleted {2}\S+ \S*activator/)));
});

test('an environment goes with its namespace', async () => {
  const { lines, problems } = await run(cluster, without('dev-20'), { prune: true });
  expect(problems).toEqual([]);
  expect(deleted()).toEqual([['Namespace dev-20']]);
  expect(lines.at(-1)).toBe('deleted  Namespace dev-20');
  expect(cluster.ids().filter((id) => id.includes('dev-20'))).toEqual([]);
});

test('a second run has nothing left to delete', async () => {
  await run(cluster, without('dev-20'), { prune: true });
  cluster.state.calls = [];
  await run(cluster, without('dev-20'), { prune: true });
  expect(deleted()).toEqual([]);
});

test('a deletion that fails ends the run with the reason', async () => {
  cluster.state.disturbances = [
    { command: 'delete', object: 'config-gc', message: 'Error from server (Forbidden): not you' },
  ];
  const { problems } = await run(cluster, withoutObjects('config-gc'), { prune: true });
  expect(problems).toEqual([
    'the deletion failed: kubectl delete: Error from server (Forbidden): not you',
    'Done: all waves. Another run goes on here; what is applied stays as it is.',
  ]);
});

describe('what can’t be had back', () => {
  const SIX = ['dev-01', 'dev-02', 'dev-03', 'dev-04', 'dev-05', 'dev-06'];
  const consent = 'npm run x -- --yes-delete';

  test.each<[string, { folders: readonly Folder[]; cluster: typeof dist.cluster }, string[]]>([
    [
      'many environments',
      without(...SIX),
      [
        `  6 of 20 environments would be deleted: ${SIX.join(', ')}; allowed: at most 5, or with --yes-delete 6, as in ${consent} 6`,
      ],
    ],
    [
      'a CustomResourceDefinition',
      withoutObjects('domainmappings.serving.knative.dev'),
      [
        `  CustomResourceDefinition domainmappings.serving.knative.dev would be deleted, and with it every object of its kind in the cluster; allowed: only with --yes-delete 1, as in ${consent} 1`,
      ],
    ],
    [
      'a load balancer',
      {
        ...dist,
        folders: dist.folders.map((folder) => ({
          ...folder,
          objects: folder.objects.filter(
            ({ manifest }) => manifest.kind !== 'Service' || manifest.metadata.name !== 'kourier',
          ),
        })),
      },
      [
        `  load balancer kourier-system/kourier would be deleted, and with it its address, to which DNS records point; allowed: only with --yes-delete 1, as in ${consent} 1`,
      ],
    ],
  ])('%s: nothing is applied before somebody says how much goes', async (_, changed, problems) => {
    const outcome = await run(cluster, changed, { prune: true });
    expect(outcome.problems).toEqual(['nothing is applied:', ...problems]);
    expect(cluster.given('apply')).toEqual([]);
    const deletions = Number(/--yes-delete (\d+)$/.exec(problems[0] ?? '')?.[1]);
    expect((await run(cluster, changed, { prune: true, deletions: deletions + 1 })).problems).toHaveLength(2);
    expect((await run(cluster, changed, { prune: true, deletions })).problems).toEqual([]);
    expect(deleted().flat()).toHaveLength(deletions);
  });

  test('a protected environment', async () => {
    const namespace = cluster.find('Namespace dev-07');
    if (namespace !== undefined) {
      const annotations = { ...namespace.metadata.annotations, [PROTECTED]: 'true' };
      cluster.add({ ...namespace, metadata: { ...namespace.metadata, annotations } });
    }
    const { problems } = await run(cluster, without('dev-07'), { prune: true });
    expect(problems[1]).toContain('dev-07 would be deleted, although protected');
  });

  test('is not asked for without --prune', async () => {
    const { problems } = await run(cluster, without(...SIX));
    expect(problems).toEqual([]);
    expect(cluster.ids()).toContain('Namespace dev-01');
  });
});

describe('is never deleted:', () => {
  const applied = { manager: 'knative-dev-fleet', operation: 'Apply' };
  const configMap = (metadata: Manifest['metadata']): Manifest => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'other', namespace: 'dev-07', ...metadata },
  });

  test.each<[string, Manifest]>([
    ['what has no label', configMap({ managedFields: [applied] })],
    ['what has the label of another value', configMap({ labels: { [DEPLOYED]: 'false' }, managedFields: [applied] })],
    [
      'a copy of what was deployed',
      configMap({
        labels: { [DEPLOYED]: 'true' },
        managedFields: [{ manager: 'kubectl-create', operation: 'Update' }],
      }),
    ],
    [
      'what a controller makes of it',
      configMap({ labels: { [DEPLOYED]: 'true' }, ownerReferences: [{ kind: 'Service', name: 'hello' }] }),
    ],
    [
      'what this program has only changed, and not applied',
      configMap({ labels: { [DEPLOYED]: 'true' }, managedFields: [{ ...applied, operation: 'Update' }] }),
    ],
    ['an Event', { ...configMap({ labels: { [DEPLOYED]: 'true' }, managedFields: [applied] }), kind: 'Event' }],
  ])('%s', async (_, object) => {
    cluster.add(object);
    const { problems } = await run(cluster, dist, { prune: true });
    expect(problems).toEqual([]);
    expect(deleted()).toEqual([]);
  });

  test('but what Knative has made the namespace own is: it does so with its webhooks', async () => {
    cluster.add(
      configMap({
        labels: { [DEPLOYED]: 'true' },
        managedFields: [applied],
        ownerReferences: [{ kind: 'Namespace', name: 'knative-serving' }],
      }),
    );
    await run(cluster, dist, { prune: true });
    expect(deleted()).toEqual([['ConfigMap dev-07/other']]);
  });
});

test('what can’t be looked for is warned of, and the rest is found', async () => {
  const kubectl: typeof cluster.kubectl = async (args, input) => {
    const answer = await cluster.kubectl(args, input);
    return args.includes('--selector')
      ? { ...answer, status: 1, stderr: 'Error from server (Forbidden): secrets is forbidden\n' }
      : answer;
  };
  const { lines } = await run(cluster, withoutObjects('config-gc'), { kubectl });
  expect(lines[0]).toBe(
    'warning: not all objects can be looked for: Error from server (Forbidden): secrets is forbidden',
  );
  expect(lines.at(-1)).toContain('config-gc');
});
