// What decides how many pods a revision gets, all of it resolved: annotations, ConfigMaps and the release's defaults.
import type { Duration } from 'cdk8s';
import { isKnown } from '../../configuration/key';
import { amount, installSettings } from '../../limits/install-settings';
import { metricTarget } from '../../limits/one-request';
import type { KnativeRelease } from '../../release/knative-release';
import type { Checked } from '../../service/rules/rule';
import type { Settings } from '../../serving/configuration/settings';

export interface ScaleSettings {
  /** What is counted: requests at a time, or requests per second. */
  readonly metric: 'concurrency' | 'rps';
  /** How it is averaged: all of a window alike, or the newest of it most. */
  readonly aggregation: 'linear' | 'weighted-exponential';
  /** Which way averages are rounded. */
  readonly averageRounding: 'down' | 'nearest';
  /** How much of it a pod is aimed to have. */
  readonly target: number;
  /** How much of it a pod may have. */
  readonly total: number;
  /** Requests that a pod is given at a time; 0 is no limit. */
  readonly containerConcurrency: number;
  /** Requests at a time for which there is to be room to spare; -1 keeps the activator in their path. */
  readonly targetBurstCapacity: number;
  /** Whether the activator is in the path of the requests whatever room there is. */
  readonly activatorAlwaysInPath: boolean;
  readonly stableWindowSeconds: number;
  readonly panicWindowSeconds: number;
  /** How much more than ready pods must be wanted for a panic, such as 2. */
  readonly panicThreshold: number;
  readonly maxScaleUpRate: number;
  readonly maxScaleDownRate: number;
  readonly minScale: number;
  /** 0 is no limit. */
  readonly maxScale: number;
  readonly initialScale: number;
  /** Pods that it wakes with; 1 is as many as are needed. */
  readonly activationScale: number;
  readonly scaleDownDelaySeconds: number;
  /** Longest time that the last pod waits for the activator to take over. */
  readonly gracePeriodSeconds: number;
  /** Time for which the last pod stays although it has nothing to do. */
  readonly retentionSeconds: number;
  readonly enableScaleToZero: boolean;
  readonly progressDeadlineSeconds: number;
  /** Longest time of a request, and so of the end of a pod that is busy. */
  readonly timeoutSeconds: number;
  /** Longest time that a request waits for a pod; Infinity is no limit. */
  readonly longestWaitSeconds: number;
}

/** Returns what decides how many pods a revision gets that Knative's own autoscaler scales. */
export function scaleSettings(props: Checked, settings: Settings, release: KnativeRelease): ScaleSettings {
  const install = installSettings({ settings });
  const stableWindowSeconds = seconds(props.window ?? settings.autoscaler('stableWindow'));
  const timeoutSeconds = seconds(props.timeout ?? settings.defaults('revisionTimeout'));
  const { target, total } = metricTarget(props, install);
  return {
    metric: props.metric === 'rps' ? 'rps' : 'concurrency',
    aggregation: props.metricAggregationAlgorithm ?? 'linear',
    averageRounding: release.since('1.19') ? 'nearest' : 'down',
    target,
    total,
    containerConcurrency: props.containerConcurrency ?? install.containerConcurrency,
    targetBurstCapacity: props.targetBurstCapacity ?? amount(settings.autoscaler('targetBurstCapacity')),
    activatorAlwaysInPath: isActivatorInPath(settings, release),
    stableWindowSeconds,
    panicWindowSeconds: panicWindowSeconds(
      stableWindowSeconds,
      props.panicWindowPercentage ?? amount(settings.autoscaler('panicWindowPercentage')),
    ),
    panicThreshold: (props.panicThresholdPercentage ?? amount(settings.autoscaler('panicThresholdPercentage'))) / 100,
    maxScaleUpRate: amount(settings.autoscaler('maxScaleUpRate')),
    maxScaleDownRate: amount(settings.autoscaler('maxScaleDownRate')),
    minScale: props.minScale ?? install.minScale,
    maxScale: props.maxScale ?? install.maxScale,
    initialScale: initialScale(props.initialScale, install.initialScale, settings),
    activationScale: (release.since('1.7') ? props.activationScale : undefined) ?? 1,
    scaleDownDelaySeconds: seconds(props.scaleDownDelay ?? settings.autoscaler('scaleDownDelay')),
    gracePeriodSeconds: seconds(settings.autoscaler('scaleToZeroGracePeriod')),
    retentionSeconds: seconds(
      props.scaleToZeroPodRetentionPeriod ?? settings.autoscaler('scaleToZeroPodRetentionPeriod'),
    ),
    enableScaleToZero: settings.autoscaler('enableScaleToZero') !== false,
    progressDeadlineSeconds: seconds(
      (release.since('1.4') ? props.progressDeadline : undefined) ?? settings.deployment('progressDeadline'),
    ),
    timeoutSeconds,
    longestWaitSeconds: longestWaitSeconds(timeoutSeconds, props, settings, release),
  };
}

/** What puts the activator into the path of all requests: that they are encrypted on their way to the pods. */
const ENCRYPTIONS: readonly {
  /** The first release that does so, and the first that no longer does. */
  readonly since: string;
  readonly removed: string;
  readonly isOn: (settings: Settings) => boolean;
}[] = [
  { since: '1.4', removed: '1.6', isOn: (settings) => settings.network('activatorCa') !== undefined },
  { since: '1.6', removed: '1.12', isOn: (settings) => settings.network('internalEncryption') === true },
  { since: '1.12', removed: '1.21', isOn: (settings) => settings.network('systemInternalTls') === 'Enabled' },
];

const isActivatorInPath = (settings: Settings, release: KnativeRelease): boolean =>
  ENCRYPTIONS.some((encryption) => isKnown(encryption, release) && encryption.isOn(settings));

/** Shortest panic window. */
const LEAST_WINDOW_SECONDS = 1;

const NANOSECONDS = 1e9;

/** Returns the panic window, which the autoscaler takes of the stable one in nanoseconds, and rounds to seconds. */
const panicWindowSeconds = (stableWindowSeconds: number, percentage: number): number =>
  Math.max(
    LEAST_WINDOW_SECONDS,
    Math.round(Math.trunc((stableWindowSeconds * NANOSECONDS * percentage) / 100) / NANOSECONDS),
  );

/** Returns the pods to start with: 0 only where the install allows it. */
const initialScale = (own: number | undefined, install: number, settings: Settings): number =>
  own === undefined || (own === 0 && settings.autoscaler('allowZeroInitialScale') !== true) ? install : own;

/** Returns how long a request may wait: from 1.8 on, the activator watches the same timeouts as Knative's proxy. */
function longestWaitSeconds(
  timeoutSeconds: number,
  props: Checked,
  settings: Settings,
  release: KnativeRelease,
): number {
  if (!release.since('1.8')) {
    return Number.POSITIVE_INFINITY;
  }
  // The ConfigMap's are read before 1.13, but not used.
  const install = release.since('1.13');
  const others = [
    props.responseStartTimeout ??
      (install
        ? (settings.defaults('revisionResponseStartTimeout') ?? settings.defaults('revisionTimeout'))
        : undefined),
    props.idleTimeout ?? (install ? settings.defaults('revisionIdleTimeout') : undefined),
  ]
    .map(seconds)
    .filter((other) => other > 0);
  return Math.min(timeoutSeconds, ...others);
}

const seconds = (duration: Duration | undefined): number => duration?.toSeconds({ integral: false }) ?? 0;
