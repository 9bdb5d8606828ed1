// The rules as Prometheus itself reads and runs them, with series as each kind of release gives them.
import { Duration } from 'cdk8s';
import type { AlertProps } from '../../lib/monitoring/alerts';
import { RECORDED } from '../../lib/monitoring/recorded';
import { KnativeRelease } from '../../lib/release/knative-release';
import { ruleGroups } from '../support/monitoring';
import { ruleProblems, runRules, type Series, testWithPromtool } from '../support/promtool';

testWithPromtool('Prometheus accepts the rules for every release', () => {
  const lists = KnativeRelease.all().map(
    (release) =>
      [release.version, ruleGroups(release, { kubeStateMetrics: true, labels: { team: 'platform' } })] as const,
  );
  expect(ruleProblems(Object.fromEntries(lists))).toBe('');
});

testWithPromtool('Prometheus would refuse others', () => {
  const rules = [{ record: 'a:b:c', expr: 'sum by (' }];
  expect(ruleProblems({ others: [{ name: 'fleet', interval: '30s', rules }] })).toMatch(/parse error/);
});

/** Names as Knative gives them, written once more: those of the table must not prove themselves. */
const OPEN_CENSUS = {
  ready: 'autoscaler_actual_pods',
  requested: 'autoscaler_requested_pods',
  waiting: 'activator_request_concurrency',
  labels: (environment: string, revision: string) =>
    `configuration_name="hello",namespace_name="${environment}",revision_name="${revision}",service_name="hello"`,
};
const OPEN_TELEMETRY = {
  ready: 'kn_revision_pods_count',
  requested: 'kn_revision_pods_requested',
  waiting: 'kn_revision_request_concurrency',
  labels: (environment: string, revision: string) =>
    `kn_configuration_name="hello",k8s_namespace_name="${environment}",kn_revision_name="${revision}",kn_service_name="hello",otel_scope_name="knative.dev/serving/pkg/autoscaler"`,
};
const QUEUED = {
  ...OPEN_TELEMETRY,
  waiting: 'kn_revision_request_queued',
};

const KINDS = [
  ['1.3.1', OPEN_CENSUS],
  ['1.21.3', OPEN_TELEMETRY],
  ['1.23.0', QUEUED],
] as const;

type Names = (typeof KINDS)[number][1];

/** Returns minutes from midnight on, of the first day of 1970: a Thursday. */
const hours = (count: number) => count * 60;

interface Case {
  readonly what: string;
  readonly alert: string;
  readonly alerts?: AlertProps;
  readonly series: (names: Names) => Series[];
  /** Minutes from midnight on, and how many alerts fire then. */
  readonly fires: Readonly<Record<number, number>>;
}

const pods = (names: Names, what: 'ready' | 'requested' | 'waiting', values: string, environment = 'dev-01') => ({
  series: `${names[what]}{${names.labels(environment, 'hello-00001')},pod="autoscaler-0",namespace="knative-serving"}`,
  values,
});

const upOf = (pod: string, values: string, namespace = 'knative-serving') => ({
  series: `up{namespace="${namespace}",pod="${pod}",container="x",job="y"}`,
  values,
});

const ALL_UP = [
  upOf('activator-7d4c9b8f5c-x2k4p', '1x60'),
  upOf('autoscaler-7d4c9b8f5c-x2k4p', '1x60'),
  upOf('controller-7d4c9b8f5c-x2k4p', '1x60'),
  upOf('webhook-7d4c9b8f5c-x2k4p', '1x60'),
  upOf('3scale-kourier-gateway-7d4c9b8f5c-x2k4p', '1x60', 'kourier-system'),
];

const waitingImage = (reason: string) => [
  {
    series: `kube_pod_container_status_waiting_reason{namespace="dev-01",pod="hello-00001-deployment-6b8f9c5d4-abcde",container="user-container",reason="${reason}"}`,
    values: '1x30',
  },
];

