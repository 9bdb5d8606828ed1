// Probes: how they ask, and on which port.
import { Duration } from 'cdk8s';
import type { Probe, ServiceProps } from '../../../lib/service/service-props';
import { IMAGE } from '../service';
import { allowed, type Row, refused } from './row';

const NAMES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
const WAYS = 'allowed: one of httpGet, tcpSocket, exec, grpc';
const NO_PORT = "allowed: a number, as Knative doesn't put one in here";
const ONLY_WITH_PERIOD = 'allowed: only with a period, as Knative otherwise asks until it is ready';

const PERIOD = Duration.seconds(10);
const NONE = Duration.seconds(0);

const tcp = { tcpSocket: { port: 3000 } };

/** Returns a sidecar with a probe. */
const sidecar = (name: (typeof NAMES)[number], probe: Probe): Partial<ServiceProps> => ({
  sidecars: [{ name: 'proxy', image: IMAGE, [name]: probe }],
});

export const PROBES: readonly Row[] = [
  // One way to ask.
  ...NAMES.flatMap((name) => [
    ...[{ httpGet: { port: 3000 } }, tcp, { exec: { command: ['/ready'] } }, { grpc: { port: 3000 } }].flatMap(
      (probe) => [
        allowed(`${name} by ${Object.keys(probe).join()}`, { [name]: probe }),
        allowed(`${name} of a sidecar by ${Object.keys(probe).join()}`, sidecar(name, probe)),
      ],
    ),
    refused(
      `${name} in two ways`,
      { [name]: { ...tcp, exec: { command: ['/ready'] } } },
      `${name} has tcpSocket and exec; ${WAYS}`,
    ),
    refused(`${name} of a sidecar in no way`, sidecar(name, {}), `sidecars[0].${name} has none; ${WAYS}`),
  ]),
  allowed('readinessProbe in no way', { readinessProbe: {} }),
  refused('livenessProbe in no way', { livenessProbe: {} }, `livenessProbe has none; ${WAYS}`),
  refused('startupProbe in no way', { startupProbe: {} }, `startupProbe has none; ${WAYS}`),

  ...NAMES.map((name) =>
    refused(
      `${name} by no command`,
      { [name]: { exec: { command: [] } } },
      `${name}.exec.command is empty; allowed: one or more words`,
    ),
  ),

  // On the port of the container, or another one.
  ...(['httpGet', 'tcpSocket'] as const).flatMap((way) => [
    ...(['livenessProbe', 'readinessProbe'] as const).flatMap((name) => [
      allowed(`${name} by ${way} on the container's port`, { [name]: { [way]: {} } }),
      allowed(`${name} by ${way} on the container's port by its name`, { [name]: { [way]: { port: 'http' } } }),
      allowed(`${name} by ${way} on a port by its name`, {
        port: 3000,
        portName: 'h2c',
        [name]: { [way]: { port: 'h2c' } },
      }),
      refused(
        `${name} by ${way} on a port that is called otherwise`,
        { portName: 'h2c', [name]: { [way]: { port: 'http' } } },
        `${name}.${way}.port is 'http'; allowed: a number, or 'h2c', the name of the container's port`,
      ),
      refused(
        `${name} by ${way} on a port of no container`,
        { [name]: { [way]: { port: 'admin' } } },
        `${name}.${way}.port is 'admin'; allowed: a number, or 'http', the name of the container's port`,
      ),
    ]),
    refused(
      `startupProbe by ${way} on no port`,
      { startupProbe: { [way]: {} } },
      `startupProbe.${way}.port is not set; ${NO_PORT}`,
    ),
    refused(
      `startupProbe by ${way} on a port by its name`,
      { startupProbe: { [way]: { port: 'http' } } },
      `startupProbe.${way}.port is 'http'; ${NO_PORT}`,
    ),
    ...NAMES.flatMap((name) => [
      refused(
        `${name} of a sidecar by ${way} on no port`,
        sidecar(name, { [way]: {} }),
        `sidecars[0].${name}.${way}.port is not set; ${NO_PORT}`,
      ),
      refused(
        `${name} of a sidecar by ${way} on a port by its name`,
        sidecar(name, { [way]: { port: 'http' } }),
        `sidecars[0].${name}.${way}.port is 'http'; ${NO_PORT}`,
      ),
    ]),
  ]),
  allowed("readinessProbe by grpc on the container's port", { readinessProbe: { grpc: {} } }, { version: '1.17.2' }),
  refused(
    "readinessProbe by grpc on the container's port in Knative 1.16",
    { readinessProbe: { grpc: {} } },
    `readinessProbe.grpc.port is not set; ${NO_PORT}`,
    { version: '1.16.3' },
  ),
  ...(['livenessProbe', 'startupProbe'] as const).map((name) =>
    refused(`${name} by grpc on no port`, { [name]: { grpc: {} } }, `${name}.grpc.port is not set; ${NO_PORT}`),
  ),
  refused(
    'readinessProbe of a sidecar by grpc on no port',
    sidecar('readinessProbe', { grpc: {} }),
    `sidecars[0].readinessProbe.grpc.port is not set; ${NO_PORT}`,
  ),

  // Over and over again, or as often as it is told.
  ...[{ timeout: PERIOD }, { failureThreshold: 1 }].flatMap((once) => {
    const [property] = Object.keys(once);
    return [
      allowed(`${property} with a period`, { readinessProbe: { period: Duration.seconds(1), ...once } }),
      refused(
        `${property} without a period`,
        { readinessProbe: once },
        `readinessProbe.${property} is set; ${ONLY_WITH_PERIOD}`,
      ),
      refused(
        `${property} with a period of nothing`,
        { readinessProbe: { period: NONE, ...once } },
        `readinessProbe.${property} is set; ${ONLY_WITH_PERIOD}`,
      ),
      refused(
        `${property} without a period in a sidecar`,
        sidecar('readinessProbe', { ...tcp, ...once }),
        `sidecars[0].readinessProbe.${property} is set; ${ONLY_WITH_PERIOD}`,
      ),
      allowed(`${property} of a livenessProbe`, { livenessProbe: { ...tcp, ...once } }),
    ];
  }),
  allowed('readinessProbe with two successes', { readinessProbe: { successThreshold: 2 } }),
  ...(['livenessProbe', 'startupProbe'] as const).flatMap((name) => [
    allowed(`${name} with one success`, { [name]: { ...tcp, successThreshold: 1 } }),
    refused(
      `${name} with two successes`,
      { [name]: { ...tcp, successThreshold: 2 } },
      `${name}.successThreshold is 2; allowed: 1`,
    ),
    allowed(`${name} with the shortest period`, { [name]: { ...tcp, period: Duration.seconds(1) } }),
    refused(
      `${name} with a period of nothing`,
      { [name]: { ...tcp, period: NONE } },
      `${name}.period is 0 seconds; allowed: 1 second or more, as only a readiness probe may be without`,
    ),
  ]),
];
