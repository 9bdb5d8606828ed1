// config-tracing: which requests are traced, in releases before config-observability says it.
import { httpUrl } from '../../../configuration/addresses';
import { type ConfigMapDefinition, key } from '../../../configuration/key';
import { choice, flag, fraction } from '../../../configuration/kinds';
import { onlyWhere } from '../../../configuration/rules';
import type { TracingConfiguration } from '../serving-configuration';

const REMOVED = '1.19';

export const TRACING: ConfigMapDefinition<TracingConfiguration> = {
  name: 'config-tracing',
  description: 'Which requests are traced, and who gets the traces. From 1.19 on, config-observability says it.',
  see: 'https://knative.dev/docs/serving/observability/accessing-traces/',
  keys: {
    backend: key('backend', choice('none', 'zipkin'), {
      description: 'How traces are given.',
      default: 'none',
      removed: REMOVED,
      successor: 'tracing-protocol in config-observability',
    }),
    zipkinEndpoint: key('zipkin-endpoint', httpUrl, {
      description: 'Where traces go with zipkin.',
      unset: 'none; zipkin needs one',
      removed: REMOVED,
      successor: 'tracing-endpoint in config-observability',
    }),
    debug: key('debug', flag, {
      description: 'Whether every request is traced.',
      default: false,
      removed: REMOVED,
      successor: 'tracing-sampling-rate in config-observability',
    }),
    sampleRate: key('sample-rate', fraction, {
      description: 'Which part of the requests is traced: 1 is all.',
      default: 0.1,
      removed: REMOVED,
      successor: 'tracing-sampling-rate in config-observability',
    }),
  },
  rules: [
    {
      property: 'backend',
      others: ['zipkinEndpoint'],
      allowed: "'zipkin' only with zipkinEndpoint",
      holds: ({ backend, zipkinEndpoint }) => backend !== 'zipkin' || zipkinEndpoint !== undefined,
    },
    onlyWhere('zipkinEndpoint', 'backend', ['zipkin']),
    onlyWhere('debug', 'backend', ['zipkin']),
    onlyWhere('sampleRate', 'backend', ['zipkin']),
  ],
};
