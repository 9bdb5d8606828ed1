// config-autoscaler: how many pods a revision gets, where its own annotations don't say so.
import { Duration } from 'cdk8s';
import { type ConfigMapDefinition, key } from '../../../configuration/key';
import { decimal, flag, integer, text } from '../../../configuration/kinds';
import { atMost } from '../../../configuration/rules';
import { duration, wholeSeconds } from '../../../configuration/units';
import type { AutoscalerConfiguration } from '../serving-configuration';

const SCALE = integer({ minimum: 0 });
const FROM_ZERO = { minimum: Duration.seconds(0) };

/** The least target of a pod that the autoscaler works with. */
const LEAST_TARGET = 0.01;

export const AUTOSCALER: ConfigMapDefinition<AutoscalerConfiguration> = {
  name: 'config-autoscaler',
  description: "How many pods a revision gets, where the revision's own annotations don't say so.",
  see: 'https://knative.dev/docs/serving/autoscaling/autoscaler-types/',
  keys: {
    podAutoscalerClass: key('pod-autoscaler-class', text, {
      description: "The autoscaler of revisions: Knative's own, or hpa.autoscaling.knative.dev for that of Kubernetes.",
      default: 'kpa.autoscaling.knative.dev',
    }),
    minScale: key('min-scale', SCALE, { description: 'Fewest pods of a revision.', default: 0 }),
    maxScale: key('max-scale', SCALE, { description: 'Most pods of a revision; 0 is no limit.', default: 0 }),
    maxScaleLimit: key('max-scale-limit', SCALE, {
      description: 'Most pods that a revision may ask for; 0 lets it ask for any number, and for no limit.',
      default: 0,
    }),
    initialScale: key('initial-scale', SCALE, { description: 'Pods that a new revision starts with.', default: 1 }),
    allowZeroInitialScale: key('allow-zero-initial-scale', flag, {
      description: 'Whether a revision may start without a pod.',
      default: false,
    }),
    enableScaleToZero: key('enable-scale-to-zero', flag, {
      description: 'Whether the last pod of a revision goes when nobody calls.',
      default: true,
    }),
    stableWindow: key('stable-window', wholeSeconds({ minimum: Duration.seconds(6), maximum: Duration.hours(1) }), {
      description: 'Time over which requests are averaged.',
      default: Duration.seconds(60),
    }),
    scaleToZeroGracePeriod: key('scale-to-zero-grace-period', duration({ minimum: Duration.millis(1) }), {
      description: 'Longest time that the last pod waits for the activator to take over the requests.',
      default: Duration.seconds(30),
    }),
    scaleToZeroPodRetentionPeriod: key('scale-to-zero-pod-retention-period', duration(FROM_ZERO), {
      description:
        'Time for which the last pod stays although it has nothing to do. The annotation of a revision ends at 1 hour, this key does not.',
      default: Duration.seconds(0),
    }),
    scaleDownDelay: key('scale-down-delay', wholeSeconds(FROM_ZERO), {
      description: 'Time for which the requests must have been fewer before pods go.',
      default: Duration.seconds(0),
    }),
    containerConcurrencyTargetPercentage: key(
      'container-concurrency-target-percentage',
      // Knative reads a number up to 1 as a fraction, so that 1 would be 100 %.
      decimal({ above: 1, maximum: 100 }),
      {
        description: 'How busy the autoscaler keeps a pod, in percent of the requests that it may work on at a time.',
        default: 70,
      },
    ),
    containerConcurrencyTargetDefault: key('container-concurrency-target-default', decimal({ above: 0 }), {
      description: 'Requests that a pod is to work on at a time, where the revision sets no limit.',
      default: 100,
    }),
    requestsPerSecondTargetDefault: key('requests-per-second-target-default', decimal({ minimum: LEAST_TARGET }), {
      description: 'Requests that a pod is to answer in a second, for revisions that are scaled by these.',
      default: 200,
    }),
    targetBurstCapacity: key('target-burst-capacity', decimal({ minimum: 0, or: -1 }), {
      description:
        'Requests at a time for which a revision is to have room to spare; with less room, the activator stays in their path. 0 takes it out while there is a pod, -1 never does.',
      default: 200,
      defaultSince: { '1.4': 211 },
    }),
    activatorCapacity: key('activator-capacity', decimal({ minimum: 1 }), {
      description: 'Requests at a time that one activator is expected to carry.',
      default: 100,
    }),
    panicWindowPercentage: key('panic-window-percentage', decimal({ minimum: 1, maximum: 100 }), {
      description: 'Length of the window that shows a sudden rush, in percent of the stable window.',
      default: 10,
    }),
    panicThresholdPercentage: key('panic-threshold-percentage', decimal({ above: 100 }), {
      description: 'How much of what the pods are to work on a rush must be, in percent, until pods are only added.',
      default: 200,
    }),
    maxScaleUpRate: key('max-scale-up-rate', decimal({ above: 1 }), {
      description: 'By how much the pods may be multiplied in one step, of 2 seconds.',
      default: 1000,
    }),
    maxScaleDownRate: key('max-scale-down-rate', decimal({ above: 1 }), {
      description: 'By how much the pods may be divided in one step, of 2 seconds.',
      default: 2,
    }),
  },
  rules: [
    atMost('minScale', 'maxScale', 0),
    atMost('maxScale', 'maxScaleLimit', 0),
    {
      property: 'maxScale',
      others: ['maxScaleLimit'],
      allowed: '1 or more where maxScaleLimit is',
      holds: ({ maxScale, maxScaleLimit }) => !maxScaleLimit || maxScale !== 0,
    },
    {
      property: 'initialScale',
      others: ['allowZeroInitialScale'],
      allowed: '0 only with allowZeroInitialScale',
      holds: ({ initialScale, allowZeroInitialScale }) => initialScale !== 0 || allowZeroInitialScale === true,
    },
    {
      // What the two come to is the target of a pod.
      property: 'containerConcurrencyTargetDefault',
      others: ['containerConcurrencyTargetPercentage'],
      allowed: `${LEAST_TARGET} or more after containerConcurrencyTargetPercentage of it`,
      holds: ({ containerConcurrencyTargetDefault = 0, containerConcurrencyTargetPercentage = 0 }) =>
        (containerConcurrencyTargetDefault * containerConcurrencyTargetPercentage) / 100 >= LEAST_TARGET,
    },
  ],
};
