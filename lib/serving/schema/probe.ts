// The schema of a probe, by which Kubernetes and Knative find out how a container is.
import type { KnativeRelease } from '../../release/knative-release';
import { atomicList, subset } from './kubernetes';
import { type FieldSchema, int32, intOrString, object, type Properties, string } from './vocabulary';

/** Where a probe goes. Before 1.6 the schema left room for the port without naming it. */
const target = (release: KnativeRelease): Properties => ({
  host: string('Address to probe instead of that of the pod.'),
  ...(release.since('1.6') && {
    port: intOrString('Port to probe, by number or name; if unset, the port that takes requests.'),
  }),
});

const httpGet = (release: KnativeRelease): FieldSchema =>
  subset(release, 'Sends a GET request, which must be answered with a status from 200 to 399.', {
    ...target(release),
    httpHeaders: atomicList(
      release,
      'Headers of the request.',
      object(
        'A header of the request.',
        { name: string('Name of the header.'), value: string('Value of the header.') },
        'name',
        'value',
      ),
    ),
    path: string('Path of the request, such as /healthz.'),
    scheme: string('HTTP, as if unset, or HTTPS, for which any certificate will do.'),
  });

/** Since 1.17 the port may be left out, and is then the container's own. */
function grpc(release: KnativeRelease): FieldSchema {
  const description = 'Asks the standard health service of gRPC, which must answer SERVING.';
  const port = int32('Port on which the container serves gRPC.');
  const service = 'Name to ask the health service for; empty for the server as a whole.';
  return release.since('1.17')
    ? object(description, { port, service: string(service, { default: '' }) })
    : object(description, { port, service: string(service) }, 'port');
}

/** The schema of a probe. */
export const probe = (release: KnativeRelease, description: string): FieldSchema =>
  object(description, {
    exec: object('Runs a command in the container, which must exit with status 0.', {
      command: atomicList(release, 'Command and its arguments, run without a shell.', string()),
    }),
    failureThreshold: int32('How many failures in a row make the probe fail.'),
    httpGet: httpGet(release),
    initialDelaySeconds: int32('Time between the start of the container and the first probe.'),
    periodSeconds: int32('Time between probes; 0 in a readinessProbe lets Knative probe several times a second.'),
    successThreshold: int32('How many successes in a row make the probe succeed again.'),
    tcpSocket: subset(release, 'Opens a connection, which must be accepted.', target(release)),
    timeoutSeconds: int32('Longest time for one probe.'),
    ...(release.since('1.12') && { grpc: grpc(release) }),
  });
