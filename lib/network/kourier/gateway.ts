// Kourier's gateway: the Envoy through which every request comes, from outside and from inside the cluster.
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { KnativeRelease } from '../../release/knative-release';
import { ADMIN_SOCKET, envoyBootstrap } from './envoy-bootstrap';
import { GATEWAY, GATEWAY_NAMESPACE, kourierLabels } from './labels';

const CONFIG_FOLDER = '/tmp/config';
const CONFIG_FILE = 'envoy-bootstrap.yaml';

/** The gateway's listeners. */
const PORTS = [
  { name: 'http2-external', containerPort: 8080 },
  { name: 'http2-internal', containerPort: 8081 },
  { name: 'https-external', containerPort: 8443 },
  { name: 'http-probe', containerPort: 8090 },
  { name: 'https-probe', containerPort: 9443 },
];

export interface KourierGatewayProps {
  readonly release: KnativeRelease;
}

/** The gateway with its configuration, and a Service for either side. */
export class KourierGateway extends Construct {
  constructor(scope: Construct, id: string, props: KourierGatewayProps) {
    super(scope, id);
    const labels = kourierLabels(props.release);
    const selector = { app: GATEWAY };
    const metadata = (name: string) => ({ name, namespace: GATEWAY_NAMESPACE, labels });

    const bootstrap = new k8s.KubeConfigMap(this, 'bootstrap', {
      metadata: metadata('kourier-bootstrap'),
      data: { [CONFIG_FILE]: envoyBootstrap() },
    });

    new k8s.KubeDeployment(this, 'deployment', {
      metadata: metadata(GATEWAY),
      spec: {
        strategy: {
          type: 'RollingUpdate',
          rollingUpdate: { maxUnavailable: k8s.IntOrString.fromNumber(0), maxSurge: k8s.IntOrString.fromNumber(1) },
        },
        selector: { matchLabels: selector },
        template: {
          metadata: {
            labels: selector,
            // Changed by upstream when the pods must be replaced although nothing else of them changes.
            annotations: { 'networking.knative.dev/poke': 'v0.26' },
          },
          spec: {
            restartPolicy: 'Always',
            containers: [container(props.release)],
            volumes: [{ name: 'config-volume', configMap: { name: bootstrap.name } }],
          },
        },
      },
    });

    new k8s.KubeService(this, 'service', {
      metadata: metadata('kourier'),
      spec: {
        type: 'LoadBalancer',
        selector,
        ports: [servicePort('http2', 80, 8080), servicePort('https', 443, 8443)],
      },
    });
    new k8s.KubeService(this, 'internal-service', {
      metadata: metadata('kourier-internal'),
      spec: { type: 'ClusterIP', selector, ports: [servicePort('http2', 80, 8081)] },
    });
  }
}

const servicePort = (name: string, port: number, targetPort: number): k8s.ServicePort => ({
  name,
  port,
  protocol: 'TCP',
  targetPort: k8s.IntOrString.fromNumber(targetPort),
});

const container = (release: KnativeRelease): k8s.Container => ({
  name: 'kourier-gateway',
  image: release.envoyImage,
  command: ['/usr/local/bin/envoy'],
  args: ['--base-id 1', `-c ${CONFIG_FOLDER}/${CONFIG_FILE}`, '--log-level info'],
  ports: PORTS.map((port) => ({ ...port, protocol: 'TCP' })),
  volumeMounts: [{ name: 'config-volume', mountPath: CONFIG_FOLDER }],
  securityContext: {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: false,
    runAsNonRoot: false,
    capabilities: { drop: ['all'] },
  },
  readinessProbe: {
    httpGet: {
      scheme: 'HTTP',
      port: k8s.IntOrString.fromNumber(8081),
      path: '/ready',
      httpHeaders: [{ name: 'Host', value: 'internalkourier' }],
    },
    initialDelaySeconds: 10,
    periodSeconds: 5,
  },
  lifecycle: {
    preStop: {
      exec: {
        command: ['/bin/sh', '-c', `curl -X POST --unix ${ADMIN_SOCKET} http://localhost/healthcheck/fail; sleep 15`],
      },
    },
  },
});
