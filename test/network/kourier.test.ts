import { App } from 'cdk8s';
import { parse } from 'yaml';
import { folders } from '../../lib/gitops/folders';
import { identity } from '../../lib/gitops/manifest';
import { Kourier, type KourierProps } from '../../lib/network/kourier/kourier';
import { KnativeRelease } from '../../lib/release/knative-release';
import { constructWarnings } from '../../lib/validation/warnings';
import { synthesize } from '../support/synthesis';

const release = KnativeRelease.of('1.3.1');
const kourier = new Kourier();

function install(kourier = new Kourier()) {
  const app = new App();
  const chart = kourier.install(app, release);
  const [folder] = folders(app);
  return { chart, manifests: (folder?.objects ?? []).map(({ manifest }) => manifest) };
}

test('says what Serving needs of it', () => {
  expect(kourier.ingressClass).toBe('kourier.ingress.networking.knative.dev');
  const namespaces = install().manifests.filter(({ kind }) => kind === 'Namespace');
  expect(namespaces.map(({ metadata }) => metadata.name)).toEqual([kourier.namespace]);
});

test('installs its objects in a chart of its own', () => {
  const { chart, manifests } = install();
  expect(chart.node.id).toBe('kourier');
  expect(manifests.map(identity).sort()).toEqual([
    'ClusterRole.rbac.authorization.k8s.io net-kourier',
    'ClusterRoleBinding.rbac.authorization.k8s.io net-kourier',
    'ConfigMap knative-serving/config-kourier',
    'ConfigMap kourier-system/kourier-bootstrap',
    'Deployment.apps knative-serving/net-kourier-controller',
    'Deployment.apps kourier-system/3scale-kourier-gateway',
    'Namespace kourier-system',
    'Service knative-serving/net-kourier-controller',
    'Service kourier-system/kourier',
    'Service kourier-system/kourier-internal',
    'ServiceAccount knative-serving/net-kourier',
  ]);
});

test("tells Envoy where the controller's Service is", () => {
  const { manifests } = install();
  const bootstrap = manifests.find(({ metadata }) => metadata.name === 'kourier-bootstrap');
  const service = manifests.find((manifest) => identity(manifest) === 'Service knative-serving/net-kourier-controller');
  const { data } = JSON.parse(JSON.stringify(bootstrap));
  const clusters = parse(data['envoy-bootstrap.yaml']).static_resources.clusters;
  const { endpoint } = clusters.find(({ name }: { name: string }) => name === 'xds_cluster').load_assignment.endpoints
    .lb_endpoints;
  expect(endpoint.address.socket_address).toEqual({
    address: `${service?.metadata.name}.${service?.metadata.namespace}`,
    port_value: 18000,
  });
  expect(service?.['spec']).toMatchObject({ ports: [{ port: 18000 }] });
});

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

test('all props: serves every host with one certificate', () => {
  const props: Required<Omit<KourierProps, 'exposure' | 'externalDns' | 'externalDomainTls'>> = {
    certificate: { namespace: 'kourier-system', name: 'wildcard' },
    envoyDigest: DIGEST,
    configuration: { enableProxyProtocol: true },
  };
  const env = (layer: Kourier) => {
    const controller = install(layer).manifests.find(
      ({ metadata, kind }) => kind === 'Deployment' && metadata.namespace === 'knative-serving',
    );
    const { template } = JSON.parse(JSON.stringify(controller?.['spec']));
    return template.spec.containers[0].env;
  };
  expect(env(new Kourier(props))).toEqual(
    expect.arrayContaining([
      { name: 'CERTS_SECRET_NAMESPACE', value: 'kourier-system' },
      { name: 'CERTS_SECRET_NAME', value: 'wildcard' },
    ]),
  );
  expect(env(new Kourier())).toEqual(expect.arrayContaining([{ name: 'CERTS_SECRET_NAME', value: '' }]));
});

