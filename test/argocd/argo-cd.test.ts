import { ApiObject, Chart } from 'cdk8s';
import { ArgoCd, type ArgoCdProps } from '../../lib/argocd/argo-cd';
import { DevFleet, numbered } from '../../lib/fleet/dev-fleet';
import { GitOpsApp } from '../../lib/gitops/gitops-app';
import { groupKind, identity, type Manifest } from '../../lib/gitops/manifest';
import { syncWave } from '../../lib/gitops/sync-wave';
import { Kourier } from '../../lib/network/kourier/kourier';
import { KnativeServing } from '../../lib/serving/knative-serving';
import { argoCdProblems } from '../support/schema-problems';

const REPOSITORY = 'https://github.com/example/environments.git';

/** An app with two environments and whatever else a test adds. */
function build(props: Partial<ArgoCdProps> = {}, add: (app: GitOpsApp) => Partial<ArgoCdProps> = () => ({})) {
  const app = new GitOpsApp({ kubernetes: '1.34' });
  const fleet = new DevFleet(app, 'environments', {
    domain: 'dev.example.com',
    environments: numbered('dev', 2).map((environment, index) => ({
      ...environment,
      ...(index === 0 && { owner: 'checkout@example.com' }),
    })),
    apis: { hello: { image: 'hello:1' } },
  });
  const platform = new KnativeServing(app, 'platform', {
    network: new Kourier(),
    configuration: [fleet.servingConfiguration],
  });
  new ArgoCd(app, 'argocd', { repository: REPOSITORY, platform, fleets: [fleet], ...props, ...add(app) });
  return app;
}

const synthesized = (...args: Parameters<typeof build>) => {
  const folders = build(...args).folders();
  const own = folders.filter(({ path }) => path.startsWith('argocd'));
  const manifests = own.flatMap(({ objects }) => objects.map(({ manifest }) => manifest));
  const spec = (name: string) =>
    JSON.parse(JSON.stringify(manifests.find(({ kind, metadata }) => kind !== 'AppProject' && metadata.name === name)))
      .spec;
  const project = JSON.parse(JSON.stringify(manifests.find(({ kind }) => kind === 'AppProject')));
  return { folders, own, manifests, spec, project };
};

const PREFIX = 'knative-dev-fleet';

test('minimal: what a person applies, and what that applies', () => {
  const { own } = synthesized();
  expect(own.map(({ path, objects }) => [path, objects.map(({ manifest }) => identity(manifest))])).toEqual([
    ['argocd', ['ConfigMap argocd/argocd-cm', `Application.argoproj.io argocd/${PREFIX}`]],
    [
      'argocd/applications',
      [
        `AppProject.argoproj.io argocd/${PREFIX}`,
        `Application.argoproj.io argocd/${PREFIX}-platform`,
        `Application.argoproj.io argocd/${PREFIX}-dev-01`,
        `Application.argoproj.io argocd/${PREFIX}-dev-02`,
      ],
    ],
  ]);
});

const RETRY = { limit: 10, backoff: { duration: '10s', factor: 2, maxDuration: '5m' } };
const IN_CLUSTER = 'https://kubernetes.default.svc';
const sourceOf = (path: string) => ({
  repoURL: REPOSITORY,
  targetRevision: 'HEAD',
  path,
  directory: { recurse: true },
});

