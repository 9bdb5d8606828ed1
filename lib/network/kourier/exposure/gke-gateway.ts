// By an application load balancer that GKE makes of a Gateway.
import type { IGateway, IHTTPRoute } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1';
import type { IGCPBackendPolicy, IHealthCheckPolicy } from '@kubernetes-models/gke/networking.gke.io/v1';
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { isAtLeast } from '../../../release/versions';
import { knownProperties, show } from '../../../validation/rules';
import { GATEWAY_NAMESPACE, GATEWAY_SERVICE, HTTP_PORT } from '../labels';
import {
  BACKEND_PROPERTIES,
  type BackendProps,
  backendProblems,
  backendProxy,
  drainingSeconds,
  HEALTH_CHECK,
  type HttpProtocol,
} from './backend';
import type { Exposure, ExposureContext } from './exposure';
import { type GkeGatewayCertificate, gatewayCertificateProblems, httpsListener } from './gke-gateway-certificate';
import { httpProtocolOf, httpProtocolProblems } from './http-protocol';
import { backendTimeoutSeconds } from './request-timeout';
import { staticAddressNameProblems } from './static-address';

/** Classes of Gateways of one cluster, and where each is reached from. */
const CLASSES = ['gke-l7-global-external-managed', 'gke-l7-regional-external-managed', 'gke-l7-rilb'] as const;

/** A class of Gateways of GKE. */
export type GkeGatewayClass = (typeof CLASSES)[number];

/** @see https://docs.cloud.google.com/kubernetes-engine/docs/concepts/gateway-api */
export interface GkeGatewayProps extends BackendProps {
  /**
   * Which load balancer it is: from the internet one of all regions, `gke-l7-global-external-managed`, or of one,
   * `gke-l7-regional-external-managed`; or one of the network only, `gke-l7-rilb`. Those of one region need a proxy-only
   * subnet.
   * @default gke-l7-global-external-managed
   */
  readonly gatewayClass?: GkeGatewayClass;

  /**
   * The name by which an address is reserved: a global one for the global class, else one of the region.
   * @default - any address, which lasts as long as the Gateway
   */
  readonly staticAddressName?: string;

  /**
   * With which certificate callers are served.
   * @default - none: HTTP only
   */
  readonly certificate?: GkeGatewayCertificate;

  /**
   * What becomes of requests over HTTP. Without a certificate there is nothing else.
   * @default - Redirected with a certificate, Enabled without one
   */
  readonly httpProtocol?: HttpProtocol;
}

const PROPERTIES: Readonly<Record<keyof GkeGatewayProps, true>> = {
  ...BACKEND_PROPERTIES,
  gatewayClass: true,
  staticAddressName: true,
  certificate: true,
  httpProtocol: true,
};

/** The first Kubernetes minor whose GKE has Gateways, and one that has served v1 for long; v1beta1 is served by all. */
const HAS_GATEWAYS = '1.24';
const SERVES_V1 = '1.32';

const GROUP = 'gateway.networking.k8s.io';

/** Name of the objects. */
const NAME = GATEWAY_SERVICE;

const TARGET = { group: '', kind: 'Service', name: GATEWAY_SERVICE };

/** Returns the way by an application load balancer that GKE makes of a Gateway. */
export const gkeGateway = (props: GkeGatewayProps = {}): Exposure => ({
  name: 'gkeGateway',
  proxy: backendProxy(props, props.certificate !== undefined),
  service: () => ({ spec: { type: 'ClusterIP' } }),
  install: (scope, context) => {
    policies(scope, props, context);
    gateway(scope, props, context);
    routes(scope, props, context);
  },
  problems: ({ kubernetes }) => [
    ...knownProperties('gkeGateway', props, PROPERTIES),
    ...(kubernetes === undefined || isAtLeast(kubernetes, HAS_GATEWAYS)
      ? []
      : [
          `exposure is gkeGateway on Kubernetes ${kubernetes}; allowed: ${HAS_GATEWAYS} or newer, where GKE has Gateways`,
        ]),
    ...backendProblems(props),
    ...(props.gatewayClass === undefined || CLASSES.includes(props.gatewayClass)
      ? []
      : [`gatewayClass is ${show(props.gatewayClass)}; allowed: ${CLASSES.join(', ')}`]),
    ...staticAddressNameProblems(props.staticAddressName),
    ...gatewayCertificateProblems(props.certificate, classOf(props)),
    ...httpProtocolProblems(props),
  ],
});

