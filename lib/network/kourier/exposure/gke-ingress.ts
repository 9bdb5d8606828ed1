// By an application load balancer that GKE makes of an Ingress.
import type { IBackendConfig } from '@kubernetes-models/gke/cloud.google.com/v1';
import type { IManagedCertificate } from '@kubernetes-models/gke/networking.gke.io/v1';
import type { IFrontendConfig } from '@kubernetes-models/gke/networking.gke.io/v1beta1';
import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { flagProblems } from '../../../namespace/checks';
import { knownProperties } from '../../../validation/rules';
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
import { type GkeIngressCertificate, ingressCertificateProblems } from './gke-ingress-certificate';
import { httpProtocolOf, httpProtocolProblems } from './http-protocol';
import { backendTimeoutSeconds } from './request-timeout';
import { staticAddressNameProblems } from './static-address';

/** @see https://docs.cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration */
export interface GkeIngressProps extends BackendProps {
  /**
   * Whether it is reached from the network of the cluster only. It needs a proxy-only subnet.
   * @default false - from the internet
   */
  readonly internal?: boolean;

  /**
   * The name by which an address is reserved: a global one, or with `internal` a regional one.
   * @default - any address, which lasts as long as the Ingress
   */
  readonly staticAddressName?: string;

  /**
   * With which certificate callers are served.
   * @default - none: HTTP only
   */
  readonly certificate?: GkeIngressCertificate;

  /**
   * What becomes of requests over HTTP. Without a certificate there is nothing else.
   * @default - with a certificate Redirected, or Disabled with `internal`, which can't redirect; Enabled without one
   */
  readonly httpProtocol?: HttpProtocol;
}

const PROPERTIES: Readonly<Record<keyof GkeIngressProps, true>> = {
  ...BACKEND_PROPERTIES,
  internal: true,
  staticAddressName: true,
  certificate: true,
  httpProtocol: true,
};

/** Name of each object. */
const NAME = GATEWAY_SERVICE;

const METADATA = { name: NAME, namespace: GATEWAY_NAMESPACE };

/** Returns the way by an application load balancer that GKE makes of an Ingress. */
export const gkeIngress = (props: GkeIngressProps = {}): Exposure => ({
  name: 'gkeIngress',
  proxy: backendProxy(props, props.certificate !== undefined),
  service: () => ({
    annotations: {
      'cloud.google.com/neg': JSON.stringify({ ingress: true }),
      'cloud.google.com/backend-config': JSON.stringify({ default: NAME }),
    },
    spec: { type: 'ClusterIP' },
  }),
  install: (scope, context) => {
    backendConfig(scope, props, context);
    ingress(scope, props, context);
  },
  problems: () => [
    ...knownProperties('gkeIngress', props, PROPERTIES),
    ...backendProblems(props),
    ...flagProblems('internal', props.internal),
    ...staticAddressNameProblems(props.staticAddressName),
    ...ingressCertificateProblems(props.certificate, props.internal === true),
    ...httpProtocolProblems(props),
    ...(props.internal === true && props.httpProtocol === 'Redirected'
      ? ["httpProtocol is 'Redirected' with internal; allowed: Enabled, Disabled, as an internal one can't redirect"]
      : []),
  ],
});

function backendConfig(scope: Construct, props: GkeIngressProps, context: ExposureContext): void {
  const spec: IBackendConfig['spec'] = {
    timeoutSec: backendTimeoutSeconds(props.timeout, context),
    connectionDraining: { drainingTimeoutSec: drainingSeconds(props) },
    healthCheck: { type: 'HTTP', ...HEALTH_CHECK },
  };
  new ApiObject(scope, 'backend-config', {
    apiVersion: 'cloud.google.com/v1',
    kind: 'BackendConfig',
    metadata: METADATA,
    spec,
  });
}

function ingress(scope: Construct, props: GkeIngressProps, { recordAnnotations }: ExposureContext): void {
  const { internal = false, staticAddressName, certificate = {} } = props;
  const { secretName: secret, preSharedCertificates, managedHosts } = certificate;
  const protocol = httpProtocolOf(props, internal ? 'Disabled' : 'Redirected');
  if (protocol === 'Redirected') {
    const spec: IFrontendConfig['spec'] = { redirectToHttps: { enabled: true } };
    new ApiObject(scope, 'frontend-config', {
      apiVersion: 'networking.gke.io/v1beta1',
      kind: 'FrontendConfig',
      metadata: METADATA,
      spec,
    });
  }
  if (managedHosts !== undefined) {
    const spec: IManagedCertificate['spec'] = { domains: Array.isArray(managedHosts) ? [...managedHosts] : [] };
    new ApiObject(scope, 'managed-certificate', {
      apiVersion: 'networking.gke.io/v1',
      kind: 'ManagedCertificate',
      metadata: METADATA,
      spec,
    });
  }
  new k8s.KubeIngress(scope, 'ingress', {
    metadata: {
      ...METADATA,
      annotations: {
        // GKE reads the class from here, and not from spec.ingressClassName.
        'kubernetes.io/ingress.class': internal ? 'gce-internal' : 'gce',
        ...(staticAddressName !== undefined && {
          [`kubernetes.io/ingress.${internal ? 'regional' : 'global'}-static-ip-name`]: staticAddressName,
        }),
        ...(preSharedCertificates !== undefined && {
          'ingress.gcp.kubernetes.io/pre-shared-cert': String(preSharedCertificates),
        }),
        ...(managedHosts !== undefined && { 'networking.gke.io/managed-certificates': NAME }),
        ...(protocol === 'Redirected' && { 'networking.gke.io/v1beta1.FrontendConfig': NAME }),
        ...(protocol === 'Disabled' && { 'kubernetes.io/ingress.allow-http': 'false' }),
        ...recordAnnotations,
      },
    },
    spec: {
      // Every host: which ones there are, the gateway knows.
      defaultBackend: { service: { name: GATEWAY_SERVICE, port: { number: HTTP_PORT } } },
      tls: secret === undefined ? undefined : [{ secretName: secret }],
    },
  });
}
