// The fleet's dashboard: who is awake, who calls, how often APIs start, and how Knative itself is.
import type { KnativeRelease } from '../release/knative-release';
import { dashboardModel, type PanelProps, type VariableProps } from './grafana';
import { labelOf, metricOf } from './metrics';
import type { MetricId } from './metrics-table';
import { RECORDED } from './recorded';

const SHOWN = '{environment=~"$environment"}';
const AWAKE = `${RECORDED.awake}${SHOWN}`;
const READY = `sum by (environment) (${RECORDED.podsReady}${SHOWN})`;
const REQUESTED = `sum by (environment) (${RECORDED.podsRequested}${SHOWN})`;

/** 0 asleep, 1 starting, 2 awake. */
const STATE = `(${READY} > bool 0) * 2 + (${READY} == bool 0) * (${REQUESTED} > bool 0)`;

const STATES = [
  { value: 0, text: 'asleep', color: 'blue' },
  { value: 1, text: 'starting', color: 'yellow' },
  { value: 2, text: 'awake', color: 'green' },
] as const;

/** Grafana's names of our units. */
const UNITS = { milliseconds: 'ms', seconds: 's' } as const;

const durationUnit = (id: MetricId, release: KnativeRelease): string =>
  metricOf(id, release).unit === 'seconds' ? UNITS.seconds : UNITS.milliseconds;

const quantile = (id: MetricId, by: string, selector: string, release: KnativeRelease): string =>
  `histogram_quantile(0.95, sum by (${by}) (rate(${metricOf(id, release).name}_bucket${selector}[5m])))`;

/** One number: how many environments are in a state. */
const countOf = ({ value, text }: (typeof STATES)[number]): PanelProps => ({
  title: `Environments ${text}`,
  description: `How many environments are ${text} now.`,
  type: 'stat',
  width: 4,
  height: 4,
  instant: true,
  queries: [{ expr: `count((${STATE}) == ${value}) or vector(0)` }],
});

const panels = (release: KnativeRelease): PanelProps[] => {
  const cluster = labelOf('gatewayDuration', 'cluster', release);
  return [
    ...STATES.map(countOf),
    {
      title: 'Pods',
      description: 'Pods of all environments that are ready.',
      type: 'stat',
      width: 4,
      height: 4,
      instant: true,
      queries: [{ expr: `sum(${RECORDED.podsReady}${SHOWN}) or vector(0)` }],
    },
    {
      title: 'Requests per second',
      description: 'Requests that the gateway sends on.',
      type: 'stat',
      width: 4,
      height: 4,
      instant: true,
      queries: [{ expr: `sum(${RECORDED.requests}${SHOWN}) or vector(0)` }],
    },
    {
      title: 'Requests that wait',
      description: 'Requests that the activator holds until a pod is ready.',
      type: 'stat',
      width: 4,
      height: 4,
      instant: true,
      queries: [{ expr: `sum(${RECORDED.requestsWaiting}${SHOWN}) or vector(0)` }],
    },
    {
      title: 'State of each environment',
      description: 'Awake: a pod is ready. Starting: pods are wanted, and none is ready. Asleep: none is wanted.',
      type: 'state-timeline',
      width: 24,
      height: 14,
      valueNames: STATES,
      queries: [{ expr: STATE, legend: '{{environment}}' }],
    },
    {
      title: 'Pods by environment',
      description: 'Pods that are ready.',
      type: 'timeseries',
      width: 12,
      height: 8,
      queries: [{ expr: READY, legend: '{{environment}}' }],
    },
    {
      title: 'Requests per second by environment',
      description: 'Requests that the gateway sends on to the environment.',
      type: 'timeseries',
      width: 12,
      height: 8,
      unit: 'reqps',
      queries: [{ expr: `sum by (environment) (${RECORDED.requests}${SHOWN})`, legend: '{{environment}}' }],
    },
    {
      title: 'Cold starts in an hour',
      description: 'How often APIs of the environment went from zero to a pod in the hour before.',
      type: 'timeseries',
      width: 12,
      height: 8,
      queries: [{ expr: `sum by (environment) (changes(${AWAKE}[1h])) / 2`, legend: '{{environment}}' }],
    },
    {
      title: 'Time asleep',
      description: 'The part of the time shown in which an API of the environment has no pod, on average.',
      type: 'bargauge',
      width: 12,
      height: 8,
      unit: 'percentunit',
      instant: true,
      queries: [
        { expr: `sort(1 - avg by (environment) (avg_over_time(${AWAKE}[$__range])))`, legend: '{{environment}}' },
      ],
    },
    {
      title: 'Answers with an error',
      description: 'The part of the requests that were answered with 500 or higher.',
      type: 'timeseries',
      width: 12,
      height: 8,
      unit: 'percentunit',
      queries: [
        {
          expr: `sum by (environment) (${RECORDED.requests}{environment=~"$environment", class="5"}) / sum by (environment) (${RECORDED.requests}${SHOWN})`,
          legend: '{{environment}}',
        },
      ],
    },
    {
      title: 'Time to answer, with starts',
      description: 'The 95th percentile at the gateway: of all requests, those that wake an API included.',
      type: 'timeseries',
      width: 12,
      height: 8,
      unit: durationUnit('gatewayDuration', release),
      queries: [
        {
          expr: quantile('gatewayDuration', `le, ${cluster}`, `{${cluster}=~"($environment)/.+"}`, release),
          legend: `{{${cluster}}}`,
        },
      ],
    },
    {
      title: 'Time to answer, in the container',
      description: 'The 95th percentile at queue-proxy: what the API itself takes.',
      type: 'timeseries',
      width: 12,
      height: 8,
      unit: durationUnit('appDuration', release),
      queries: [
        {
          expr: quantile(
            'appDuration',
            `le, ${labelOf('appDuration', 'environment', release)}, ${labelOf('appDuration', 'service', release)}`,
            `{${labelOf('appDuration', 'environment', release)}=~"$environment"}`,
            release,
          ),
          legend: `{{${labelOf('appDuration', 'service', release)}}} in {{${labelOf('appDuration', 'environment', release)}}}`,
        },
      ],
    },
    {
      title: "Time to answer of Knative's webhook",
      description: 'The 95th percentile. The API server waits for it with every change of an object of Knative.',
      type: 'timeseries',
      width: 12,
      height: 8,
      unit: durationUnit('webhookDuration', release),
      queries: [{ expr: quantile('webhookDuration', 'le', '', release), legend: 'webhook' }],
    },
  ];
};

const VARIABLES: readonly VariableProps[] = [{ name: 'environment', label: 'Environment', series: RECORDED.awake }];

/** Returns the dashboard of a fleet, as JSON that Grafana imports. */
export const dashboard = (uid: string, title: string, release: KnativeRelease): string =>
  `${JSON.stringify(dashboardModel(uid, title, VARIABLES, panels(release)), null, 2)}\n`;
