// The whole way from the oldest release to the newest, against what the official files of the releases say.
import type { KeyName } from '../../lib/upgrade/configuration-changes';
import { type KnativeStep, planUpgrade, type UpgradePlan } from '../../lib/upgrade/plan';

interface ExpectedKnativeStep {
  readonly knative: string;
  readonly kourier: string;
  readonly added?: readonly string[];
  readonly removed?: readonly string[];
  /** How many objects change by more than the version in their labels and the digests of their images. */
  readonly changed: number;
  readonly notices?: readonly string[];
}

const EXPECTED: readonly (ExpectedKnativeStep | { readonly kubernetes: string })[] = [
  { knative: '1.3.2', kourier: '1.3.0', changed: 0 },
  { knative: '1.4.0', kourier: '1.4.0', changed: 72, notices: ['The label `serving.knative.dev/release` is gone'] },
  { knative: '1.5.1', kourier: '1.5.0', changed: 1 },
  {
    knative: '1.6.3',
    kourier: '1.6.1',
    added: ['Secret knative-serving/knative-serving-certs', 'Secret knative-serving/serving-certs-ctrl-ca'],
    changed: 14,
    notices: ['Unknown fields are dropped, no longer refused'],
  },
  { knative: '1.7.4', kourier: '1.7.1', changed: 3 },
  {
    knative: '1.8.6',
    kourier: '1.8.3',
    changed: 16,
    notices: [
      'Without a domain, services are reachable inside the cluster only',
      'The timeout includes the wait for a pod',
      'Services may mount emptyDir volumes',
      "Kourier's gateway is no longer root, and speaks TLS 1.2 and newer",
    ],
  },
  {
    knative: '1.9.4',
    kourier: '1.9.2',
    changed: 13,
    notices: ['Kourier wants room on the nodes'],
  },
  {
    knative: '1.10.6',
    kourier: '1.10.3',
    added: [
      'HorizontalPodAutoscaler.autoscaling kourier-system/3scale-kourier-gateway',
      'PodDisruptionBudget.policy kourier-system/3scale-kourier-gateway-pdb',
      'Secret knative-serving/control-serving-certs',
      'Secret knative-serving/routing-serving-certs',
    ],
    changed: 10,
    notices: ["Kourier's gateway scales, and has a disruption budget"],
  },
  {
    knative: '1.11.6',
    kourier: '1.11.6',
    added: [
      'ClusterRole.rbac.authorization.k8s.io knative-serving-activator-cluster',
      'ClusterRoleBinding.rbac.authorization.k8s.io knative-serving-activator-cluster',
      'Role.rbac.authorization.k8s.io knative-serving/knative-serving-activator',
      'RoleBinding.rbac.authorization.k8s.io knative-serving/knative-serving-activator',
      'ServiceAccount knative-serving/activator',
    ],
    removed: [
      'Deployment.apps knative-serving/domain-mapping',
      'Deployment.apps knative-serving/domainmapping-webhook',
      'MutatingWebhookConfiguration.admissionregistration.k8s.io webhook.domainmapping.serving.knative.dev',
      'Secret knative-serving/domainmapping-webhook-certs',
      'Service knative-serving/domainmapping-webhook',
      'ValidatingWebhookConfiguration.admissionregistration.k8s.io validation.webhook.domainmapping.serving.knative.dev',
    ],
    changed: 8,
    notices: ['The DomainMapping webhooks go before their Deployment', 'The activator has a ServiceAccount of its own'],
  },
  { kubernetes: '1.26' },
  {
    knative: '1.12.4',
    kourier: '1.12.3',
    removed: ['Secret knative-serving/control-serving-certs'],
    changed: 11,
    notices: [
      '`dataplane-trust` of 1.11 is ignored',
      'Stored DomainMappings must be v1beta1',
      'DomainMapping manifests must be v1beta1',
    ],
  },
  { kubernetes: '1.27' },
  {
    knative: '1.13.2',
    kourier: '1.13.0',
    changed: 5,
    notices: [
      'An answer must begin within the timeout of config-defaults',
      "With TLS between Knative's parts, Kourier wants a certificate authority",
    ],
  },
  { kubernetes: '1.28' },
  {
    knative: '1.14.2',
    kourier: '1.14.0',
    added: ['Certificate.networking.internal.knative.dev knative-serving/routing-serving-certs'],
    removed: [
      'Secret knative-serving/knative-serving-certs',
      'Secret knative-serving/routing-serving-certs',
      'Secret knative-serving/serving-certs-ctrl-ca',
    ],
    changed: 4,
    notices: ["TLS between Knative's parts needs cert-manager"],
  },
  {
    knative: '1.15.3',
    kourier: '1.15.1',
    added: ['ConfigMap knative-serving/config-certmanager', 'Job.batch knative-serving/cleanup-serving-'],
    changed: 9,
    notices: [
      "Envoy's administration moves to a port",
      'net-certmanager is part of the controller',
      'The controller stops where cert-manager is missing',
      'The pods of a revision spread over the nodes',
    ],
  },
  {
    knative: '1.16.3',
    kourier: '1.16.0',
    changed: 7,
    notices: ['Names of variables and mount paths are unique'],
  },
  { kubernetes: '1.30' },
  { knative: '1.17.2', kourier: '1.17.0', changed: 3 },
  { kubernetes: '1.31' },
  { knative: '1.18.2', kourier: '1.18.0', changed: 4 },
  { kubernetes: '1.32' },
  {
    knative: '1.19.9',
    kourier: '1.19.6',
    changed: 3,
    notices: [
      'Metrics are off',
      'Traces go out by OTLP',
      'The timeout ends an answer that has begun',
      'Metrics have other names',
    ],
  },
  {
    knative: '1.20.3',
    kourier: '1.20.1',
    changed: 6,
    notices: ['`secure-pod-defaults` no longer knows `Allowed`', 'A dry run of a service tries a pod'],
  },
  { kubernetes: '1.33' },
  {
    knative: '1.21.3',
    kourier: '1.21.1',
    changed: 2,
    notices: [
      'Annotations of `networking.knative.dev` are checked',
      "A service's traffic goes to its own revisions",
      "Kourier's traces go out by OTLP",
      "Kourier's ClusterRole before its controller",
      'Registries must speak TLS 1.3',
    ],
  },
  { kubernetes: '1.34' },
  { knative: '1.22.1', kourier: '1.22.1', changed: 2, notices: ["Serving's ClusterRoles before its Deployments"] },
  {
    knative: '1.23.0',
    kourier: '1.23.0',
    changed: 4,
    notices: ['startupProbe is checked', "Kourier's gateway binds its metrics to IPv6"],
  },
];

