// Which container answers the requests, and on which port: the one that the Service leads to.
import { get } from '../fields/read';
import type { Manifest } from '../gitops/manifest';
import { isJsonObject, type Json, type JsonObject } from '../kubernetes/json';
import { itemsAt, POD, textAt } from './places';

/** Where requests go. */
export interface Serving {
  /** Index of the container. */
  readonly container: number;
  /** Index of the port among those that the container declares. @default - it declares none that takes requests */
  readonly declared?: number;
  /** The number of the port. @default - nothing says it */
  readonly port?: number;
  /** Index of the port among those of the Service. @default - no Service leads there */
  readonly servicePort?: number;
  /** Whether the container speaks HTTP/2 without TLS, as gRPC does. */
  readonly isH2c: boolean;
}

/** How a port is called, or its protocol, that takes requests by HTTP/2 without TLS. */
const H2C = /^(?:grpc(?!-web)|h2c|http2|kubernetes\.io\/h2c)/i;

/** How a port is called that takes requests. */
const REQUESTS = /^(?:http|web|api|rest)/i;

/** How a port is called that gives metrics. */
const METRICS = /metric|prom/i;

/** Returns whether a port is by its name one for metrics. */
export const isForMetrics = (port: Json): boolean => METRICS.test(textAt(port, 'name') ?? '');

/** Returns the Services that lead to the pods of a Deployment, the one that requests most likely come by first. */
export function servicesOf(deployment: Manifest, manifests: readonly Manifest[]): Manifest[] {
  const { name, namespace } = deployment.metadata;
  const labels = get(deployment, ['spec', 'template', 'metadata', 'labels']);
  const rank = (service: Manifest) =>
    (get(service, ['spec', 'clusterIP']) === 'None' ? 2 : 0) + (service.metadata.name === name ? 0 : 1);
  return manifests
    .filter(({ apiVersion, kind, metadata, ...rest }) => {
      const selector = get(rest, ['spec', 'selector']);
      return (
        apiVersion === 'v1' &&
        kind === 'Service' &&
        (metadata.namespace ?? namespace) === (namespace ?? metadata.namespace) &&
        isJsonObject(selector) &&
        Object.keys(selector).length > 0 &&
        Object.entries(selector).every(([key, value]) => get(labels, [key]) === value)
      );
    })
    .toSorted((one, other) => rank(one) - rank(other));
}

/**
 * Returns where requests go in the pods of a Deployment.
 * @param service the Service of Kubernetes that leads there, if there is one
 */
export function servingIn(deployment: JsonObject, service: JsonObject | undefined): Serving {
  const containers = itemsAt(deployment, ...POD.split('.'), 'containers');
  const servicePorts = itemsAt(service, 'spec', 'ports');
  const servicePort = likeliest(servicePorts);
  const asked = servicePort === undefined ? undefined : servicePorts[servicePort];
  const target = get(asked, ['targetPort']) ?? get(asked, ['port']);

  const leads = (port: Json) =>
    isTcp(port) && [get(port, ['containerPort']), get(port, ['name'])].some((each) => each === target);
  const withTarget = target === undefined ? -1 : containers.findIndex((each) => itemsAt(each, 'ports').some(leads));
  const withPorts = containers.findIndex((each) => likeliest(itemsAt(each, 'ports')) !== undefined);
  const container = withTarget >= 0 ? withTarget : Math.max(withPorts, 0);

  const ports = itemsAt(containers[container], 'ports');
  const isUndeclared = withTarget < 0 && typeof target === 'number';
  const declared = withTarget >= 0 ? ports.findIndex(leads) : isUndeclared ? undefined : likeliest(ports);
  const port = declared === undefined ? target : get(ports[declared], ['containerPort']);
  return {
    container,
    declared,
    port: typeof port === 'number' ? port : portVariable(containers[container]),
    servicePort,
    isH2c: [declared === undefined ? undefined : ports[declared], asked].some(
      (each) => each !== undefined && words(each).some((word) => H2C.test(word)),
    ),
  };
}

const words = (port: Json): string[] => ['name', 'appProtocol'].flatMap((field) => textAt(port, field) ?? []);

/** Returns whether a port is one of TCP, as those of HTTP are. */
export const isTcp = (port: Json): boolean => (get(port, ['protocol']) ?? 'TCP') === 'TCP';

/** Returns the index of the port that most likely takes requests; nothing where none can. */
function likeliest(ports: readonly Json[]): number | undefined {
  const rank = (port: Json) =>
    get(port, ['port']) === 80
      ? 0
      : words(port).some((word) => REQUESTS.test(word) || H2C.test(word))
        ? 1
        : isForMetrics(port)
          ? 3
          : 2;
  return ports
    .map((port, index) => ({ port, index }))
    .filter(({ port }) => isTcp(port))
    .toSorted((one, other) => rank(one.port) - rank(other.port))[0]?.index;
}

/** A container that reads its port from PORT, as Knative wants it, may declare none. */
function portVariable(container: Json | undefined): number | undefined {
  const variable = itemsAt(container, 'env').find((each) => get(each, ['name']) === 'PORT');
  const value = Number(textAt(variable, 'value') ?? Number.NaN);
  return Number.isInteger(value) ? value : undefined;
}
