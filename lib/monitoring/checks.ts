// What is wrong with the props of Monitoring.
import type { Duration } from 'cdk8s';
import { flagProblems, listProblems } from '../namespace/checks';
import { labelProblems } from '../validation/labels';
import { isObject } from '../validation/object';
import { durationBetween, integerBetween, knownProperties, namespaceName, show } from '../validation/rules';
import { ALERT_DEFAULTS, type AlertProps } from './alerts';
import type { MonitoringProps } from './monitoring';
import { longestNight, workingHoursProblems } from './working-hours';

/** Whose kinds can be written. */
export const PROMETHEUS = ['google-managed', 'operator'] as const;

export type Prometheus = (typeof PROMETHEUS)[number];

/** Where the dashboard's ConfigMap stands. */
export interface GrafanaProps {
  /**
   * Its namespace: one that Grafana's sidecar looks at.
   * @default monitoring
   */
  readonly namespace?: string;

  /**
   * Its labels, by which the sidecar finds it.
   * @default - `grafana_dashboard: "1"`, for which the sidecar of Grafana's chart looks
   */
  readonly labels?: Readonly<Record<string, string>>;
}

const PROPERTIES: Readonly<Record<keyof MonitoringProps, true>> = {
  prometheus: true,
  namespace: true,
  labels: true,
  scrapeInterval: true,
  everySeries: true,
  alerts: true,
  grafana: true,
};

const GRAFANA_PROPERTIES: Readonly<Record<keyof GrafanaProps, true>> = { namespace: true, labels: true };

const ALERT_PROPERTIES: Readonly<Record<keyof AlertProps, true>> = {
  notStartingAfter: true,
  fleetNotStarting: true,
  requestsWaitingAfter: true,
  componentDownAfter: true,
  workingHours: true,
  awakeAfter: true,
  mayBeAwake: true,
  coldStartsPerHour: true,
  kubeStateMetrics: true,
  imageNotPulledAfter: true,
  labels: true,
};

/** How long something may last before somebody is told. */
const PERIODS = [
  'notStartingAfter',
  'requestsWaitingAfter',
  'componentDownAfter',
  'awakeAfter',
  'imageNotPulledAfter',
] as const;

/** Numbers of 1 or more. */
const COUNTS = ['fleetNotStarting', 'coldStartsPerHour'] as const;

const MINIMUM_INTERVAL_SECONDS = 5;
const MINUTE = 60;

/** Returns what is wrong with the props. */
export function monitoringProblems(props: MonitoringProps): string[] {
  if (!isObject(props)) {
    return knownProperties('props', props, PROPERTIES);
  }
  const { prometheus, namespace, labels, scrapeInterval, everySeries, alerts, grafana } = props;
  return [
    ...knownProperties('props', props, PROPERTIES),
    ...(PROMETHEUS.some((each) => each === prometheus)
      ? []
      : [`prometheus is ${show(prometheus)}; allowed: ${PROMETHEUS.map(show).join(', ')}`]),
    ...(namespace === undefined ? [] : namespaceName('namespace', namespace)),
    ...(namespace === undefined || prometheus !== 'google-managed'
      ? []
      : [
          `namespace is ${show(namespace)}; allowed: with prometheus 'google-managed' none, as its objects stand beside the pods or in no namespace`,
        ]),
    ...(labels === undefined ? [] : labelProblems('labels', labels)),
    ...durationBetween('scrapeInterval', scrapeInterval, MINIMUM_INTERVAL_SECONDS),
    ...flagProblems('everySeries', everySeries),
    ...(alerts === undefined
      ? []
      : isObject(alerts)
        ? alertProblems(alerts)
        : knownProperties('alerts', alerts, ALERT_PROPERTIES)),
    ...(grafana === undefined ? [] : grafanaProblems(grafana)),
  ];
}

