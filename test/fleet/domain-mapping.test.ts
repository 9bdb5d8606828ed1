import type { Construct } from 'constructs';
import { KnativeDomainMapping, type KnativeDomainMappingProps } from '../../lib/fleet/domain-mapping';
import { KnativeDevApi, type KnativeDevApiProps } from '../../lib/fleet/knative-dev-api';
import { KnativeRelease } from '../../lib/release/knative-release';
import type { ServingRequirements } from '../../lib/serving/configuration/requirements';
import { KnativeServing } from '../../lib/serving/knative-serving';
import { knativeProblems } from '../support/schema-problems';
import { synthesize } from '../support/synthesis';

const IMAGE = `hello@sha256:${'0'.repeat(64)}`;

const MINIMAL: KnativeDomainMappingProps = { host: 'demo.example.com', namespace: 'dev-01', service: 'hello' };

const COMPLETE: Required<KnativeDomainMappingProps> = { ...MINIMAL, tlsSecretName: 'demo-tls' };

const mapping = (props: KnativeDomainMappingProps) =>
  synthesize((scope) => new KnativeDomainMapping(scope, 'demo', props));

const API: KnativeDevApiProps = { namespace: 'dev-01', image: IMAGE };

const CLAIM = {
  apiVersion: 'networking.internal.knative.dev/v1alpha1',
  kind: 'ClusterDomainClaim',
  metadata: { name: 'demo.example.com' },
  spec: { namespace: 'dev-01' },
};

const DOMAIN_MAPPING = {
  apiVersion: 'serving.knative.dev/v1beta1',
  kind: 'DomainMapping',
  metadata: { name: 'demo.example.com', namespace: 'dev-01' },
  spec: { ref: { apiVersion: 'serving.knative.dev/v1', kind: 'Service', name: 'hello' } },
};

test('minimal: it comes with the claim of its host', () => {
  const { manifests, problems } = mapping(MINIMAL);
  expect(problems).toEqual([]);
  expect(manifests).toEqual([CLAIM, DOMAIN_MAPPING]);
});

test('all props', () => {
  const { manifests, problems } = mapping(COMPLETE);
  expect(problems).toEqual([]);
  expect(manifests).toEqual([
    CLAIM,
    { ...DOMAIN_MAPPING, spec: { ...DOMAIN_MAPPING.spec, tls: { secretName: 'demo-tls' } } },
  ]);
});

test.each(KnativeRelease.all().map((release) => [release.version, release] as const))(
  "Knative %s's CRDs accept it",
  (_, release) => {
    const { manifests } = mapping(COMPLETE);
    expect(knativeProblems(release, manifests)).toEqual([]);
  },
);

test('an API has its own by its property', () => {
  const { manifests, problems } = synthesize((scope) => {
    new KnativeDevApi(scope, 'id', {
      ...API,
      name: 'hello',
      domainMappings: [{ host: 'demo.example.com', tlsSecretName: 'demo-tls' }, { host: 'www.example.com' }],
    });
  });
  expect(problems).toEqual([]);
  expect(manifests.slice(1)).toEqual([
    CLAIM,
    { ...DOMAIN_MAPPING, spec: { ...DOMAIN_MAPPING.spec, tls: { secretName: 'demo-tls' } } },
    { ...CLAIM, metadata: { name: 'www.example.com' } },
    { ...DOMAIN_MAPPING, metadata: { name: 'www.example.com', namespace: 'dev-01' } },
  ]);
});

describe('fails for', () => {
  const long = (length: number) => `${`${'x'.repeat(63)}.`.repeat(3)}${'x'.repeat(length - 192)}`;

  test.each<[string, Partial<KnativeDomainMappingProps>, string]>([
    ["the cluster's own domain", { host: 'cluster.local' }, "host is 'cluster.local'; allowed: a host outside"],
    [
      "a host under the cluster's own domain",
      { host: 'a.svc.cluster.local' },
      "host is 'a.svc.cluster.local'; allowed: a host outside of cluster.local",
    ],
    ['a host of one label', { host: 'demo' }, "host is 'demo'; allowed: a host name of two or more labels"],
    ['a wildcard', { host: '*.example.com' }, "host is '*.example.com'; allowed: a host name of two or more labels"],
    ['a host of 254 characters', { host: long(254) }, `host is '${long(254)}'; allowed: a host name`],
    ['a wrong namespace', { namespace: 'Bad NS' }, "namespace is 'Bad NS'; allowed: lower-case letters"],
    ['a wrong service', { service: 'Hello' }, "service is 'Hello'; allowed: lower-case letters"],
    ['a wrong Secret', { tlsSecretName: 'BAD' }, "tlsSecretName is 'BAD'; allowed: labels of lower-case letters"],
  ])('%s', (_, props, problem) => {
    expect(mapping({ ...COMPLETE, ...props }).problems).toEqual([expect.stringContaining(`test/demo: ${problem}`)]);
  });

  test.each<[string, string]>([
    ['{"tls":"a"}', "props has property 'tls'; allowed: host, namespace, service, tlsSecretName"],
    ['{"host":5}', 'host is 5; allowed: a host name of two or more labels'],
    ['{"host":null}', 'host is null; allowed: a host name of two or more labels'],
    ['{"namespace":5}', 'namespace is 5; allowed: lower-case letters'],
    ['{"service":["hello"]}', 'service is ["hello"]; allowed: lower-case letters'],
    ['{"tlsSecretName":{}}', 'tlsSecretName is {}; allowed: labels of lower-case letters'],
  ])('%s, which no compiler has seen', (json, problem) => {
    const { problems } = mapping({ ...COMPLETE, ...JSON.parse(json) });
    expect(problems).toEqual([expect.stringContaining(`test/demo: ${problem}`)]);
  });

  test('a host twice in one API', () => {
    const host = 'demo.example.com';
    const { problems } = synthesize(
      (scope) =>
        new KnativeDevApi(scope, 'hello', { ...API, domainMappings: [{ host }, { host, tlsSecretName: 'a' }] }),
    );
    expect(problems).toEqual([`test/hello: domainMappings has host '${host}' 2 times; allowed: once`]);
  });

  test('wrong hosts of an API, at the API', () => {
    const domainMappings = JSON.parse('[{"host":"demo"},{"host":5},{"tls":"a","host":"a.example.com"},null]');
    const { problems } = synthesize((scope) => new KnativeDevApi(scope, 'hello', { ...API, domainMappings }));
    expect(problems).toEqual([
      "test/hello: domainMappings[0].host is 'demo'; allowed: a host name of two or more labels, not under cluster.local",
      'test/hello: domainMappings[1].host is 5; allowed: a host name of two or more labels, not under cluster.local',
      expect.stringContaining("test/hello: domainMappings[2] has property 'tls'"),
      'test/hello: domainMappings[3] is null; allowed: an object with host, tlsSecretName',
    ]);
  });
});

