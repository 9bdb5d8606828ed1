// Names and labels that Kourier's objects share.
import type { KnativeRelease } from '../../release/knative-release';

/** The namespace of the gateway. The controller runs beside Serving. */
export const GATEWAY_NAMESPACE = 'kourier-system';

/** The name of the gateway's Deployment, and the `app` label of its pods. */
export const GATEWAY = '3scale-kourier-gateway';

/** The name of the gateway's Service for requests from inside the cluster. */
export const INTERNAL_GATEWAY = 'kourier-internal';

/** The name of the controller's Deployment and Service, and the `app` label of its pods. */
export const CONTROLLER = 'net-kourier-controller';

/** The Service through which requests from outside reach the gateway, and its port for HTTP. */
export const GATEWAY_SERVICE = 'kourier';
export const HTTP_PORT = 80;

/** The port of the gateway's pods for requests from outside over HTTP. */
export const HTTP_TARGET_PORT = 8080;

/** The port on which the controller tells Envoy what to serve. */
export const XDS_PORT = 18000;

/** Tells Prometheus where a pod's metrics are. */
export const prometheusAnnotations = (port: number, path: string): Record<string, string> => ({
  'prometheus.io/scrape': 'true',
  'prometheus.io/port': String(port),
  'prometheus.io/path': path,
});

/** Returns the labels of an object of Kourier. */
export const kourierLabels = (release: KnativeRelease): Record<string, string> => ({
  'networking.knative.dev/ingress-provider': 'kourier',
  'app.kubernetes.io/name': 'knative-serving',
  'app.kubernetes.io/component': 'net-kourier',
  'app.kubernetes.io/version': release.kourierVersion,
  ...(!release.since('1.4') && { 'serving.knative.dev/release': `v${release.kourierVersion}` }),
});
