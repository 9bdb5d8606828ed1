// The alerts: what is worth telling people, built of what is recorded.
import { Duration } from 'cdk8s';
import { GATEWAY_NAMESPACE } from '../network/kourier/labels';
import type { KnativeRelease } from '../release/knative-release';
import { SERVING_NAMESPACE } from '../release/namespace';
import { withDefaults } from '../validation/with-defaults';
import { labelOf } from './metrics';
import { RECORDED, relabelled } from './recorded';
import { outsideWorkingHours, type WorkingHours } from './working-hours';

/** When people are told. */
export interface AlertProps {
  /**
   * How long a revision may have pods and none that is ready, in whole minutes; not less than the `progressDeadline` of the
   * install, at which Knative gives a revision up.
   * @default - 10 minutes, as Knative's own
   */
  readonly notStartingAfter?: Duration;

  /**
   * Revisions that don't start at the same time, from which on it is the cluster's fault rather than theirs; 1 or more.
   * @default 5
   */
  readonly fleetNotStarting?: number;

  /**
   * How long requests may wait in the activator without a pod, in whole minutes.
   * @default - 2 minutes
   */
  readonly requestsWaitingAfter?: Duration;

  /**
   * How long a component of the install may be without a pod that answers, in whole minutes.
   * @default - 5 minutes
   */
  readonly componentDownAfter?: Duration;

  /**
   * When environments may be awake without anybody being told.
   * @default - Monday to Friday, 09:00 to 18:00 UTC
   */
  readonly workingHours?: WorkingHours;

  /**
   * How long an environment may be awake without a break outside of working hours, in whole minutes; less than the longest
   * time between two working days' hours.
   * @default - 6 hours
   */
  readonly awakeAfter?: Duration;

  /**
   * Names of the environments that may be awake at night, such as those with a `minScale`.
   * @default - none
   */
  readonly mayBeAwake?: readonly string[];

  /**
   * How often an API may start from zero in an hour, 1 or more. More says that its stable window or retention is too short.
   * @default 12
   */
  readonly coldStartsPerHour?: number;

  /**
   * Whether kube-state-metrics is scraped, which alone knows of images that can't be pulled. On GKE, it is the package
   * POD of the managed metrics.
   * @default false - there is no alert for images
   */
  readonly kubeStateMetrics?: boolean;

  /**
   * How long an image may fail to be pulled, in whole minutes.
   * @default - 5 minutes
   */
  readonly imageNotPulledAfter?: Duration;

  /**
   * Labels of all alerts, by which Alertmanager finds out who gets them.
   * @default - none besides `severity`
   */
  readonly labels?: Readonly<Record<string, string>>;
}

/** A rule of Prometheus that alerts. */
export interface AlertRule {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: { readonly summary: string; readonly description: string };
}

/** What holds where a property is left out. */
export const ALERT_DEFAULTS = {
  notStartingAfter: Duration.minutes(10),
  fleetNotStarting: 5,
  requestsWaitingAfter: Duration.minutes(2),
  componentDownAfter: Duration.minutes(5),
  awakeAfter: Duration.hours(6),
  mayBeAwake: [],
  coldStartsPerHour: 12,
  kubeStateMetrics: false,
  imageNotPulledAfter: Duration.minutes(5),
  workingHours: {},
  labels: {},
} as const satisfies Required<AlertProps>;

/** What no fleet works without. */
const COMPONENTS = [
  { component: 'activator', namespace: SERVING_NAMESPACE, effect: 'no request wakes an API' },
  { component: 'autoscaler', namespace: SERVING_NAMESPACE, effect: 'no API starts or stops' },
  { component: 'controller', namespace: SERVING_NAMESPACE, effect: 'no change of an API takes effect' },
  {
    component: 'webhook',
    namespace: SERVING_NAMESPACE,
    effect: "the API server refuses every change of Knative's objects",
  },
  { component: '3scale-kourier-gateway', namespace: GATEWAY_NAMESPACE, effect: 'no API can be called' },
] as const;

const IMAGE_REASONS = ['ErrImageNeverPull', 'ErrImagePull', 'ImagePullBackOff', 'InvalidImageName'];