const classOf = ({ gatewayClass = CLASSES[0] }: GkeGatewayProps): GkeGatewayClass => gatewayClass;

const versionOf = ({ kubernetes }: ExposureContext): string =>
  kubernetes === undefined || isAtLeast(kubernetes, SERVES_V1) ? 'v1' : 'v1beta1';

/** Adds an object beside the gateway. */
function add(
  scope: Construct,
  id: string,
  apiVersion: string,
  kind: string,
  name: string,
  spec: object,
  annotations = {},
) {
  new ApiObject(scope, id, {
    apiVersion,
    kind,
    metadata: {
      name,
      namespace: GATEWAY_NAMESPACE,
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    spec,
  });
}

function policies(scope: Construct, props: GkeGatewayProps, context: ExposureContext): void {
  const backend: IGCPBackendPolicy['spec'] = {
    default: {
      timeoutSec: backendTimeoutSeconds(props.timeout, context),
      connectionDraining: { drainingTimeoutSec: drainingSeconds(props) },
    },
    targetRef: TARGET,
  };
  const health: IHealthCheckPolicy['spec'] = {
    default: {
      config: { type: 'HTTP', httpHealthCheck: { portSpecification: 'USE_FIXED_PORT', ...HEALTH_CHECK } },
    },
    targetRef: TARGET,
  };
  add(scope, 'backend-policy', 'networking.gke.io/v1', 'GCPBackendPolicy', NAME, backend);
  add(scope, 'health-check-policy', 'networking.gke.io/v1', 'HealthCheckPolicy', NAME, health);
}

/** The listener for HTTP, to which routes may be bound by its name. */
const HTTP_LISTENER = { name: 'http', protocol: 'HTTP', port: 80 };

function gateway(scope: Construct, props: GkeGatewayProps, context: ExposureContext): void {
  const { staticAddressName, certificate } = props;
  const spec: IGateway['spec'] = {
    gatewayClassName: classOf(props),
    listeners: [
      ...(httpProtocolOf(props, 'Redirected') === 'Disabled' ? [] : [HTTP_LISTENER]),
      ...(certificate === undefined ? [] : [httpsListener(certificate)]),
    ],
    ...(staticAddressName !== undefined && { addresses: [{ type: 'NamedAddress', value: staticAddressName }] }),
  };
  const map = certificate?.certificateMap;
  add(scope, 'gateway', `${GROUP}/${versionOf(context)}`, 'Gateway', NAME, spec, {
    ...(map !== undefined && { 'networking.gke.io/certmap': map }),
  });
}

function routes(scope: Construct, props: GkeGatewayProps, context: ExposureContext): void {
  const redirects = httpProtocolOf(props, 'Redirected') === 'Redirected';
  // Every host: which ones there are, the gateway of Kourier knows.
  const served: IHTTPRoute['spec'] = {
    parentRefs: [{ name: NAME, ...(redirects && { sectionName: 'https' }) }],
    rules: [{ backendRefs: [{ name: GATEWAY_SERVICE, port: HTTP_PORT }] }],
  };
  const apiVersion = `${GROUP}/${versionOf(context)}`;
  add(scope, 'route', apiVersion, 'HTTPRoute', NAME, served, context.recordAnnotations);
  if (redirects) {
    const redirected: IHTTPRoute['spec'] = {
      parentRefs: [{ name: NAME, sectionName: HTTP_LISTENER.name }],
      rules: [{ filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }] }],
    };
    add(scope, 'redirect', apiVersion, 'HTTPRoute', `${NAME}-redirect`, redirected);
  }
}
