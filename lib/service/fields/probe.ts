// Probes: how Knative and Kubernetes find out whether a container is ready, alive and started.
import { Duration } from 'cdk8s';
import { field, type Shape } from '../../fields/field';
import { anyText, choice, integer, list, object, oneOf, someText, textThat } from '../../fields/kinds';
import { seconds } from '../../fields/units';
import type { ExecAction, GrpcAction, HttpGetAction, HttpHeader, Probe, TcpSocketAction } from '../service-props';

const SEE = 'https://knative.dev/docs/serving/services/configure-probing/';

const PORT_NUMBER = integer({ minimum: 1, maximum: 65535 });

/** The number of a port, or the name that the container's port has. */
const PORT = oneOf(PORT_NUMBER, someText);

/** Where Knative puts a port in, and where it doesn't. */
const OWN_PORT =
  'the port that takes requests, in a readiness or liveness probe of its container; other probes need a number';
const OWN_GRPC_PORT =
  'the port that takes requests, in a readiness probe of its container from Knative 1.17 on; other probes need a number';

const HEADER_NAME = textThat("the name of a header: letters, digits and '-'", (name) => /^[-a-zA-Z0-9]+$/.test(name));

const HTTP_HEADER: Shape<HttpHeader> = {
  name: 'HttpHeader',
  description: 'A header of a request.',
  fields: { name: field(HEADER_NAME, { required: true }), value: field(anyText, { required: true }) },
};

const HTTP_GET: Shape<HttpGetAction> = {
  name: 'HttpGetAction',
  description: 'A request by HTTP; any status from 200 to 399 is success.',
  fields: {
    path: field(someText, { unset: '/' }),
    port: field(PORT, { unset: OWN_PORT }),
    host: field(someText, { unset: 'the pod itself' }),
    scheme: field(choice('HTTP', 'HTTPS'), { unset: 'HTTP' }),
    httpHeaders: field(list(object(HTTP_HEADER)), { unset: 'none' }),
  },
};

const TCP_SOCKET: Shape<TcpSocketAction> = {
  name: 'TcpSocketAction',
  description: 'A connection by TCP; success if it is accepted.',
  fields: { port: field(PORT, { unset: OWN_PORT }), host: field(someText, { unset: 'the pod itself' }) },
};

const EXEC: Shape<ExecAction> = {
  name: 'ExecAction',
  description: 'A command in the container; success if it ends with 0.',
  fields: { command: field(list(anyText), { required: true }) },
};

const GRPC: Shape<GrpcAction> = {
  name: 'GrpcAction',
  description: "A request by gRPC's health checking protocol.",
  fields: {
    port: field(PORT_NUMBER, { unset: OWN_GRPC_PORT }),
    service: field(anyText, { unset: 'the server as a whole' }),
  },
};

const FROM_ZERO = seconds({ minimum: Duration.seconds(0), maximum: Duration.seconds(2 ** 31 - 1) });
const FROM_ONE = seconds({ minimum: Duration.seconds(1), maximum: Duration.seconds(2 ** 31 - 1) });
const COUNT = integer({ minimum: 1 });

export const PROBE: Shape<Probe> = {
  name: 'Probe',
  description: 'How a container is asked whether it is well: by one of httpGet, tcpSocket, exec and grpc.',
  see: SEE,
  fields: {
    httpGet: field(object(HTTP_GET), { unset: 'another way is used' }),
    tcpSocket: field(object(TCP_SOCKET), { unset: 'another way is used' }),
    exec: field(object(EXEC), { unset: 'another way is used' }),
    grpc: field(object(GRPC), { unset: 'another way is used', since: '1.12' }),
    initialDelay: field(FROM_ZERO, { at: ['initialDelaySeconds'], unset: 'none' }),
    period: field(FROM_ZERO, {
      at: ['periodSeconds'],
      unset: '0 for a readiness probe, 10 seconds for the others',
    }),
    timeout: field(FROM_ONE, { at: ['timeoutSeconds'], unset: '1 second' }),
    successThreshold: field(COUNT, { unset: '1' }),
    failureThreshold: field(COUNT, { unset: '3' }),
  },
};
