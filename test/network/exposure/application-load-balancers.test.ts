import { Duration } from 'cdk8s';
import type { Manifest } from '../../../lib/gitops/manifest';
import type { Exposure } from '../../../lib/network/kourier/exposure/exposure';
import { gkeGateway } from '../../../lib/network/kourier/exposure/gke-gateway';
import { gkeIngress } from '../../../lib/network/kourier/exposure/gke-ingress';
import { googleProblems, kubernetesProblems } from '../../support/schema-problems';
import { beyond, platform, problems } from './install';

const isKubernetes = ({ apiVersion }: Manifest) => ['v1', 'networking.k8s.io/v1'].includes(apiVersion);

/** Returns the objects that an exposure adds or changes, all of them right by their schemas, without their waves. */
function objectsOf(exposure: Exposure, kubernetes = '1.34'): Record<string, Manifest> {
  const cluster = { kubernetes, knative: '1.15.3' };
  const objects = beyond(platform({ exposure }, { cluster }), platform({}, { cluster }));
  const manifests = Object.values(objects);
  expect(kubernetesProblems(manifests.filter(isKubernetes))).toEqual([]);
  expect(googleProblems(manifests.filter((manifest) => !isKubernetes(manifest)))).toEqual([]);
  return objects;
}

const wave = (value: number) => ({ 'argocd.argoproj.io/sync-wave': String(value) });
const NAMED = { name: 'kourier', namespace: 'kourier-system' };

/** What is not the Service's: the objects of the load balancer itself. */
const ownOf = (objects: Record<string, Manifest>) => Object.keys(objects).sort();

const CONFIG = 'ConfigMap knative-serving/config-kourier';
const SERVICE = 'Service kourier-system/kourier';
const BACKEND_CONFIG = 'BackendConfig.cloud.google.com kourier-system/kourier';
const INGRESS = 'Ingress.networking.k8s.io kourier-system/kourier';
const FRONTEND_CONFIG = 'FrontendConfig.networking.gke.io kourier-system/kourier';
const MANAGED_CERTIFICATE = 'ManagedCertificate.networking.gke.io kourier-system/kourier';