test('a host of 253 characters is allowed', () => {
  const host = `${`${'x'.repeat(63)}.`.repeat(3)}${'x'.repeat(61)}`;
  expect(host).toHaveLength(253);
  expect(mapping({ ...MINIMAL, host }).problems).toEqual([]);
});

describe('a service that is only for the cluster', () => {
  const REFUSED =
    "host demo.example.com would make 'hello' public, whose visibility is 'cluster-local'; allowed: a service that is public";
  const service = (scope: Construct, props: Partial<KnativeDevApiProps> = {}) =>
    new KnativeDevApi(scope, 'service', { ...API, name: 'hello', visibility: 'cluster-local', ...props });
  const host = (scope: Construct) => new KnativeDomainMapping(scope, 'demo', MINIMAL);

  test.each<[string, (scope: Construct) => void]>([
    [
      'when it is made before',
      (scope) => {
        service(scope);
        host(scope);
      },
    ],
    [
      'when it is made later in the program',
      (scope) => {
        host(scope);
        service(scope);
      },
    ],
  ])('gets no host for everybody %s', (_, build) => {
    expect(synthesize(build).problems).toEqual([`test/demo: ${REFUSED}`]);
  });

  test('gets none by its property either', () => {
    const { problems } = synthesize((scope) => service(scope, { domainMappings: [{ host: 'demo.example.com' }] }));
    expect(problems).toEqual([`test/service/demo.example.com: ${REFUSED}`]);
  });

  test.each<[string, Partial<KnativeDevApiProps>]>([
    ['is public', { visibility: 'public' }],
    ['says nothing of it', { visibility: undefined }],
    ['is in another namespace', { namespace: 'dev-02' }],
    ['has another name', { name: 'other' }],
  ])('stands in the way of no other: one that %s', (_, props) => {
    const { problems } = synthesize((scope) => {
      host(scope);
      service(scope, props);
    });
    expect(problems).toEqual([]);
  });
});

describe('in an app with an install', () => {
  const problems = (props: KnativeDomainMappingProps, configuration: ServingRequirements, version = '1.23.0') =>
    synthesize((scope) => {
      new KnativeDomainMapping(scope, 'demo', props);
      new KnativeServing(scope.node.root, 'platform', {
        release: KnativeRelease.of(version),
        configuration: [configuration],
      });
    }, KnativeRelease.of(version)).problems;

  test('whoever writes claims keeps Knative from deleting them', () => {
    expect(problems(MINIMAL, { network: { autocreateClusterDomainClaims: true } })).toEqual([
      'test/demo: autocreateClusterDomainClaims in config-network is true; allowed: false, as the ClusterDomainClaim is written here',
    ]);
    expect(problems(MINIMAL, { network: { autocreateClusterDomainClaims: false } })).toEqual([]);
    expect(problems(MINIMAL, {})).toEqual([]);
  });

  describe('that gets certificates', () => {
    const TLS: ServingRequirements = { network: { externalDomainTls: 'Enabled' } };
    const hostOf = (length: number) => `${'h'.repeat(length - '.example.com'.length)}.example.com`;

    test.each(['1.3.1', '1.8.6', '1.9.4', '1.23.0'])(
      'Knative %s has one for a host of 63 characters at the most',
      (version) => {
        expect(problems({ ...MINIMAL, host: hostOf(63) }, TLS, version)).toEqual([]);
        expect(problems({ ...MINIMAL, host: hostOf(64) }, TLS, version)).toEqual([
          `test/demo: host ${hostOf(64)} has 64 characters; allowed with certificates of cert-manager: 63`,
        ]);
      },
    );

    test('a host with a certificate of its own gets none', () => {
      expect(problems({ ...COMPLETE, host: hostOf(64) }, TLS)).toEqual([]);
      expect(problems({ ...MINIMAL, host: hostOf(64) }, {})).toEqual([]);
    });
  });
});
