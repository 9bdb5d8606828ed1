// The objects of a Gateway of GKE before Kourier's gateway. They say what the API server would fill in, as Argo CD would
// otherwise find them changed.
import type { IGateway, IHTTPRoute } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1';
import type { IGCPBackendPolicy, IHealthCheckPolicy } from '@kubernetes-models/gke/networking.gke.io/v1';
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { isAtLeast } from '../../../release/versions';
import { GATEWAY_NAMESPACE, GATEWAY_SERVICE, HTTP_PORT } from '../labels';
import { HEALTH_CHECK, type HttpProtocol } from './backend';
import { annotationsOf, type ExposureContext } from './exposure';
import { type GkeGatewayCertificate, httpsListener } from './gke-gateway-certificate';

/** What the objects say. */
export interface GatewayFacts {
  readonly gatewayClass: string;
  readonly staticAddressName?: string;
  readonly certificate?: GkeGatewayCertificate;
  readonly httpProtocol: HttpProtocol;
  readonly timeoutSeconds: number;
  readonly drainingSeconds: number;
}

const GROUP = 'gateway.networking.k8s.io';

/** Name of the objects. */
const NAME = GATEWAY_SERVICE;

/** The Kubernetes minor from which on v1 is written, which GKE has served for some minors then; all serve v1beta1. */
const SERVES_V1 = '1.32';

const versionOf = ({ kubernetes }: ExposureContext): string =>
  `${GROUP}/${kubernetes === undefined || isAtLeast(kubernetes, SERVES_V1) ? 'v1' : 'v1beta1'}`;

/** Adds the objects. */
export function gatewayObjects(scope: Construct, context: ExposureContext, facts: GatewayFacts): void {
  policies(scope, facts);
  gateway(scope, context, facts);
  routes(scope, context, facts);
}

const metadata = (name: string, annotations: Readonly<Record<string, string>> = {}) => ({
  name,
  namespace: GATEWAY_NAMESPACE,
  annotations: annotationsOf(annotations),
});

const SERVICE = { group: '', kind: 'Service', name: GATEWAY_SERVICE };

function policies(scope: Construct, { timeoutSeconds, drainingSeconds }: GatewayFacts): void {
  const backend: IGCPBackendPolicy['spec'] = {
    default: { timeoutSec: timeoutSeconds, connectionDraining: { drainingTimeoutSec: drainingSeconds } },
    targetRef: SERVICE,
  };
  const health: IHealthCheckPolicy['spec'] = {
    default: { config: { type: 'HTTP', httpHealthCheck: { portSpecification: 'USE_FIXED_PORT', ...HEALTH_CHECK } } },
    targetRef: SERVICE,
  };
  const apiVersion = 'networking.gke.io/v1';
  new ApiObject(scope, 'backend-policy', {
    apiVersion,
    kind: 'GCPBackendPolicy',
    metadata: metadata(NAME),
    spec: backend,
  });
  new ApiObject(scope, 'health-check-policy', {
    apiVersion,
    kind: 'HealthCheckPolicy',
    metadata: metadata(NAME),
    spec: health,
  });
}

type Listener = NonNullable<IGateway['spec']>['listeners'][number];

/** The listener for HTTP, to which routes may be bound by its name. */
const HTTP_LISTENER: Listener = { name: 'http', protocol: 'HTTP', port: 80 };

/** Only routes beside the Gateway are bound to it. */
const ALLOWED_ROUTES: Listener['allowedRoutes'] = { namespaces: { from: 'Same' } };

function gateway(scope: Construct, context: ExposureContext, facts: GatewayFacts): void {
  const { gatewayClass, staticAddressName, certificate, httpProtocol } = facts;
  const spec: IGateway['spec'] = {
    gatewayClassName: gatewayClass,
    listeners: [
      ...(httpProtocol === 'Disabled' ? [] : [HTTP_LISTENER]),
      ...(certificate === undefined ? [] : [httpsListener(certificate)]),
    ].map((listener) => ({ ...listener, allowedRoutes: ALLOWED_ROUTES })),
    ...(staticAddressName !== undefined && { addresses: [{ type: 'NamedAddress', value: staticAddressName }] }),
  };
  const map = certificate?.certificateMap;
  new ApiObject(scope, 'gateway', {
    apiVersion: versionOf(context),
    kind: 'Gateway',
    metadata: metadata(NAME, map === undefined ? {} : { 'networking.gke.io/certmap': map }),
    spec,
  });
}

/** Every path. Routes name no host: which ones there are, Kourier's gateway knows. */
const MATCHES = [{ path: { type: 'PathPrefix' as const, value: '/' } }];

const PARENT = { group: GROUP, kind: 'Gateway', name: NAME };

function routes(scope: Construct, context: ExposureContext, { httpProtocol }: GatewayFacts): void {
  const redirects = httpProtocol === 'Redirected';
  const served: IHTTPRoute['spec'] = {
    parentRefs: [{ ...PARENT, ...(redirects && { sectionName: 'https' }) }],
    rules: [{ matches: MATCHES, backendRefs: [{ ...SERVICE, port: HTTP_PORT, weight: 1 }] }],
  };
  const redirected: IHTTPRoute['spec'] = {
    parentRefs: [{ ...PARENT, sectionName: HTTP_LISTENER.name }],
    rules: [
      {
        matches: MATCHES,
        filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }],
      },
    ],
  };
  const apiVersion = versionOf(context);
  new ApiObject(scope, 'route', {
    apiVersion,
    kind: 'HTTPRoute',
    metadata: metadata(NAME, context.recordAnnotations),
    spec: served,
  });
  if (redirects) {
    new ApiObject(scope, 'redirect', {
      apiVersion,
      kind: 'HTTPRoute',
      metadata: metadata(`${NAME}-redirect`),
      spec: redirected,
    });
  }
}