describe('gkeIngress', () => {
  test('without properties: HTTP from the internet, as long as the APIs may take', () => {
    const objects = objectsOf(gkeIngress());
    expect(ownOf(objects)).toEqual([BACKEND_CONFIG, CONFIG, INGRESS, SERVICE]);
    expect(objects[SERVICE]).toMatchObject({
      metadata: {
        annotations: {
          'cloud.google.com/neg': '{"ingress":true}',
          'cloud.google.com/backend-config': '{"default":"kourier"}',
          ...wave(40),
        },
      },
      spec: { type: 'ClusterIP' },
    });
    expect(objects[BACKEND_CONFIG]).toEqual({
      apiVersion: 'cloud.google.com/v1',
      kind: 'BackendConfig',
      metadata: { ...NAMED, annotations: wave(30) },
      spec: {
        timeoutSec: 300,
        connectionDraining: { drainingTimeoutSec: 30 },
        healthCheck: { type: 'HTTP', port: 9000, requestPath: '/ready' },
      },
    });
    expect(objects[INGRESS]).toEqual({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { ...NAMED, annotations: { 'kubernetes.io/ingress.class': 'gce', ...wave(70) } },
      spec: { defaultBackend: { service: { name: 'kourier', port: { number: 80 } } } },
    });
  });

  test('all properties, from the internet', () => {
    const objects = objectsOf(
      gkeIngress({
        internal: false,
        staticAddressName: 'dev-address',
        certificate: { managedHosts: ['hello-dev-01.dev.example.com'] },
        httpProtocol: 'Redirected',
        timeout: Duration.minutes(20),
        connectionDraining: Duration.seconds(60),
      }),
    );
    expect(objects[BACKEND_CONFIG]?.['spec']).toMatchObject({
      timeoutSec: 1200,
      connectionDraining: { drainingTimeoutSec: 60 },
    });
    expect(objects[FRONTEND_CONFIG]?.['spec']).toEqual({ redirectToHttps: { enabled: true } });
    expect(objects[MANAGED_CERTIFICATE]?.['spec']).toEqual({ domains: ['hello-dev-01.dev.example.com'] });
    expect(objects[INGRESS]?.metadata.annotations).toEqual({
      'kubernetes.io/ingress.class': 'gce',
      'kubernetes.io/ingress.global-static-ip-name': 'dev-address',
      'networking.gke.io/managed-certificates': 'kourier',
      'networking.gke.io/v1beta1.FrontendConfig': 'kourier',
      ...wave(70),
    });
  });

  test('all properties, from the network', () => {
    const objects = objectsOf(
      gkeIngress({
        internal: true,
        staticAddressName: 'dev-address',
        certificate: { preSharedCertificates: ['wildcard-a', 'wildcard-b'] },
      }),
    );
    expect(objects[FRONTEND_CONFIG]).toBeUndefined();
    expect(objects[INGRESS]?.metadata.annotations).toEqual({
      'kubernetes.io/ingress.class': 'gce-internal',
      'kubernetes.io/ingress.regional-static-ip-name': 'dev-address',
      'ingress.gcp.kubernetes.io/pre-shared-cert': 'wildcard-a,wildcard-b',
      'kubernetes.io/ingress.allow-http': 'false',
      ...wave(70),
    });
  });

  test('a Secret', () => {
    const objects = objectsOf(gkeIngress({ certificate: { secretName: 'wildcard' }, httpProtocol: 'Enabled' }));
    expect(objects[FRONTEND_CONFIG]).toBeUndefined();
    expect(objects[INGRESS]?.['spec']).toMatchObject({ tls: [{ secretName: 'wildcard' }] });
    expect(objects[INGRESS]?.metadata.annotations).toEqual({ 'kubernetes.io/ingress.class': 'gce', ...wave(70) });
  });

  test.each([
    [
      { staticAddressName: '203.0.113.7' },
      "staticAddressName is '203.0.113.7'; allowed: the name by which the address is reserved",
    ],
    [
      { httpProtocol: 'Redirected' },
      "httpProtocol is 'Redirected' without a certificate; allowed: Enabled, as there is no HTTPS",
    ],
    [{ httpProtocol: 'redirected' }, "httpProtocol is 'redirected'; allowed: Enabled, Redirected, Disabled"],
    [
      { internal: true, certificate: { secretName: 'a' }, httpProtocol: 'Redirected' },
      "httpProtocol is 'Redirected' with internal; allowed: Enabled, Disabled, as an internal one can't redirect",
    ],
    [{ certificate: {} }, 'certificate is {}; allowed: one of secretName, preSharedCertificates, managedHosts'],
    [
      { certificate: { secretName: 'a', managedHosts: ['a.example.com'] } },
      'certificate is {"secretName":"a","managedHosts":["a.example.com"]}; allowed: one of secretName, preSharedCertificates, managedHosts',
    ],
    [
      { certificate: { managedHosts: ['*.dev.example.com'] } },
      "certificate.managedHosts[0] is '*.dev.example.com'; allowed: a host without a wildcard; secretName and preSharedCertificates take a certificate with one",
    ],
    [
      { certificate: { managedHosts: Array.from({ length: 101 }, (_, index) => `h${index}.example.com`) } },
      'certificate.managedHosts has 101 hosts; allowed: 100',
    ],
    [
      { certificate: { managedHosts: ['a.example.com'] }, internal: true },
      'certificate.managedHosts is set with internal; allowed: secretName, preSharedCertificates, as Google checks hosts from the internet',
    ],
    [
      { certificate: { preSharedCertificates: [1] } },
      'certificate.preSharedCertificates[0] is 1; allowed: the name of a certificate',
    ],
    [
      { certificate: { secret: 'a' } },
      "certificate has property 'secret'; allowed: secretName, preSharedCertificates, managedHosts",
    ],
    [{ timeout: 300 }, 'timeout is 300; allowed: a Duration'],
    [
      { connectionDraining: Duration.hours(2) },
      'connectionDraining in seconds is 7200; allowed: a whole number from 0 to 3600',
    ],
    [
      { gatewayClass: 'gce' },
      "gkeIngress has property 'gatewayClass'; allowed: timeout, connectionDraining, internal, staticAddressName, certificate, httpProtocol",
    ],
  ])('refuses %j', (props: object, problem) => {
    expect(problems({ exposure: gkeIngress(props) })).toEqual([`platform/kourier: ${problem}`]);
  });
});

const GATEWAY = 'Gateway.gateway.networking.k8s.io kourier-system/kourier';
const ROUTE = 'HTTPRoute.gateway.networking.k8s.io kourier-system/kourier';
const REDIRECT = 'HTTPRoute.gateway.networking.k8s.io kourier-system/kourier-redirect';
const BACKEND_POLICY = 'GCPBackendPolicy.networking.gke.io kourier-system/kourier';
const HEALTH_CHECK_POLICY = 'HealthCheckPolicy.networking.gke.io kourier-system/kourier';
/** What the API server fills in where an object doesn't say it. */
const SAME = { allowedRoutes: { namespaces: { from: 'Same' } } };
const MATCHES = [{ path: { type: 'PathPrefix', value: '/' } }];
const PARENT = { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'kourier' };

const TARGET = { group: '', kind: 'Service', name: 'kourier' };