describe('the image of the gateway', () => {
  const image = (layer: Kourier) => {
    const gateway = install(layer).manifests.find(
      (manifest) => identity(manifest) === 'Deployment.apps kourier-system/3scale-kourier-gateway',
    );
    return JSON.parse(JSON.stringify(gateway?.['spec'])).template.spec.containers[0].image;
  };
  const warnings = (layer: Kourier) => {
    const app = new App();
    layer.install(app, release);
    return constructWarnings(app).map(({ message }) => message);
  };

  test('is the tag of the release, with a warning that it moves', () => {
    expect(image(new Kourier())).toBe('docker.io/envoyproxy/envoy:v1.18-latest');
    expect(warnings(new Kourier())).toEqual([
      expect.stringContaining('the gateway runs docker.io/envoyproxy/envoy:v1.18-latest, a tag that moves'),
    ]);
  });

  test('is the tag with the digest that is given', () => {
    const layer = new Kourier({ envoyDigest: DIGEST });
    expect(image(layer)).toBe(`docker.io/envoyproxy/envoy:v1.18-latest@${DIGEST}`);
    expect(warnings(layer)).toEqual([]);
  });

  test.each(['', DIGEST.slice(7), `${DIGEST}0`, DIGEST.toUpperCase(), 'v1.18.6'])(
    'fails for digest %j',
    (envoyDigest) => {
      const { problems } = synthesize((scope) => new Kourier({ envoyDigest }).install(scope, release));
      expect(problems).toEqual([
        `test/kourier: envoyDigest is '${envoyDigest}'; allowed: sha256: and 64 hexadecimal digits, in lower case`,
      ]);
    },
  );
});

test('fails for a certificate that no Secret can hold', () => {
  const { problems } = synthesize((scope) =>
    new Kourier({ certificate: { namespace: 'Bad NS', name: '' } }).install(scope, release),
  );
  expect(problems).toEqual([
    expect.stringContaining("test/kourier/controller: certificate.namespace is 'Bad NS'; allowed: lower-case letters"),
    expect.stringContaining("test/kourier/controller: certificate.name is ''; allowed: labels of lower-case letters"),
  ]);
});

describe('config-kourier', () => {
  const configure = (props: KourierProps, version = '1.3.1') => {
    const { manifests, problems } = synthesize((scope) =>
      new Kourier(props).install(scope, KnativeRelease.of(version)),
    );
    return { data: manifests.find(({ metadata }) => metadata.name === 'config-kourier')?.['data'], problems };
  };

  test('is empty where nothing is asked for', () => {
    expect(configure({})).toEqual({ data: undefined, problems: [] });
  });

  test('holds what is asked for', () => {
    expect(configure({ configuration: { enableProxyProtocol: true, enableServiceAccessLogging: false } })).toEqual({
      data: { 'enable-proxy-protocol': 'true', 'enable-service-access-logging': 'false' },
      problems: [],
    });
  });

  test('fails for what Kourier would take without a word', () => {
    expect(configure({ configuration: JSON.parse('[]') }).problems).toEqual([
      expect.stringContaining('configuration is []; allowed: an object with enableServiceAccessLogging'),
    ]);
    expect(configure({ configuration: { useRemoteAddress: true, ...JSON.parse('{"proxy":true}') } }).problems).toEqual([
      'test/kourier/controller: configuration.useRemoteAddress is unknown to Knative 1.3.1; allowed: from 1.16 on',
      'test/kourier/controller: configuration.proxy is unknown; allowed: enableServiceAccessLogging, enableProxyProtocol',
    ]);
  });

  test('names no other certificate than the layer does', () => {
    const certificate = { namespace: 'kourier-system', name: 'wildcard' };
    const configuration = { certsSecretName: 'other', certsSecretNamespace: 'kourier-system' };
    expect(configure({ configuration }, '1.19.9').problems).toEqual([]);
    expect(configure({ certificate, configuration }, '1.19.9').problems).toEqual([
      "test/kourier/controller: configuration.certsSecretName is 'other'; allowed: none, as certificate names the Secret",
    ]);
  });
});

test.each([
  [
    '{"config":{}}',
    "props has property 'config'; allowed: certificate, envoyDigest, configuration, exposure, externalDns, externalDomainTls",
  ],
  [
    '{"certificate":{"namespace":"a","name":"b","nam":"c"}}',
    "certificate has property 'nam'; allowed: namespace, name",
  ],
])('fails for %s, which no compiler has seen', (props, problem) => {
  const { problems } = synthesize((scope) => new Kourier(JSON.parse(props)).install(scope, release));
  expect(problems).toEqual([`test/kourier: ${problem}`]);
});
