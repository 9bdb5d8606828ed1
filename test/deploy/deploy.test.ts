// Whole deployments: their order, what they wait for, what they stop at, and how they go on.
import { identity } from '../../lib/gitops/manifest';
import { syncWave } from '../../lib/gitops/sync-wave';
import { run } from '../support/deployment';
import { FakeCluster } from '../support/fake-cluster';
import { system } from '../support/system';

const app = system({ kubernetes: '1.34' });
const dist = { folders: app.folders(), cluster: app.cluster };
const manifests = dist.folders.flatMap(({ objects }) => objects.map(({ manifest }) => manifest));
const waveById = new Map(manifests.map((manifest) => [identity(manifest), syncWave(manifest)]));

const CONFIG_DEPLOYMENT = 'ConfigMap knative-serving/config-deployment';
const ACTIVATOR = 'Deployment.apps knative-serving/activator';

/** The waves that were applied, in order. */
const appliedWaves = (cluster: FakeCluster) => [
  ...new Set(cluster.given('apply').map(([id = '']) => waveById.get(id))),
];

/** What `apply` was given, call after call. */
const applied = (cluster: FakeCluster) => cluster.given('apply').flat();

test('applies every object once, wave by wave, all folders together', async () => {
  const cluster = new FakeCluster();
  const { lines, problems } = await run(cluster, dist);
  expect(problems).toEqual([]);
  expect([...applied(cluster)].sort()).toEqual([...waveById.keys()].sort());
  expect(appliedWaves(cluster)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80]);
  expect(cluster.given('apply')).toHaveLength(9);
  expect(lines.at(-1)).toBe(`deployed: ${manifests.length} objects: ${manifests.length} created`);
});

test('labels what it applies, and nothing that becomes a pod', async () => {
  const cluster = new FakeCluster();
  await run(cluster, dist);
  expect(
    cluster.state.objects.filter(({ metadata }) => metadata.labels?.['knative-dev-fleet/deployed'] !== 'true'),
  ).toEqual([]);
  const templates = cluster.state.objects.map(({ spec }) => JSON.stringify(spec ?? null));
  expect(templates.filter((text) => text.includes('knative-dev-fleet/deployed'))).toEqual([]);
  expect(JSON.stringify(dist.folders)).not.toContain('knative-dev-fleet/deployed');
});

test('a second run changes nothing, and runs the Jobs again', async () => {
  const cluster = new FakeCluster();
  await run(cluster, dist);
  const versions = new Map(
    cluster.state.objects.map((object) => [identity(object), object.metadata['resourceVersion']]),
  );
  const { lines } = await run(cluster, dist);
  expect(lines.at(-1)).toBe(`deployed: ${manifests.length} objects: 2 replaced, ${manifests.length - 2} unchanged`);
  expect(cluster.given('delete')).toEqual([
    [
      'Job.batch knative-serving/storage-version-migration-serving-1-23-0',
      'Job.batch knative-serving/cleanup-serving-1-23-0',
    ],
  ]);
  for (const object of cluster.state.objects.filter(({ kind }) => kind !== 'Job')) {
    expect(object.metadata['resourceVersion']).toBe(versions.get(identity(object)));
  }
});

describe('config-deployment', () => {
  const waveOf = (cluster: FakeCluster) =>
    cluster
      .given('apply')
      .filter((ids) => ids.includes(CONFIG_DEPLOYMENT))
      .map((ids) => ids.length);

  test('comes with the other ConfigMaps on a new cluster', async () => {
    const cluster = new FakeCluster();
    await run(cluster, dist);
    expect(waveOf(cluster)).toEqual([manifests.filter((manifest) => syncWave(manifest) === 30).length]);
  });

  test('comes after the Deployments are healthy where it is there already', async () => {
    const cluster = new FakeCluster();
    await run(cluster, dist);
    cluster.state.calls = [];
    cluster.state.reports = [{ object: ACTIVATOR, status: { observedGeneration: 0 }, times: 3 }];
    const { lines } = await run(cluster, dist);
    expect(waveOf(cluster)).toEqual([1]);
    const order = cluster.state.calls.map(({ args, objects }) => `${args[0]} ${objects[0]}`);
    expect(order.indexOf(`apply ${CONFIG_DEPLOYMENT}`)).toBeGreaterThan(order.lastIndexOf(`get ${ACTIVATOR}`));
    expect(lines).toContain('wave 45  1 object: 1 unchanged');
  });
});

