// How many pods a revision gets, and when.
import type { Duration } from 'cdk8s';
import { goDuration } from '../validation/go-duration';
import { durationBetween, integerBetween } from '../validation/rules';

/** @see https://knative.dev/docs/serving/autoscaling/ */
export interface AutoscalingProps {
  /**
   * Fewest pods, 0 or more.
   * @default 0 - nothing runs, and nothing costs, while nobody calls
   */
  readonly minScale?: number;

  /**
   * Most pods, 0 or more; 0 is no limit.
   * @default 1 - one pod serves a developer, and no load test takes the nodes of the others
   */
  readonly maxScale?: number;

  /**
   * Pods that a new revision starts with, 0 or more; 0 only where the install's config-autoscaler has
   * `allowZeroInitialScale`, as a DevFleet asks for.
   * @default 0 - a deploy to every environment starts none of them; that the image starts is shown by the first request
   */
  readonly initialScale?: number;

  /**
   * Requests that one pod may work on at a time, from 0.01. More pods are asked for when they are 70 % busy.
   * `containerConcurrency`, where it is lower, counts instead.
   * @default - `containerConcurrency`, or 100 where that is unlimited
   */
  readonly target?: number;

  /**
   * Time over which requests are averaged, and after which without a request the last pod may go: 6 seconds to 1 hour, in
   * whole seconds.
   * @default - 60 seconds, by `stable-window` in config-autoscaler
   */
  readonly window?: Duration;

  /**
   * Time for which the last pod stays although it has nothing to do, at most 1 hour.
   * @default - none, by `scale-to-zero-pod-retention-period` in config-autoscaler
   */
  readonly scaleToZeroPodRetentionPeriod?: Duration;
}

export const AUTOSCALING_PROPERTIES: Readonly<Record<keyof AutoscalingProps, true>> = {
  minScale: true,
  maxScale: true,
  initialScale: true,
  target: true,
  window: true,
  scaleToZeroPodRetentionPeriod: true,
};

/** A property that is undefined has its default, as one that isn't there. */
const withDefaults = ({ minScale = 0, maxScale = 1, initialScale = 0, ...props }: AutoscalingProps) => ({
  minScale,
  maxScale,
  initialScale,
  ...props,
});

/** Returns the annotations of a revision that say how it is scaled. */
export function autoscalingAnnotations(props: AutoscalingProps): Record<string, string> {
  const { minScale, maxScale, initialScale, target, window, scaleToZeroPodRetentionPeriod } = withDefaults(props);
  const values = {
    'min-scale': minScale,
    'max-scale': maxScale,
    'initial-scale': initialScale,
    target,
    window: window && goDuration(window),
    'scale-to-zero-pod-retention-period': scaleToZeroPodRetentionPeriod && goDuration(scaleToZeroPodRetentionPeriod),
  };
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [`autoscaling.knative.dev/${name}`, String(value)]),
  );
}

/** Returns what is wrong with how a revision is to be scaled. */
export function autoscalingProblems(props: AutoscalingProps): string[] {
  const { minScale, maxScale, initialScale, target } = withDefaults(props);
  return [
    ...integerBetween('minScale', minScale, 0),
    ...integerBetween('maxScale', maxScale, 0),
    ...integerBetween('initialScale', initialScale, 0),
    ...(maxScale > 0 && minScale > maxScale
      ? [`minScale is ${minScale}; allowed: at most maxScale, which is ${maxScale}`]
      : []),
    ...(target !== undefined && !(target >= 0.01) ? [`target is ${target}; allowed: 0.01 or more`] : []),
    ...durationBetween('window', props.window, 6, 3600),
    ...durationBetween('scaleToZeroPodRetentionPeriod', props.scaleToZeroPodRetentionPeriod, 0, 3600),
  ];
}
