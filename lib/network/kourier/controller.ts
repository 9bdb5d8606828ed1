// Kourier's controller: reads Knative's Ingresses and tells the gateway where requests go.
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { renderConfigurations } from '../../configuration/render';
import { noReplicaMissing, resourceRequirements, SYSTEM_NAMESPACE, securityContext } from '../../kubernetes/container';
import type { KnativeRelease } from '../../release/knative-release';
import { SERVING_NAMESPACE } from '../../release/namespace';
import { namespaceName, secretName, show } from '../../validation/rules';
import { KOURIER } from './keys';
import type { KourierConfiguration } from './kourier-configuration';
import { CONTROLLER, GATEWAY_NAMESPACE, kourierLabels, prometheusAnnotations, XDS_PORT } from './labels';
import { servicePort } from './service-port';

const READ = ['get', 'list', 'watch'];

const METRICS_PORT = 9090;

const rules = (release: KnativeRelease): k8s.PolicyRule[] => [
  { apiGroups: [''], resources: ['events'], verbs: ['create', 'update', 'patch'] },
  {
    apiGroups: [''],
    resources: ['pods', ...(release.since('1.21') ? [] : ['endpoints']), 'services', 'secrets'],
    verbs: READ,
  },
  { apiGroups: [''], resources: ['configmaps'], verbs: READ },
  ...(release.since('1.21') ? [{ apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: READ }] : []),
  ...(release.since('1.6') && !release.since('1.12')
    ? [{ apiGroups: [''], resources: ['namespaces'], verbs: READ }]
    : []),
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
  /** How the gateway serves requests. @default - Kourier's own defaults */
  readonly configuration?: KourierConfiguration;
}

/** The controller with its configuration, its service account and its rights. */
export class KourierController extends Construct {
  constructor(scope: Construct, id: string, props: KourierControllerProps) {
    super(scope, id);
    const { release, certificate, configuration } = props;
    const labels = kourierLabels(release);
    const selector = { app: CONTROLLER };
    const { data, problems } = renderConfigurations({ configuration: KOURIER }, [{ configuration }], release);

    this.node.addValidation({
      validate: () => [...(certificate ? certificateProblems(certificate, configuration) : []), ...problems],
    });

    new k8s.KubeConfigMap(this, 'config', {
      metadata: { name: KOURIER.name, namespace: SERVING_NAMESPACE, labels },
      data: data.get(KOURIER.name),
    });

    const serviceAccount = new k8s.KubeServiceAccount(this, 'service-account', {
      metadata: { name: 'net-kourier', namespace: SERVING_NAMESPACE, labels },
    });
    const role = new k8s.KubeClusterRole(this, 'role', {
      metadata: { name: 'net-kourier', labels },
      rules: rules(release),
    });
    new k8s.KubeClusterRoleBinding(this, 'binding', {
      metadata: { name: 'net-kourier', labels },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role.name },
      subjects: [{ kind: 'ServiceAccount', name: serviceAccount.name, namespace: SERVING_NAMESPACE }],
    });

    new k8s.KubeDeployment(this, 'deployment', {
      metadata: { name: CONTROLLER, namespace: SERVING_NAMESPACE, labels },
      spec: {
        ...(release.since('1.9') && { strategy: noReplicaMissing(k8s.IntOrString.fromString('100%')) }),
        replicas: 1,
        selector: { matchLabels: selector },
        template: {
          metadata: {
            ...(release.since('1.9') && { annotations: prometheusAnnotations(METRICS_PORT, '/metrics') }),
            labels: selector,
          },
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
          servicePort('grpc-xds', XDS_PORT, XDS_PORT),
          ...(release.since('1.15') ? [servicePort('http-metrics', METRICS_PORT, METRICS_PORT)] : []),
        ],
      },
    });
  }
}

const certificateProblems = (
  certificate: SecretReference,
  { certsSecretName }: KourierConfiguration = {},
): string[] => [
  ...namespaceName('certificate.namespace', certificate.namespace),
  ...secretName('certificate.name', certificate.name),
  ...(certsSecretName === undefined
    ? []
    : [`configuration.certsSecretName is ${show(certsSecretName)}; allowed: none, as certificate names the Secret`]),
];

const container = ({ release, certificate }: KourierControllerProps): k8s.Container => ({
  name: 'controller',
  image: release.kourierImage,
  env: [
    { name: 'CERTS_SECRET_NAMESPACE', value: certificate?.namespace ?? '' },
    { name: 'CERTS_SECRET_NAME', value: certificate?.name ?? '' },
    SYSTEM_NAMESPACE,
    { name: 'METRICS_DOMAIN', value: 'knative.dev/samples' },
    { name: 'KOURIER_GATEWAY_NAMESPACE', value: GATEWAY_NAMESPACE },
    ...(release.since('1.6') ? [{ name: 'ENABLE_SECRET_INFORMER_FILTERING_BY_CERT_UID', value: 'false' }] : []),
    ...(release.since('1.11')
      ? [
          { name: 'KUBE_API_BURST', value: '200' },
          { name: 'KUBE_API_QPS', value: '200' },
        ]
      : []),
  ],
  ports: [
    { name: 'http2-xds', containerPort: XDS_PORT, protocol: 'TCP' },
    ...(release.since('1.15') ? [{ name: 'metrics', containerPort: METRICS_PORT, protocol: 'TCP' }] : []),
  ],
  readinessProbe: { ...xdsProbe(release), ...(release.since('1.10') && { periodSeconds: 10, failureThreshold: 3 }) },
  ...(release.since('1.10') && {
    livenessProbe: { ...xdsProbe(release), periodSeconds: 10, failureThreshold: 6 },
  }),
  securityContext: securityContext(release),
  ...(release.since('1.9') && {
    resources: resourceRequirements({
      requests: { cpu: '200m', memory: '200Mi' },
      limits: { cpu: release.since('1.12') ? '1' : '500m', memory: '500Mi' },
    }),
  }),
});

const xdsProbe = (release: KnativeRelease): k8s.Probe =>
  release.since('1.11')
    ? { grpc: { port: XDS_PORT } }
    : { exec: { command: ['/ko-app/kourier', `-probe-addr=:${XDS_PORT}`] } };