describe('waiting', () => {
  test('the next wave begins when all of one is healthy', async () => {
    const cluster = new FakeCluster({
      reports: [{ object: ACTIVATOR, status: { observedGeneration: 1, updatedReplicas: 1, replicas: 1 }, times: 3 }],
    });
    const { lines, statuses, problems } = await run(cluster, dist);
    expect(problems).toEqual([]);
    expect(lines).toContain('wave 40  healthy after 8 s');
    expect(statuses).toContain(
      'wave 40  waiting for 1 of 7: knative-serving/activator (0 of 1 replicas are available)',
    );
    // It is asked for what isn't healthy, and for nothing else.
    const polls = cluster.given('get').filter(([first, ...others]) => first === ACTIVATOR && others.length === 0);
    expect(polls).toHaveLength(4);
  });

  test('ends the run when nothing gets healthy for too long, with what the pods say', async () => {
    const cluster = new FakeCluster({
      reports: [{ object: ACTIVATOR, status: { observedGeneration: 1, updatedReplicas: 1, replicas: 1 } }],
    });
    cluster.add({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'activator-1', namespace: 'knative-serving', labels: { app: 'activator', role: 'activator' } },
      status: {
        containerStatuses: [
          { name: 'activator', state: { waiting: { reason: 'ImagePullBackOff', message: 'Back-off pulling image' } } },
        ],
      },
    });
    const { problems, statuses } = await run(cluster, dist);
    expect(problems).toEqual([
      'wave 40 failed: 1 object not healthy:',
      `  ${ACTIVATOR} (dist/platform/serving/40-deployment-activator.yaml): 0 of 1 replicas are available; pod activator-1: container activator: ImagePullBackOff: Back-off pulling image`,
      'Done: wave 0, wave 10, wave 20, wave 30. Another run goes on here; what is applied stays as it is.',
    ]);
    expect(statuses.at(-1)).toContain('ImagePullBackOff');
    expect(appliedWaves(cluster)).toEqual([0, 10, 20, 30, 40]);
  });

  test('a failure that passes is none', async () => {
    const cluster = new FakeCluster({
      reports: [{ object: '^Service.serving.*dev-07', status: failing('RevisionFailed', 'not yet'), times: 5 }],
    });
    const { problems } = await run(cluster, dist);
    expect(problems).toEqual([]);
  });

  test('a failure that lasts ends the run before the time is up', async () => {
    const cluster = new FakeCluster({
      reports: [{ object: '^Service.serving.*dev-07', status: failing('RevisionFailed', 'no such image') }],
    });
    const { problems } = await run(cluster, dist, { timeoutMilliseconds: 3_600_000 });
    expect(problems.slice(0, 2)).toEqual([
      'wave 80 failed: 1 object not healthy:',
      expect.stringContaining(
        '(dist/environments/dev-07/80-service.serving.knative.dev-hello.yaml): RevisionFailed: no such image',
      ),
    ]);
  });

  test('the time begins anew whenever an object gets healthy', async () => {
    const cluster = new FakeCluster({
      reports: ['dev-01', 'dev-02', 'dev-03'].map((name, index) => ({
        object: `^Service.serving.* ?${name}/`,
        status: {},
        times: 20 * (index + 1),
      })),
    });
    const { problems, lines } = await run(cluster, dist, { timeoutMilliseconds: 60_000 });
    expect(problems).toEqual([]);
    expect(lines.filter((line) => line.startsWith('wave 80  healthy'))).toEqual(['wave 80  healthy after 122 s']);
  });
});

test('of very many reasons, a message tells the first', async () => {
  const cluster = new FakeCluster({
    reports: Array.from({ length: 20 }, (_, index) => ({
      object: `^Service.serving.* dev-${String(index + 1).padStart(2, '0')}/`,
      status: failing('RevisionFailed', `reason ${index + 1}`),
    })),
  });
  const { problems } = await run(cluster, dist);
  expect(problems[0]).toBe('wave 80 failed: 20 objects not healthy:');
  expect(problems.slice(-3)).toEqual([
    expect.stringMatching(/reason 10$/),
    '  and 10 more',
    expect.stringMatching(/^Done: /),
  ]);
});

