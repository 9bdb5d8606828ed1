// config-observability: which logs, metrics and traces there are, and who gets them.
import { Duration } from 'cdk8s';
import { hostAndPort, httpUrl, isHttpUrl, listenerPort } from '../../../configuration/addresses';
import { goTemplate } from '../../../configuration/go-template';
import { type ConfigMapDefinition, key, type Rule } from '../../../configuration/key';
import { choice, flag, fraction, text, textThat } from '../../../configuration/kinds';
import { onlyWhere } from '../../../configuration/rules';
import { duration, seconds } from '../../../configuration/units';
import type { ObservabilityConfiguration } from '../serving-configuration';

/** The first release that speaks OpenTelemetry, and no longer OpenCensus. */
const OPEN_TELEMETRY = '1.19';

const BACKEND = choice('prometheus', 'opencensus', 'none');
const METRICS_PROTOCOL = choice('none', 'prometheus', 'grpc', 'http/protobuf');
/** The protocols by which a component sends what it has to tell. */
const SENDING = ['grpc', 'http/protobuf'];
const ENDPOINT = textThat(
  'a URL of http or https; for prometheus HOST:PORT or :PORT, from 1024 to 65535',
  (value) => isHttpUrl(value) || listenerPort(value) !== undefined,
);
const PERIOD = seconds({ minimum: Duration.seconds(1) });
const INTERVAL = duration({ minimum: Duration.seconds(0) });

export const OBSERVABILITY: ConfigMapDefinition<ObservabilityConfiguration> = {
  name: 'config-observability',
  description: 'Which logs of requests, metrics and traces there are, and who gets them.',
  see: 'https://knative.dev/docs/serving/observability/metrics/collecting-metrics/',
  keys: {
    loggingEnableVarLogCollection: key('logging.enable-var-log-collection', flag, {
      description: 'Whether a collector of logs on the node finds what containers write to /var/log.',
      default: false,
    }),
    loggingRevisionUrlTemplate: key('logging.revision-url-template', text, {
      description:
        'The URL of the logs of a revision, for its status; a shell variable REVISION_UID in it gives the UID.',
      unset: 'none',
    }),
    loggingRequestLogTemplate: key(
      'logging.request-log-template',
      goTemplate({ objects: ['Request', 'Response', 'Revision'], texts: [{ value: 'TraceID', since: '1.21' }] }),
      {
        description: 'The line that is logged of each request.',
        unset: 'a line of JSON as Google Cloud reads it',
      },
    ),
    loggingEnableRequestLog: key('logging.enable-request-log', flag, {
      description: "Whether Knative's proxy logs requests.",
      default: false,
    }),
    loggingEnableProbeRequestLog: key('logging.enable-probe-request-log', flag, {
      description: "Whether Knative's proxy logs the probes of its pod too.",
      default: false,
    }),
    metricsProtocol: key('metrics-protocol', METRICS_PROTOCOL, {
      description: 'How the components give their metrics.',
      default: 'none',
      since: OPEN_TELEMETRY,
    }),
    metricsEndpoint: key('metrics-endpoint', ENDPOINT, {
      description: 'Where the metrics of the components go; for prometheus, where they are asked for them.',
      unset: 'for prometheus :9090, otherwise it must be set',
      since: OPEN_TELEMETRY,
    }),
    metricsExportInterval: key('metrics-export-interval', INTERVAL, {
      description: "Time between two exports of metrics that are sent; 0 is OpenTelemetry's own, 60 seconds.",
      default: Duration.seconds(0),
      since: OPEN_TELEMETRY,
    }),
    requestMetricsProtocol: key('request-metrics-protocol', METRICS_PROTOCOL, {
      description: "How Knative's proxies give the metrics of requests.",
      default: 'none',
      since: OPEN_TELEMETRY,
    }),
    requestMetricsEndpoint: key('request-metrics-endpoint', ENDPOINT, {
      description: 'Where the metrics of requests go; for prometheus, where the proxies are asked for them.',
      unset: 'for prometheus :9091, otherwise it must be set',
      since: OPEN_TELEMETRY,
    }),
    requestMetricsExportInterval: key('request-metrics-export-interval', INTERVAL, {
      description:
        "Time between two exports of metrics of requests that are sent; 0 is OpenTelemetry's own, 60 seconds.",
      default: Duration.seconds(0),
      since: OPEN_TELEMETRY,
    }),
    tracingProtocol: key('tracing-protocol', choice('none', 'stdout', 'grpc', 'http/protobuf'), {
      description: 'How traces are given; stdout is for finding faults.',
      default: 'none',
      since: OPEN_TELEMETRY,
    }),
    tracingEndpoint: key('tracing-endpoint', httpUrl, {
      description: 'Where traces go.',
      unset: 'none; grpc and http/protobuf need one',
      since: OPEN_TELEMETRY,
    }),
    tracingSamplingRate: key('tracing-sampling-rate', fraction, {
      description: 'Which part of the requests is traced: 1 is all.',
      default: 0,
      since: OPEN_TELEMETRY,
    }),
    runtimeProfiling: key('runtime-profiling', choice('enabled', 'disabled'), {
      description: 'Whether components can be asked, on port 8008, for what takes their time and memory.',
      default: 'disabled',
      since: OPEN_TELEMETRY,
    }),
    runtimeExportInterval: key('runtime-export-interval', INTERVAL, {
      description: 'Time between two looks at the memory of a component, for its metrics.',
      default: Duration.seconds(15),
      since: OPEN_TELEMETRY,
    }),
    metricsBackendDestination: key('metrics.backend-destination', BACKEND, {
      description: 'How the components give their metrics.',
      default: 'prometheus',
      removed: OPEN_TELEMETRY,
      successor: 'metrics-protocol',
    }),
    metricsReportingPeriod: key('metrics.reporting-period-seconds', PERIOD, {
      description: 'Time between two exports of metrics.',
      unset: '5 seconds for prometheus, 60 seconds for opencensus',
      removed: OPEN_TELEMETRY,
      successor: 'metrics-export-interval',
    }),
    metricsRequestMetricsBackendDestination: key('metrics.request-metrics-backend-destination', BACKEND, {
      description: "How Knative's proxies give the metrics of requests.",
      default: 'prometheus',
      removed: OPEN_TELEMETRY,
      successor: 'request-metrics-protocol',
    }),
    metricsRequestMetricsReportingPeriod: key('metrics.request-metrics-reporting-period-seconds', PERIOD, {
      description: 'Time between two exports of metrics of requests.',
      unset: 'that of metrics.reporting-period-seconds',
      since: '1.11',
      removed: OPEN_TELEMETRY,
      successor: 'request-metrics-export-interval',
    }),
    metricsOpencensusAddress: key('metrics.opencensus-address', hostAndPort, {
      description: 'Where metrics go with opencensus.',
      unset: 'localhost:55678',
      removed: OPEN_TELEMETRY,
      successor: 'metrics-endpoint',
    }),
    metricsOpencensusRequireTls: key('metrics.opencensus-require-tls', flag, {
      description: 'Whether metrics are encrypted on their way with opencensus.',
      default: false,
      removed: OPEN_TELEMETRY,
      successor: 'metrics-endpoint with a URL of https',
    }),
    profilingEnable: key('profiling.enable', flag, {
      description: 'Whether components can be asked, on port 8008, for what takes their time and memory.',
      default: false,
      removed: OPEN_TELEMETRY,
      successor: 'runtime-profiling',
    }),
  },
  rules: [
    endpointOf('metricsEndpoint', 'metricsProtocol'),
    endpointOf('requestMetricsEndpoint', 'requestMetricsProtocol'),
    endpointOf('tracingEndpoint', 'tracingProtocol'),
    freePort('metricsEndpoint', [8008, 8443]),
    freePort('requestMetricsEndpoint', [8008, 8012, 8013, 8022, 8112, 9090]),
    onlyWhere('metricsExportInterval', 'metricsProtocol', SENDING),
    onlyWhere('requestMetricsExportInterval', 'requestMetricsProtocol', SENDING),
    onlyWhere('tracingSamplingRate', 'tracingProtocol', SENDING),
    withOpencensus('metricsOpencensusAddress'),
    withOpencensus('metricsOpencensusRequireTls'),
  ],
};

