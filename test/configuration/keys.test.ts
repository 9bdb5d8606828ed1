import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { isKnown } from '../../lib/configuration/key';
import { renderConfigurations } from '../../lib/configuration/render';
import type { KourierConfiguration } from '../../lib/network/kourier/kourier-configuration';
import { KnativeRelease } from '../../lib/release/knative-release';
import type { ServingConfiguration } from '../../lib/serving/configuration/serving-configuration';
import { CIPHER_SUITES, CURVES } from '../../lib/serving/configuration/values/tls';
import { DEFINITIONS, KEYS, newestWith, setting } from '../support/configuration';

/** What becomes of values of a key. */
interface Case<Value> {
  /** A value that is allowed. */
  readonly value: Value;
  /** How it is written; by key where it gives several. */
  readonly text: string | Readonly<Record<string, string>>;
  /** Other values that are allowed, those at the bounds first of all; none only where there is but one value. */
  readonly allowed: readonly Value[];
  /** Values that are not allowed: beyond the bounds, and of other types. */
  readonly refused: readonly unknown[];
}

const MAX_INT32 = 2147483647;
const LONGEST = Duration.hours(2562047);
const TOO_LONG = Duration.hours(2562048);

const FLAG: Case<boolean> = { value: true, text: 'true', allowed: [false], refused: ['true', 1, null] };
const TEXT: Case<string> = { value: 'a text', text: 'a text', allowed: ['x'], refused: ['', ' ', 1] };

const oneOf = <const Value extends string>(first: Value, ...others: readonly Value[]): Case<Value> => ({
  value: first,
  text: first,
  allowed: others,
  refused: ['', first.toUpperCase() === first ? 'other' : first.toUpperCase(), true],
});

const whole = (minimum: number, value: number, maximum = MAX_INT32): Case<number> => ({
  value,
  text: String(value),
  allowed: [minimum, maximum],
  refused: [minimum - 1, maximum + 1, value + 0.5, String(value), Number.NaN],
});

const lasting = (value: Duration, text: string, minimum: Duration, ...refused: readonly unknown[]): Case<Duration> => ({
  value,
  text,
  allowed: [minimum, LONGEST],
  refused: [TOO_LONG, 60, '60s', ...refused],
});

const NOTHING = Duration.seconds(0);
const HALF_SECOND = Duration.millis(500);
const HALF_MILLISECOND = Duration.millis(0.5);

const CPU: Case<Cpu> = {
  value: Cpu.millis(250),
  text: '250m',
  allowed: [Cpu.units(2), Cpu.millis(0)],
  refused: [Cpu.millis(-1), Cpu.units(Number.NaN), Cpu.units(Infinity), '250m', 1],
};
const SIZE: Case<Size> = {
  value: Size.mebibytes(100),
  text: '100Mi',
  allowed: [Size.kibibytes(0), Size.gibibytes(2)],
  refused: [Size.kibibytes(0.5), '100Mi', 100],
};
const FEATURE = oneOf<'Enabled' | 'Allowed' | 'Disabled'>('Enabled', 'Allowed', 'Disabled');
/** Allowed would do nothing. */
const STRICT: Case<'Enabled' | 'Disabled'> = {
  value: 'Disabled',
  text: 'Disabled',
  allowed: ['Enabled'],
  refused: ['Allowed', 'enabled', true],
};
const SWITCH = oneOf<'Enabled' | 'Disabled'>('Enabled', 'Disabled');
const NAME: Case<string> = {
  value: 'my-secret',
  text: 'my-secret',
  allowed: ['x', 'x'.repeat(63)],
  refused: ['', 'My_Secret', 'x'.repeat(64), 1],
};
const LOG_LEVEL = oneOf('debug', 'info', 'warn', 'error', 'dpanic', 'panic', 'fatal');
const ISSUER = {
  value: { name: 'letsencrypt' },
  text: 'name: letsencrypt\n',
  allowed: [
    { name: 'own', kind: 'Issuer', group: undefined },
    { name: 'pca', kind: 'AWSPCAIssuer', group: 'awspca.cert-manager.io' },
  ],
  refused: [
    'letsencrypt',
    {},
    null,
    { name: 'Own' },
    { name: 'own', kind: 'issuer' },
    { name: 'own', kind: null },
    { name: 'own', kind: 7, group: 'awspca.cert-manager.io' },
    { name: 'own', kind: '', group: 'awspca.cert-manager.io' },
    { name: 'own', group: '' },
    { name: 'own', group: 5 },
    { name: 'own', scope: 'all' },
  ],
};
const METRICS_PROTOCOL = oneOf('none', 'prometheus', 'grpc', 'http/protobuf');
const HTTP_URL: Case<string> = {
  value: 'http://collector.observability:4318/v1/traces',
  text: 'http://collector.observability:4318/v1/traces',
  allowed: ['https://collector', 'http://[::1]:65535'],
  refused: [
    ...['collector:4318', 'http://', 'http://collector:0', 'http://collector:65536', 'ftp://collector', 1],
    ...['http://a..b', 'http://[:::::]:1', 'http:collector', 'http://col lector', 'x http://collector'],
  ],
};
const METRICS_ENDPOINT: Case<string> = {
  ...HTTP_URL,
  allowed: [':1024', 'localhost:65535'],
  refused: [':1023', ':65536', 'collector', 'ftp://collector', 9090],
};
const BACKEND = oneOf<'prometheus' | 'opencensus' | 'none'>('prometheus', 'opencensus', 'none');
const RATE: Case<number> = { value: 0.25, text: '0.25', allowed: [0, 1], refused: [-0.01, 1.01, '0.25', Number.NaN] };

