// What a proxy before the gateway means for the gateway, for Serving and for the APIs.
import { Duration } from 'cdk8s';
import { numbered } from '../../../lib/fleet/dev-fleet';
import { clusterIp } from '../../../lib/network/kourier/exposure/cluster-ip';
import { gkeGateway } from '../../../lib/network/kourier/exposure/gke-gateway';
import { gkeIngress } from '../../../lib/network/kourier/exposure/gke-ingress';
import type { KourierProps } from '../../../lib/network/kourier/kourier';
import { type Around, platform, problems } from './install';

const BACKEND_CONFIG = 'BackendConfig.cloud.google.com kourier-system/kourier';
const IMAGE = `hello@sha256:${'0'.repeat(64)}`;

const dataOf = (name: string, props: KourierProps, around: Around = {}) =>
  platform(props, around).get(`ConfigMap knative-serving/${name}`)?.['data'];

describe('the timeout', () => {
  const slow = (timeout: Duration) => ({ apis: { hello: { image: IMAGE, timeout } } });

  test.each([
    [
      'that of the slowest API',
      {
        fleet: {
          apis: {
            a: { image: IMAGE, timeout: Duration.seconds(60) },
            b: { image: IMAGE, timeout: Duration.seconds(90) },
          },
        },
      },
      90,
    ],
    ['30 seconds at least', { fleet: slow(Duration.seconds(5)) }, 30],
    [
      'that of an API in one environment',
      {
        fleet: {
          ...slow(Duration.seconds(5)),
          environments: [{ name: 'dev-01', apis: { hello: { timeout: Duration.seconds(120) } } }],
        },
      },
      120,
    ],
    [
      'that of config-defaults, where an API says none',
      { configuration: { defaults: { revisionTimeout: Duration.seconds(400) } } },
      400,
    ],
    [
      'not that of config-defaults, where all APIs say one',
      { fleet: slow(Duration.seconds(50)), configuration: { defaults: { revisionTimeout: Duration.seconds(400) } } },
      50,
    ],
  ])('is %s', (_, around: Around, timeoutSec) => {
    expect(platform({ exposure: gkeIngress() }, around).get(BACKEND_CONFIG)?.['spec']).toMatchObject({ timeoutSec });
  });

  test.each([
    ['gkeIngress', gkeIngress],
    ['gkeGateway', gkeGateway],
    ['clusterIp', clusterIp],
  ])('of %s may not be shorter than the longest of the APIs', (_, exposure) => {
    const around = { fleet: slow(Duration.seconds(90)) };
    expect(problems({ exposure: exposure({ timeout: Duration.seconds(89) }) }, around)).toEqual([
      'platform/kourier: timeout is 89 seconds; allowed: 90 seconds or more, the longest timeout of the APIs, for which a first request may wait for its pod',
    ]);
    expect(problems({ exposure: exposure({ timeout: Duration.seconds(90) }) }, around)).toEqual([]);
  });

  test('is found for 2,000 environments', () => {
    const fleet = {
      environments: numbered('dev', 2000),
      minNonActiveRevisions: 0,
      apis: { hello: { image: IMAGE, timeout: Duration.seconds(77) } },
    };
    expect(platform({ exposure: gkeIngress() }, { fleet }).get(BACKEND_CONFIG)?.['spec']).toMatchObject({
      timeoutSec: 77,
    });
  });
});

describe('the caller', () => {
  test.each([
    ['1.23.0', undefined, '1'],
    ['1.23.0', { useRemoteAddress: true }, '2'],
    ['1.23.0', { trustedHopsCount: 3 }, '3'],
    ['1.9.4', undefined, '1'],
    ['1.8.6', undefined, undefined],
    ['1.3.1', undefined, undefined],
  ])('is known to the gateway of Knative %s with %j', (knative, configuration, count) => {
    const around = { cluster: { kubernetes: '1.34', knative } };
    const data = dataOf('config-kourier', { exposure: gkeGateway(), configuration }, around) ?? {};
    expect(data).toEqual(count === undefined ? {} : expect.objectContaining({ 'trusted-hops-count': count }));
  });
});

describe('TLS before the gateway', () => {
  const gke = [
    ['gkeIngress', gkeIngress({ certificate: { secretName: 'wildcard' } })],
    ['gkeGateway', gkeGateway({ certificate: { certificateMap: 'dev' } })],
    ['clusterIp', clusterIp({ servesHttps: true })],
  ] as const;

  test.each(gke)('makes URLs of https: %s', (_, exposure) => {
    expect(dataOf('config-network', { exposure })).toMatchObject({ 'default-external-scheme': 'https' });
  });

  test.each([
    ['gkeIngress', gkeIngress()],
    ['clusterIp', clusterIp()],
  ])('there is none: %s', (_, exposure) => {
    expect(dataOf('config-network', { exposure })).not.toHaveProperty('default-external-scheme');
  });

  const reason = 'allowed: none, as TLS ends before the gateway, which is asked over HTTP';

  test.each(gke)('goes with none at the gateway: %s', (name, exposure) => {
    expect(problems({ exposure, certificate: { namespace: 'kourier-system', name: 'wildcard' } })).toEqual([
      `platform/kourier: certificate is set with ${name}; ${reason}`,
    ]);
    expect(
      problems({ exposure, configuration: { certsSecretName: 'wildcard', certsSecretNamespace: 'kourier-system' } }),
    ).toEqual([`platform/kourier: configuration.certsSecretName is set with ${name}; ${reason}`]);
    expect(problems({ exposure, externalDomainTls: { issuer: { name: 'ca' } } })).toEqual([
      `platform/kourier: externalDomainTls is set with ${name}; ${reason}`,
    ]);
  });

  test.each(gke)('goes with no redirect of the gateway: %s', (name, exposure) => {
    expect(problems({ exposure }, { configuration: { network: { httpProtocol: 'Redirected' } } })).toEqual([
      `platform/kourier: httpProtocol in config-network is 'Redirected' with ${name}; allowed: Enabled, as the gateway is asked over HTTP and would redirect for ever`,
    ]);
  });

  test('an ingress of one’s own that passes TLS on leaves it to the gateway', () => {
    const certificate = { namespace: 'kourier-system', name: 'wildcard' };
    expect(problems({ exposure: clusterIp(), certificate })).toEqual([]);
  });

  test('two that say different schemes are an error', () => {
    const [, exposure] = gke[0];
    expect(problems({ exposure }, { configuration: { network: { defaultExternalScheme: 'http' } } })).toEqual([
      expect.stringContaining('defaultExternalScheme'),
    ]);
  });
});

test('a load balancer that reads requests doesn’t speak the PROXY protocol', () => {
  expect(problems({ exposure: gkeIngress(), configuration: { enableProxyProtocol: true } })).toEqual([
    expect.stringContaining('enableProxyProtocol is true with gkeIngress; allowed: false'),
  ]);
});
