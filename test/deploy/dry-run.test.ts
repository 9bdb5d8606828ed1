// --dry-run: everything is asked, nothing is changed.
import { identity } from '../../lib/gitops/manifest';
import { run } from '../support/deployment';
import { FakeCluster } from '../support/fake-cluster';
import { system } from '../support/system';

const app = system({ kubernetes: '1.34' });
const dist = { folders: app.folders(), cluster: app.cluster };
const JOBS = 2;

test('asks the server to check, and changes nothing', async () => {
  const cluster = new FakeCluster();
  await run(cluster, dist);
  const before = structuredClone(cluster.state.objects);
  cluster.state.calls = [];
  const { problems } = await run(cluster, dist, { isDryRun: true });
  expect(problems).toEqual([]);
  expect(cluster.state.objects).toEqual(before);
  const applies = cluster.state.calls.filter(({ args }) => args[0] === 'apply');
  expect(applies.length).toBeGreaterThan(0);
  expect(applies.every(({ args }) => args.includes('--dry-run=server'))).toBe(true);
  expect(cluster.given('delete')).toEqual([]);
});

test('says how much is new where neither the namespace nor the kind is there, and that it is not checked', async () => {
  const { lines, problems } = await run(new FakeCluster(), dist, { isDryRun: true });
  expect(problems).toEqual([]);
  expect(lines).toEqual([
    'wave 0   22 objects: 22 created',
    'wave 10  12 objects: 12 created',
    'wave 20  59 objects: 14 created, 45 not checked',
    'wave 30  15 objects: 15 not checked',
    'wave 40  17 objects: 17 not checked',
    'wave 50  3 objects: 3 created',
    'wave 60  4 objects: 4 not checked',
    'wave 70  4 objects: 4 not checked',
    'wave 80  20 objects: 20 not checked',
    'not checked: what is in a namespace or of a kind that this run would create',
  ]);
});

test('names what would change', async () => {
  const cluster = new FakeCluster();
  await run(cluster, dist);
  const config = cluster.find('ConfigMap knative-serving/config-domain');
  cluster.add({ ...(config ?? fail()), data: { 'example.org': '' }, applied: null });
  const { lines, problems } = await run(cluster, dist, { isDryRun: true });
  expect(problems).toEqual([]);
  const changes = lines.filter((line) => line.startsWith('  '));
  expect(changes).toEqual(['  ~ ConfigMap knative-serving/config-domain']);
  expect(lines).toContain('wave 30  14 objects: 1 changed, 13 unchanged');
  expect(lines).toContain(`wave 60  4 objects: ${JOBS} replaced, 2 unchanged`);
});

test('names so many changes as people read', async () => {
  const cluster = new FakeCluster();
  await run(cluster, dist);
  for (const { metadata } of cluster.state.objects.filter(({ kind }) => kind === 'Namespace')) {
    cluster.add({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: metadata.name } });
  }
  const { lines } = await run(cluster, dist, { isDryRun: true });
  expect(lines.filter((line) => line.startsWith('  ~ Namespace'))).toHaveLength(20);
  expect(lines).toContain('  and 2 more');
});

test('tells all that the cluster refuses, in every wave', async () => {
  const cluster = new FakeCluster();
  await run(cluster, dist);
  cluster.state.disturbances = ['^Namespace dev-03$', 'config-domain$'].map((object) => ({
    command: 'apply',
    object,
    message: 'Error from server (Forbidden): not you',
  }));
  const { problems, lines } = await run(cluster, dist, { isDryRun: true });
  expect(problems).toEqual([
    'the cluster refuses 2 objects:',
    '  Namespace dev-03 (dist/environments/dev-03/00-namespace-dev-03.yaml), ConfigMap knative-serving/config-domain (dist/platform/serving/30-configmap-config-domain.yaml): Error from server (Forbidden): not you',
  ]);
  expect(lines).toContain('wave 0   22 objects: 21 unchanged, 1 refused');
});

describe('with --prune', () => {
  const REMOVED = 'ConfigMap dev-07/old';

  const clusterWithRemoved = async () => {
    const cluster = new FakeCluster();
    await run(cluster, dist);
    const [namespace = fail()] = cluster.state.objects;
    cluster.add({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { ...namespace.metadata, name: 'old', namespace: 'dev-07' },
    });
    return cluster;
  };

  test('lists what would be deleted', async () => {
    const cluster = await clusterWithRemoved();
    const { lines, problems } = await run(cluster, dist, { isDryRun: true, prune: true });
    expect(problems).toEqual([]);
    expect(lines.slice(-2)).toEqual(['no longer in dist/, to be deleted: 1 object', `  - ${REMOVED}`]);
    expect(cluster.ids()).toContain(REMOVED);
  });

  test('says that the run would be refused', async () => {
    const cluster = await clusterWithRemoved();
    const folders = dist.folders.filter(({ path }) => path !== 'environments/dev-07');
    const few = folders.filter(({ path }) => !/dev-(?:0[1-9]|1)/.test(path));
    const { problems, lines } = await run(cluster, { ...dist, folders: few }, { isDryRun: true, prune: true });
    expect(problems).toEqual([expect.stringContaining('--yes-delete 19')]);
    expect(lines.filter((line) => line.startsWith('  - Namespace'))).toHaveLength(19);
    expect(lines.some((line) => line === `  - ${REMOVED}`)).toBe(false);
  });
});

/** There is what a test has put there. */
function fail(): never {
  throw new Error(
    `missing; dist/ has ${dist.folders.flatMap(({ objects }) => objects).map(({ manifest }) => identity(manifest)).length}`,
  );
}
