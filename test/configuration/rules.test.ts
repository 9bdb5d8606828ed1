import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { renderConfigurations } from '../../lib/configuration/render';
import { pathOf } from '../../lib/configuration/setting';
import type { KourierConfiguration } from '../../lib/network/kourier/kourier-configuration';
import { KnativeRelease } from '../../lib/release/knative-release';
import type { ServingConfiguration } from '../../lib/serving/configuration/serving-configuration';
import { DEFINITIONS } from '../support/configuration';

type Configuration = ServingConfiguration & { readonly kourier?: KourierConfiguration };

const { seconds, minutes } = Duration;

/** What keeps a rule by a hair, what breaks it, and how that is told. */
type Case = readonly [version: string, kept: Configuration, broken: Configuration, problem: string];

const CASES: readonly Case[] = [
  [
    '1.3.1',
    { autoscaler: { minScale: 2, maxScale: 2 } },
    { autoscaler: { minScale: 3, maxScale: 2 } },
    'autoscaler.minScale is 3; allowed: at most maxScale, unless that is 0 (maxScale is 2)',
  ],
  [
    '1.3.1',
    { autoscaler: { maxScale: 5, maxScaleLimit: 5 } },
    { autoscaler: { maxScale: 6, maxScaleLimit: 5 } },
    'autoscaler.maxScale is 6; allowed: at most maxScaleLimit, unless that is 0 (maxScaleLimit is 5)',
  ],
  [
    '1.3.1',
    { autoscaler: { maxScale: 1, maxScaleLimit: 5 } },
    { autoscaler: { maxScaleLimit: 5 } },
    'autoscaler.maxScale is 0, its default; allowed: 1 or more where maxScaleLimit is (maxScaleLimit is 5)',
  ],
  [
    '1.3.1',
    { autoscaler: { initialScale: 0, allowZeroInitialScale: true } },
    { autoscaler: { initialScale: 0 } },
    'autoscaler.initialScale is 0; allowed: 0 only with allowZeroInitialScale (allowZeroInitialScale is false, its default)',
  ],
  [
    '1.3.1',
    { autoscaler: { containerConcurrencyTargetDefault: 0.02, containerConcurrencyTargetPercentage: 50 } },
    { autoscaler: { containerConcurrencyTargetDefault: 0.01 } },
    'autoscaler.containerConcurrencyTargetDefault is 0.01; allowed: 0.01 or more after containerConcurrencyTargetPercentage of it (containerConcurrencyTargetPercentage is 70, its default)',
  ],
  [
    '1.3.1',
    { defaults: { revisionTimeout: seconds(601), maxRevisionTimeout: seconds(601) } },
    { defaults: { revisionTimeout: seconds(601) } },
    'defaults.revisionTimeout is 601 seconds; allowed: at most maxRevisionTimeout (maxRevisionTimeout is 10 minutes, its default)',
  ],
  [
    '1.7.1',
    { defaults: { revisionResponseStartTimeout: seconds(300) } },
    { defaults: { revisionResponseStartTimeout: seconds(301) } },
    'defaults.revisionResponseStartTimeout is 301 seconds; allowed: at most revisionTimeout (revisionTimeout is 5 minutes, its default)',
  ],
  [
    '1.7.1',
    { defaults: { revisionIdleTimeout: seconds(60), revisionTimeout: seconds(60) } },
    { defaults: { revisionIdleTimeout: seconds(61), revisionTimeout: seconds(60) } },
    'defaults.revisionIdleTimeout is 61 seconds; allowed: at most revisionTimeout (revisionTimeout is 1 minute)',
  ],
  [
    '1.3.1',
    { defaults: { revisionCpuRequest: Cpu.units(1), revisionCpuLimit: Cpu.millis(1000) } },
    { defaults: { revisionCpuRequest: Cpu.units(1), revisionCpuLimit: Cpu.millis(999) } },
    'defaults.revisionCpuRequest is 1; allowed: at most revisionCpuLimit (revisionCpuLimit is 999m)',
  ],
  [
    '1.3.1',
    { defaults: { revisionMemoryRequest: Size.mebibytes(1), revisionMemoryLimit: Size.kibibytes(1024) } },
    { defaults: { revisionMemoryRequest: Size.mebibytes(1), revisionMemoryLimit: Size.kibibytes(1023) } },
    'defaults.revisionMemoryRequest is 1Mi; allowed: at most revisionMemoryLimit (revisionMemoryLimit is 1023Ki)',
  ],
  [
    '1.3.1',
    {
      defaults: {
        revisionEphemeralStorageRequest: Size.mebibytes(1),
        revisionEphemeralStorageLimit: Size.mebibytes(1),
      },
    },
    {
      defaults: {
        revisionEphemeralStorageRequest: Size.mebibytes(2),
        revisionEphemeralStorageLimit: Size.mebibytes(1),
      },
    },
    'defaults.revisionEphemeralStorageRequest is 2Mi; allowed: at most revisionEphemeralStorageLimit (revisionEphemeralStorageLimit is 1Mi)',
  ],
  [
    '1.3.1',
    { defaults: { containerConcurrency: 1001, containerConcurrencyMaxLimit: 1001 } },
    { defaults: { containerConcurrency: 1001 } },
    'defaults.containerConcurrency is 1001; allowed: at most containerConcurrencyMaxLimit (containerConcurrencyMaxLimit is 1000, its default)',
  ],
  [
    '1.3.1',
    { deployment: { queueSidecarCpuLimit: Cpu.millis(25) } },
    { deployment: { queueSidecarCpuLimit: Cpu.millis(24) } },
    'deployment.queueSidecarCpuRequest is 25m, its default; allowed: at most queueSidecarCpuLimit (queueSidecarCpuLimit is 24m)',
  ],
  [
    '1.3.1',
    { deployment: { queueSidecarMemoryRequest: Size.mebibytes(50), queueSidecarMemoryLimit: Size.mebibytes(50) } },
    { deployment: { queueSidecarMemoryRequest: Size.mebibytes(51), queueSidecarMemoryLimit: Size.mebibytes(50) } },
    'deployment.queueSidecarMemoryRequest is 51Mi; allowed: at most queueSidecarMemoryLimit (queueSidecarMemoryLimit is 50Mi)',
  ],
  [
    '1.3.1',
    {
      deployment: {
        queueSidecarEphemeralStorageRequest: Size.gibibytes(1),
        queueSidecarEphemeralStorageLimit: Size.mebibytes(1024),
      },
    },
    {
      deployment: {
        queueSidecarEphemeralStorageRequest: Size.gibibytes(1),
        queueSidecarEphemeralStorageLimit: Size.mebibytes(1023),
      },
    },
    'deployment.queueSidecarEphemeralStorageRequest is 1Gi; allowed: at most queueSidecarEphemeralStorageLimit (queueSidecarEphemeralStorageLimit is 1023Mi)',
  ],
  [
    '1.22.1',
    { deployment: { queueSidecarTlsMinVersion: '1.2', queueSidecarTlsMaxVersion: '1.2' } },
    { deployment: { queueSidecarTlsMaxVersion: '1.2' } },
    "deployment.queueSidecarTlsMinVersion is '1.3', its default; allowed: at most queueSidecarTlsMaxVersion (queueSidecarTlsMaxVersion is '1.2')",
  ],
  [
    '1.22.1',
    {
      deployment: {
        queueSidecarTlsMinVersion: '1.2',
        queueSidecarTlsCipherSuites: ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'],
      },
    },
    { deployment: { queueSidecarTlsCipherSuites: ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'] } },
    "deployment.queueSidecarTlsCipherSuites is [\"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256\"]; allowed: only where queueSidecarTlsMinVersion is '1.2' (queueSidecarTlsMinVersion is '1.3', its default)",
  ],
  [
    '1.3.1',
    { domain: [{ name: 'a.example.com' }, { name: 'b.example.com', selector: { a: 'b' } }] },
    { domain: [{ name: 'a.example.com' }, { name: 'b.example.com', selector: {} }] },
    'domain is [{"name":"a.example.com"},{"name":"b.example.com","selector":{}}]; allowed: one domain without a selector, as Knative would use the first by name',
  ],
  [
    '1.3.1',
    {
      features: {
        kubernetesPodspecPersistentVolumeWrite: 'Enabled',
        kubernetesPodspecPersistentVolumeClaim: 'Enabled',
      },
    },
    { features: { kubernetesPodspecPersistentVolumeWrite: 'Enabled' } },
    "features.kubernetesPodspecPersistentVolumeWrite is 'Enabled'; allowed: 'Enabled' only where kubernetesPodspecPersistentVolumeClaim is (kubernetesPodspecPersistentVolumeClaim is 'Disabled', its default)",
  ],
  [
    '1.3.1',
    { gc: { maxNonActiveRevisions: 20 } },
    { gc: { maxNonActiveRevisions: 19 } },
    'gc.minNonActiveRevisions is 20, its default; allowed: at most maxNonActiveRevisions (maxNonActiveRevisions is 19)',
  ],
  [
    '1.3.1',
    { gc: { minNonActiveRevisions: 2000, maxNonActiveRevisions: 'disabled' } },
    { gc: { minNonActiveRevisions: 1001 } },
    'gc.minNonActiveRevisions is 1001; allowed: at most maxNonActiveRevisions (maxNonActiveRevisions is 1000, its default)',
  ],
  [
    '1.3.1',
    { leaderElection: { leaseDuration: Duration.millis(40001) } },
    { leaderElection: { leaseDuration: seconds(40) } },
    'leaderElection.renewDeadline is 40 seconds, its default; allowed: shorter than leaseDuration (leaseDuration is 40 seconds)',
  ],
  [
    '1.3.1',
    { leaderElection: { renewDeadline: Duration.millis(12001) } },
    { leaderElection: { renewDeadline: seconds(12) } },
    'leaderElection.retryPeriod is 10 seconds, its default; allowed: shorter than renewDeadline by more than a factor of 1.2 (renewDeadline is 12 seconds)',
  ],
  [
    '1.4.0',
    { network: { activatorCa: 'ca', activatorSan: 'activator' } },
    { network: { activatorCa: 'ca' } },
    "network.activatorCa is 'ca'; allowed: only together with activatorSan",
  ],
  [
    '1.4.0',
    { network: { activatorCa: 'ca', activatorSan: 'activator' } },
    { network: { activatorSan: 'activator' } },
    "network.activatorSan is 'activator'; allowed: only together with activatorCa",
  ],
  [
    '1.4.0',
    { network: { queueProxyCa: 'ca', queueProxySan: 'proxy' } },
    { network: { queueProxyCa: 'ca' } },
    "network.queueProxyCa is 'ca'; allowed: only together with queueProxySan",
  ],
  [
    '1.4.0',
    { network: { queueProxyCa: 'ca', queueProxySan: 'proxy' } },
    { network: { queueProxySan: 'proxy' } },
    "network.queueProxySan is 'proxy'; allowed: only together with queueProxyCa",
  ],
  ...(['metrics', 'requestMetrics'] as const).flatMap((metrics): readonly Case[] => {
    const protocol = `${metrics}Protocol` as const;
    const endpoint = `${metrics}Endpoint` as const;
    const path = `observability.${endpoint}`;
    const allowed = `allowed: with ${protocol} 'grpc' or 'http/protobuf' a URL, with 'prometheus' none or HOST:PORT, otherwise none`;
    return [
      [
        '1.19.9',
        { observability: { [protocol]: 'grpc', [endpoint]: 'http://collector:4317' } },
        { observability: { [protocol]: 'grpc' } },
        `${path} is not set; ${allowed} (${protocol} is 'grpc')`,
      ],
      [
        '1.19.9',
        { observability: { [protocol]: 'prometheus', [endpoint]: ':9095' } },
        { observability: { [protocol]: 'prometheus', [endpoint]: 'http://collector:4318' } },
        `${path} is 'http://collector:4318'; ${allowed} (${protocol} is 'prometheus')`,
      ],
      [
        '1.19.9',
        { observability: { [protocol]: 'prometheus' } },
        { observability: { [endpoint]: ':9095' } },
        `${path} is ':9095'; ${allowed} (${protocol} is 'none', its default)`,
      ],
    ];
  }),
  [
    '1.19.9',
    { observability: { tracingProtocol: 'http/protobuf', tracingEndpoint: 'http://collector:4318' } },
    { observability: { tracingProtocol: 'http/protobuf' } },
    "observability.tracingEndpoint is not set; allowed: with tracingProtocol 'grpc' or 'http/protobuf' a URL, otherwise none (tracingProtocol is 'http/protobuf')",
  ],
  [
    '1.19.9',
    { observability: { tracingProtocol: 'stdout' } },
    { observability: { tracingProtocol: 'stdout', tracingEndpoint: 'http://collector:4318' } },
    "observability.tracingEndpoint is 'http://collector:4318'; allowed: with tracingProtocol 'grpc' or 'http/protobuf' a URL, otherwise none (tracingProtocol is 'stdout')",
  ],
  [
    '1.3.1',
    { tracing: { backend: 'zipkin', zipkinEndpoint: 'http://zipkin:9411/api/v2/spans' } },
    { tracing: { backend: 'zipkin' } },
    "tracing.backend is 'zipkin'; allowed: 'zipkin' only with zipkinEndpoint",
  ],
  [
    '1.19.9',
    { kourier: { certsSecretName: 'wildcard', certsSecretNamespace: 'kourier-system' } },
    { kourier: { certsSecretName: 'wildcard' } },
    "kourier.certsSecretName is 'wildcard'; allowed: only together with certsSecretNamespace",
  ],
  [
    '1.19.9',
    { kourier: { certsSecretName: 'wildcard', certsSecretNamespace: 'kourier-system' } },
    { kourier: { certsSecretNamespace: 'kourier-system' } },
    "kourier.certsSecretNamespace is 'kourier-system'; allowed: only together with certsSecretName",
  ],
  [
    '1.19.9',
    { kourier: { extauthzHost: 'a:1', extauthzProtocol: 'grpc' } },
    { kourier: { extauthzHost: 'a:1' } },
    "kourier.extauthzHost is 'a:1'; allowed: only together with extauthzProtocol",
  ],
  ...Object.entries({
    extauthzProtocol: 'http',
    extauthzFailureModeAllow: true,
    extauthzMaxRequestBody: Size.kibibytes(16),
    extauthzTimeout: seconds(1),
    extauthzPathPrefix: '/verify',
    extauthzPackAsBytes: false,
  } as const).map(
    ([property, value]): Case => [
      '1.19.9',
      { kourier: { extauthzHost: 'a:1', extauthzProtocol: 'http', [property]: value } },
      { kourier: { [property]: value } },
      `kourier.${property} is ${{ extauthzMaxRequestBody: '16Ki', extauthzTimeout: '1 second' }[property] ?? (typeof value === 'string' ? `'${value}'` : value)}; allowed: only together with extauthzHost`,
    ],
  ),
  [
    '1.19.9',
    { kourier: { extauthzHost: 'a:1', extauthzProtocol: 'https', extauthzPathPrefix: '/verify' } },
    { kourier: { extauthzHost: 'a:1', extauthzProtocol: 'grpc', extauthzPathPrefix: '/verify' } },
    "kourier.extauthzPathPrefix is '/verify'; allowed: only where extauthzProtocol is 'http' or 'https' (extauthzProtocol is 'grpc')",
  ],
  [
    '1.19.9',
    { kourier: { extauthzHost: 'a:1', extauthzProtocol: 'grpc', extauthzPackAsBytes: true } },
    { kourier: { extauthzHost: 'a:1', extauthzProtocol: 'http', extauthzPackAsBytes: true } },
    "kourier.extauthzPackAsBytes is true; allowed: only where extauthzProtocol is 'grpc' (extauthzProtocol is 'http')",
  ],
  ...Object.entries({ tracingProtocol: 'grpc', tracingSamplingRate: 0.5, tracingServiceName: 'gateway' } as const).map(
    ([property, value]): Case => [
      '1.21.3',
      { kourier: { tracingEndpoint: 'http://collector:4317', [property]: value } },
      { kourier: { [property]: value } },
      `kourier.${property} is ${typeof value === 'string' ? `'${value}'` : value}; allowed: only together with tracingEndpoint`,
    ],
  ),
  [
    '1.22.1',
    {
      deployment: {
        queueSidecarTlsMinVersion: '1.2',
        queueSidecarTlsCipherSuites: [
          'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
          'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
        ],
      },
    },
    {
      deployment: {
        queueSidecarTlsMinVersion: '1.2',
        queueSidecarTlsCipherSuites: ['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'],
      },
    },
    'deployment.queueSidecarTlsCipherSuites is ["TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"]; allowed: one of TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 among them, as HTTP/2 needs one',
  ],
  [
    '1.15.3',
    { deployment: { runtimeClassName: [{ name: 'kata' }, { name: 'gvisor', selector: { a: 'b' } }] } },
    { deployment: { runtimeClassName: [{ name: 'kata' }, { name: 'gvisor', selector: {} }] } },
    'deployment.runtimeClassName is [{"name":"kata"},{"name":"gvisor","selector":{}}]; allowed: one without a selector, as Knative would use the first by name',
  ],
  [
    '1.11.6',
    { network: { internalEncryption: true, dataplaneTrust: 'minimal' } },
    { network: { internalEncryption: true, dataplaneTrust: 'disabled' } },
    "network.dataplaneTrust is 'disabled'; allowed: 'disabled' without internalEncryption, and another with it (internalEncryption is true)",
  ],
  [
    '1.11.6',
    { network: { dataplaneTrust: 'disabled' } },
    { network: { dataplaneTrust: 'mutual' } },
    "network.dataplaneTrust is 'mutual'; allowed: 'disabled' without internalEncryption, and another with it (internalEncryption is false, its default)",
  ],
  [
    '1.11.6',
    { network: { internalEncryption: true } },
    { network: { internalEncryption: false, dataplaneTrust: 'identity' } },
    "network.dataplaneTrust is 'identity'; allowed: 'disabled' without internalEncryption, and another with it (internalEncryption is false)",
  ],
  ...[8008, 8443].map(
    (port): Case => [
      '1.19.9',
      { observability: { metricsProtocol: 'prometheus', metricsEndpoint: ':8012' } },
      { observability: { metricsProtocol: 'prometheus', metricsEndpoint: `:${port}` } },
      `observability.metricsEndpoint is ':${port}'; allowed: a port other than 8008, 8443, which are in use`,
    ],
  ),
  ...[8008, 8012, 8013, 8022, 8112, 9090].map(
    (port): Case => [
      '1.19.9',
      { observability: { requestMetricsProtocol: 'prometheus', requestMetricsEndpoint: 'localhost:9091' } },
      { observability: { requestMetricsProtocol: 'prometheus', requestMetricsEndpoint: `localhost:${port}` } },
      `observability.requestMetricsEndpoint is 'localhost:${port}'; allowed: a port other than 8008, 8012, 8013, 8022, 8112, 9090, which are in use`,
    ],
  ),
  ...(['metrics', 'requestMetrics'] as const).flatMap((metrics) =>
    (['none', 'prometheus'] as const).map(
      (protocol): Case => [
        '1.19.9',
        {
          observability: {
            [`${metrics}Protocol`]: 'grpc',
            [`${metrics}Endpoint`]: 'http://collector:9090',
            [`${metrics}ExportInterval`]: seconds(30),
          },
        },
        { observability: { [`${metrics}Protocol`]: protocol, [`${metrics}ExportInterval`]: seconds(30) } },
        `observability.${metrics}ExportInterval is 30 seconds; allowed: only where ${metrics}Protocol is 'grpc' or 'http/protobuf' (${metrics}Protocol is '${protocol}')`,
      ],
    ),
  ),
  [
    '1.19.9',
    {
      observability: {
        tracingProtocol: 'http/protobuf',
        tracingEndpoint: 'http://collector:4318',
        tracingSamplingRate: 0.5,
      },
    },
    { observability: { tracingSamplingRate: 0.5 } },
    "observability.tracingSamplingRate is 0.5; allowed: only where tracingProtocol is 'grpc' or 'http/protobuf' (tracingProtocol is 'none', its default)",
  ],
  [
    '1.18.2',
    { observability: { metricsOpencensusAddress: 'a:1', metricsBackendDestination: 'opencensus' } },
    { observability: { metricsOpencensusAddress: 'a:1' } },
    "observability.metricsOpencensusAddress is 'a:1'; allowed: only where one of these is 'opencensus' (metricsBackendDestination is 'prometheus', its default; metricsRequestMetricsBackendDestination is 'prometheus', its default)",
  ],
  [
    '1.18.2',
    { observability: { metricsOpencensusRequireTls: true, metricsRequestMetricsBackendDestination: 'opencensus' } },
    { observability: { metricsOpencensusRequireTls: true, metricsRequestMetricsBackendDestination: 'none' } },
    "observability.metricsOpencensusRequireTls is true; allowed: only where one of these is 'opencensus' (metricsBackendDestination is 'prometheus', its default; metricsRequestMetricsBackendDestination is 'none')",
  ],
  ...Object.entries({ zipkinEndpoint: 'http://zipkin', debug: true, sampleRate: 1 } as const).map(
    ([property, value]): Case => [
      '1.18.2',
      { tracing: { backend: 'zipkin', zipkinEndpoint: 'http://zipkin', [property]: value } },
      { tracing: { [property]: value } },
      `tracing.${property} is ${typeof value === 'string' ? `'${value}'` : value}; allowed: only where backend is 'zipkin' (backend is 'none', its default)`,
    ],
  ),
];

const problems = (version: string, ...configurations: Configuration[]) =>
  renderConfigurations(DEFINITIONS, configurations, KnativeRelease.of(version)).problems;

describe.each(CASES)('Knative %s: %j', (version, kept, broken, problem) => {
  test('keeps the rule', () => {
    expect(problems(version, kept)).toEqual([]);
  });

  test(`is told: ${problem}`, () => {
    expect(problems(version, broken)).toContain(problem);
  });
});

test('each rule is broken by a case', () => {
  const told = CASES.flatMap(([version, , broken]) => problems(version, broken));
  const unbroken = Object.entries(DEFINITIONS).flatMap(([configMap, definition]) =>
    (definition.rules ?? [])
      .map(({ property, allowed }) => ({ path: pathOf(configMap, definition, property), allowed }))
      .filter(({ path, allowed }) => !told.some((line) => line.startsWith(`${path} is `) && line.includes(allowed))),
  );
  expect(unbroken).toEqual([]);
});

test.each(KnativeRelease.versions())('the defaults of Knative %s keep all rules', (version) => {
  expect(problems(version)).toEqual([]);
});

test('rules hold for all configurations together', () => {
  expect(problems('1.3.1', { autoscaler: { minScale: 3 } }, { autoscaler: { maxScale: 2 } })).toEqual([
    'autoscaler.minScale is 3; allowed: at most maxScale, unless that is 0 (maxScale is 2)',
  ]);
  expect(problems('1.3.1', { domain: [{ name: 'a.example.com' }] }, { domain: [{ name: 'b.example.com' }] })).toEqual([
    expect.stringContaining('allowed: one domain without a selector'),
  ]);
  expect(problems('1.3.1', { domain: [{ name: 'a.example.com' }] }, { domain: [{ name: 'a.example.com' }] })).toEqual(
    [],
  );
});

test('a value that is not allowed is told once, and not compared', () => {
  expect(problems('1.3.1', { gc: { minNonActiveRevisions: 2000, maxNonActiveRevisions: -1 } })).toEqual([
    "gc.maxNonActiveRevisions is -1; allowed: a whole number from 0 to 2147483647, or 'disabled'",
  ]);
  expect(problems('1.19.9', { kourier: { extauthzHost: 'a', extauthzProtocol: 'grpc' } })).toEqual([
    "kourier.extauthzHost is 'a'; allowed: HOST:PORT",
  ]);
  expect(problems('1.3.1', { defaults: { revisionTimeout: minutes(11), maxRevisionTimeout: minutes(0) } })).toEqual([
    'defaults.maxRevisionTimeout is 0 seconds; allowed: a Duration from 1 second to 2562047 hours, in whole seconds',
  ]);
});