test('minimal: each Application says all that it must', () => {
  const { spec } = synthesized();
  const syncPolicy = (...others: string[]) => ({
    automated: { prune: true, selfHeal: true },
    syncOptions: ['SkipDryRunOnMissingResource=true', ...others],
    retry: RETRY,
  });
  expect(spec(PREFIX)).toEqual({
    project: 'default',
    source: sourceOf('dist/argocd/applications'),
    destination: { server: IN_CLUSTER, namespace: 'argocd' },
    syncPolicy: syncPolicy(),
  });
  expect(spec(`${PREFIX}-dev-01`)).toEqual({
    project: PREFIX,
    source: sourceOf('dist/environments/dev-01'),
    destination: { server: IN_CLUSTER, namespace: 'dev-01' },
    syncPolicy: syncPolicy(),
  });
  const { ignoreDifferences, ...platform } = spec(`${PREFIX}-platform`);
  expect(platform).toEqual({
    project: PREFIX,
    source: sourceOf('dist/platform'),
    destination: { server: IN_CLUSTER },
    syncPolicy: syncPolicy('ServerSideApply=true', 'RespectIgnoreDifferences=true', 'PruneLast=true'),
  });
  const written = ['rules', 'clientConfig.caBundle', 'clientConfig.service.path', 'namespaceSelector'];
  const expressions = (...fields: string[]) => fields.map((field) => `.webhooks[]?.${field}`);
  const group = 'admissionregistration.k8s.io';
  const role = { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole', jsonPointers: ['/rules'] };
  expect(ignoreDifferences).toEqual([
    {
      group,
      kind: 'MutatingWebhookConfiguration',
      jqPathExpressions: expressions(...written, 'reinvocationPolicy'),
    },
    { group, kind: 'ValidatingWebhookConfiguration', jqPathExpressions: expressions(...written) },
    { ...role, name: 'knative-serving-admin' },
    { ...role, name: 'knative-serving-aggregated-addressable-resolver' },
    { group: '', kind: 'Secret', namespace: 'knative-serving', jsonPointers: ['/data'] },
  ]);
});

test('what is ignored is what the platform has', () => {
  const { folders, spec } = synthesized();
  const platform = folders
    .filter(({ path }) => path.startsWith('platform/'))
    .flatMap(({ objects }) => objects.map(({ manifest }) => manifest));
  const missing = spec(`${PREFIX}-platform`).ignoreDifferences.filter(
    ({ group, kind, name, namespace }: Record<string, string>) =>
      !platform.some(
        (manifest) =>
          groupKind(manifest) === (group === '' ? kind : `${kind}.${group}`) &&
          (name === undefined || manifest.metadata.name === name) &&
          (namespace === undefined || manifest.metadata.namespace === namespace),
      ),
  );
  expect(missing).toEqual([]);
});

test("Argo CD's ConfigMap is the one that it reads", () => {
  const { manifests } = synthesized();
  expect(manifests.find(({ kind }) => kind === 'ConfigMap')?.metadata).toMatchObject({
    name: 'argocd-cm',
    namespace: 'argocd',
    labels: { 'app.kubernetes.io/name': 'argocd-cm', 'app.kubernetes.io/part-of': 'argocd' },
  });
});

test("all props: each is where Argo CD's schema wants it", () => {
  const { manifests, spec, project } = synthesized({}, (app) => {
    const chart = new Chart(app, 'stores');
    new ApiObject(chart, 'store', {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ClusterSecretStore',
      metadata: { name: 'google' },
    });
    const props: Omit<Required<ArgoCdProps>, 'platform' | 'fleets'> = {
      repository: 'git@github.com:example/environments.git',
      revision: 'release',
      folder: 'clusters/dev/dist',
      charts: [chart],
      clusterKinds: [{ group: 'external-secrets.io', kind: 'ClusterSecretStore' }],
      cluster: 'https://203.0.113.1',
      project: 'shop',
      namespace: 'gitops',
      rootProject: 'platform',
      automated: false,
    };
    return props;
  });
  const source = { repoURL: 'git@github.com:example/environments.git', targetRevision: 'release' };
  expect(spec('shop')).toMatchObject({
    project: 'platform',
    source: { ...source, path: 'clusters/dev/dist/argocd/applications' },
    destination: { server: 'https://kubernetes.default.svc', namespace: 'gitops' },
    syncPolicy: { automated: { prune: true, selfHeal: true } },
  });
  expect(spec('shop-stores')).toMatchObject({
    project: 'shop',
    source: { ...source, path: 'clusters/dev/dist/stores' },
    destination: { server: 'https://203.0.113.1' },
  });
  expect(spec('shop-dev-01').syncPolicy.automated).toBeUndefined();
  expect(project).toMatchObject({ metadata: { name: 'shop', namespace: 'gitops' } });
  expect(project.spec.sourceRepos).toEqual([source.repoURL]);
  expect(project.spec.clusterResourceWhitelist).toContainEqual({
    group: 'external-secrets.io',
    kind: 'ClusterSecretStore',
  });
  expect(new Set(manifests.map(({ metadata }) => metadata.namespace))).toEqual(new Set(['gitops']));
  expect(argoCdProblems(manifests.filter((manifest) => manifest.kind !== 'ConfigMap'))).toEqual([]);
});

test('what a schema finds wrong is found', () => {
  const { manifests } = synthesized();
  const broken = manifests
    .filter(({ kind }) => kind === 'Application')
    .map((manifest): Manifest => ({ ...manifest, spec: { project: 1 } }));
  expect(argoCdProblems(broken)).toHaveLength(broken.length);
});

describe('the order', () => {
  test('is the project, the platform, other charts, the environments', () => {
    const { manifests } = synthesized({}, (app) => ({ charts: [new Chart(app, 'extra')] }));
    const applied = manifests.filter(
      ({ metadata }) => metadata.name !== PREFIX || metadata['finalizers'] !== undefined,
    );
    const order = applied
      .filter((manifest) => manifest.apiVersion.startsWith('argoproj.io'))
      .sort((a, b) => syncWave(a) - syncWave(b));
    expect(order.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      `AppProject ${PREFIX}`,
      `Application ${PREFIX}-platform`,
      `Application ${PREFIX}-extra`,
      `Application ${PREFIX}-dev-01`,
      `Application ${PREFIX}-dev-02`,
    ]);
  });

  test('waits for nothing but the platform', () => {
    const { manifests } = synthesized({}, (app) => ({ charts: [new Chart(app, 'extra')] }));
    const awaited = manifests.filter(
      ({ kind, metadata }) => kind === 'Application' && metadata.annotations?.['knative-dev-fleet/awaited'] !== 'false',
    );
    expect(awaited.map(({ metadata }) => metadata.name)).toEqual([PREFIX, `${PREFIX}-platform`]);
  });
});