type Cases<Configuration> = {
  readonly [Property in keyof Configuration]-?: Case<NonNullable<Configuration[Property]>>;
};

/** A case for each key: the compiler sees a key that is missing, and a test proves it. */
const CASES: {
  readonly [ConfigMap in Exclude<keyof ServingConfiguration, 'domain'>]-?: Cases<
    NonNullable<ServingConfiguration[ConfigMap]>
  >;
} & { readonly kourier: Cases<KourierConfiguration> } = {
  autoscaler: {
    podAutoscalerClass: TEXT,
    minScale: whole(0, 1),
    maxScale: whole(0, 3),
    maxScaleLimit: whole(0, 10),
    initialScale: whole(0, 2),
    allowZeroInitialScale: FLAG,
    enableScaleToZero: FLAG,
    stableWindow: {
      value: Duration.minutes(2),
      text: '120s',
      allowed: [Duration.seconds(6), Duration.hours(1)],
      refused: [Duration.seconds(5), Duration.seconds(3601), Duration.millis(6500), 60, '60s'],
    },
    scaleToZeroGracePeriod: lasting(Duration.millis(1500), '1500ms', Duration.millis(1), NOTHING, HALF_MILLISECOND),
    scaleToZeroPodRetentionPeriod: lasting(Duration.hours(2), '7200s', NOTHING, HALF_MILLISECOND),
    scaleDownDelay: lasting(Duration.minutes(1), '60s', NOTHING, HALF_SECOND),
    containerConcurrencyTargetPercentage: {
      value: 80,
      text: '80',
      allowed: [1.1, 100],
      refused: [1, 0.7, 0, 100.1, '80', Number.NaN],
    },
    containerConcurrencyTargetDefault: { value: 50, text: '50', allowed: [0.1], refused: [0, -1, '50', Infinity] },
    requestsPerSecondTargetDefault: { value: 20.5, text: '20.5', allowed: [0.01], refused: [0.009, '20', Number.NaN] },
    targetBurstCapacity: { value: 100, text: '100', allowed: [0, -1], refused: [-0.5, -2, '100', Infinity] },
    activatorCapacity: { value: 200, text: '200', allowed: [1], refused: [0.99, '200', Number.NaN] },
    panicWindowPercentage: { value: 20, text: '20', allowed: [1, 100], refused: [0.99, 100.1, '20'] },
    panicThresholdPercentage: { value: 150, text: '150', allowed: [100.1, 5000], refused: [100, -1, '150'] },
    maxScaleUpRate: { value: 10, text: '10', allowed: [1.1], refused: [1, 0, '10', Infinity] },
    maxScaleDownRate: { value: 1.5, text: '1.5', allowed: [1.01], refused: [1, 0, '2', Infinity] },
  },
  defaults: {
    revisionTimeout: {
      value: Duration.minutes(2),
      text: '120',
      allowed: [Duration.seconds(1), Duration.seconds(600)],
      refused: [NOTHING, Duration.millis(1500), TOO_LONG, 120, '120'],
    },
    maxRevisionTimeout: lasting(Duration.minutes(20), '1200', Duration.minutes(5), NOTHING, HALF_SECOND),
    revisionResponseStartTimeout: {
      value: Duration.minutes(1),
      text: '60',
      allowed: [NOTHING, Duration.minutes(5)],
      refused: [HALF_SECOND, TOO_LONG, 60],
    },
    revisionIdleTimeout: {
      value: Duration.minutes(1),
      text: '60',
      allowed: [NOTHING, Duration.minutes(5)],
      refused: [HALF_SECOND, TOO_LONG, 60],
    },
    revisionCpuRequest: CPU,
    revisionMemoryRequest: SIZE,
    revisionEphemeralStorageRequest: SIZE,
    revisionCpuLimit: CPU,
    revisionMemoryLimit: SIZE,
    revisionEphemeralStorageLimit: SIZE,
    containerNameTemplate: {
      value: '{{.Name}}-main',
      text: '{{.Name}}-main',
      allowed: [
        ...[
          'main',
          'x'.repeat(63),
          '{{ index .Labels "my team" }}',
          '{{- .Namespace -}}',
          '{{if .Labels.team}}a{{else}}b{{end}}',
        ],
        ...[
          '{{with .Name}}{{.}}{{end}}',
          '{{if eq (index .Labels "a") "b"}}x{{else if .Name}}y{{end}}',
          '{{$n := .Name}}{{$n}}',
        ],
      ],
      refused: [
        ...['', 'Main', '-{{.Name}}', 'x'.repeat(64), 'queue-proxy', 'a.b', 1],
        ...[
          '{{.Name',
          '{{.Nmae}}',
          '{{Name}}',
          '{{.Name.Foo}}',
          '{{.Labels.team}}',
          '{{.Labels}}',
          '{{.Name .Namespace}}',
        ],
        ...['{{.Name | toUpper}}', '{{.Name | .Namespace}}', '{{ lower .Name }}', '{{#}}', '{{"}}'],
        ...[
          '{{end}}{{if .Name}}',
          '{{.Name}}{{else}}',
          '{{if}}a{{end}}',
          '{{end .Name}}',
          '{{.Name if}}',
          '{{else if .Name}}',
          '{{if else .Name}}a{{end}}',
          '{{if .Name}}a{{end}}{{end}}',
        ],
      ],
    },
    initContainerNameTemplate: {
      value: 'setup',
      text: 'setup',
      allowed: ['x', 'x'.repeat(63)],
      refused: ['', 'set up', '{{}}', '{{end}}'],
    },
    containerConcurrency: { ...whole(0, 10), allowed: [0, 1000] },
    containerConcurrencyMaxLimit: whole(1, 500),
    allowContainerConcurrencyZero: FLAG,
    enableServiceLinks: { value: 'default', text: 'default', allowed: [true, false], refused: ['true', 'Default', 1] },
  },
  deployment: {
    queueSidecarImage: {
      value: 'mirror.example.com/queue:1.0',
      text: 'mirror.example.com/queue:1.0',
      allowed: ['queue', 'localhost:5000/queue'],
      refused: ['', 'Mirror/queue', 'a b', 1],
    },
    registriesSkippingTagResolving: {
      value: ['kind.local', 'registry.example.com:5000'],
      text: 'kind.local,registry.example.com:5000',
      allowed: [[], ['a:1', 'a:65535'], ['index.docker.io']],
      refused: [
        ['docker.io'],
        ['gcr..io'],
        ['gcr.io:99999'],
        ['gcr.io:0'],
        ['ex.com.'],
        ['a,b'],
        ['https://a'],
        ['*.pkg.dev'],
        ['a/b'],
        [''],
        [1],
        'kind.local',
      ],
    },
    digestResolutionTimeout: lasting(Duration.seconds(20), '20s', Duration.millis(1), NOTHING),
    progressDeadline: lasting(Duration.minutes(15), '900s', Duration.seconds(1), NOTHING, HALF_SECOND),
    queueSidecarCpuRequest: CPU,
    queueSidecarCpuLimit: { ...CPU, allowed: [Cpu.millis(25)] },
    queueSidecarMemoryRequest: SIZE,
    queueSidecarMemoryLimit: SIZE,
    queueSidecarEphemeralStorageRequest: SIZE,
    queueSidecarEphemeralStorageLimit: SIZE,
    queueSidecarTokenAudiences: {
      value: ['a', 'b'],
      text: 'a,b',
      allowed: [['a']],
      refused: [[], [''], ['a,b'], ['a b'], [1], 'a'],
    },
    queueSidecarRootca: {
      value: '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
      text: '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
      allowed: ['-----BEGIN CERTIFICATE-----'],
      refused: ['', 'MIIB', 1],
    },
    queueSidecarTlsMinVersion: { value: '1.2', text: '1.2', allowed: ['1.3'], refused: ['1.1', '1.4', 1.2] },
    queueSidecarTlsMaxVersion: { value: '1.3', text: '1.3', allowed: ['1.2'], refused: ['1.1', '1.4', 1.3] },
    // TLS 1.3, the default, takes no choice: see the rules.
    queueSidecarTlsCipherSuites: {
      value: ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'],
      text: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
      allowed: [CIPHER_SUITES],
      refused: [[], ['TLS_RSA_WITH_RC4_128_SHA'], [''], 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'],
    },
    queueSidecarTlsCurvePreferences: {
      value: ['X25519', 'CurveP256'],
      text: 'X25519,CurveP256',
      allowed: [['X25519'], CURVES],
      refused: [[], ['P256'], [''], 'X25519'],
    },
    concurrencyStateEndpoint: {
      value: 'http://$HOST_IP:9696',
      text: 'http://$HOST_IP:9696',
      allowed: ['http://a:1', 'https://a:65535'],
      refused: ['', '$HOST_IP:9696', 'http://$HOST:9696', 'http://a..b', 1],
    },
    defaultAffinityType: oneOf('none', 'prefer-spread-revision-over-nodes'),
    runtimeClassName: {
      value: [{ name: 'kata' }, { name: 'gvisor', selector: { sandbox: 'please' } }],
      text: 'kata: {}\ngvisor:\n  selector:\n    sandbox: please\n',
      allowed: [[], [{ name: 'kata', selector: {} }]],
      refused: [
        [{ name: 'kata', selector: null }],
        [{ name: 'kata', selector: { 'a b': 'c' } }],
        'kata',
        [{}],
        [{ name: '' }],
        [{ name: 'Kata' }],
        [{ name: 'kata', labels: {} }],
        ['kata'],
        [{ name: 'kata' }, { name: 'kata' }],
      ],
    },
    podIsAlwaysSchedulable: FLAG,
  },
  features: {
    multiContainer: STRICT,
    multiContainerProbing: STRICT,
    kubernetesPodspecAffinity: FEATURE,
    kubernetesPodspecTopologyspreadconstraints: FEATURE,
    kubernetesPodspecDryrun: FEATURE,
    kubernetesPodspecHostaliases: FEATURE,
    kubernetesPodspecFieldref: FEATURE,
    kubernetesPodspecNodeselector: FEATURE,
    kubernetesPodspecTolerations: FEATURE,
    kubernetesPodspecRuntimeclassname: FEATURE,
    kubernetesPodspecSecuritycontext: FEATURE,
    kubernetesPodspecShareprocessnamespace: FEATURE,
    kubernetesPodspecPriorityclassname: FEATURE,
    kubernetesPodspecSchedulername: FEATURE,
    kubernetesPodspecHostipc: FEATURE,
    kubernetesPodspecHostpid: FEATURE,
    kubernetesPodspecHostnetwork: FEATURE,
    kubernetesPodspecDnspolicy: FEATURE,
    kubernetesPodspecDnsconfig: FEATURE,
    kubernetesContainerspecAddcapabilities: STRICT,
    kubernetesPodspecInitContainers: STRICT,
    kubernetesPodspecVolumesEmptydir: STRICT,
    kubernetesPodspecVolumesHostpath: STRICT,
    kubernetesPodspecVolumesCsi: STRICT,
    kubernetesPodspecVolumesImage: STRICT,
    kubernetesPodspecVolumesEphemeral: STRICT,
    kubernetesPodspecVolumesMountPropagation: STRICT,
    kubernetesPodspecPersistentVolumeClaim: STRICT,
    kubernetesPodspecPersistentVolumeWrite: STRICT,
    queueproxyMountPodinfo: FEATURE,
    queueproxyResourceDefaults: STRICT,
    securePodDefaults: {
      value: 'AllowRootBounded',
      text: 'AllowRootBounded',
      allowed: ['Enabled', 'Disabled'],
      refused: ['Allowed', 'enabled', true],
    },
    tagHeaderBasedRouting: STRICT,
    autodetectHttp2: STRICT,
  },
  gc: {
    retainSinceCreateTime: {
      ...lasting(Duration.hours(24), '86400s', NOTHING, 'Disabled'),
      allowed: ['disabled', NOTHING],
    },
    retainSinceLastActiveTime: { ...lasting(Duration.hours(1), '3600s', NOTHING, ''), allowed: ['disabled', NOTHING] },
    minNonActiveRevisions: { ...whole(0, 5), allowed: [0, 1000] },
    maxNonActiveRevisions: {
      ...whole(20, 50),
      allowed: ['disabled', 20, MAX_INT32],
      refused: [-1, 50.5, '50', 'none'],
    },
  },
  leaderElection: {
    leaseDuration: {
      value: Duration.seconds(90),
      text: '90s',
      allowed: [Duration.millis(40001), LONGEST],
      refused: [Duration.millis(999), TOO_LONG, 60],
    },
    renewDeadline: {
      value: Duration.seconds(30),
      text: '30s',
      allowed: [Duration.millis(12001), Duration.millis(59999)],
      refused: [NOTHING, TOO_LONG, 30],
    },
    retryPeriod: {
      value: Duration.millis(2500),
      text: '2500ms',
      allowed: [Duration.millis(1), Duration.seconds(33)],
      refused: [NOTHING, TOO_LONG, 2],
    },
    buckets: whole(1, 3, 10),
    mapLeasePrefix: {
      value: {
        'controller.knative.dev.serving.pkg.reconciler.route.Reconciler': 'routes',
      },
      text: { 'map-lease-prefix.controller.knative.dev.serving.pkg.reconciler.route.Reconciler': 'routes' },
      allowed: [{}, { 'webhook.ConfigMapWebhook': 'x' }],
      refused: [
        ...['serving', ['serving'], { 'a/b.C': 'serving' }, { 'controller.knative.dev.serving': 'serving' }],
        ...['Serving', '', null, Duration.seconds(1), ['x']].map((prefix) => ({ 'webhook.ConfigMapWebhook': prefix })),
      ],
    },
  },
  logging: {
    zapLoggerConfig: {
      value: { level: 'debug', encoding: 'json', encoderConfig: { timeKey: 'ts' } },
      text: '{"level":"debug","encoding":"json","encoderConfig":{"timeKey":"ts"}}',
      allowed: [
        {},
        { development: true, disableCaller: false, disableStacktrace: true, sampling: { initial: 1, thereafter: 1 } },
        { encoderConfig: { skipLineEnding: true, levelEncoder: '', timeEncoder: 'iso8601' }, sampling: undefined },
        { outputPaths: ['stdout'], errorOutputPaths: ['stderr', '/tmp/log'], initialFields: { a: 'b', c: 1, d: true } },
      ],
      refused: [
        ...['{}', [], { level: 'loud' }, { encoding: 'yaml' }, { colour: true }, { development: 'yes' }],
        ...['x', {}, { initial: 0, thereafter: 1 }, { initial: 1 }, null].map((sampling) => ({ sampling })),
        ...[[], 'abc', { clock: 'ts' }, { timeKey: 1 }, { skipLineEnding: 'yes' }, { timeEncoder: 'sundial' }].map(
          (encoderConfig) => ({ encoderConfig }),
        ),
        ...['stdout', [], [1], ['']].flatMap((paths) => [{ outputPaths: paths }, { errorOutputPaths: paths }]),
        ...['x', { a: {} }, { a: Number.NaN }].map((initialFields) => ({ initialFields })),
      ],
    },
    loglevelController: LOG_LEVEL,
    loglevelAutoscaler: LOG_LEVEL,
    loglevelQueueproxy: LOG_LEVEL,
    loglevelWebhook: LOG_LEVEL,
    loglevelActivator: LOG_LEVEL,
    loglevelHpaautoscaler: LOG_LEVEL,
    loglevelDomainmapping: LOG_LEVEL,
    loglevelDomainmappingWebhook: LOG_LEVEL,
    loglevelNetKourierController: LOG_LEVEL,
    loglevelNetIstioController: LOG_LEVEL,
    loglevelNetContourController: LOG_LEVEL,
    loglevelNetGatewayApiController: LOG_LEVEL,
    loglevelNetCertmanagerController: LOG_LEVEL,
  },
  network: {
    ingressClass: TEXT,
    domainTemplate: {
      value: '{{.Name}}-{{.Namespace}}.{{.Domain}}',
      text: '{{.Name}}-{{.Namespace}}.{{.Domain}}',
      allowed: ['{{.Name}}.{{ index .Annotations "sub"}}.{{.Domain}}', '{{if .Labels}}a{{else}}b{{end}}.{{.Domain}}'],
      refused: [
        ...['x', '{{.Domain}}', '{{.Name}}..{{.Domain}}', '-{{.Name}}.{{.Domain}}', '{{.Labels.team}}.{{.Domain}}'],
        ...['{{Name}}.{{.Domain}}', '{{.Name}}.{{.Domain}}.'],
        '',
        '{{.Name}}/{{.Domain}}',
        '{{.Name}} {{.Domain}}',
        '{{.Host}}',
        '{{.Name',
        '{{if .Name}}a',
        1,
      ],
    },
    tagTemplate: {
      value: '{{.Name}}-{{.Tag}}',
      text: '{{.Name}}-{{.Tag}}',
      allowed: ['{{.Tag}}.{{.Name}}'],
      refused: ['{{.Name}}', 'x', '', '{{.Namespace}}', '{{.Tag}}/', '{{}}', 1],
    },
    autocreateClusterDomainClaims: FLAG,
    defaultExternalScheme: oneOf('http', 'https'),
    httpProtocol: oneOf('Enabled', 'Redirected', 'Disabled'),
    rolloutDuration: lasting(Duration.minutes(2), '120', NOTHING, HALF_SECOND),
    externalDomainTls: SWITCH,
    clusterLocalDomainTls: SWITCH,
    systemInternalTls: SWITCH,
    certificateClass: TEXT,
    namespaceWildcardCertSelector: {
      value: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['kube-system'] }] },
      text: 'matchExpressions:\n  - key: kubernetes.io/metadata.name\n    operator: NotIn\n    values:\n      - kube-system\n',
      allowed: [{}, { matchLabels: { team: 'shop' } }, { matchExpressions: [{ key: 'team', operator: 'Exists' }] }],
      refused: [
        '',
        { labels: {} },
        { matchLabels: { 'a b': 'c' } },
        { matchLabels: { team: 'a b' } },
        { matchLabels: 'team' },
        { matchExpressions: [{ key: '', operator: 'Exists' }] },
        { matchExpressions: [{ key: 'team', operator: 'in', values: ['a'] }] },
        { matchExpressions: [{ key: 'team', operator: 'In' }] },
        { matchExpressions: [{ key: 'team', operator: 'Exists', values: ['a'] }] },
        { matchExpressions: [{ key: 'team', operator: 'In', values: ['a b'] }] },
        { matchExpressions: [{ key: 'team', operator: 'In', values: 'a' }] },
        { matchExpressions: [{ key: 'team', operator: 'Exists', not: true }] },
        { matchExpressions: [null] },
        { matchExpressions: 'team' },
      ],
    },
    meshCompatibilityMode: oneOf('auto', 'enabled', 'disabled'),
    enableMeshPodAddressability: FLAG,
    internalEncryption: FLAG,
    dataplaneTrust: oneOf('disabled', 'minimal', 'enabled', 'mutual', 'identity'),
    controlplaneTrust: { ...oneOf('disabled', 'enabled', 'mutual'), refused: ['minimal', 'identity', true] },
    // A certificate and a name need each other: see the rules.
    activatorCa: NAME,
    activatorSan: TEXT,
    activatorCertSecret: NAME,
    queueProxyCa: NAME,
    queueProxySan: TEXT,
    queueProxyCertSecret: NAME,
  },
  observability: {
    loggingEnableVarLogCollection: FLAG,
    loggingRevisionUrlTemplate: TEXT,
    loggingRequestLogTemplate: {
      value: '{{.Request.Method}} {{js .Request.RequestURI}} {{.Response.Code}}',
      text: '{{.Request.Method}} {{js .Request.RequestURI}} {{.Response.Code}}',
      allowed: ['{{.TraceID}}', '{{range $key, $value := .Request.Header}}{{.}}{{end}}'],
      refused: ['', '{{.Latency}}', '{{.Request.Method', '{{range .Request.Header}}', 1],
    },
    loggingEnableRequestLog: FLAG,
    loggingEnableProbeRequestLog: FLAG,
    // A protocol and an endpoint need each other: see the rules.
    metricsProtocol: METRICS_PROTOCOL,
    metricsEndpoint: METRICS_ENDPOINT,
    metricsExportInterval: lasting(Duration.seconds(30), '30s', NOTHING),
    requestMetricsProtocol: METRICS_PROTOCOL,
    requestMetricsEndpoint: METRICS_ENDPOINT,
    requestMetricsExportInterval: lasting(Duration.seconds(30), '30s', NOTHING),
    tracingProtocol: oneOf('none', 'stdout', 'grpc', 'http/protobuf'),
    tracingEndpoint: HTTP_URL,
    tracingSamplingRate: RATE,
    runtimeProfiling: oneOf('enabled', 'disabled'),
    runtimeExportInterval: lasting(Duration.seconds(30), '30s', NOTHING),
    metricsBackendDestination: BACKEND,
    metricsReportingPeriod: lasting(Duration.seconds(30), '30', Duration.seconds(1), NOTHING, HALF_SECOND),
    metricsRequestMetricsBackendDestination: BACKEND,
    metricsRequestMetricsReportingPeriod: lasting(Duration.seconds(30), '30', Duration.seconds(1), NOTHING),
    metricsOpencensusAddress: {
      value: 'collector:55678',
      text: 'collector:55678',
      allowed: ['localhost:1', '[::1]:65535'],
      refused: ['collector', 'collector:0', 'collector:65536', ':55678', 'http://collector:55678', 1],
    },
    metricsOpencensusRequireTls: FLAG,
    profilingEnable: FLAG,
  },
  tracing: {
    // zipkin needs its endpoint: see the rules.
    backend: { ...oneOf('none', 'zipkin'), refused: ['', 'Zipkin', 'jaeger', true] },
    zipkinEndpoint: HTTP_URL,
    debug: FLAG,
    sampleRate: RATE,
  },
  certmanager: { issuerRef: ISSUER, clusterLocalIssuerRef: ISSUER, systemInternalIssuerRef: ISSUER },
  kourier: {
    enableServiceAccessLogging: FLAG,
    serviceAccessLogTemplate: { ...TEXT, text: 'a text\n', allowed: ['x\n'] },
    enableProxyProtocol: FLAG,
    clusterCertSecret: NAME,
    streamIdleTimeout: lasting(Duration.minutes(5), '300s', NOTHING),
    trafficIsolation: { ...oneOf('port'), refused: ['', 'Port', true] },
    enableCryptomb: FLAG,
    trustedHopsCount: whole(0, 1, 4294967295),
    useRemoteAddress: FLAG,
    cipherSuites: {
      value: ['ECDHE-ECDSA-AES128-GCM-SHA256', '[ECDHE-RSA-AES128-GCM-SHA256|ECDHE-RSA-CHACHA20-POLY1305]'],
      text: 'ECDHE-ECDSA-AES128-GCM-SHA256,[ECDHE-RSA-AES128-GCM-SHA256|ECDHE-RSA-CHACHA20-POLY1305]',
      allowed: [['x']],
      refused: [[], [''], ['a,b'], ['a b'], 'ECDHE-ECDSA-AES128-GCM-SHA256'],
    },
    disableEnvoyServerHeader: FLAG,
    listenIpAddresses: {
      value: ['0.0.0.0', '::'],
      text: '0.0.0.0,::',
      allowed: [['255.255.255.255'], ['::1']],
      refused: [[], ['localhost'], ['256.0.0.1'], ['01.0.0.1'], ['fe80::1%eth0'], [''], '0.0.0.0'],
    },
    // These keys need others: see the rules.
    certsSecretName: NAME,
    certsSecretNamespace: { ...NAME, refused: ['', 'my.namespace', 1] },
    extauthzHost: {
      value: 'authorization.default:2222',
      text: 'authorization.default:2222',
      allowed: ['a:1', '10.0.0.1:65535'],
      refused: ['authorization', 'authorization:0', 'authorization:65536', 'http://authorization:2222', 1],
    },
    extauthzProtocol: oneOf('grpc', 'http', 'https'),
    extauthzFailureModeAllow: FLAG,
    extauthzMaxRequestBody: {
      value: Size.kibibytes(16),
      text: '16384',
      allowed: [Size.kibibytes(1), Size.kibibytes(4194303)],
      refused: [Size.kibibytes(0), Size.kibibytes(1.5), Size.gibibytes(4), 8192],
    },
    extauthzTimeout: lasting(Duration.seconds(1.5), '1500', Duration.millis(1), NOTHING, HALF_MILLISECOND),
    extauthzPathPrefix: { value: '/verify', text: '/verify', allowed: ['/'], refused: ['', 'verify', '/a b', 1] },
    extauthzPackAsBytes: FLAG,
    tracingEndpoint: {
      ...HTTP_URL,
      allowed: ['https://collector:1', 'http://[::1]:65535'],
      refused: ['http://collector', 'collector:4317', 'http://collector:0', 'http://collector:65536', 1],
    },
    tracingProtocol: oneOf('grpc', 'http/protobuf'),
    tracingSamplingRate: RATE,
    tracingServiceName: TEXT,
    tracingCollectorFullEndpoint: {
      value: 'jaeger.observability:9411/api/v2/spans',
      text: 'jaeger.observability:9411/api/v2/spans',
      allowed: ['jaeger:1/', 'jaeger:65535/'],
      refused: ['jaeger/api', 'jaeger:9411', 'jaeger:0', 'jaeger:65536', 'http://jaeger:9411', 1],
    },
  },
};

