// A revision: its limits, its scale, and what Knative's proxy does in its pods.
import { Duration } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import type { AutoscalingProps, RevisionProps } from '../../../lib/service/service-props';
import {
  ANNOTATIONS,
  asText,
  at,
  beside,
  type Case,
  decimal,
  goSeconds,
  LABELS,
  MAX_INT32,
  oneOf,
  type Place,
  part,
  place,
  SOME_TEXT,
  STARTING_WITH_LETTER,
  seconds,
  since,
  text,
  whole,
} from './case';

const HOUR = 3600;

const annotation = <Value>(name: string, each: Case<Value>) => at([`autoscaling.knative.dev/${name}`], each);

const SCALE = asText(whole(0));

const AUTOSCALING = place<AutoscalingProps>(
  { property: '', at: 'spec.template.metadata.annotations' },
  {
    minScale: beside({ maxScale: 0 }, annotation('min-scale', SCALE)),
    maxScale: annotation('max-scale', SCALE),
    initialScale: annotation('initial-scale', SCALE),
    activationScale: since('1.7', beside({ maxScale: 0 }, annotation('activation-scale', asText(whole(2))))),
    autoscalingClass: annotation(
      'class',
      text(
        "'kpa.autoscaling.knative.dev', 'hpa.autoscaling.knative.dev', or a string that is not empty",
        ['kpa.autoscaling.knative.dev', 'hpa.autoscaling.knative.dev', 'own.example.com'],
        ['', ' ', true],
      ),
    ),
    metric: beside({ autoscalingClass: 'own.example.com' }, annotation('metric', SOME_TEXT)),
    target: annotation('target', asText(decimal(0.01))),
    targetUtilizationPercentage: annotation('target-utilization-percentage', asText(decimal(1, 100))),
    targetBurstCapacity: annotation(
      'target-burst-capacity',
      asText({
        good: [
          [-1, -1],
          [0, 0],
          [0.5, 0.5],
          [Number.MAX_VALUE, Number.MAX_VALUE],
        ],
        allowed: 'a number from 0, or -1',
        bad: [[-1.001], [-0.999], [-0.001], [Infinity], ['0'], [null]],
      }),
    ),
    window: annotation('window', goSeconds(6, HOUR)),
    panicWindowPercentage: annotation('panic-window-percentage', asText(decimal(1, 100))),
    panicThresholdPercentage: annotation('panic-threshold-percentage', asText(decimal(110, 1000))),
    scaleDownDelay: annotation('scale-down-delay', goSeconds(0, HOUR)),
    scaleToZeroPodRetentionPeriod: annotation('scale-to-zero-pod-retention-period', {
      good: [
        [Duration.seconds(0), '0s'],
        [Duration.millis(1500), '1500ms'],
        [Duration.seconds(HOUR), '3600s'],
      ],
      allowed: 'a Duration from 0 seconds to 1 hour, in whole milliseconds',
      bad: [[Duration.millis(3600001)], [Duration.millis(0.5)], [60], ['60s'], [null]],
    }),
    metricAggregationAlgorithm: annotation('metric-aggregation-algorithm', oneOf('linear', 'weighted-exponential')),
  },
);

const ENABLED: Case<boolean> = {
  good: [
    [true, 'Enabled'],
    [false, 'Disabled'],
  ],
  allowed: 'true, false',
  bad: [['true'], ['Enabled'], [1], [null]],
};

type Limits = Pick<RevisionProps, 'containerConcurrency' | 'timeout' | 'responseStartTimeout' | 'idleTimeout'>;
type Annotations = Pick<
  RevisionProps,
  'progressDeadline' | 'queueProxyResources' | 'queueProxyPodInfo' | 'httpFullDuplex'
>;
type Metadata = Pick<RevisionProps, 'revisionName' | 'revisionLabels' | 'revisionAnnotations'>;

/** As long as a timeout that is to be no less may be. */
const LONG: Partial<RevisionProps> = { timeout: Duration.hours(2562047) };

export const REVISION: readonly Place[] = [
  AUTOSCALING,
  place<Limits>(
    { property: '', at: 'spec.template.spec' },
    {
      containerConcurrency: whole(0),
      // An answer would otherwise have to begin within the timeout, which is written as well.
      timeout: beside({ responseStartTimeout: Duration.seconds(0) }, at(['timeoutSeconds'], seconds(1))),
      responseStartTimeout: since('1.7', beside(LONG, at(['responseStartTimeoutSeconds'], seconds(0)))),
      idleTimeout: since('1.7', beside(LONG, at(['idleTimeoutSeconds'], seconds(0)))),
    },
  ),
  place<Annotations>(
    { property: '', at: 'spec.template.metadata.annotations' },
    {
      progressDeadline: since('1.4', at(['serving.knative.dev/progress-deadline'], goSeconds(1, MAX_INT32))),
      queueProxyResources: since(
        '1.11',
        at(
          ['queue.sidecar.serving.knative.dev/cpu-resource-limit'],
          part('cpu, memory, ephemeralStorage', { cpu: { limit: Cpu.units(1) } }, '1'),
        ),
      ),
      queueProxyPodInfo: since('1.7', at(['features.knative.dev/queueproxy-podinfo'], ENABLED)),
      httpFullDuplex: since('1.13', at(['features.knative.dev/http-full-duplex'], ENABLED)),
    },
  ),
  place<Metadata>(
    { property: '', at: 'spec.template.metadata' },
    {
      revisionName: at(['name'], STARTING_WITH_LETTER),
      revisionLabels: at(['labels'], LABELS),
      // Beside the annotations of other properties.
      revisionAnnotations: at<Readonly<Record<string, string>>>(['annotations', 'example.com/note'], {
        ...ANNOTATIONS,
        good: [
          [{ 'example.com/note': 'a text' }, 'a text'],
          [{}, undefined],
        ],
      }),
    },
  ),
];
