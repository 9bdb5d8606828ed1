// By an application load balancer that GKE makes of a Gateway.
import { isAtLeast } from '../../../release/versions';
import { knownProperties, show } from '../../../validation/rules';
import {
  BACKEND_PROPERTIES,
  type BackendProps,
  backendProblems,
  backendProxy,
  drainingSeconds,
  type HttpProtocol,
} from './backend';
import type { Exposure } from './exposure';
import { type GkeGatewayCertificate, gatewayCertificateProblems } from './gke-gateway-certificate';
import { gatewayObjects } from './gke-gateway-objects';
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

/** The first Kubernetes minor whose GKE has Gateways. */
const HAS_GATEWAYS = '1.24';

/** Returns the way by an application load balancer that GKE makes of a Gateway. */
export const gkeGateway = (props: GkeGatewayProps = {}): Exposure => ({
  name: 'gkeGateway',
  proxy: backendProxy(props, props.certificate !== undefined),
  service: () => ({ spec: { type: 'ClusterIP' } }),
  install: (scope, context) => {
    gatewayObjects(scope, context, {
      gatewayClass: classOf(props),
      staticAddressName: props.staticAddressName,
      certificate: props.certificate,
      httpProtocol: httpProtocolOf(props, 'Redirected'),
      timeoutSeconds: backendTimeoutSeconds(props.timeout, context),
      drainingSeconds: drainingSeconds(props),
    });
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
