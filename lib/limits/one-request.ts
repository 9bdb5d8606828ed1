// How many pods one request wakes.
import { problemLines } from '../validation/problems';
import type { ScaleFacts, ServiceFacts } from './facts';
import type { InstallSettings } from './install-settings';

/** Knative's own autoscaler. */
export const KNATIVE_CLASS = 'kpa.autoscaling.knative.dev';

/** Least target that the autoscaler works with. */
const LEAST_TARGET = 0.01;

/** How busy the autoscaler keeps a pod whose requests per second are counted, in percent; no key sets it. */
const REQUESTS_PER_SECOND_PERCENTAGE = 70;

/** What the autoscaler wants of one pod. */
export interface MetricTarget {
  /** What one pod may be given of what is counted. */
  readonly total: number;
  /** In words, what sets the total. */
  readonly source: string;
  /** How much of the total is aimed for, in percent. */
  readonly percentage: number;
  /** What is aimed for: that share of the total. */
  readonly target: number;
}

/**
 * Returns what the autoscaler wants of one pod.
 * @see https://github.com/knative/serving/blob/knative-v1.23.0/pkg/reconciler/autoscaling/resources/target.go
 */
export function metricTarget(scale: ScaleFacts, settings: InstallSettings): MetricTarget {
  const { total, source } = totalOf(scale, settings);
  const percentage =
    scale.targetUtilizationPercentage ??
    (scale.metric === 'rps' ? REQUESTS_PER_SECOND_PERCENTAGE : settings.containerConcurrencyTargetPercentage);
  return { total, source, percentage, target: Math.max(LEAST_TARGET, total * (percentage / 100)) };
}

function totalOf(
  { containerConcurrency: own, metric, target }: ScaleFacts,
  settings: InstallSettings,
): Pick<MetricTarget, 'total' | 'source'> {
  const containerConcurrency = own ?? settings.containerConcurrency;
  if (metric === 'rps') {
    return target === undefined
      ? { total: settings.requestsPerSecondTargetDefault, source: 'requestsPerSecondTargetDefault' }
      : { total: target, source: 'target' };
  }
  if (containerConcurrency > 0 && (target === undefined || containerConcurrency <= target)) {
    return { total: containerConcurrency, source: 'containerConcurrency' };
  }
  return target === undefined
    ? { total: settings.containerConcurrencyTargetDefault, source: 'containerConcurrencyTargetDefault' }
    : { total: target, source: 'target' };
}

/**
 * Returns the pods that one request wakes where there are none: as many as share it without being busier than they are to
 * be, and `maxScale` at the most. Another autoscaler than Knative's own doesn't look at single requests.
 */
export function podsForOneRequest(scale: ScaleFacts, settings: InstallSettings): number {
  const { class: autoscaler = settings.podAutoscalerClass, maxScale = settings.maxScale } = scale;
  if (autoscaler !== KNATIVE_CLASS) {
    return 1;
  }
  const wanted = Math.ceil(1 / metricTarget(scale, settings).target);
  return maxScale > 0 ? Math.min(wanted, maxScale) : wanted;
}

/** Returns which Knative Services wake more pods than one for one request, and more than run anyway. */
export const oneRequestWarnings = (services: readonly ServiceFacts[], settings: InstallSettings): string[] =>
  problemLines(
    services
      .filter(
        ({ minScale = settings.minScale, ...scale }) => podsForOneRequest(scale, settings) > Math.max(1, minScale),
      )
      .map((service) => ({
        path: `${service.namespace}/${service.name}`,
        message: message(service, settings),
      })),
  );

function message(scale: ScaleFacts, settings: InstallSettings): string {
  const { target, total, percentage, source } = metricTarget(scale, settings);
  const unit = scale.metric === 'rps' ? 'requests per second' : 'requests at a time';
  // What is aimed for comes to one request where all of a total of one or more is.
  const cure = total >= 1 ? 'targetUtilizationPercentage 100' : 'target 1 with targetUtilizationPercentage 100';
  return `one request wakes ${podsForOneRequest(scale, settings)} pods, as a pod is to have ${inWords(target)} ${unit}: ${inWords(percentage)} % of ${source}, which is ${inWords(total)}; maxScale 1 or ${cure} makes it one`;
}

/** Returns a number without the rounding errors of its calculation. */
const inWords = (value: number): string => String(Number(value.toPrecision(12)));
