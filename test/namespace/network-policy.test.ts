import { App } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-27';
import { folders } from '../../lib/gitops/folders';
import { type NetworkPolicyProps, networkPolicyProblems, networkPolicySpec } from '../../lib/namespace/network-policy';
import { Kourier } from '../../lib/network/kourier/kourier';
import { KnativeRelease } from '../../lib/release/knative-release';
import { KnativeServing } from '../../lib/serving/knative-serving';

const newest = KnativeRelease.newest();
const rules = (props: NetworkPolicyProps, release = newest) => networkPolicySpec(props, release).ingress ?? [];
const ports = (rule: k8s.NetworkPolicyIngressRule | undefined) => rule?.ports?.map(({ port }) => port?.value);
const namespaces = (rule: k8s.NetworkPolicyIngressRule | undefined) =>
  rule?.from?.map(({ namespaceSelector }) => namespaceSelector?.matchLabels?.['kubernetes.io/metadata.name']);

test('minimal: pods of revisions, which Knative, the gateway and who scrapes metrics connect to', () => {
  const { podSelector, policyTypes, ingress = [] } = networkPolicySpec({}, newest);
  expect(podSelector).toEqual({ matchExpressions: [{ key: 'serving.knative.dev/revision', operator: 'Exists' }] });
  expect(policyTypes).toEqual(['Ingress']);
  expect(ingress.map(namespaces)).toEqual([
    ['knative-serving'],
    ['kourier-system'],
    ['gke-gmp-system', 'gmp-system', 'monitoring'],
  ]);
  expect(ingress.map(ports)).toEqual([[8012, 8013, 8112, 9090], [8012, 8013, 8112], [9091]]);
  expect(ingress.flatMap((rule) => rule.ports ?? []).every(({ protocol }) => protocol === 'TCP')).toBe(true);
});

test('all props', () => {
  const props: Required<NetworkPolicyProps> = {
    gatewayNamespace: 'contour-external',
    metricsNamespaces: ['observability'],
    metricsPorts: [9095, 8080],
    sameNamespace: true,
    from: [{ ipBlock: { cidr: '10.0.0.0/8' } }, { podSelector: {} }],
  };
  expect(networkPolicyProblems(props)).toEqual([]);
  const ingress = rules(props);
  expect(ingress.slice(1, 3).map(namespaces)).toEqual([['contour-external'], ['observability']]);
  expect(ports(ingress[2])).toEqual([9095, 8080]);
  expect(ingress.slice(3)).toEqual([{ from: [{ podSelector: {} }] }, { from: props.from }]);
});

test.each<NetworkPolicyProps>([{ metricsNamespaces: [] }, { metricsPorts: [] }])(
  '%p lets nobody scrape, where an empty list would let in everybody',
  (props) => {
    expect(rules({ ...props, from: [] })).toHaveLength(2);
  },
);

test('no rule is without peers, and so open to everybody', () => {
  expect(rules({}).every(({ from = [] }) => from.length > 0)).toBe(true);
});

test('HTTPS is queue-proxy port 8112 from Knative 1.4 on', () => {
  const [, gateway] = rules({}, KnativeRelease.of('1.3.2'));
  expect(ports(gateway)).toEqual([8012, 8013]);
  expect(ports(rules({}, KnativeRelease.of('1.4.0'))[1])).toEqual([8012, 8013, 8112]);
});

/** The pods of an install, as far as a policy looks at them. */
interface InstalledPod {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
}

function installedPods(release: KnativeRelease): InstalledPod[] {
  const app = new App();
  new KnativeServing(app, 'platform', { release, network: new Kourier() });
  return folders(app)
    .flatMap(({ objects }) => objects.map(({ manifest }) => JSON.parse(JSON.stringify(manifest))))
    .filter(({ kind }) => kind === 'Deployment')
    .map(({ metadata, spec }) => ({
      name: metadata.name,
      namespace: metadata.namespace,
      labels: spec.template.metadata.labels,
    }));
}

function letsIn(peer: k8s.NetworkPolicyPeer, pod: InstalledPod): boolean {
  const { key = '', values = [] } = peer.podSelector?.matchExpressions?.[0] ?? {};
  return (
    peer.namespaceSelector?.matchLabels?.['kubernetes.io/metadata.name'] === pod.namespace &&
    (peer.podSelector === undefined || values.includes(pod.labels[key] ?? ''))
  );
}

test.each(KnativeRelease.all().map((release) => [release.version, release] as const))(
  'of what Knative %s installs, the activator, the autoscaler and the gateway are let in, and nothing else',
  (_, release) => {
    const peers = rules({}, release).flatMap(({ from = [] }) => from);
    const pods = installedPods(release).filter((pod) => peers.some((peer) => letsIn(peer, pod)));
    expect(pods.map(({ name }) => name).sort()).toEqual(['3scale-kourier-gateway', 'activator', 'autoscaler']);
  },
);