/** Single changes that people plan for: the step, the object, the path, and the values before and after. */
const CHANGES = [
  [
    '1.8.6',
    'Deployment.apps kourier-system/3scale-kourier-gateway',
    'spec.template.spec.containers[kourier-gateway].securityContext.runAsNonRoot',
    false,
    true,
  ],
  [
    '1.11.6',
    'Deployment.apps knative-serving/activator',
    'spec.template.spec.serviceAccountName',
    'controller',
    'activator',
  ],
  [
    '1.11.6',
    'CustomResourceDefinition.apiextensions.k8s.io domainmappings.serving.knative.dev',
    'spec.versions[v1beta1].storage',
    false,
    true,
  ],
  [
    '1.11.6',
    'Job.batch knative-serving/storage-version-migration-serving-',
    'spec.template.spec.containers[migrate].args[4]',
    undefined,
    'domainmappings.serving.knative.dev',
  ],
  [
    '1.14.2',
    'Deployment.apps kourier-system/3scale-kourier-gateway',
    'spec.template.spec.containers[kourier-gateway].resources.limits.memory',
    '500Mi',
    '800Mi',
  ],
  ['1.21.3', 'ClusterRole.rbac.authorization.k8s.io net-kourier', 'rules[1].resources[1]', 'endpoints', undefined],
  [
    '1.22.1',
    'ClusterRole.rbac.authorization.k8s.io knative-serving-core',
    'rules[15]',
    undefined,
    { apiGroups: ['*'], resources: ['*/scale'], verbs: ['patch'] },
  ],
] as const;

let plan: UpgradePlan;
beforeAll(() => {
  plan = planUpgrade({ from: '1.3.1', to: '1.23.0', kubernetes: '1.25' });
});

const knativeSteps = (): readonly KnativeStep[] => plan.steps.filter((step) => step.kind === 'knative');

const stepTo = (release: string) => knativeSteps().find(({ to }) => to === release);

