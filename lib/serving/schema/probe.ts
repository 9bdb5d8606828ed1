// The schema of a probe, by which Kubernetes and Knative find out how a container is.
import type { KnativeRelease } from '../../release/knative-release';
import { atomicList, subset } from './kubernetes';
import { int32, intOrString, object, type Properties, type Schema, string } from './vocabulary';

/** The port that is asked. Before 1.6 the schema left room for it without naming it. */
const port = (release: KnativeRelease): Properties => (release.since('1.6') ? { port: intOrString() } : {});

const httpGet = (release: KnativeRelease): Schema =>
  subset(release, {
    host: string(),
    httpHeaders: atomicList(release, object({ name: string(), value: string() }, 'name', 'value')),
    path: string(),
    scheme: string(),
    ...port(release),
  });

/** Since 1.17 the port may be left out, and is then the container's own. */
const grpc = (release: KnativeRelease): Schema =>
  release.since('1.17')
    ? object({ port: int32(), service: string({ default: '' }) })
    : object({ port: int32(), service: string() }, 'port');

/** The schema of a probe. */
export const probe = (release: KnativeRelease): Schema =>
  object({
    exec: object({ command: atomicList(release, string()) }),
    failureThreshold: int32(),
    httpGet: httpGet(release),
    initialDelaySeconds: int32(),
    periodSeconds: int32(),
    successThreshold: int32(),
    tcpSocket: subset(release, { host: string(), ...port(release) }),
    timeoutSeconds: int32(),
    ...(release.since('1.12') && { grpc: grpc(release) }),
  });
