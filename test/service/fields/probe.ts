// Probes.
import { Duration } from 'cdk8s';
import type {
  ExecAction,
  GrpcAction,
  HttpGetAction,
  HttpHeader,
  Probe,
  TcpSocketAction,
} from '../../../lib/service/service-props';
import {
  ANY_TEXT,
  at,
  type Case,
  MAX_INT32,
  oneOf,
  type Place,
  place,
  plainList,
  plainPart,
  SOME_TEXT,
  seconds,
  since,
  text,
  whole,
} from './case';

const PROBE = { property: 'readinessProbe', at: 'spec.template.spec.containers[0].readinessProbe' };

const PORT_NUMBER = whole(1, 65535);

/** A number, or the name that the port of the container has. */
const PORT: Case<number | string> = {
  good: [...PORT_NUMBER.good, ['http', 'http']],
  allowed: 'a whole number from 1 to 65535, or a string that is not empty',
  bad: [[0], [65536], [1.5], [''], [true], [null]],
};

const HEADERS = plainList(
  [[{ name: 'Accept', value: '' }], []],
  [[5], '[0] is 5; allowed: an object with name, value'],
);

export const PROBES: readonly Place[] = [
  place<Probe>(
    // Knative takes a readiness probe with a timeout only where it has a period.
    { ...PROBE, service: { readinessProbe: { period: Duration.seconds(10) } } },
    {
      httpGet: plainPart('path, port, host, scheme, httpHeaders', { path: '/ready', port: 3000 }),
      tcpSocket: plainPart('port, host', { port: 3000 }),
      exec: plainPart('command', { command: ['/ready'] }),
      grpc: since('1.12', plainPart('port, service', { port: 3000 })),
      initialDelay: at(['initialDelaySeconds'], seconds(0, MAX_INT32)),
      period: at(['periodSeconds'], seconds(0, MAX_INT32)),
      timeout: at(['timeoutSeconds'], seconds(1, MAX_INT32)),
      successThreshold: whole(1),
      failureThreshold: whole(1),
    },
  ),
  place<HttpGetAction>(
    {
      property: `${PROBE.property}.httpGet`,
      at: `${PROBE.at}.httpGet`,
      service: { readinessProbe: { httpGet: { port: 3000 } } },
    },
    {
      path: SOME_TEXT,
      port: PORT,
      host: SOME_TEXT,
      scheme: oneOf('HTTP', 'HTTPS'),
      httpHeaders: HEADERS,
    },
  ),
  place<HttpHeader>(
    {
      property: `${PROBE.property}.httpGet.httpHeaders[0]`,
      at: `${PROBE.at}.httpGet.httpHeaders[0]`,
      service: { readinessProbe: { httpGet: { port: 3000, httpHeaders: [{ name: 'Accept', value: '' }] } } },
    },
    {
      name: text("the name of a header: letters, digits and '-'", ['Accept', 'X-1'], ['', 'a b', 'a_b', 'a:']),
      value: ANY_TEXT,
    },
  ),
  place<TcpSocketAction>(
    {
      property: `${PROBE.property}.tcpSocket`,
      at: `${PROBE.at}.tcpSocket`,
      service: { readinessProbe: { tcpSocket: { port: 3000 } } },
    },
    { port: PORT, host: SOME_TEXT },
  ),
  place<ExecAction>(
    { property: `${PROBE.property}.exec`, at: `${PROBE.at}.exec` },
    { command: plainList([['/ready'], ['/ready', '']], [[5], '[0] is 5; allowed: a string']) },
  ),
  place<GrpcAction>(
    {
      property: `${PROBE.property}.grpc`,
      at: `${PROBE.at}.grpc`,
      service: { readinessProbe: { grpc: { port: 3000 } } },
    },
    { port: PORT_NUMBER, service: ANY_TEXT },
  ),
];
