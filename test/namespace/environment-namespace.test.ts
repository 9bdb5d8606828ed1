import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import type { Manifest } from '../../lib/gitops/manifest';
import { EnvironmentNamespace, type EnvironmentNamespaceProps } from '../../lib/namespace/environment-namespace';
import { KnativeRelease } from '../../lib/release/knative-release';
import { KnativeServing } from '../../lib/serving/knative-serving';
import { kubernetesProblems } from '../support/schema-problems';
import { synthesize } from '../support/synthesis';

const release = KnativeRelease.newest();

const MINIMAL: EnvironmentNamespaceProps = { name: 'dev-01', release };

const COMPLETE: Required<EnvironmentNamespaceProps> = {
  name: 'dev-01',
  release,
  owner: 'checkout@example.com',
  labels: { 'app.kubernetes.io/part-of': 'environments' },
  annotations: { 'example.com/expires': '2027-01-31' },
  podSecurity: { enforce: 'restricted', warn: 'baseline', audit: 'restricted', version: 'v1.33' },
  serviceAccount: {
    name: 'shop',
    googleServiceAccount: 'catalog@shop-dev.iam.gserviceaccount.com',
    annotations: { 'example.com/team': 'checkout' },
    automountServiceAccountToken: true,
    imagePullSecrets: ['registry'],
  },
  networkPolicy: {
    gatewayNamespace: 'contour-external',
    metricsNamespaces: ['observability'],
    metricsPorts: [9091, 8080],
    sameNamespace: true,
    from: [
      { namespaceSelector: { matchLabels: { team: 'checkout' } }, podSelector: {} },
      { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } },
    ],
  },
  access: { group: 'developers@example.com', role: 'edit' },
  resourceQuota: {
    requests: { cpu: Cpu.units(2), memory: Size.gibibytes(4), ephemeralStorage: Size.gibibytes(10) },
    limits: { cpu: Cpu.units(8), memory: Size.gibibytes(8) },
    pods: 20,
    knativeServices: 5,
    services: 35,
    loadBalancers: 0,
    domainMappings: 2,
    persistentVolumeClaims: 0,
  },
  limitRange: {
    min: { cpu: Cpu.millis(10), memory: Size.mebibytes(16) },
    defaultRequest: { cpu: Cpu.millis(50), memory: Size.mebibytes(64) },
    default: { cpu: Cpu.units(1), memory: Size.mebibytes(256) },
    max: { cpu: Cpu.units(2), memory: Size.gibibytes(1) },
  },
  queueProxy: {
    requests: { cpu: Cpu.millis(25), memory: Size.mebibytes(50) },
    limits: { memory: Size.mebibytes(100) },
  },
  securePodDefaults: true,
  externalSecrets: {
    database: {
      secretStoreRef: { name: 'google', kind: 'SecretStore' },
      data: { password: { remoteRef: { key: 'shop-database', property: 'password', version: '3' } } },
      dataFrom: [{ extract: { key: 'shop-common' } }],
      refreshInterval: Duration.hours(2),
      apiVersion: 'v1beta1',
    },
  },
};

function namespace(props: EnvironmentNamespaceProps, cluster?: KnativeRelease) {
  const built: { construct?: EnvironmentNamespace } = {};
  const { manifests, problems } = synthesize((scope) => {
    built.construct = new EnvironmentNamespace(scope, 'Namespace', props);
  }, cluster);
  return { ...built, manifests, problems };
}

const ofKind = (manifests: readonly Manifest[], kind: string) => manifests.find((manifest) => manifest.kind === kind);

test('minimal: a namespace, a service account, and a policy for who may connect', () => {
  const { construct, manifests, problems } = namespace(MINIMAL);
  expect(problems).toEqual([]);
  expect(manifests.map(({ kind, metadata }) => [kind, metadata.name, metadata.namespace])).toEqual([
    ['Namespace', 'dev-01', undefined],
    ['ServiceAccount', 'api', 'dev-01'],
    ['NetworkPolicy', 'revisions', 'dev-01'],
  ]);
  expect(manifests[0]).toEqual({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: 'dev-01',
      labels: {
        'pod-security.kubernetes.io/enforce': 'baseline',
        'pod-security.kubernetes.io/enforce-version': 'latest',
      },
    },
  });
  expect(construct?.serviceAccountName).toBe('api');
});