const NOT_STARTING = `${RECORDED.podsRequested} > 0 and on (environment, revision) ${RECORDED.podsReady} == 0`;

/** Returns a duration as Prometheus writes it. */
export const inPrometheus = (duration: Duration): string => `${duration.toSeconds()}s`;

/**
 * Returns the alerts.
 * @param props checked by `monitoringProblems`
 */
export function alertRules(props: AlertProps, release: KnativeRelease): AlertRule[] {
  const values = withDefaults<AlertProps>(ALERT_DEFAULTS, props);
  const rule = (
    alert: string,
    severity: 'critical' | 'warning' | 'info',
    after: Duration,
    [expr, summary, description]: readonly [string, string, string],
    labels: Readonly<Record<string, string>> = {},
  ): AlertRule => ({
    alert,
    expr,
    for: inPrometheus(after),
    labels: { ...values.labels, severity, ...labels },
    annotations: { summary, description },
  });
  const exempt = values.mayBeAwake.length === 0 ? '' : `{environment!~"${values.mayBeAwake.join('|')}"}`;
  return [
    rule('KnativeRevisionNotStarting', 'warning', values.notStartingAfter, [
      NOT_STARTING,
      '{{ $labels.revision }} in {{ $labels.environment }} does not start',
      'It has {{ $value }} pods, and none is ready. `kubectl get pods,events` in the namespace says why.',
    ]),
    rule('KnativeFleetNotStarting', 'critical', values.notStartingAfter, [
      `count(${NOT_STARTING}) >= ${values.fleetNotStarting}`,
      '{{ $value }} revisions do not start',
      'So many at once say that the cluster has no room, no registry or no network for new pods.',
    ]),
    rule('KnativeRequestsWaiting', 'warning', values.requestsWaitingAfter, [
      `${RECORDED.requestsWaiting} > 0`,
      'Requests wait for {{ $labels.revision }} in {{ $labels.environment }}',
      'The activator holds {{ $value }} requests, and no pod takes them.',
    ]),
    ...COMPONENTS.map(({ component, namespace, effect }) =>
      rule(
        'KnativeComponentDown',
        'critical',
        values.componentDownAfter,
        [
          `absent(up{namespace="${namespace}", pod=~"${component}-[a-z0-9]+-[a-z0-9]+"} == 1)`,
          `${component} is down`,
          `No pod of ${component} in ${namespace} answers: ${effect}.`,
        ],
        { component },
      ),
    ),
    rule('EnvironmentAwakeOutsideWorkingHours', 'info', values.awakeAfter, [
      `(sum by (environment) (${RECORDED.awake}${exempt}) > 0) and on () ${outsideWorkingHours(values.workingHours)}`,
      '{{ $labels.environment }} has been awake while nobody works',
      '{{ $value }} of its APIs have pods. Whatever calls them, such as a monitor or an open page, keeps them awake.',
    ]),
    rule('EnvironmentColdStartsFrequent', 'info', Duration.seconds(0), [
      `changes(${RECORDED.awake}[1h]) / 2 > ${values.coldStartsPerHour}`,
      '{{ $labels.service }} in {{ $labels.environment }} starts again and again',
      'It went from zero to a pod about {{ $value }} times in an hour. A longer stableWindow or scaleToZeroPodRetention keeps it awake between calls.',
    ]),
    ...(values.kubeStateMetrics
      ? [
          rule('EnvironmentImageNotPulled', 'warning', values.imageNotPulledAfter, [
            `sum by (environment, pod) (${imagesWaiting(release)}) > 0`,
            '{{ $labels.pod }} in {{ $labels.environment }} gets no image',
            'The image is not there, or the node may not pull it.',
          ]),
        ]
      : []),
  ];
}

/** Containers of revisions that wait for their images. */
const imagesWaiting = (release: KnativeRelease): string => {
  const label = (name: 'reason' | 'pod') => labelOf('containersWaiting', name, release);
  const selector = `{${label('reason')}=~"${IMAGE_REASONS.join('|')}", ${label('pod')}=~".+-deployment-[a-z0-9]+-[a-z0-9]+"}`;
  return relabelled('containersWaiting', ['environment'], release, selector);
};