test('every step, each raise of Kubernetes, every object that comes or goes, and each notice', () => {
  const found = plan.steps.map((step) => {
    if (step.kind === 'kubernetes') {
      return { kubernetes: step.to };
    }
    const { added, removed, changed } = step.objects;
    return {
      knative: step.to,
      kourier: step.kourier.to,
      ...(added.length > 0 ? { added } : {}),
      ...(removed.length > 0 ? { removed } : {}),
      changed: changed.length,
      ...(step.notices.length > 0 ? { notices: step.notices.map(({ title }) => title) } : {}),
    };
  });
  expect(found).toEqual(EXPECTED);
});

test.each(CHANGES)('the step to %s changes, in %s, %s', (release, object, path, before, after) => {
  const changed = stepTo(release)?.objects.changed.find((one) => one.object === object);
  expect(changed?.changes).toContainEqual({ path, before, after });
});

test('no step tells what every release changes', () => {
  const told = knativeSteps().flatMap(({ objects }) => objects.changed.flatMap(({ changes }) => changes));
  expect(
    told.filter(({ path, after }) => path.includes("['app.kubernetes.io/version']") && after !== undefined),
  ).toEqual([]);
  expect(knativeSteps().map(({ objects }) => objects.newDigests.length)).not.toContain(0);
});

