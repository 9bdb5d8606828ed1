import { KnativeDomainMapping, type KnativeDomainMappingProps } from '../../lib/fleet/domain-mapping';
import { KnativeRelease } from '../../lib/release/knative-release';
import { knativeProblems } from '../support/schema-problems';
import { synthesize } from '../support/synthesis';

describe('a DomainMapping', () => {
  const PROPS: Required<KnativeDomainMappingProps> = {
    host: 'demo.example.com',
    namespace: 'dev-01',
    service: 'hello',
    tlsSecretName: 'demo-tls',
  };
  const mapping = (props: KnativeDomainMappingProps) =>
    synthesize((scope) => new KnativeDomainMapping(scope, 'demo', props));

  test('comes with the claim of its host', () => {
    const { manifests, problems } = mapping(PROPS);
    expect(problems).toEqual([]);
    expect(manifests).toEqual([
      {
        apiVersion: 'networking.internal.knative.dev/v1alpha1',
        kind: 'ClusterDomainClaim',
        metadata: { name: 'demo.example.com' },
        spec: { namespace: 'dev-01' },
      },
      {
        apiVersion: 'serving.knative.dev/v1beta1',
        kind: 'DomainMapping',
        metadata: { name: 'demo.example.com', namespace: 'dev-01' },
        spec: {
          ref: { apiVersion: 'serving.knative.dev/v1', kind: 'Service', name: 'hello' },
          tls: { secretName: 'demo-tls' },
        },
      },
    ]);
    expect(KnativeRelease.all().flatMap((release) => knativeProblems(release, manifests))).toEqual([]);
  });

  test.each<[string, Partial<KnativeDomainMappingProps>, string]>([
    ["the cluster's own domain itself", { host: 'cluster.local' }, "host is 'cluster.local'; allowed: a host outside"],
    ['a wrong namespace', { namespace: 'Bad NS' }, "namespace is 'Bad NS'; allowed: lower-case letters"],
    ['a wrong Secret', { tlsSecretName: 'BAD' }, "tlsSecretName is 'BAD'; allowed: labels of lower-case letters"],
    ['a misspelt property', JSON.parse('{"tls":"a"}'), "props has property 'tls'; allowed: host, namespace, service"],
    ['a host of one label', { host: 'demo' }, "host is 'demo'; allowed: a host name of two or more labels"],
    ['a wildcard', { host: '*.example.com' }, "host is '*.example.com'; allowed: a host name of two or more labels"],
    [
      "the cluster's own domain",
      { host: 'a.svc.cluster.local' },
      "host is 'a.svc.cluster.local'; allowed: a host outside of cluster.local",
    ],
    ['a wrong service', { service: 'Hello' }, "service is 'Hello'; allowed: lower-case letters"],
  ])('fails for %s', (_, props, problem) => {
    expect(mapping({ ...PROPS, ...props }).problems).toEqual([expect.stringContaining(`test/demo: ${problem}`)]);
  });
});