const CASES: readonly Case[] = [
  {
    what: 'a revision whose pod never gets ready is told of after the deadline',
    alert: 'KnativeRevisionNotStarting',
    series: (names) => [pods(names, 'requested', '0 1x60'), pods(names, 'ready', '0x60')],
    fires: { 9: 0, 14: 1 },
  },
  {
    what: 'a revision that starts in time is not',
    alert: 'KnativeRevisionNotStarting',
    series: (names) => [pods(names, 'requested', '0 1x60'), pods(names, 'ready', '0x5 1x60')],
    fires: { 14: 0, 50: 0 },
  },
  {
    what: 'a revision that sleeps is not',
    alert: 'KnativeRevisionNotStarting',
    series: (names) => [pods(names, 'requested', '0x60'), pods(names, 'ready', '0x60')],
    fires: { 50: 0 },
  },
  {
    what: 'a deadline of its own holds',
    alert: 'KnativeRevisionNotStarting',
    alerts: { notStartingAfter: Duration.minutes(30) },
    series: (names) => [pods(names, 'requested', '0 1x60'), pods(names, 'ready', '0x60')],
    fires: { 29: 0, 33: 1 },
  },
  {
    what: 'as many as the bound are the fleet’s',
    alert: 'KnativeFleetNotStarting',
    alerts: { fleetNotStarting: 2 },
    series: (names) =>
      ['dev-01', 'dev-02'].flatMap((environment) => [
        pods(names, 'requested', '1x60', environment),
        pods(names, 'ready', '0x60', environment),
      ]),
    fires: { 9: 0, 14: 1 },
  },
  {
    what: 'one fewer are not',
    alert: 'KnativeFleetNotStarting',
    alerts: { fleetNotStarting: 3 },
    series: (names) =>
      ['dev-01', 'dev-02'].flatMap((environment) => [
        pods(names, 'requested', '1x60', environment),
        pods(names, 'ready', '0x60', environment),
      ]),
    fires: { 14: 0 },
  },
  {
    what: 'requests that wait without a pod are told of',
    alert: 'KnativeRequestsWaiting',
    series: (names) => [pods(names, 'waiting', '0 3x20'), pods(names, 'ready', '0x20')],
    fires: { 2: 0, 5: 1 },
  },
  {
    what: 'requests that are served are not',
    alert: 'KnativeRequestsWaiting',
    series: (names) => [
      pods(names, 'waiting', names.waiting.endsWith('queued') ? '3 0x20' : '3x20'),
      pods(names, 'ready', '0 1x20'),
    ],
    fires: { 5: 0, 15: 0 },
  },
  { what: 'nothing is down', alert: 'KnativeComponentDown', series: () => ALL_UP, fires: { 20: 0 } },
  {
    what: 'a webhook that does not answer is down',
    alert: 'KnativeComponentDown',
    series: () => [
      ...ALL_UP.filter(({ series }) => !series.includes('webhook')),
      upOf('webhook-7d4c9b8f5c-x2k4p', '0x60'),
    ],
    fires: { 4: 0, 6: 1 },
  },
  {
    what: 'a webhook without a pod is down, whatever else has a name like it',
    alert: 'KnativeComponentDown',
    series: () => [
      ...ALL_UP.filter(({ series }) => !series.includes('webhook')),
      upOf('domainmapping-webhook-7d4c9b8f5c-x2k4p', '1x60'),
    ],
    fires: { 4: 0, 6: 1 },
  },
  {
    what: 'one of two pods is enough',
    alert: 'KnativeComponentDown',
    series: () => [...ALL_UP, upOf('webhook-7d4c9b8f5c-qqqqq', '0x60')],
    fires: { 20: 0 },
  },
  {
    what: 'an environment that is awake all night is told of',
    alert: 'EnvironmentAwakeOutsideWorkingHours',
    series: (names) => [pods(names, 'ready', '1x2000'), pods(names, 'requested', '1x2000')],
    // From midnight on, until 09:00, and from 18:00 on.
    fires: { [hours(5)]: 0, [hours(7)]: 1, [hours(8.9)]: 1, [hours(9.1)]: 0, [hours(23)]: 0, [hours(24.5)]: 1 },
  },
  {
    what: 'one that sleeps a while in the night is not',
    alert: 'EnvironmentAwakeOutsideWorkingHours',
    series: (names) => [pods(names, 'ready', '1x240 0x60 1x300'), pods(names, 'requested', '1x600')],
    fires: { [hours(7)]: 0, [hours(8.9)]: 0 },
  },
  {
    what: 'one that may be awake is not',
    alert: 'EnvironmentAwakeOutsideWorkingHours',
    alerts: { mayBeAwake: ['dev-01', 'dev-03'] },
    series: (names) => [pods(names, 'ready', '1x600'), pods(names, 'ready', '1x600', 'dev-010')],
    fires: { [hours(8)]: 1 },
  },
  {
    what: 'people in Tokyo work earlier',
    alert: 'EnvironmentAwakeOutsideWorkingHours',
    alerts: { workingHours: { timeZone: 'Asia/Tokyo' } },
    series: (names) => [pods(names, 'ready', '1x2000')],
    fires: { [hours(7)]: 0, [hours(14)]: 0, [hours(15.5)]: 1, [hours(23.9)]: 1, [hours(24.1)]: 0 },
  },
  {
    what: 'starts again and again are told of',
    alert: 'EnvironmentColdStartsFrequent',
    alerts: { coldStartsPerHour: 5 },
    series: (names) => [pods(names, 'ready', `${'0 0 1 1 1 '.repeat(24)}`.trim())],
    fires: { 10: 0, 90: 1 },
  },
  {
    what: 'a few starts are not',
    alert: 'EnvironmentColdStartsFrequent',
    series: (names) => [pods(names, 'ready', `${'0 0 1 1 1 '.repeat(24)}`.trim())],
    fires: { 90: 0 },
  },
  {
    what: 'an image that is not pulled is told of',
    alert: 'EnvironmentImageNotPulled',
    alerts: { kubeStateMetrics: true },
    series: () => waitingImage('ImagePullBackOff'),
    fires: { 4: 0, 6: 1 },
  },
  {
    what: 'a container that is being made is not',
    alert: 'EnvironmentImageNotPulled',
    alerts: { kubeStateMetrics: true },
    series: () => waitingImage('ContainerCreating'),
    fires: { 20: 0 },
  },
];