/** What a Knative Service reports that can't become ready. */
function failing(reason: string, message: string) {
  return { observedGeneration: 1, conditions: [{ type: 'Ready', status: 'False', reason, message }] };
}

describe('what the cluster refuses', () => {
  const FORBIDDEN = 'Error from server (Forbidden): exceeded quota';

  test('ends the run with each object, its file and the reason', async () => {
    const cluster = new FakeCluster({
      disturbances: ['dev-03', 'dev-11'].map((name) => ({
        command: 'apply',
        object: `^ServiceAccount ${name}/`,
        message: FORBIDDEN,
      })),
    });
    const { problems, lines } = await run(cluster, dist);
    expect(problems).toEqual([
      'wave 20 failed: the cluster refuses 2 objects:',
      '  ServiceAccount dev-03/api (dist/environments/dev-03/20-serviceaccount-api.yaml), ServiceAccount dev-11/api (dist/environments/dev-11/20-serviceaccount-api.yaml): Error from server (Forbidden): exceeded quota',
      'Done: wave 0, wave 10. Another run goes on here; what is applied stays as it is.',
    ]);
    expect(lines.at(-1)).toMatch(/^wave 20 {2}\d+ objects: \d+ created, 2 refused$/);
  });

  test('is applied by another run, which leaves all before it as it is', async () => {
    const cluster = new FakeCluster({
      disturbances: [{ command: 'apply', object: '^ServiceAccount dev-03/', message: FORBIDDEN }],
    });
    await run(cluster, dist);
    cluster.state.disturbances = [];
    const { lines, problems } = await run(cluster, dist);
    expect(problems).toEqual([]);
    expect(lines).toEqual(
      expect.arrayContaining([
        'wave 0   22 objects: 22 unchanged',
        'wave 10  12 objects: 12 unchanged',
        'wave 20  59 objects: 1 created, 58 unchanged',
        'wave 30  15 objects: 15 created',
      ]),
    );
  });

  test('is not tried for all of a fleet', async () => {
    const cluster = new FakeCluster({
      disturbances: [{ command: 'apply', object: '^ServiceAccount dev-', message: FORBIDDEN }],
    });
    const { problems } = await run(cluster, dist);
    expect(problems.length).toBeLessThan(20);
  });

  test('a conflict names the option that takes the fields over, and the option is given to kubectl', async () => {
    const conflict = [
      'error: Apply failed with 1 conflict: conflict with "argocd-controller" using v1: .data.domain',
      'Please review the fields above--they currently have other managers. Here',
      'are the ways you can resolve this warning:',
      '* If you intend to manage all of these fields, please re-run the apply',
    ].join('\n');
    const cluster = new FakeCluster({
      disturbances: [{ command: 'apply', object: 'config-network$', message: conflict, times: 20 }],
    });
    const { problems } = await run(cluster, dist);
    expect(problems[1]).toBe(
      '  ConfigMap knative-serving/config-network (dist/platform/serving/30-configmap-config-network.yaml): Apply failed with 1 conflict: conflict with "argocd-controller" using v1: .data.domain; --force-conflicts takes over what others own',
    );
    expect(cluster.state.calls.some(({ args }) => args.includes('--force-conflicts'))).toBe(false);
    cluster.state.disturbances = [];
    cluster.state.calls = [];
    await run(cluster, dist, { forceConflicts: true });
    const applies = cluster.state.calls.filter(({ args }) => args[0] === 'apply');
    expect(applies.every(({ args }) => args.includes('--force-conflicts'))).toBe(true);
  });
});