test('all props', () => {
  const { construct, manifests, problems } = namespace(COMPLETE);
  expect(problems).toEqual([]);
  expect(construct?.serviceAccountName).toBe('shop');
  expect(manifests.map(({ kind, metadata }) => [kind, metadata.name])).toEqual([
    ['Namespace', 'dev-01'],
    ['ServiceAccount', 'shop'],
    ['NetworkPolicy', 'revisions'],
    ['RoleBinding', 'owner-edit'],
    ['ResourceQuota', 'environment'],
    ['LimitRange', 'containers'],
    ['ExternalSecret', 'database'],
  ]);
  expect(ofKind(manifests, 'Namespace')?.metadata).toEqual({
    name: 'dev-01',
    labels: {
      'app.kubernetes.io/part-of': 'environments',
      'pod-security.kubernetes.io/enforce': 'restricted',
      'pod-security.kubernetes.io/enforce-version': 'v1.33',
      'pod-security.kubernetes.io/warn': 'baseline',
      'pod-security.kubernetes.io/warn-version': 'v1.33',
      'pod-security.kubernetes.io/audit': 'restricted',
      'pod-security.kubernetes.io/audit-version': 'v1.33',
    },
    annotations: { 'a8r.io/owner': 'checkout@example.com', 'example.com/expires': '2027-01-31' },
  });
});

test.each([MINIMAL, COMPLETE])("every object is what Kubernetes' schema allows", (props) => {
  const { manifests } = namespace(props);
  expect(kubernetesProblems(manifests.filter(({ kind }) => kind !== 'ExternalSecret'))).toEqual([]);
});

test('a part that is switched off is not written', () => {
  const { construct, manifests, problems } = namespace({
    ...COMPLETE,
    podSecurity: false,
    serviceAccount: false,
    networkPolicy: false,
    access: false,
    resourceQuota: false,
    limitRange: false,
    externalSecrets: {},
  });
  expect(problems).toEqual([]);
  expect(manifests.map(({ kind }) => kind)).toEqual(['Namespace']);
  expect(manifests[0]?.metadata.labels).toEqual({ 'app.kubernetes.io/part-of': 'environments' });
  expect(construct?.serviceAccountName).toBeUndefined();
});

test.each(KnativeRelease.all().map((each) => [each.version, each] as const))(
  'works with Knative %s, by the rules of the Kubernetes that its cluster runs',
  (_, each) => {
    const { manifests, problems } = namespace({ ...MINIMAL, owner: 'checkout', release: each }, each);
    expect(problems).toEqual([]);
    expect(kubernetesProblems(manifests)).toEqual([]);
    expect(manifests[0]?.metadata.labels).toMatchObject({
      'pod-security.kubernetes.io/enforce-version': `v${each.minimumKubernetes}`,
    });
  },
);

test('the owner sees what is in the environment', () => {
  const { manifests } = namespace({ ...MINIMAL, owner: 'checkout@example.com' });
  expect(ofKind(manifests, 'RoleBinding')).toMatchObject({ metadata: { name: 'owner-view' } });
});