const DOMAIN: Case<NonNullable<ServingConfiguration['domain']>> = {
  value: [
    { name: 'dev.example.com' },
    { name: 'demo.example.com', selector: { stage: 'demo' } },
    { name: 'shop.example.com', selector: { team: 'shop' }, wildcard: true },
  ],
  text: {
    'dev.example.com': '',
    'demo.example.com': 'selector:\n  stage: demo\n',
    'shop.example.com': 'selector:\n  team: shop\ntype: wildcard\n',
  },
  allowed: [
    [],
    [{ name: 'a.example.com', wildcard: true }],
    [{ name: 'b.example.com', selector: { a: '' }, wildcard: false }],
  ],
  refused: [
    'dev.example.com',
    ['dev.example.com'],
    [{ name: 'dev' }],
    [{ name: 'Dev.example.com' }],
    [{ name: '*.example.com' }],
    [{}],
    [{ name: 'dev.example.com', labels: {} }],
    [{ name: 'dev.example.com', selector: 'all' }],
    [{ name: 'dev.example.com', selector: { 'a b': 'c' } }],
    [{ name: 'dev.example.com', wildcard: 'yes' }],
    [{ name: 'dev.example.com', wildcard: false }],
    [{ name: 'dev.example.com' }, { name: 'dev.example.com', selector: { a: 'b' } }],
  ],
};