describe('peers', () => {
  test.each<k8s.NetworkPolicyPeer>([
    { podSelector: {} },
    { namespaceSelector: {} },
    { namespaceSelector: { matchLabels: { team: 'a' } }, podSelector: { matchLabels: { app: 'b' } } },
    { ipBlock: { cidr: '0.0.0.0/0' } },
    { ipBlock: { cidr: '10.1.2.3/32', except: [] } },
    { ipBlock: { cidr: '::/0', except: ['2001:db8::/128'] } },
  ])('may be %p', (peer) => {
    expect(networkPolicyProblems({ from: [peer] })).toEqual([]);
  });

  const EITHER = 'allowed: either ipBlock, or namespaceSelector, podSelector or both';
  const CIDR = 'allowed: addresses in CIDR notation, such as 10.0.0.0/8';

  test.each<[unknown, string]>([
    [{}, `networkPolicy.from[0] is {}; ${EITHER}`],
    [{ ipBlock: { cidr: '10.0.0.0/8' }, podSelector: {} }, EITHER],
    ['10.0.0.0/8', "networkPolicy.from[0] is '10.0.0.0/8'; allowed: an object with ipBlock"],
    [{ cidr: '10.0.0.0/8' }, "networkPolicy.from[0] has property 'cidr'; allowed: ipBlock"],
    [{ podSelector: 'a' }, "networkPolicy.from[0].podSelector is 'a'; allowed: a selector of labels"],
    [
      { podSelector: { matchLabels: { a: 'b c' } } },
      "networkPolicy.from[0].podSelector.matchLabels.a is 'b c'; allowed",
    ],
    [{ namespaceSelector: { labels: {} } }, "networkPolicy.from[0].namespaceSelector has property 'labels'; allowed"],
    [{ ipBlock: '10.0.0.0/8' }, "networkPolicy.from[0].ipBlock is '10.0.0.0/8'; allowed: an object with cidr, except"],
    [{ ipBlock: {} }, `networkPolicy.from[0].ipBlock.cidr is undefined; ${CIDR}`],
    [{ ipBlock: { cidr: '10.0.0.0' } }, `networkPolicy.from[0].ipBlock.cidr is '10.0.0.0'; ${CIDR}`],
    [{ ipBlock: { cidr: '10.0.0.0/33' } }, `networkPolicy.from[0].ipBlock.cidr is '10.0.0.0/33'; ${CIDR}`],
    [{ ipBlock: { cidr: '::/129' } }, `networkPolicy.from[0].ipBlock.cidr is '::/129'; ${CIDR}`],
    [{ ipBlock: { cidr: '256.0.0.0/8' } }, `networkPolicy.from[0].ipBlock.cidr is '256.0.0.0/8'; ${CIDR}`],
    [{ ipBlock: { cidr: '::/0', except: ['a'] } }, `networkPolicy.from[0].ipBlock.except[0] is 'a'; ${CIDR}`],
    [{ ipBlock: { cidr: '::/0', but: [] } }, "networkPolicy.from[0].ipBlock has property 'but'; allowed: cidr, except"],
  ])('may not be %p', (peer, problem) => {
    expect(networkPolicyProblems(JSON.parse(JSON.stringify({ from: [peer] })))).toEqual([
      expect.stringContaining(problem),
    ]);
  });
});

test.each<NetworkPolicyProps>([{ metricsPorts: [1, 65535] }, { gatewayNamespace: '1' }, { sameNamespace: false }])(
  '%p is allowed',
  (props) => {
    expect(networkPolicyProblems(props)).toEqual([]);
  },
);

test.each<[object, string]>([
  [{ metricsPorts: [0] }, 'networkPolicy.metricsPorts[0] is 0; allowed: a whole number from 1 to 65535'],
  [{ metricsPorts: [65536] }, 'networkPolicy.metricsPorts[0] is 65536; allowed: a whole number from 1 to 65535'],
  [{ metricsPorts: 9091 }, 'networkPolicy.metricsPorts is 9091; allowed: a list of ports'],
  [{ metricsPorts: ['9091'] }, "networkPolicy.metricsPorts[0] is '9091'; allowed: a whole number from 1 to 65535"],
  [
    { metricsNamespaces: 'monitoring' },
    "networkPolicy.metricsNamespaces is 'monitoring'; allowed: a list of namespaces",
  ],
  [{ metricsNamespaces: ['a', 'B'] }, "networkPolicy.metricsNamespaces[1] is 'B'; allowed: lower-case letters"],
  [{ gatewayNamespace: 5 }, 'networkPolicy.gatewayNamespace is 5; allowed: lower-case letters'],
  [{ sameNamespace: 'yes' }, "networkPolicy.sameNamespace is 'yes'; allowed: true, false"],
  [{ from: {} }, 'networkPolicy.from is {}; allowed: a list of peers'],
  [{ egress: [] }, "networkPolicy has property 'egress'; allowed: gatewayNamespace, metricsNamespaces"],
])('fails for %p', (props, problem) => {
  expect(networkPolicyProblems({ ...props })).toEqual([expect.stringContaining(problem)]);
});
