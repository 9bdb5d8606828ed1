// How many pods a revision gets, and when.
import { Duration } from 'cdk8s';
import { type Fields, fieldUnder, type Shape } from '../../fields/field';
import { choice, decimal, inText, integer, named, oneOf, someText } from '../../fields/kinds';
import { duration, wholeSeconds } from '../../fields/units';
import { TEMPLATE_ANNOTATIONS } from '../paths';
import type { AutoscalingProps } from '../service-props';

const SEE = 'https://knative.dev/docs/serving/autoscaling/';

const annotation = fieldUnder(TEMPLATE_ANNOTATIONS);
const at = (name: string) => [`autoscaling.knative.dev/${name}`];

const SCALE = inText(integer({ minimum: 0 }));

/** Longest time that the webhook takes in an annotation. */
const MAXIMUM = Duration.hours(1);

const AUTOSCALING_FIELDS: Fields<AutoscalingProps> = {
  minScale: annotation(SCALE, {
    at: at('min-scale'),
    description: 'Fewest pods.',
    unset: '0: nothing runs, and nothing costs, while nobody calls',
    see: `${SEE}scale-bounds/`,
  }),
  maxScale: annotation(SCALE, {
    at: at('max-scale'),
    description: 'Most pods; 0 is no limit.',
    unset: '1: one pod serves a developer, and no load test takes the nodes of the others',
    see: `${SEE}scale-bounds/`,
  }),
  initialScale: annotation(SCALE, {
    at: at('initial-scale'),
    description: 'Pods that a new revision starts with.',
    remark: '0 only where config-autoscaler has `allowZeroInitialScale`, as a DevFleet asks for.',
    unset: '0: a deploy to every environment starts none of them; that the image starts is shown by the first request',
    see: `${SEE}scale-bounds/`,
  }),
  activationScale: annotation(inText(integer({ minimum: 2 })), {
    at: at('activation-scale'),
    description: 'Pods that a revision wakes with.',
    remark: 'From minScale to maxScale.',
    unset: 'as many as the requests need',
    since: '1.7',
    see: `${SEE}scale-bounds/`,
  }),
  autoscalingClass: annotation(
    named(
      "'kpa.autoscaling.knative.dev' | 'hpa.autoscaling.knative.dev' | (string & {})",
      oneOf(choice('kpa.autoscaling.knative.dev', 'hpa.autoscaling.knative.dev'), someText),
    ),
    {
      at: at('class'),
      description: "The autoscaler: Knative's own, that of Kubernetes, or one of yours.",
      remark: 'That of Kubernetes never takes the last pod away.',
      unset: "Knative's own, by `pod-autoscaler-class` in config-autoscaler",
      see: `${SEE}autoscaler-types/`,
    },
  ),
  metric: annotation(named("'concurrency' | 'rps' | 'cpu' | 'memory' | (string & {})", someText), {
    at: at('metric'),
    description: 'What is measured.',
    remark:
      "concurrency or rps for Knative's own autoscaler; cpu, memory or a metric of your own for that of Kubernetes.",
    unset: 'concurrency, or cpu for the autoscaler of Kubernetes',
    see: `${SEE}autoscaling-metrics/`,
  }),
  target: annotation(inText(decimal({ minimum: 0.01 })), {
    at: at('target'),
    description: 'How much of the metric one pod is to have, such as requests at a time.',
    remark:
      'More pods are asked for when they have 70 % of it, by `targetUtilizationPercentage`. `containerConcurrency`, where it is lower, counts instead.',
    unset: '`containerConcurrency`, or 100 where that is unlimited; 200 for rps',
    see: `${SEE}autoscaling-targets/`,
  }),
  targetUtilizationPercentage: annotation(inText(decimal({ minimum: 1, maximum: 100 })), {
    at: at('target-utilization-percentage'),
    description: 'How busy pods are kept, in percent of the target.',
    unset: '70, by `container-concurrency-target-percentage` in config-autoscaler',
    see: `${SEE}concurrency/`,
  }),
  targetBurstCapacity: annotation(inText(decimal({ minimum: 0, or: -1 })), {
    at: at('target-burst-capacity'),
    description:
      'Requests at a time for which there is to be room to spare; with less, the activator stays in their path.',
    remark: '0 takes it out while there is a pod, -1 never does.',
    unset: '211, or 200 before 1.4, by `target-burst-capacity` in config-autoscaler',
    see: 'https://knative.dev/docs/serving/load-balancing/target-burst-capacity/',
  }),
  window: annotation(wholeSeconds({ minimum: Duration.seconds(6), maximum: MAXIMUM }), {
    at: at('window'),
    description: 'Time over which requests are averaged, and after which without a request the last pod may go.',
    unset: '60 seconds, by `stable-window` in config-autoscaler',
    see: `${SEE}kpa-specific/`,
  }),
  panicWindowPercentage: annotation(inText(decimal({ minimum: 1, maximum: 100 })), {
    at: at('panic-window-percentage'),
    description: 'Length of the window that shows a sudden rush, in percent of the window.',
    unset: '10, by `panic-window-percentage` in config-autoscaler',
    see: `${SEE}kpa-specific/`,
  }),
  panicThresholdPercentage: annotation(inText(decimal({ minimum: 110, maximum: 1000 })), {
    at: at('panic-threshold-percentage'),
    description: 'How much of what the pods are to have a rush must be, in percent, until pods are only added.',
    unset: '200, by `panic-threshold-percentage` in config-autoscaler',
    see: `${SEE}kpa-specific/`,
  }),
  scaleDownDelay: annotation(wholeSeconds({ minimum: Duration.seconds(0), maximum: MAXIMUM }), {
    at: at('scale-down-delay'),
    description: 'Time for which the requests must have been fewer before pods go.',
    unset: 'none, by `scale-down-delay` in config-autoscaler',
    see: `${SEE}scale-bounds/`,
  }),
  scaleToZeroPodRetentionPeriod: annotation(duration({ minimum: Duration.seconds(0), maximum: MAXIMUM }), {
    at: at('scale-to-zero-pod-retention-period'),
    description: 'Time for which the last pod stays although it has nothing to do.',
    remark: 'For longer than an hour, set it for all revisions in config-autoscaler.',
    unset: 'none, by `scale-to-zero-pod-retention-period` in config-autoscaler',
    see: `${SEE}scale-to-zero/`,
  }),
  metricAggregationAlgorithm: annotation(choice('linear', 'weighted-exponential'), {
    at: at('metric-aggregation-algorithm'),
    description: 'How requests are averaged: all of the window alike, or the newest of them most.',
    unset: 'linear',
  }),
};

/** How many pods a revision gets, and when. */
export const AUTOSCALING: Shape<AutoscalingProps> = {
  name: 'AutoscalingProps',
  description: 'How many pods a revision gets, and when.',
  see: SEE,
  fields: AUTOSCALING_FIELDS,
};