const ALL: readonly (readonly [path: string, each: Case<unknown>])[] = [
  ...Object.entries(CASES).flatMap(([configMap, cases]) =>
    Object.entries<Case<unknown>>(cases).map(([property, each]) => [`${configMap}.${property}`, each] as const),
  ),
  ['domain', DOMAIN],
];

/** Returns what becomes of one value, without what only other keys would have to say. */
function render(path: string, value: unknown) {
  const key = KEYS.get(path);
  if (key === undefined) {
    throw new RangeError(`${path} is no key`);
  }
  return { key, ...key.render(path, value, newestWith(key)) };
}

test('there is a case for each key', () => {
  expect(ALL.map(([path]) => path).sort()).toEqual([...KEYS.keys()].sort());
});

describe.each(ALL)('%s', (path, { value, text, allowed, refused }) => {
  test('is written as Knative parses it', () => {
    const { key, entries, problems } = render(path, value);
    expect(problems).toEqual([]);
    expect(entries).toEqual(typeof text === 'string' ? { [key.key]: text } : text);
  });

  test('may be at its bounds', () => {
    expect(allowed.length > 0 || path === 'kourier.trafficIsolation').toBe(true);
    expect(allowed.flatMap((each) => render(path, each).problems)).toEqual([]);
  });

  test('may not be beyond them, nor of another type', () => {
    expect(refused.filter((each) => render(path, each).problems.length === 0)).toEqual([]);
    expect(refused.map((each) => render(path, each).entries)).toEqual(refused.map(() => ({})));
    for (const problem of refused.flatMap((each) => render(path, each).problems)) {
      expect(problem).toMatch(/^\S+( \S+)*? (is|has) .*; allowed: \S/s);
      expect(problem.startsWith(path)).toBe(true);
    }
  });

  test('is an error in each release that does not know it, and in no other', () => {
    const { key } = render(path, value);
    for (const release of KnativeRelease.all()) {
      const { problems } = renderConfigurations(DEFINITIONS, [setting(path, value)], release);
      const unknown = problems.filter(
        (problem) => problem.startsWith(`${path} is unknown to`) || problem.startsWith(`${path} is replaced since`),
      );
      expect(unknown).toHaveLength(isKnown(key, release) ? 0 : 1);
    }
  });
});

