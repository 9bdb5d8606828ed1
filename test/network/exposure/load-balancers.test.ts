import { clusterIp } from '../../../lib/network/kourier/exposure/cluster-ip';
import { externalLoadBalancer } from '../../../lib/network/kourier/exposure/external-load-balancer';
import { internalLoadBalancer } from '../../../lib/network/kourier/exposure/internal-load-balancer';
import { KnativeRelease } from '../../../lib/release/knative-release';
import { kubernetesProblems } from '../../support/schema-problems';
import { beyond, platform, problems } from './install';

const SERVICE = 'Service kourier-system/kourier';

test.each(KnativeRelease.versions())('the default is the official install: Knative %s', (knative) => {
  const cluster = { kubernetes: '1.34', knative };
  expect(beyond(platform({ exposure: externalLoadBalancer() }, { cluster }), platform({}, { cluster }))).toEqual({});
});

test.each([
  [
    'external, backend services',
    externalLoadBalancer({ backendService: true }),
    { 'cloud.google.com/l4-rbs': 'enabled' },
    {},
  ],
  [
    'external, all properties',
    externalLoadBalancer({ backendService: true, staticAddress: '203.0.113.7', sourceRanges: ['198.51.100.0/24'] }),
    { 'cloud.google.com/l4-rbs': 'enabled' },
    { loadBalancerIP: '203.0.113.7', loadBalancerSourceRanges: ['198.51.100.0/24'] },
  ],
  ['internal', internalLoadBalancer(), { 'networking.gke.io/load-balancer-type': 'Internal' }, {}],
  [
    'internal, all properties',
    internalLoadBalancer({
      loadBalancerClass: true,
      globalAccess: true,
      subnet: 'load-balancers',
      staticAddress: '10.1.2.3',
      sourceRanges: ['10.0.0.0/8'],
    }),
    {
      'networking.gke.io/internal-load-balancer-allow-global-access': 'true',
      'networking.gke.io/internal-load-balancer-subnet': 'load-balancers',
    },
    {
      loadBalancerClass: 'networking.gke.io/l4-regional-internal',
      loadBalancerIP: '10.1.2.3',
      loadBalancerSourceRanges: ['10.0.0.0/8'],
    },
  ],
])('%s: only the Service differs', (_, exposure, annotations, spec) => {
  const objects = platform({ exposure });
  const official = platform({}).get(SERVICE);
  expect(beyond(objects, platform({}))).toEqual({ [SERVICE]: objects.get(SERVICE) });
  expect(objects.get(SERVICE)).toEqual({
    ...official,
    metadata: { ...official?.metadata, annotations: { ...official?.metadata.annotations, ...annotations } },
    spec: { ...JSON.parse(JSON.stringify(official?.['spec'])), ...spec },
  });
  expect(kubernetesProblems([...objects.values()].filter(({ kind }) => kind === 'Service'))).toEqual([]);
});

test('ClusterIP: the Service has no address, and waits for none', () => {
  const service = platform({ exposure: clusterIp() }).get(SERVICE);
  expect(service).toMatchObject({
    metadata: { annotations: { 'argocd.argoproj.io/sync-wave': '40' } },
    spec: { type: 'ClusterIP' },
  });
});

test.each([
  [
    '1.32',
    ['platform/kourier: loadBalancerClass is true on Kubernetes 1.32; allowed: false, as GKE knows it from 1.33 on'],
  ],
  ['1.33', []],
])('the class of an internal load balancer on Kubernetes %s', (kubernetes, expected) => {
  const cluster = { kubernetes, knative: '1.15.3' };
  expect(problems({ exposure: internalLoadBalancer({ loadBalancerClass: true }) }, { cluster })).toEqual(expected);
});

test.each([
  [
    '10.1.2.3',
    'external',
    `the address itself, of IPv4 and not private, as the load balancer is reached from the internet`,
  ],
  [
    '100.64.0.1',
    'external',
    `the address itself, of IPv4 and not private, as the load balancer is reached from the internet`,
  ],
  [
    'kourier',
    'external',
    `the address itself, of IPv4 and not private, as the load balancer is reached from the internet`,
  ],
  [
    '203.0.113.7',
    'internal',
    `the address itself, of IPv4 and private, as the load balancer is reached from the network only`,
  ],
])('refuses the static address %s of an %s load balancer', (staticAddress, reach, allowed) => {
  const exposure =
    reach === 'external' ? externalLoadBalancer({ staticAddress }) : internalLoadBalancer({ staticAddress });
  expect(problems({ exposure })).toEqual([
    `platform/kourier: staticAddress is '${staticAddress}'; allowed: ${allowed}`,
  ]);
});

test('refuses what a load balancer that passes connections on can’t do', () => {
  const props: object = { certificate: { secretName: 'wildcard' }, timeout: 1, typo: true };
  expect(problems({ exposure: externalLoadBalancer(props) })).toEqual([
    'platform/kourier: certificate is set with externalLoadBalancer; allowed: certificate or externalDomainTls of Kourier, as TLS ends at the gateway',
    'platform/kourier: timeout is set with externalLoadBalancer; allowed: none, as it waits as long as the caller does',
    "platform/kourier: externalLoadBalancer has property 'typo'; allowed: backendService, staticAddress, sourceRanges",
  ]);
});

test('refuses wrong values', () => {
  const wrong = JSON.parse('{"globalAccess":"yes","subnet":"A","sourceRanges":["10.0.0.1"]}');
  expect(problems({ exposure: internalLoadBalancer(wrong) })).toEqual([
    "platform/kourier: globalAccess is 'yes'; allowed: true, false",
    expect.stringMatching(/^platform\/kourier: subnet is 'A'; allowed: lower-case/),
    "platform/kourier: sourceRanges[0] is '10.0.0.1'; allowed: addresses in CIDR notation, such as 10.0.0.0/8",
  ]);
});

test.each([
  ['externalLoadBalancer', externalLoadBalancer()],
  ['internalLoadBalancer', internalLoadBalancer()],
])('%s doesn’t speak the PROXY protocol', (name, exposure) => {
  const configuration = { enableProxyProtocol: true };
  expect(problems({ exposure, configuration })).toEqual([
    `platform/kourier: configuration.enableProxyProtocol is true with ${name}; allowed: false, as the load balancer doesn't speak the PROXY protocol, without which the gateway then answers nobody`,
  ]);
  expect(problems({ exposure: clusterIp(), configuration })).toEqual([]);
});

test.each(['internal', 1, null, {}])('refuses the exposure %j', (exposure) => {
  const unchecked: object = { exposure };
  expect(problems(unchecked)).toEqual([
    expect.stringMatching(
      /^platform\/kourier: exposure is .*; allowed: externalLoadBalancer\(\), internalLoadBalancer\(\), gkeIngress\(\)/,
    ),
  ]);
});