function grafanaProblems(grafana: GrafanaProps): string[] {
  const { namespace, labels }: Partial<Record<keyof GrafanaProps, unknown>> = isObject(grafana) ? grafana : {};
  return [
    ...knownProperties('grafana', grafana, GRAFANA_PROPERTIES),
    ...(namespace === undefined ? [] : namespaceName('grafana.namespace', namespace)),
    ...(labels === undefined ? [] : labelProblems('grafana.labels', labels)),
  ];
}

function alertProblems(alerts: AlertProps): string[] {
  const { workingHours = {}, mayBeAwake, kubeStateMetrics, imageNotPulledAfter, labels } = alerts;
  const periods = PERIODS.flatMap((period) => wholeMinutes(`alerts.${period}`, alerts[period]));
  const hours = workingHoursProblems('alerts.workingHours', workingHours);
  return [
    ...knownProperties('alerts', alerts, ALERT_PROPERTIES),
    ...periods,
    ...COUNTS.flatMap((count) => integerBetween(`alerts.${count}`, alerts[count], 1)),
    ...hours,
    ...(periods.length + hours.length > 0 ? [] : nightProblems(alerts)),
    ...listProblems('alerts.mayBeAwake', mayBeAwake, 'names of environments', namespaceName),
    ...flagProblems('alerts.kubeStateMetrics', kubeStateMetrics),
    ...(imageNotPulledAfter !== undefined && kubeStateMetrics !== true
      ? [`alerts.imageNotPulledAfter says nothing without kubeStateMetrics; allowed: with kubeStateMetrics true`]
      : []),
    ...(labels === undefined ? [] : alertLabelProblems(labels)),
  ];
}

function wholeMinutes(property: string, period: Duration | undefined): string[] {
  const problems = durationBetween(property, period, MINUTE);
  return problems.length > 0 || period === undefined || period.toSeconds() % MINUTE === 0
    ? problems
    : [`${property} in seconds is ${period.toSeconds()}; allowed: whole minutes`];
}

/** An alert that waits longer than any night lasts is never sent. */
function nightProblems({ workingHours = {}, awakeAfter = ALERT_DEFAULTS.awakeAfter }: AlertProps): string[] {
  const longest = longestNight(workingHours);
  if (longest <= MINUTE) {
    return [
      `alerts.workingHours is ${show(workingHours)}, which leaves no time in which nobody works; allowed: hours that do`,
    ];
  }
  return awakeAfter.toSeconds() < longest
    ? []
    : [
        `alerts.awakeAfter in minutes is ${awakeAfter.toMinutes()}; allowed: less than ${longest / MINUTE}, the longest time between working hours`,
      ];
}

/** Names that Prometheus allows for labels, and that the alerts don't have themselves. */
const alertLabelProblems = (labels: unknown): string[] =>
  isObject(labels)
    ? Object.entries(labels).flatMap(([key, value]) => [
        ...(/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(key) && !OWN_LABELS.includes(key)
          ? []
          : [
              `alerts.labels has ${show(key)}; allowed: letters, digits and '_', not starting with a digit, other than ${OWN_LABELS.join(', ')}`,
            ]),
        ...(typeof value === 'string' ? [] : [`alerts.labels.${key} is ${show(value)}; allowed: a string`]),
      ])
    : [`alerts.labels is ${show(labels)}; allowed: labels by their names`];

const OWN_LABELS = ['alertname', 'severity', 'component', 'environment', 'service', 'revision', 'pod'];

/** Returns what the props let pass, and yet is seldom meant. */
export const progressDeadlineWarnings = (
  notStartingAfter: Duration,
  progressDeadline: Duration | undefined,
): string[] =>
  progressDeadline !== undefined && progressDeadline.toSeconds() > notStartingAfter.toSeconds()
    ? [
        `alerts.notStartingAfter in seconds is ${notStartingAfter.toSeconds()}, and the install gives revisions ${progressDeadline.toSeconds()} to start by progressDeadline: people are told of revisions that are still on their way`,
      ]
    : [];