/** The keys that come, go, are renamed or change their default, each after its ConfigMap's name without `config-`. */
const KEYS: Readonly<Record<string, { added?: string[]; gone?: string[]; renamed?: string[]; defaults?: string[] }>> = {
  '1.4.0': {
    added: [
      'features kubernetes.podspec-topologyspreadconstraints',
      'leader-election map-lease-prefix.NAME',
      'network activator-ca',
      'network activator-san',
      'network activator-cert-secret',
      'network queue-proxy-ca',
      'network queue-proxy-san',
      'network queue-proxy-cert-secret',
      'kourier cluster-cert-secret',
    ],
    defaults: ['autoscaler target-burst-capacity: 200 → 211'],
  },
  '1.5.1': { added: ['features kubernetes.podspec-dnspolicy', 'features kubernetes.podspec-dnsconfig'] },
  '1.6.3': {
    added: ['network internal-encryption', 'kourier stream-idle-timeout', 'kourier traffic-isolation'],
    gone: [
      'network activator-ca → internal-encryption',
      'network activator-san → internal-encryption',
      'network activator-cert-secret → internal-encryption',
      'network queue-proxy-ca → internal-encryption',
      'network queue-proxy-san → internal-encryption',
      'network queue-proxy-cert-secret → internal-encryption',
    ],
  },
  '1.7.4': {
    added: [
      'defaults revision-response-start-timeout-seconds',
      'defaults revision-idle-timeout-seconds',
      'features queueproxy.mount-podinfo',
    ],
    defaults: ['kourier stream-idle-timeout: 300s → 0s'],
  },
  '1.8.6': {
    renamed: ['deployment queueSidecarImage → queue-sidecar-image'],
    defaults: [
      'domain DOMAIN: example.com → svc.cluster.local',
      'features kubernetes.podspec-volumes-emptydir: Disabled → Enabled',
    ],
  },
  '1.9.4': {
    added: [
      'deployment queue-sidecar-token-audiences',
      'deployment queue-sidecar-rootca',
      'features secure-pod-defaults',
      'kourier enable-cryptomb',
      'kourier trusted-hops-count',
    ],
  },
  '1.10.6': { added: ['kourier cipher-suites'], gone: ['deployment concurrency-state-endpoint'] },
  '1.11.6': {
    added: [
      'features queueproxy.resource-defaults',
      'network dataplane-trust',
      'network controlplane-trust',
      'observability metrics.request-metrics-reporting-period-seconds',
    ],
    gone: [
      'logging loglevel.domainmapping → loglevel.controller',
      'logging loglevel.domainmapping-webhook → loglevel.webhook',
    ],
  },
  '1.12.4': {
    added: [
      'features kubernetes.podspec-shareprocessnamespace',
      'network cluster-local-domain-tls',
      'network system-internal-tls',
      'kourier tracing-collector-full-endpoint',
    ],
    gone: [
      'network internal-encryption → system-internal-tls',
      'network dataplane-trust → system-internal-tls',
      'network controlplane-trust → system-internal-tls',
      'kourier traffic-isolation',
    ],
    renamed: ['network auto-tls → external-domain-tls'],
  },
  '1.14.2': { added: ['features multi-container-probing'] },
  '1.15.3': {
    added: [
      'deployment default-affinity-type',
      'deployment runtime-class-name',
      'certmanager issuerRef',
      'certmanager clusterLocalIssuerRef',
      'certmanager systemInternalIssuerRef',
    ],
    gone: ['logging loglevel.net-certmanager-controller → loglevel.controller'],
  },
  '1.16.3': {
    added: [
      'features kubernetes.podspec-hostipc',
      'features kubernetes.podspec-hostpid',
      'features kubernetes.podspec-hostnetwork',
      'kourier use-remote-address',
    ],
  },
  '1.17.2': { added: ['features kubernetes.podspec-volumes-hostpath', 'kourier disable-envoy-server-header'] },
  '1.18.2': {
    added: ['features kubernetes.podspec-volumes-csi', 'features kubernetes.podspec-volumes-mount-propagation'],
  },
  '1.19.9': {
    added: [
      'features kubernetes.podspec-volumes-image',
      'observability metrics-protocol',
      'observability metrics-endpoint',
      'observability metrics-export-interval',
      'observability request-metrics-protocol',
      'observability request-metrics-endpoint',
      'observability request-metrics-export-interval',
      'observability tracing-protocol',
      'observability tracing-endpoint',
      'observability tracing-sampling-rate',
      'observability runtime-profiling',
      'observability runtime-export-interval',
      'kourier service-access-log-template',
      'kourier certs-secret-name',
      'kourier certs-secret-namespace',
      'kourier extauthz-host',
      'kourier extauthz-protocol',
      'kourier extauthz-failure-mode-allow',
      'kourier extauthz-max-request-body-bytes',
      'kourier extauthz-timeout',
      'kourier extauthz-path-prefix',
      'kourier extauthz-pack-as-bytes',
    ],
    gone: [
      'observability metrics.backend-destination → metrics-protocol',
      'observability metrics.reporting-period-seconds → metrics-export-interval',
      'observability metrics.request-metrics-backend-destination → request-metrics-protocol',
      'observability metrics.request-metrics-reporting-period-seconds → request-metrics-export-interval',
      'observability metrics.opencensus-address → metrics-endpoint',
      'observability metrics.opencensus-require-tls → metrics-endpoint with a URL of https',
      'observability profiling.enable → runtime-profiling',
      'tracing backend → tracing-protocol in config-observability',
      'tracing zipkin-endpoint → tracing-endpoint in config-observability',
      'tracing debug → tracing-sampling-rate in config-observability',
      'tracing sample-rate → tracing-sampling-rate in config-observability',
    ],
  },
  '1.20.3': { gone: ['features kubernetes.podspec-dryrun'] },
  '1.21.3': {
    added: [
      'deployment queue-sidecar-tls-min-version',
      'deployment queue-sidecar-tls-max-version',
      'deployment queue-sidecar-tls-cipher-suites',
      'deployment queue-sidecar-tls-curve-preferences',
      'deployment pod-is-always-schedulable',
      'kourier listen-ip-addresses',
      'kourier tracing-endpoint',
      'kourier tracing-protocol',
      'kourier tracing-sampling-rate',
      'kourier tracing-service-name',
    ],
    gone: ['kourier tracing-collector-full-endpoint → tracing-endpoint'],
  },
  '1.23.0': { added: ['features kubernetes.podspec-volumes-ephemeral'] },
};

test('the keys that come, go, are renamed or change their default', () => {
  const found = knativeSteps().map(({ to, configuration }) => {
    const { added, gone, renamed, defaults } = configuration;
    const name = ({ configMap, key }: KeyName) => `${configMap.replace('config-', '')} ${key}`;
    const lists = {
      added: added.map(name),
      gone: gone.map((key) => (key.successor === undefined ? name(key) : `${name(key)} → ${key.successor}`)),
      renamed: renamed.map((key) => `${name({ ...key, key: key.before })} → ${key.key}`),
      defaults: defaults.map((key) => `${name(key)}: ${key.before} → ${key.after}`),
    };
    return [to, Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0))] as const;
  });
  expect(Object.fromEntries(found.filter(([, lists]) => Object.keys(lists).length > 0))).toEqual(KEYS);
});