test('what an environment has goes with its Application, and the platform stays', () => {
  const { manifests } = synthesized();
  const cascading = manifests.filter(
    ({ kind, metadata }) => kind === 'Application' && metadata['finalizers'] !== undefined,
  );
  expect(cascading.map(({ metadata }) => metadata.name)).toEqual([`${PREFIX}-dev-01`, `${PREFIX}-dev-02`]);
});

test('an Application says whose environment it is', () => {
  const { manifests } = synthesized();
  const metadata = (name: string) => manifests.find((manifest) => manifest.metadata.name === name)?.metadata;
  expect(metadata(`${PREFIX}-dev-01`)).toMatchObject({
    labels: { 'app.kubernetes.io/part-of': 'environments' },
    annotations: { 'a8r.io/owner': 'checkout@example.com' },
  });
  expect(metadata(`${PREFIX}-dev-02`)?.annotations).not.toHaveProperty(['a8r.io/owner']);
});

test('nothing is ever replaced', () => {
  const { manifests } = synthesized();
  expect(JSON.stringify(manifests)).not.toMatch(/Replace=true|Force=true/);
});

test('the AppProject keeps to one repository and one cluster, and out of the namespaces of Kubernetes and Argo CD', () => {
  const { project } = synthesized();
  expect(project.spec.sourceRepos).toEqual([REPOSITORY]);
  expect(new Set(project.spec.destinations.map(({ server }: { server: string }) => server))).toEqual(
    new Set(['https://kubernetes.default.svc']),
  );
  expect(project.spec.destinations.map(({ namespace }: { namespace: string }) => namespace)).toEqual([
    '!kube-node-lease',
    '!kube-public',
    '!kube-system',
    '!argocd',
    '*',
  ]);
});

test('the AppProject allows every kind of the whole cluster that dist/ has', () => {
  const { folders, project } = synthesized();
  const allowed = project.spec.clusterResourceWhitelist.map(({ group, kind }: { group: string; kind: string }) =>
    group === '' ? kind : `${kind}.${group}`,
  );
  const used = folders
    .flatMap(({ objects }) => objects.map(({ manifest }) => manifest))
    .filter(({ metadata }) => metadata.namespace === undefined)
    .map(groupKind);
  expect([...new Set(used)].filter((kind) => !allowed.includes(kind))).toEqual([]);
});