type MetricsEndpoint = 'metricsEndpoint' | 'requestMetricsEndpoint';
type Protocol = 'metricsProtocol' | 'requestMetricsProtocol' | 'tracingProtocol';

/** An endpoint is what the protocol needs: a URL to send to, an address to listen at, or none. */
function endpointOf(
  endpoint: MetricsEndpoint | 'tracingEndpoint',
  protocol: Protocol,
): Rule<ObservabilityConfiguration> {
  const listening = protocol === 'tracingProtocol' ? '' : "with 'prometheus' none or HOST:PORT, ";
  return {
    property: endpoint,
    others: [protocol],
    allowed: `with ${protocol} 'grpc' or 'http/protobuf' a URL, ${listening}otherwise none`,
    holds: (values) => {
      const value = values[endpoint];
      switch (values[protocol]) {
        case 'grpc':
        case 'http/protobuf':
          return value !== undefined && isHttpUrl(value);
        case 'prometheus':
          return value === undefined || listenerPort(value) !== undefined;
        default:
          return value === undefined;
      }
    },
  };
}

/** Where a component listens for prometheus, it must not listen already. */
function freePort(endpoint: MetricsEndpoint, taken: readonly number[]): Rule<ObservabilityConfiguration> {
  return {
    property: endpoint,
    others: [],
    allowed: `a port other than ${taken.join(', ')}, which are in use`,
    holds: ({ [endpoint]: value = '' }) => isHttpUrl(value) || !taken.some((port) => port === listenerPort(value)),
  };
}

/** A property says something only where metrics go by OpenCensus. */
function withOpencensus(
  property: 'metricsOpencensusAddress' | 'metricsOpencensusRequireTls',
): Rule<ObservabilityConfiguration> {
  return {
    property,
    others: ['metricsBackendDestination', 'metricsRequestMetricsBackendDestination'],
    allowed: "only where one of these is 'opencensus'",
    holds: (values, set) =>
      !set[property] ||
      values.metricsBackendDestination === 'opencensus' ||
      values.metricsRequestMetricsBackendDestination === 'opencensus',
  };
}
