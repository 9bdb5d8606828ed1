// DNS records and certificates for the hosts of a fleet.
import { Duration } from 'cdk8s';
import { numbered } from '../../../lib/fleet/dev-fleet';
import { DomainTemplate } from '../../../lib/fleet/hosts';
import { clusterIp } from '../../../lib/network/kourier/exposure/cluster-ip';
import type { Exposure } from '../../../lib/network/kourier/exposure/exposure';
import { gkeGateway } from '../../../lib/network/kourier/exposure/gke-gateway';
import { gkeIngress } from '../../../lib/network/kourier/exposure/gke-ingress';
import { internalLoadBalancer } from '../../../lib/network/kourier/exposure/internal-load-balancer';
import { platform, problems } from './install';

const HOSTNAME = 'external-dns.alpha.kubernetes.io/hostname';
const TTL = 'external-dns.alpha.kubernetes.io/ttl';

const SERVICE = 'Service kourier-system/kourier';
const INGRESS = 'Ingress.networking.k8s.io kourier-system/kourier';
const ROUTE = 'HTTPRoute.gateway.networking.k8s.io kourier-system/kourier';

describe('external-dns', () => {
  test.each<[string, Exposure | undefined]>([
    [SERVICE, undefined],
    [SERVICE, internalLoadBalancer()],
    [INGRESS, gkeIngress()],
    [ROUTE, gkeGateway()],
  ])('reads the records from the %s alone', (id, exposure) => {
    const objects = platform(({ wildcardHosts }) => ({
      exposure,
      externalDns: { hosts: wildcardHosts, ttl: Duration.minutes(5) },
    }));
    const told = [...objects].filter(([, { metadata }]) => metadata.annotations?.[HOSTNAME] !== undefined);
    expect(told.map(([each]) => each)).toEqual([id]);
    expect(objects.get(id)?.metadata.annotations).toMatchObject({ [HOSTNAME]: '*.dev.example.com', [TTL]: '300' });
  });

  test.each([
    [DomainTemplate.FLAT, '*.dev.example.com'],
    [DomainTemplate.NESTED, '*.dev-01.dev.example.com,*.dev-02.dev.example.com'],
  ])('makes the records of the hosts by %j', (domainTemplate, hosts) => {
    const objects = platform(({ wildcardHosts }) => ({ externalDns: { hosts: wildcardHosts } }), {
      fleet: { domainTemplate },
    });
    const { annotations = {} } = objects.get(SERVICE)?.metadata ?? {};
    expect(annotations[HOSTNAME]).toBe(hosts);
    expect(annotations).not.toHaveProperty([TTL]);
  });

  test('takes a record for each of 2,000 environments', () => {
    const fleet = {
      domainTemplate: DomainTemplate.NESTED,
      environments: numbered('dev', 2000),
      minNonActiveRevisions: 0,
    };
    const objects = platform(({ wildcardHosts }) => ({ externalDns: { hosts: wildcardHosts } }), { fleet });
    expect(objects.get(SERVICE)?.metadata.annotations?.[HOSTNAME]?.split(',')).toHaveLength(2000);
  });

  test.each([
    [{ hosts: [] }, 'externalDns.hosts is []; allowed: a list of one or more hosts'],
    [{ hosts: ['*'] }, expect.stringContaining("externalDns.hosts[0] is '*'; allowed: a host name")],
    [
      { hosts: ['a.*.example.com'] },
      expect.stringContaining("externalDns.hosts[0] is 'a.*.example.com'; allowed: a host name"),
    ],
    [{ hosts: [1] }, expect.stringContaining('externalDns.hosts[0] is 1; allowed: a host name')],
    [
      { hosts: Array.from({ length: 10_000 }, (_, index) => `*.environment-${index}.dev.example.com`) },
      'externalDns.hosts has 348889 characters; allowed: 258048, which an annotation takes; DomainTemplate.FLAT needs one host',
    ],
    [
      { hosts: ['a.example.com'], ttl: Duration.seconds(0) },
      'externalDns.ttl in seconds is 0; allowed: a whole number from 1 to 2147483647',
    ],
    [{ hosts: ['a.example.com'], ttl: 60 }, 'externalDns.ttl is 60; allowed: a Duration'],
    [{ host: 'a.example.com' }, "externalDns has property 'host'; allowed: hosts, ttl"],
  ])('refuses what it can’t read', (externalDns, problem) => {
    const unchecked: object = { externalDns };
    expect(problems(unchecked)).toEqual(typeof problem === 'string' ? [`platform/kourier: ${problem}`] : [problem]);
  });

  test('has no address to lead to in a Service without a load balancer', () => {
    expect(problems({ exposure: clusterIp(), externalDns: { hosts: ['*.dev.example.com'] } })).toEqual([
      'platform/kourier: externalDns is set with clusterIp; allowed: none, as the Service has no address that a record could lead to',
    ]);
  });
});

describe('external-domain-tls', () => {
  const externalDomainTls = { issuer: { name: 'letsencrypt' } } as const;
  const dataOf = (name: string, props: object, knative: string) =>
    platform(props, { cluster: { kubernetes: '1.34', knative } }).get(`ConfigMap knative-serving/${name}`)?.['data'];

  test.each(['1.15.3', '1.23.0'])('is told to Serving %s', (knative) => {
    expect(dataOf('config-network', { externalDomainTls }, knative)).toMatchObject({
      'external-domain-tls': 'Enabled',
    });
    expect(dataOf('config-network', { externalDomainTls }, knative)).not.toHaveProperty('http-protocol');
    expect(dataOf('config-certmanager', { externalDomainTls }, knative)).toEqual({
      issuerRef: 'name: letsencrypt\n',
    });
  });

  test('leads to HTTPS where it is to', () => {
    const redirected = { ...externalDomainTls, httpProtocol: 'Redirected' };
    expect(dataOf('config-network', { externalDomainTls: redirected }, '1.23.0')).toMatchObject({
      'http-protocol': 'Redirected',
    });
  });

  test.each(['1.3.1', '1.14.2'])('is refused for %s, which doesn’t ask cert-manager itself', (knative) => {
    expect(problems({ externalDomainTls }, { cluster: { kubernetes: '1.34', knative } })).toEqual([
      `platform/kourier: externalDomainTls is set for Knative ${knative}; allowed: from 1.15 on, as net-certmanager, which older releases need beside them, is no part of the install; certificate serves HTTPS in all`,
    ]);
  });

  test('goes with no certificate of every host', () => {
    expect(problems({ externalDomainTls, certificate: { namespace: 'kourier-system', name: 'wildcard' } })).toEqual([
      'platform/kourier: certificate and externalDomainTls are both set; allowed: one of them, as either serves every host',
    ]);
  });

  test.each([
    [{ issuer: { name: 'A' } }, 'issuerRef.name'],
    [{ issuer: { name: 'a' }, httpProtocol: 'redirected' }, 'httpProtocol'],
    [{ issuer: { name: 'a' }, http: 'a' }, "externalDomainTls has property 'http'; allowed: issuer, httpProtocol"],
    [{}, "externalDomainTls.issuer is undefined; allowed: an issuer of cert-manager, such as { name: 'letsencrypt' }"],
    ['letsencrypt', "externalDomainTls is 'letsencrypt'"],
  ])('refuses %j', (wrong, problem) => {
    const unchecked: object = { externalDomainTls: wrong };
    expect(problems(unchecked)).toEqual([expect.stringContaining(problem)]);
  });
});