test('what is replaced names the property that does its work, which the release knows', () => {
  const replaced = [...KEYS].filter(([, { successor }]) => successor !== undefined);
  expect(replaced.length).toBeGreaterThan(10);
  for (const [path, { key, removed = '' }] of replaced) {
    const release = KnativeRelease.all().find((candidate) => candidate.since(removed));
    const problems = release && renderConfigurations(DEFINITIONS, [setting(path, key)], release).problems;
    const [, successor = ''] = /; allowed: (\S+) \(/.exec(problems?.join() ?? '') ?? [];
    const found = KEYS.get(successor);
    expect([path, found && release && isKnown(found, release)]).toEqual([path, true]);
  }
});

test('a value may be known from a release on, or up to one', () => {
  const problems = (version: string, securePodDefaults: unknown) =>
    renderConfigurations(DEFINITIONS, [{ features: { securePodDefaults } }], KnativeRelease.of(version)).problems;
  expect(problems('1.19.9', 'Enabled')).toEqual([]);
  expect(problems('1.20.3', 'AllowRootBounded')).toEqual([]);
  const allowed = "allowed: 'Enabled', 'AllowRootBounded' (from 1.20 on), 'Disabled'";
  expect(problems('1.19.9', 'AllowRootBounded')).toEqual([
    `features.securePodDefaults is 'AllowRootBounded'; ${allowed}`,
  ]);
  const addCapabilities = (version: string) =>
    renderConfigurations(
      DEFINITIONS,
      [{ features: { kubernetesContainerspecAddcapabilities: 'Allowed' } }],
      KnativeRelease.of(version),
    ).problems;
  expect(addCapabilities('1.11.6')).toEqual([]);
  expect(addCapabilities('1.12.4')).toHaveLength(1);
});

test('a part of a value may be known from a release on', () => {
  const problems = (version: string, configuration: ServingConfiguration) =>
    renderConfigurations(DEFINITIONS, [configuration], KnativeRelease.of(version)).problems;
  const wildcard = { domain: [{ name: 'dev.example.com', selector: { a: 'b' }, wildcard: true }] };
  expect(problems('1.14.2', wildcard)).toEqual([]);
  expect(problems('1.13.2', wildcard)).toEqual([
    'domain[0].wildcard is unknown to Knative 1.13.2; allowed: from 1.14 on',
  ]);
  const template = { observability: { loggingRequestLogTemplate: '{{.TraceID}}' } };
  expect(problems('1.21.3', template)).toEqual([]);
  expect(problems('1.20.3', template)).toEqual([
    "observability.loggingRequestLogTemplate is '{{.TraceID}}'; allowed: a Go template with .TraceID (from 1.21 on), .Request, .Response, .Revision",
  ]);
});

test('properties are called as their keys are, without the unit', () => {
  const named = (key: string) =>
    key
      .replace(/-(seconds|bytes)$|\.[A-Z]{2,}$/, '')
      .replaceAll(/[-.]+(\w)/g, (_, letter: string) => letter.toUpperCase());
  const others = [...KEYS].filter(([path, { key }]) => path !== `${path.split('.')[0]}.${named(key)}`);
  // Each domain is a key; and what is packed as bytes isn't measured in them.
  expect(others.map(([path]) => path)).toEqual(['domain', 'kourier.extauthzPackAsBytes']);
});