describe('what is wrong is told all at once, by its property', () => {
  test.each<[string, object, string]>([
    [
      'a property that nobody knows',
      { quota: {} },
      "props has property 'quota'; allowed: name, release, owner, labels",
    ],
    ['a wrong name', { name: 'Dev' }, "name is 'Dev'; allowed: lower-case letters"],
    ['an owner of two lines', { owner: 'a\nb' }, "owner is 'a\\nb'; allowed: a text of one line"],
    ['an owner that is no text', { owner: 5 }, 'owner is 5; allowed: a text of one line'],
    ['wrong labels', { labels: { team: 'a b' } }, "labels.team is 'a b'; allowed: letters"],
    [
      'a label of Pod Security',
      { labels: { 'pod-security.kubernetes.io/warn': 'baseline' } },
      "labels has 'pod-security.kubernetes.io/warn'; allowed: any key that podSecurity doesn't set",
    ],
    ['annotations that are no object', { annotations: 'a' }, "annotations is 'a'; allowed: annotations by their keys"],
    ['a wrong key of an annotation', { annotations: { 'a b': '' } }, "annotations has 'a b'; allowed: keys of"],
    ['an annotation that is no text', { annotations: { a: 1 } }, 'annotations.a is 1; allowed: a string'],
    [
      'an annotation for the owner beside the owner',
      { owner: 'a', annotations: { 'a8r.io/owner': 'b' } },
      "annotations has 'a8r.io/owner'; allowed: any key that owner doesn't set",
    ],
    ['a wrong switch', { securePodDefaults: 'yes' }, "securePodDefaults is 'yes'; allowed: true, false"],
    ...['podSecurity', 'serviceAccount', 'networkPolicy', 'access', 'resourceQuota', 'limitRange'].flatMap(
      (part): [string, object, string][] => [
        [`${part} that is no object`, { [part]: 'on' }, `${part} is 'on'; allowed: false, or an object`],
        [`${part} that is nothing`, { [part]: null }, `${part} is null; allowed: false, or an object`],
      ],
    ),
  ])('%s', (_, props, problem) => {
    expect(namespace({ ...MINIMAL, ...props }).problems).toEqual([
      expect.stringContaining(`test/Namespace: ${problem}`),
    ]);
  });

  test('in several parts', () => {
    const props = { owner: '', podSecurity: { enforce: 'none' }, networkPolicy: { sameNamespace: 1 } };
    const { problems, manifests } = namespace({ ...MINIMAL, ...JSON.parse(JSON.stringify(props)) });
    expect(problems).toEqual([
      "test/Namespace: owner is ''; allowed: a text of one line, without spaces around it",
      "test/Namespace: podSecurity.enforce is 'none'; allowed: privileged, baseline, restricted",
      'test/Namespace: networkPolicy.sameNamespace is 1; allowed: true, false',
    ]);
    expect(manifests.map(({ kind }) => kind)).not.toContain('NetworkPolicy');
  });

  test('a label of Pod Security is allowed where the part is switched off', () => {
    const labels = { 'pod-security.kubernetes.io/warn': 'baseline' };
    expect(namespace({ ...MINIMAL, podSecurity: false, labels }).problems).toEqual([]);
  });
});

describe('what is refused of a pod', () => {
  const pod = { containers: [{ image: 'hello', resources: { requests: { cpu: '3' } } }], hostNetwork: true };

  test('by its security and by its resources', () => {
    const { construct } = namespace({ ...MINIMAL, resourceQuota: { requests: { cpu: Cpu.units(3) } } });
    expect(construct?.podProblems(pod)).toEqual([
      'hostNetwork is true; allowed: false, by podSecurity.enforce, which is baseline',
      'a pod with its queue-proxy: requests.cpu is 3025m; allowed: at most resourceQuota.requests.cpu, which is 3',
    ]);
  });

  test('by what queue-proxy takes in this pod', () => {
    const { construct } = namespace({ ...MINIMAL, resourceQuota: { requests: { cpu: Cpu.units(3) } } });
    const containers = { containers: pod.containers };
    expect(construct?.podProblems(containers, { requests: { cpu: Cpu.millis(0) } })).toEqual([]);
    expect(construct?.podProblems(containers, JSON.parse('{"requests":{"cpu":"1"}}'))).toEqual([
      "queueProxy.requests.cpu is '1'; allowed: a Cpu",
    ]);
  });

  test('by what the install of the app gives queue-proxy, and containers', () => {
    const problems: (() => string[])[] = [];
    const props: EnvironmentNamespaceProps = {
      ...MINIMAL,
      podSecurity: { enforce: 'restricted' },
      resourceQuota: { requests: { cpu: Cpu.units(3) } },
    };
    synthesize((scope) => {
      const construct = new EnvironmentNamespace(scope, 'Namespace', props);
      new KnativeServing(scope.node.root, 'platform', {
        release,
        configuration: [
          { deployment: { queueSidecarCpuRequest: Cpu.millis(500) }, features: { securePodDefaults: 'Enabled' } },
        ],
      });
      problems.push(() => construct.podProblems({ containers: pod.containers }));
    });
    expect(problems.flatMap((each) => each())).toEqual([
      'a pod with its queue-proxy: requests.cpu is 3500m; allowed: at most resourceQuota.requests.cpu, which is 3',
    ]);
  });

  test('nothing without bounds', () => {
    expect(namespace({ ...MINIMAL, podSecurity: false }).construct?.podProblems(pod)).toEqual([]);
  });

  test('nothing while the bounds themselves are wrong, which is reported already', () => {
    const wrong = { podSecurity: { enforce: 'none' }, resourceQuota: { requests: 3 } };
    const { construct } = namespace({ ...MINIMAL, ...JSON.parse(JSON.stringify(wrong)) });
    expect(construct?.podProblems(pod)).toEqual([]);
  });
});
