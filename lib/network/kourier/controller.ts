// Kourier's controller: reads Knative's Ingresses and tells the gateway where requests go.
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { KnativeRelease } from '../../release/knative-release';
import { SERVING_NAMESPACE } from '../../release/namespace';
import { namespaceName, secretName } from '../../validation/rules';
import { CONTROLLER, GATEWAY_NAMESPACE, kourierLabels, XDS_PORT } from './labels';

const READ = ['get', 'list', 'watch'];

const RULES: k8s.PolicyRule[] = [
  { apiGroups: [''], resources: ['events'], verbs: ['create', 'update', 'patch'] },
  { apiGroups: [''], resources: ['pods', 'endpoints', 'services', 'secrets'], verbs: READ },
  { apiGroups: [''], resources: ['configmaps'], verbs: READ },
  {
    apiGroups: ['coordination.k8s.io'],
    resources: ['leases'],
    verbs: ['get', 'list', 'create', 'update', 'delete', 'patch', 'watch'],
  },
  { apiGroups: ['networking.internal.knative.dev'], resources: ['ingresses'], verbs: [...READ, 'patch'] },
  { apiGroups: ['networking.internal.knative.dev'], resources: ['ingresses/status'], verbs: ['update'] },
];

/** A Secret by its namespace and name. */
export interface SecretReference {
  readonly namespace: string;
  readonly name: string;
}

export interface KourierControllerProps {
  readonly release: KnativeRelease;
  /** The Secret with the certificate of every host. @default - none: HTTP only */
  readonly certificate?: SecretReference;
}

/** The controller with its configuration, its service account and its rights. */
export class KourierController extends Construct {
  constructor(scope: Construct, id: string, props: KourierControllerProps) {
    super(scope, id);
    const labels = kourierLabels(props.release);
    const selector = { app: CONTROLLER };
    const { certificate } = props;

    this.node.addValidation({
      validate: () =>
        certificate === undefined
          ? []
          : [
              ...namespaceName('certificate.namespace', certificate.namespace),
              ...secretName('certificate.name', certificate.name),
            ],
    });

    new k8s.KubeConfigMap(this, 'config', {
      metadata: { name: 'config-kourier', namespace: SERVING_NAMESPACE, labels },
    });

    const serviceAccount = new k8s.KubeServiceAccount(this, 'service-account', {
      metadata: { name: 'net-kourier', namespace: SERVING_NAMESPACE, labels },
    });
    const role = new k8s.KubeClusterRole(this, 'role', { metadata: { name: 'net-kourier', labels }, rules: RULES });
    new k8s.KubeClusterRoleBinding(this, 'binding', {
      metadata: { name: 'net-kourier', labels },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role.name },
      subjects: [{ kind: 'ServiceAccount', name: serviceAccount.name, namespace: SERVING_NAMESPACE }],
    });

    new k8s.KubeDeployment(this, 'deployment', {
      metadata: { name: CONTROLLER, namespace: SERVING_NAMESPACE, labels },
      spec: {
        replicas: 1,
        selector: { matchLabels: selector },
        template: {
          metadata: { labels: selector },
          spec: {
            serviceAccountName: serviceAccount.name,
            restartPolicy: 'Always',
            containers: [container(props)],
          },
        },
      },
    });
    new k8s.KubeService(this, 'service', {
      metadata: { name: CONTROLLER, namespace: SERVING_NAMESPACE, labels },
      spec: {
        type: 'ClusterIP',
        selector,
        ports: [
          { name: 'grpc-xds', port: XDS_PORT, protocol: 'TCP', targetPort: k8s.IntOrString.fromNumber(XDS_PORT) },
        ],
      },
    });
  }
}

const container = ({ release, certificate }: KourierControllerProps): k8s.Container => ({
  name: 'controller',
  image: release.kourierImage,
  env: [
    { name: 'CERTS_SECRET_NAMESPACE', value: certificate?.namespace ?? '' },
    { name: 'CERTS_SECRET_NAME', value: certificate?.name ?? '' },
    { name: 'SYSTEM_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
    { name: 'METRICS_DOMAIN', value: 'knative.dev/samples' },
    { name: 'KOURIER_GATEWAY_NAMESPACE', value: GATEWAY_NAMESPACE },
  ],
  ports: [{ name: 'http2-xds', containerPort: XDS_PORT, protocol: 'TCP' }],
  readinessProbe: { exec: { command: ['/ko-app/kourier', `-probe-addr=:${XDS_PORT}`] } },
  securityContext: {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    runAsNonRoot: true,
    capabilities: { drop: ['all'] },
  },
});