describe('gkeGateway', () => {
  test('without properties: HTTP from the internet, as long as the APIs may take', () => {
    const objects = objectsOf(gkeGateway());
    expect(ownOf(objects)).toEqual([CONFIG, BACKEND_POLICY, GATEWAY, ROUTE, HEALTH_CHECK_POLICY, SERVICE].sort());
    expect(objects[SERVICE]?.['spec']).toMatchObject({ type: 'ClusterIP' });
    expect(objects[BACKEND_POLICY]).toEqual({
      apiVersion: 'networking.gke.io/v1',
      kind: 'GCPBackendPolicy',
      metadata: { ...NAMED, annotations: wave(70) },
      spec: { default: { timeoutSec: 300, connectionDraining: { drainingTimeoutSec: 30 } }, targetRef: TARGET },
    });
    expect(objects[HEALTH_CHECK_POLICY]?.['spec']).toEqual({
      default: {
        config: {
          type: 'HTTP',
          httpHealthCheck: { portSpecification: 'USE_FIXED_PORT', port: 9000, requestPath: '/ready' },
        },
      },
      targetRef: TARGET,
    });
    expect(objects[GATEWAY]).toEqual({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: { ...NAMED, annotations: wave(70) },
      spec: {
        gatewayClassName: 'gke-l7-global-external-managed',
        listeners: [{ name: 'http', protocol: 'HTTP', port: 80, ...SAME }],
      },
    });
    expect(objects[ROUTE]).toEqual({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { ...NAMED, annotations: wave(70) },
      spec: {
        parentRefs: [PARENT],
        rules: [{ matches: MATCHES, backendRefs: [{ ...TARGET, port: 80, weight: 1 }] }],
      },
    });
  });

  test('all properties', () => {
    const objects = objectsOf(
      gkeGateway({
        gatewayClass: 'gke-l7-global-external-managed',
        staticAddressName: 'dev-address',
        certificate: { certificateMap: 'dev' },
        httpProtocol: 'Redirected',
        timeout: Duration.minutes(20),
        connectionDraining: Duration.seconds(0),
      }),
    );
    expect(objects[BACKEND_POLICY]?.['spec']).toMatchObject({
      default: { timeoutSec: 1200, connectionDraining: { drainingTimeoutSec: 0 } },
    });
    expect(objects[GATEWAY]).toMatchObject({
      metadata: { annotations: { 'networking.gke.io/certmap': 'dev' } },
      spec: {
        addresses: [{ type: 'NamedAddress', value: 'dev-address' }],
        listeners: [
          { name: 'http', protocol: 'HTTP', port: 80 },
          { name: 'https', protocol: 'HTTPS', port: 443 },
        ],
      },
    });
    expect(objects[ROUTE]?.['spec']).toMatchObject({ parentRefs: [{ ...PARENT, sectionName: 'https' }] });
    expect(objects[REDIRECT]?.['spec']).toEqual({
      parentRefs: [{ ...PARENT, sectionName: 'http' }],
      rules: [
        {
          matches: MATCHES,
          filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }],
        },
      ],
    });
  });

  test.each([
    [
      { secretName: 'wildcard' },
      { mode: 'Terminate', certificateRefs: [{ group: '', kind: 'Secret', name: 'wildcard' }] },
    ],
    [
      { preSharedCertificates: ['a', 'b'] },
      { mode: 'Terminate', options: { 'networking.gke.io/pre-shared-certs': 'a,b' } },
    ],
  ])('the certificate %j of an internal one, without HTTP', (certificate, tls) => {
    const objects = objectsOf(gkeGateway({ gatewayClass: 'gke-l7-rilb', certificate, httpProtocol: 'Disabled' }));
    expect(objects[GATEWAY]?.['spec']).toEqual({
      gatewayClassName: 'gke-l7-rilb',
      listeners: [{ name: 'https', protocol: 'HTTPS', port: 443, tls, ...SAME }],
    });
    expect(objects[REDIRECT]).toBeUndefined();
  });

  test('an older cluster gets the older version', () => {
    expect(objectsOf(gkeGateway(), '1.31')[ROUTE]?.apiVersion).toBe('gateway.networking.k8s.io/v1beta1');
  });

  test('a cluster without Gateways is refused', () => {
    expect(problems({ exposure: gkeGateway() }, { cluster: { kubernetes: '1.23', knative: '1.7.4' } })).toEqual([
      'platform/kourier: exposure is gkeGateway on Kubernetes 1.23; allowed: 1.24 or newer, where GKE has Gateways',
    ]);
  });

  test.each([
    [
      { gatewayClass: 'gke-l7-gxlb' },
      "gatewayClass is 'gke-l7-gxlb'; allowed: gke-l7-global-external-managed, gke-l7-regional-external-managed, gke-l7-rilb",
    ],
    [
      { gatewayClass: 'gke-l7-rilb', certificate: { certificateMap: 'dev' } },
      "certificate.certificateMap is 'dev' with gatewayClass 'gke-l7-rilb'; allowed: secretName, preSharedCertificates, as certificate maps are for gke-l7-global-external-managed",
    ],
    [
      { certificate: { secretName: 'a', certificateMap: 'b' } },
      'certificate is {"secretName":"a","certificateMap":"b"}; allowed: one of secretName, preSharedCertificates, certificateMap',
    ],
    [
      { staticAddressName: '10.0.0.1' },
      "staticAddressName is '10.0.0.1'; allowed: the name by which the address is reserved",
    ],
    [
      { internal: true },
      "gkeGateway has property 'internal'; allowed: timeout, connectionDraining, gatewayClass, staticAddressName, certificate, httpProtocol",
    ],
  ])('refuses %j', (props: object, problem) => {
    expect(problems({ exposure: gkeGateway(props) })).toEqual([`platform/kourier: ${problem}`]);
  });
});