describe('fails for', () => {
  const problems = (...args: Parameters<typeof build>) => {
    try {
      build(...args).folders();
      return [];
    } catch (error) {
      return error instanceof Error ? error.message.split('\n') : [];
    }
  };

  test.each<[string, object, string]>([
    [
      'a misspelt property',
      { repo: 'a' },
      "props has property 'repo'; allowed: repository, revision, folder, platform",
    ],
    ['no repository', { repository: undefined }, 'repository is undefined; allowed: the URL of a Git repository'],
    ['a path for a repository', { repository: '../dist' }, "repository is '../dist'; allowed: the URL"],
    ['a file', { repository: 'file:///dist' }, "repository is 'file:///dist'; allowed: the URL"],
    ['an empty revision', { revision: '' }, "revision is ''; allowed: a text of one line"],
    ['an absolute folder', { folder: '/dist' }, "folder is '/dist'; allowed: the path of dist/"],
    ['a folder above', { folder: '../dist' }, "folder is '../dist'; allowed: the path of dist/"],
    ['no platform', { platform: undefined }, 'platform is undefined; allowed: the KnativeServing of the app'],
    ['no fleets', { fleets: undefined }, 'fleets is undefined; allowed: a list of DevFleets'],
    ['another fleet', { fleets: ['a'] }, "fleets[0] is 'a'; allowed: a DevFleet"],
    ['other charts', { charts: {} }, 'charts is {}; allowed: a list of Charts'],
    ['another chart', { charts: ['a'] }, "charts[0] is 'a'; allowed: a Chart"],
    [
      'a kind without a group',
      { clusterKinds: [{ kind: 'A' }] },
      'clusterKinds[0] is {"kind":"A"}; allowed: { group, kind }',
    ],
    ['a cluster by its name', { cluster: 'dev' }, "cluster is 'dev'; allowed: the URL of an API server"],
    ['a project', { project: 'My project' }, "project is 'My project'; allowed: lower-case letters"],
    ['a namespace', { namespace: 'Argo' }, "namespace is 'Argo'; allowed: lower-case letters"],
    ['a root project', { rootProject: '' }, "rootProject is ''; allowed: lower-case letters"],
    ['a switch', { automated: 'no' }, "automated is 'no'; allowed: true, false"],
  ])('%s', (_, props, problem) => {
    expect(problems(props)).toContainEqual(expect.stringContaining(`argocd: ${problem}`));
  });

  test('a password, which it does not repeat', () => {
    const found = problems({ repository: 'https://me:secret@github.com/example/environments.git' });
    expect(found).toEqual([
      'argocd: repository is a URL with a password; allowed: the URL of a Git repository, as https://HOST/PATH, ssh://HOST/PATH or git@HOST:PATH, without a password',
    ]);
  });

  test('a chart that nothing would apply', () => {
    expect(
      problems({}, (app) => {
        new Chart(app, 'extra');
        return {};
      }),
    ).toEqual([
      'argocd: chart extra is applied by no Application; allowed: one, by the platform, the fleets or charts',
    ]);
  });

  test('a chart that two would apply', () => {
    expect(
      problems({}, (app) => {
        const chart = new Chart(app, 'extra');
        return { charts: [chart, new Chart(chart, 'inner')] };
      }),
    ).toEqual([
      'argocd: chart extra/inner is applied by 2 Applications; allowed: one, by the platform, the fleets or charts',
    ]);
  });

  test('two Applications of one name', () => {
    expect(problems({}, (app) => ({ charts: [new Chart(app, 'dev-01')] }))).toEqual([
      "argocd: 2 Applications are named 'knative-dev-fleet-dev-01'; allowed: one",
    ]);
  });

  test('a name that is too long for a label', () => {
    const project = 'a'.repeat(60);
    expect(problems({ project })).toEqual(
      ['platform', 'dev-01', 'dev-02'].map(
        (id) => `argocd: '${project}-${id}' is the name of an Application; allowed: at most 63 characters`,
      ),
    );
    expect(problems({ project: 'a'.repeat(54) })).toEqual([]);
  });

  test('an object of the whole cluster that the AppProject does not allow', () => {
    expect(
      problems({}, (app) => {
        const chart = new Chart(app, 'stores');
        new ApiObject(chart, 'store', {
          apiVersion: 'external-secrets.io/v1',
          kind: 'ClusterSecretStore',
          metadata: { name: 'google' },
        });
        return { charts: [chart] };
      }),
    ).toEqual([
      'argocd: stores/store is a ClusterSecretStore without a namespace; allowed: a namespace, or its kind in clusterKinds if it belongs to the whole cluster',
    ]);
  });
});

test.each([
  'https://github.com/example/environments.git',
  'https://team@dev.azure.com/team/project/_git/environments',
  'ssh://git@github.com/example/environments.git',
  'git@github.com:example/environments.git',
])('repository %s is one', (repository) => {
  expect(() => build({ repository }).folders()).not.toThrow();
});