const firing = (alert: string) => `count(ALERTS{alertname="${alert}",alertstate="firing"}) or vector(0)`;

describe.each(KINDS)('Knative %s', (version, names) => {
  testWithPromtool('alerts fire when they should, and otherwise not', () => {
    const tests = CASES.map(({ what, alert, alerts, series, fires }) => ({
      name: what,
      groups: ruleGroups(KnativeRelease.of(version), alerts).map((group) => ({
        ...group,
        rules: group.rules.filter((rule) => 'record' in rule || rule.alert === alert),
      })),
      series: series(names),
      expected: Object.entries(fires).map(([minute, value]) => ({
        expr: firing(alert),
        eval_time: `${Math.round(Number(minute))}m`,
        exp_samples: [{ labels: '{}', value }],
      })),
    }));
    expect(runRules(tests)).toBe('');
  });

  testWithPromtool('what is recorded has the same labels', () => {
    const groups = ruleGroups(KnativeRelease.of(version));
    const common = 'environment="dev-01", revision="hello-00001"';
    const series = [
      pods(names, 'ready', '2x10'),
      pods(names, 'requested', '3x10'),
      ...['2', '5'].map((digit) => ({
        series: `envoy_cluster_upstream_rq_xx{envoy_cluster_name="dev-01/hello-00001",envoy_response_code_class="${digit}",pod="p"}`,
        values: '0+60x10',
      })),
      {
        series: 'envoy_cluster_upstream_rq_xx{envoy_cluster_name="xds_cluster",envoy_response_code_class="2"}',
        values: '0+60x10',
      },
    ];
    const at = (record: string, labels: string, value: number) => ({
      expr: record,
      eval_time: '8m',
      exp_samples: [{ labels: `${record}{${labels}}`, value }],
    });
    const expected = [
      at(RECORDED.podsReady, `${common}, service="hello"`, 2),
      at(RECORDED.podsRequested, `${common}, service="hello"`, 3),
      at(RECORDED.awake, 'environment="dev-01", service="hello"', 1),
      { ...at(RECORDED.requests, 'environment="dev-01", class="2"', 1), expr: `${RECORDED.requests}{class="2"}` },
      { ...at(RECORDED.requests, 'environment="dev-01", class="5"', 1), expr: `${RECORDED.requests}{class="5"}` },
    ];
    expect(runRules([{ name: 'recorded', groups, series, expected }])).toBe('');
  });
});

testWithPromtool('an expectation that does not hold is found', () => {
  const expected = [{ expr: 'vector(1)', eval_time: '1m', exp_samples: [{ labels: '{}', value: 2 }] }];
  expect(runRules([{ name: 'wrong', groups: ruleGroups(KnativeRelease.newest()), series: [], expected }])).toMatch(
    /FAILED/,
  );
});
