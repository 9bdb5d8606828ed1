// Kourier's gateway: the Envoy through which every request comes, from outside and from inside the cluster.
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { Availability } from '../../kubernetes/availability';
import { noReplicaMissing, resourceRequirements, securityContext } from '../../kubernetes/container';
import type { KnativeRelease } from '../../release/knative-release';
import { ADMIN_PORT, ADMIN_SOCKET, envoyBootstrap, STATISTICS_PORT } from './envoy-bootstrap';
import type { GatewayService } from './exposure/exposure';
import {
  GATEWAY,
  GATEWAY_NAMESPACE,
  GATEWAY_SERVICE,
  HTTP_PORT,
  HTTP_TARGET_PORT,
  INTERNAL_GATEWAY,
  kourierLabels,
  prometheusAnnotations,
} from './labels';
import { servicePort } from './service-port';

const CONFIG_FOLDER = '/tmp/config';
const CONFIG_FILE = 'envoy-bootstrap.yaml';

/** The user and the group that own nothing. */
const NOBODY = 65534;

/** The gateway's listeners. */
const PORTS = [
  { name: 'http2-external', containerPort: HTTP_TARGET_PORT },
  { name: 'http2-internal', containerPort: 8081 },
  { name: 'https-external', containerPort: 8443 },
  { name: 'http-probe', containerPort: 8090 },
  { name: 'https-probe', containerPort: 9443 },
];

/** Seconds in which open requests may end before the gateway stops. */
const DRAIN_SECONDS = 15;

export interface KourierGatewayProps {
  readonly release: KnativeRelease;
  /** The digest of Envoy's image. @default - whatever its tag leads to */
  readonly envoyDigest?: string;
  /** What the Service for requests from outside says, besides its ports. @default - that it is a load balancer */
  readonly service?: GatewayService;
}

/** The gateway with its configuration, and a Service for either side. */
export class KourierGateway extends Construct {
  constructor(scope: Construct, id: string, props: KourierGatewayProps) {
    super(scope, id);
    const { release, envoyDigest, service = { spec: { type: 'LoadBalancer' } } } = props;
    const labels = kourierLabels(release);
    const selector = { app: GATEWAY };
    const metadata = (name: string) => ({ name, namespace: GATEWAY_NAMESPACE, labels });

    const bootstrap = new k8s.KubeConfigMap(this, 'bootstrap', {
      metadata: metadata('kourier-bootstrap'),
      data: { [CONFIG_FILE]: envoyBootstrap(release) },
    });

    new k8s.KubeDeployment(this, 'deployment', {
      metadata: metadata(GATEWAY),
      spec: {
        strategy: noReplicaMissing(
          release.since('1.9') ? k8s.IntOrString.fromString('100%') : k8s.IntOrString.fromNumber(1),
        ),
        selector: { matchLabels: selector },
        template: {
          metadata: {
            labels: selector,
            annotations: {
              // Changed by upstream when the pods must be replaced although nothing else of them changes.
              'networking.knative.dev/poke': 'v0.26',
              ...(release.since('1.9') && prometheusAnnotations(STATISTICS_PORT, '/stats/prometheus')),
            },
          },
          spec: {
            restartPolicy: 'Always',
            containers: [container(release, envoyDigest)],
            volumes: [{ name: 'config-volume', configMap: { name: bootstrap.name } }],
            ...(release.since('1.15') && { terminationGracePeriodSeconds: 2 * DRAIN_SECONDS }),
          },
        },
      },
    });

    new k8s.KubeService(this, 'service', {
      metadata: { ...metadata(GATEWAY_SERVICE), annotations: service.annotations },
      spec: {
        ...service.spec,
        selector,
        ports: [servicePort('http2', HTTP_PORT, HTTP_TARGET_PORT), servicePort('https', 443, 8443)],
      },
    });
    new k8s.KubeService(this, 'internal-service', {
      metadata: metadata(INTERNAL_GATEWAY),
      spec: {
        type: 'ClusterIP',
        selector,
        ports: [servicePort('http2', 80, 8081), ...(release.since('1.4') ? [servicePort('https', 443, 8444)] : [])],
      },
    });

    if (release.since('1.10')) {
      new Availability(this, 'availability', {
        release,
        deployment: GATEWAY,
        namespace: GATEWAY_NAMESPACE,
        labels,
        maxReplicas: 10,
      });
    }
  }
}

const container = (release: KnativeRelease, envoyDigest: string | undefined): k8s.Container => ({
  name: 'kourier-gateway',
  image: envoyDigest === undefined ? release.envoyImage : `${release.envoyImage}@${envoyDigest}`,
  command: ['/usr/local/bin/envoy'],
  args: [
    '--base-id 1',
    `-c ${CONFIG_FOLDER}/${CONFIG_FILE}`,
    '--log-level info',
    ...(release.since('1.15') ? ['--drain-time-s $(DRAIN_TIME_SECONDS)', '--drain-strategy immediate'] : []),
  ],
  ...(release.since('1.15') && { env: [{ name: 'DRAIN_TIME_SECONDS', value: String(DRAIN_SECONDS) }] }),
  ports: [...PORTS, ...(release.since('1.15') ? [{ name: 'metrics', containerPort: STATISTICS_PORT }] : [])].map(
    (port) => ({ ...port, protocol: 'TCP' }),
  ),
  volumeMounts: [{ name: 'config-volume', mountPath: CONFIG_FOLDER }],
  securityContext: {
    ...securityContext(release),
    readOnlyRootFilesystem: false,
    ...(release.since('1.8') ? { runAsUser: NOBODY, runAsGroup: NOBODY } : { runAsNonRoot: false }),
  },
  readinessProbe: { ...readyProbe(release), ...(release.since('1.10') && { failureThreshold: 3 }) },
  ...(release.since('1.10') && { livenessProbe: { ...readyProbe(release), failureThreshold: 6 } }),
  ...(release.since('1.9') && {
    resources: resourceRequirements({
      requests: { cpu: '200m', memory: '200Mi' },
      limits: {
        cpu: release.since('1.13') ? '1' : '500m',
        memory: release.since('1.14') ? '800Mi' : '500Mi',
      },
    }),
  }),
  lifecycle: { preStop: { exec: { command: ['/bin/sh', '-c', drain(release)] } } },
});

const readyProbe = (release: KnativeRelease): k8s.Probe => ({
  httpGet: {
    scheme: 'HTTP',
    port: k8s.IntOrString.fromNumber(8081),
    path: '/ready',
    httpHeaders: [{ name: 'Host', value: 'internalkourier' }],
  },
  initialDelaySeconds: 10,
  periodSeconds: 5,
  ...(release.since('1.20') && { timeoutSeconds: 3 }),
});

/** Returns the command that lets open requests end. */
const drain = (release: KnativeRelease): string =>
  release.since('1.15')
    ? `curl -X POST http://localhost:${ADMIN_PORT}/drain_listeners?graceful; sleep $DRAIN_TIME_SECONDS`
    : `curl -X POST --unix ${ADMIN_SOCKET} http://localhost/healthcheck/fail; sleep ${DRAIN_SECONDS}`;