describe('a webhook that does not answer yet', () => {
  const MESSAGE =
    'Error from server (InternalError): Internal error occurred: failed calling webhook "webhook.serving.knative.dev": failed to call webhook: Post "https://webhook.knative-serving.svc:443/": dial tcp 10.0.0.1:443: connect: connection refused';

  test('is waited for', async () => {
    const cluster = new FakeCluster({
      disturbances: [{ command: 'apply', object: '^Service.serving.*dev-07', message: MESSAGE, times: 3 }],
    });
    const { problems, statuses } = await run(cluster, dist);
    expect(problems).toEqual([]);
    expect(statuses.some((status) => status.includes('wait for a webhook'))).toBe(true);
    expect(cluster.find('Service.serving.knative.dev dev-07/hello')).toBeDefined();
  });

  test('ends the run when the time is up', async () => {
    const cluster = new FakeCluster({
      disturbances: [{ command: 'apply', object: '^Service.serving', message: MESSAGE }],
    });
    const { problems } = await run(cluster, dist);
    expect(problems[0]).toBe('wave 80 failed: the cluster refuses 20 objects:');
    expect(problems[1]).toMatch(/^ {2}Service\S+ dev-01\/hello, .* and 17 others: .* connection refused$/);
    // The whole wave is tried at once: which object of it makes no difference.
    expect(cluster.given('apply').filter(([id = '']) => id.startsWith('Service.serving')).length).toBeLessThan(40);
  });
});

test('a folder is applied by itself, and what is gone from dist/ is not looked for', async () => {
  const cluster = new FakeCluster();
  await run(cluster, dist);
  cluster.state.calls = [];
  const { problems } = await run(cluster, dist, { only: ['environments/dev-07'] });
  expect(problems).toEqual([]);
  expect(applied(cluster).every((id) => id.includes('dev-07'))).toBe(true);
  expect(applied(cluster)).toHaveLength(4);
  expect(cluster.state.calls.some(({ args }) => args.includes('--selector'))).toBe(false);
});

test('what Argo CD is for is left out', async () => {
  const application = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'platform', namespace: 'argocd' },
  };
  const folders = [
    ...dist.folders,
    { path: 'argocd', objects: [{ path: 'argocd/platform', manifest: application, named: true }] },
  ];
  const cluster = new FakeCluster();
  const { lines, problems } = await run(cluster, { ...dist, folders });
  expect(problems).toEqual([]);
  expect(lines[0]).toBe('1 object left out, for those who have Argo CD');
  expect(applied(cluster)).toHaveLength(manifests.length);
});

test('the server’s warnings are printed, each once', async () => {
  const cluster = new FakeCluster();
  const kubectl: typeof cluster.kubectl = async (args, input) => {
    const answer = await cluster.kubectl(args, input);
    return args[0] === 'apply' ? { ...answer, stderr: 'Warning: autoscaling/v2beta2 is deprecated\n' } : answer;
  };
  const { lines } = await run(cluster, dist, { kubectl });
  expect(lines.filter((line) => line.startsWith('warning: '))).toEqual(['warning: autoscaling/v2beta2 is deprecated']);
});

test('2,000 environments take few calls, and each object is in two of them', async () => {
  const COUNT = 2000;
  const environments = Array.from({ length: COUNT }, (_, index) => {
    const namespace = `dev-${index}`;
    const objects = [
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
      { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'api', namespace } },
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', namespace } },
    ];
    return {
      path: `environments/${namespace}`,
      objects: objects.map((manifest) => ({ path: namespace, manifest, named: true })),
    };
  });
  const calls: number[] = [];
  const { problems, lines } = await run(
    new FakeCluster(),
    { ...dist, folders: environments },
    { kubectl: manyObjects(calls) },
  );
  expect(problems).toEqual([]);
  expect(lines.at(-1)).toBe('deployed: 6000 objects: 6000 created');
  expect(Math.max(...calls)).toBe(200);
  expect(calls.filter((objects) => objects > 0)).toHaveLength((2 * 3 * COUNT) / 200);
});

/** A kubectl for more objects than the fake cluster takes in short time: whatever is applied is new and healthy. */
function manyObjects(calls: number[]): FakeCluster['kubectl'] {
  const cluster = new FakeCluster();
  return async (args, input = '') => {
    const items = input === '' ? [] : JSON.parse(input).items;
    calls.push(items.length);
    if (args[0] === 'apply') {
      const live = items.map((item: object) => ({ ...item, status: { phase: 'Active' } }));
      return { status: 0, stdout: JSON.stringify({ apiVersion: 'v1', kind: 'List', items: live }), stderr: '' };
    }
    return args.includes('--filename') ? { status: 0, stdout: '', stderr: '' } : cluster.kubectl(args, input);
  };
}
