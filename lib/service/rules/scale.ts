// How many pods there may be, and what they are measured by.
import { MAX_INT32 } from '../../validation/rules';
import { between, type Rule, type RuleContext, when } from './rule';

const KPA = 'kpa.autoscaling.knative.dev';
const HPA = 'hpa.autoscaling.knative.dev';

/** What Knative's own autoscaler measures. */
const KPA_METRICS: readonly string[] = ['concurrency', 'rps'];

const bounds: Rule = ({ minScale = 0, maxScale = 1, activationScale }) => [
  ...when(
    maxScale > 0 && minScale > maxScale,
    () => `minScale is ${minScale}; allowed: at most maxScale, which is ${maxScale}`,
  ),
  ...when(
    activationScale !== undefined && activationScale < minScale,
    () => `activationScale is ${activationScale}; allowed: minScale, which is ${minScale}, or more`,
  ),
  ...when(
    activationScale !== undefined && maxScale > 0 && activationScale > maxScale,
    () => `activationScale is ${activationScale}; allowed: at most maxScale, which is ${maxScale}`,
  ),
];

const limits: Rule = ({ maxScale = 1, initialScale = 0 }, { settings }) => {
  const limit = settings.autoscaler('maxScaleLimit') ?? 0;
  return [
    ...when(
      limit > 0 && (maxScale === 0 || maxScale > limit),
      () => `maxScale is ${maxScale}; allowed: 1 to ${limit}, which maxScaleLimit in config-autoscaler is`,
    ),
    ...when(
      initialScale === 0 && settings.autoscaler('allowZeroInitialScale') !== true,
      () =>
        'initialScale is 0; allowed: 1 or more, unless config-autoscaler has allowZeroInitialScale, as a DevFleet asks for',
    ),
  ];
};

/** From 1.11 on, the class of a revision that names none is that of config-autoscaler. */
const classOf = (autoscalingClass: string | undefined, { settings, release }: RuleContext): string | undefined =>
  autoscalingClass ?? (release.since('1.11') ? settings.autoscaler('podAutoscalerClass') : KPA);

const metrics: Rule = ({ autoscalingClass, metric }, context) => {
  const used = classOf(autoscalingClass, context);
  return [
    ...when(
      autoscalingClass?.endsWith('.knative.dev') === true && autoscalingClass !== KPA && autoscalingClass !== HPA,
      () => `autoscalingClass is '${autoscalingClass}'; allowed: ${KPA}, ${HPA}, or a class outside of knative.dev`,
    ),
    ...when(
      metric !== undefined && used === KPA && !KPA_METRICS.includes(metric),
      () => `metric is '${metric}'; allowed for ${KPA}: ${KPA_METRICS.join(', ')}`,
    ),
  ];
};

/** What Kubernetes takes as the target of a metric: percent of CPU, mebibytes of memory, or an amount of one of your own. */
const HPA_TARGETS: Readonly<Record<string, { readonly minimum: number; readonly maximum: number }>> = {
  cpu: { minimum: 0, maximum: MAX_INT32 },
  memory: { minimum: 1, maximum: 2 ** 43 - 1 },
};
const OWN_TARGET = { minimum: 1, maximum: Number.MAX_SAFE_INTEGER };

/** What the autoscaler of Kubernetes goes by where it is told nothing. */
const USUAL_METRIC = 'cpu';

/** What the autoscaler of Kubernetes is told; its object is made long after the Service was taken. */
const hpa: Rule = ({ autoscalingClass, metric = USUAL_METRIC, target }, context) => {
  if (classOf(autoscalingClass, context) !== HPA) {
    return [];
  }
  const { minimum, maximum } = HPA_TARGETS[metric] ?? OWN_TARGET;
  return [
    ...when(
      /[/%]/.test(metric) || metric === '.' || metric === '..',
      () => `metric is '${metric}'; allowed for ${HPA}: cpu, memory or a name without '/' and '%'`,
    ),
    ...when(
      target === undefined && metric !== USUAL_METRIC && !context.wrong.includes('target'),
      () => `target is not set; allowed for ${HPA} with ${metric}: a number, as it goes by CPU without one`,
    ),
    ...when(
      target !== undefined && (target < minimum || target > maximum),
      () => `target is ${target}; allowed for ${HPA} with ${metric}: ${minimum} to ${maximum}`,
    ),
  ];
};

export const SCALE_RULES: readonly Rule[] = [
  between('minScale', 'maxScale', 'activationScale')(bounds),
  between('maxScale', 'initialScale')(limits),
  between('autoscalingClass')(metrics),
  between('autoscalingClass', 'metric')(hpa),
];
