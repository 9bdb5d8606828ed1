// What Monitoring writes, for both kinds of Prometheus, and what it refuses.
import { App, Duration } from 'cdk8s';
import { ArgoCd } from '../../lib/argocd/argo-cd';
import { DevFleet, numbered } from '../../lib/fleet/dev-fleet';
import { GitOpsApp } from '../../lib/gitops/gitops-app';
import type { Manifest } from '../../lib/gitops/manifest';
import { Monitoring, type MonitoringProps } from '../../lib/monitoring/monitoring';
import { Kourier } from '../../lib/network/kourier/kourier';
import { KnativeRelease } from '../../lib/release/knative-release';
import { KnativeServing } from '../../lib/serving/knative-serving';
import { constructProblems, problemLines } from '../../lib/validation/problems';
import { constructWarnings } from '../../lib/validation/warnings';
import { kubernetesProblems, prometheusOperatorProblems } from '../support/schema-problems';
import { synthesize } from '../support/synthesis';

const releases = KnativeRelease.all().map((release) => [release.version, release] as const);

const FULL: MonitoringProps = {
  prometheus: 'operator',
  namespace: 'observability',
  labels: { release: 'kube-prometheus-stack' },
  scrapeInterval: Duration.seconds(15),
  everySeries: true,
  alerts: {
    notStartingAfter: Duration.minutes(20),
    fleetNotStarting: 10,
    requestsWaitingAfter: Duration.minutes(3),
    componentDownAfter: Duration.minutes(10),
    workingHours: { timeZone: 'Asia/Tokyo', workingDays: ['monday'], workingHours: { from: '10:00', until: '19:00' } },
    awakeAfter: Duration.hours(4),
    mayBeAwake: ['dev-01'],
    coldStartsPerHour: 30,
    kubeStateMetrics: true,
    imageNotPulledAfter: Duration.minutes(10),
    labels: { team: 'platform' },
  },
  grafana: { namespace: 'grafana', labels: { grafana_dashboard: 'yes' } },
};

const written = (props: MonitoringProps, release = KnativeRelease.newest()) =>
  synthesize((scope) => new Monitoring(scope, 'monitoring', props), release);

const named = (manifests: readonly Manifest[]) =>
  manifests.map(({ kind, metadata }) => [kind, metadata.namespace, metadata.name].join(' ')).sort();

const find = (manifests: readonly Manifest[], name: string): unknown =>
  manifests.find(({ metadata }) => metadata.name === name);

describe('with Google’s managed service', () => {
  test.each(releases)('Knative %s', (_, release) => {
    const { manifests, problems } = written({ prometheus: 'google-managed' }, release);
    expect(problems).toEqual([]);
    expect(named(manifests)).toEqual([
      'ClusterPodMonitoring  knative-revisions',
      'ClusterRules  knative-dev-fleet',
      'PodMonitoring knative-serving knative-serving',
      'PodMonitoring knative-serving kourier-controller',
      'PodMonitoring kourier-system kourier-gateway',
    ]);
    expect(find(manifests, 'kourier-gateway')).toMatchObject({
      apiVersion: 'monitoring.googleapis.com/v1',
      spec: {
        endpoints: [{ port: release.since('1.15') ? 'metrics' : 9000, path: '/stats/prometheus', interval: '30s' }],
      },
    });
  });

  test('pods of revisions give their names', () => {
    const { manifests } = written({ prometheus: 'google-managed' });
    expect(find(manifests, 'knative-revisions')).toMatchObject({
      spec: {
        selector: { matchExpressions: [{ key: 'serving.knative.dev/revision', operator: 'Exists' }] },
        endpoints: [{ port: 'http-usermetric', path: '/metrics', interval: '30s' }],
        targetLabels: {
          metadata: ['namespace', 'pod', 'container'],
          fromPod: [
            { from: 'serving.knative.dev/service', to: 'service' },
            { from: 'serving.knative.dev/revision', to: 'revision' },
          ],
        },
      },
    });
  });
});

describe('with the Prometheus Operator', () => {
  test.each(releases)('Knative %s', (_, release) => {
    const { manifests, problems } = written({ prometheus: 'operator' }, release);
    expect(problems).toEqual([]);
    expect(named(manifests)).toEqual([
      'PodMonitor monitoring knative-revisions',
      'PodMonitor monitoring knative-serving',
      'PodMonitor monitoring kourier-controller',
      'PodMonitor monitoring kourier-gateway',
      'PrometheusRule monitoring knative-dev-fleet',
    ]);
    expect(prometheusOperatorProblems(manifests)).toEqual([]);
  });

  test('with all that can be said', () => {
    const { manifests, problems } = written(FULL);
    expect(problems).toEqual([]);
    const [configMaps, others] = [true, false].map((is) =>
      manifests.filter(({ kind }) => (kind === 'ConfigMap') === is),
    );
    expect(named(configMaps ?? [])).toEqual(['ConfigMap grafana knative-dev-fleet-dashboard']);
    expect(kubernetesProblems(configMaps ?? [])).toEqual([]);
    expect(prometheusOperatorProblems(others ?? [])).toEqual([]);
    expect(others?.map(({ metadata }) => [metadata.namespace, metadata.labels])).toEqual(
      Array.from({ length: 5 }, () => ['observability', { release: 'kube-prometheus-stack' }]),
    );
    expect(JSON.stringify(others)).not.toContain('metricRelabelings');
  });

  test('a port without a name is put in the place of a named one', () => {
    const { manifests } = written({ prometheus: 'operator' }, KnativeRelease.of('1.14.2'));
    expect(find(manifests, 'kourier-gateway')).toMatchObject({
      spec: {
        podMetricsEndpoints: [
          {
            port: 'http2-external',
            relabelings: [
              { sourceLabels: ['__meta_kubernetes_pod_ip'], targetLabel: '__address__', replacement: '$1:9000' },
            ],
          },
        ],
      },
    });
  });

  test('the schema refuses what is no PodMonitor', () => {
    const { manifests } = written({ prometheus: 'operator' });
    const broken = manifests.map((manifest) => ({ ...manifest, spec: { selector: 'pods', groups: 'rules' } }));
    expect(prometheusOperatorProblems(broken)).toHaveLength(broken.length);
  });
});

test('ports that are found by their names are those of the install', () => {
  const { version } = KnativeRelease.oldest();
  for (const knative of [version, '1.14.2', '1.15.3', KnativeRelease.newest().version]) {
    const release = KnativeRelease.of(knative);
    const { manifests } = synthesize((scope) => {
      const monitoring = new Monitoring(scope, 'monitoring', { prometheus: 'operator' });
      new KnativeServing(scope, 'platform', {
        network: new Kourier(),
        configuration: [monitoring.servingConfiguration],
      });
    }, release);
    const text = JSON.stringify(manifests.filter(({ kind }) => kind === 'Deployment'));
    for (const port of ['metrics', 'http2-xds', 'http2-external']) {
      expect(text).toContain(`"name":"${port}"`);
    }
    const kourier = JSON.stringify(find(manifests, '3scale-kourier-gateway'));
    expect(kourier.includes('"name":"metrics"')).toBe(release.since('1.15'));
  }
});

const platform = (monitored: boolean, release: KnativeRelease) =>
  synthesize((scope) => {
    const monitoring = new Monitoring(scope, 'monitoring', { prometheus: 'google-managed' });
    new KnativeServing(scope, 'platform', { configuration: monitored ? [monitoring.servingConfiguration] : [] });
  }, release);

test.each([
  [
    '1.3.1',
    { 'metrics.backend-destination': 'prometheus', 'metrics.request-metrics-backend-destination': 'prometheus' },
  ],
  [
    '1.18.2',
    { 'metrics.backend-destination': 'prometheus', 'metrics.request-metrics-backend-destination': 'prometheus' },
  ],
  ['1.19.9', { 'metrics-protocol': 'prometheus', 'request-metrics-protocol': 'prometheus' }],
  ['1.23.0', { 'metrics-protocol': 'prometheus', 'request-metrics-protocol': 'prometheus' }],
])('Knative %s gives metrics', (version, data) => {
  const { manifests, problems } = platform(true, KnativeRelease.of(version));
  expect(problems).toEqual([]);
  expect(find(manifests, 'config-observability')).toMatchObject({ data });
});

test('an install that gives no metrics is an error', () => {
  expect(platform(false, KnativeRelease.newest()).problems).toEqual([
    "test/monitoring: test/platform is configured without this monitoring's servingConfiguration; allowed: a configuration that has it",
  ]);
});

test('metrics that another part switches off are an error', () => {
  const { problems } = synthesize((scope) => {
    const monitoring = new Monitoring(scope, 'monitoring', { prometheus: 'google-managed' });
    const off = { observability: { metricsProtocol: 'none' as const } };
    new KnativeServing(scope, 'platform', { configuration: [monitoring.servingConfiguration, off] });
  }, KnativeRelease.newest());
  expect(problems).toEqual([expect.stringContaining('metrics')]);
});

test.each([
  [600, 0],
  [900, 1],
])('an install that gives revisions %d seconds', (seconds, warnings) => {
  const app = new App();
  const monitoring = new Monitoring(app, 'monitoring', { prometheus: 'google-managed' });
  new KnativeServing(app, 'platform', {
    release: KnativeRelease.newest(),
    configuration: [monitoring.servingConfiguration, { deployment: { progressDeadline: Duration.seconds(seconds) } }],
  });
  const found = constructWarnings(app).filter(({ message }) => message.includes('notStartingAfter'));
  expect(found).toHaveLength(warnings);
});

const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

const GOOGLE = { prometheus: 'google-managed' };

test.each([
  [{}, "prometheus is undefined; allowed: 'google-managed', 'operator'"],
  [{ prometheus: 'datadog' }, "prometheus is 'datadog'; allowed: 'google-managed', 'operator'"],
  [{ ...GOOGLE, interval: 3 }, "props has property 'interval'; allowed: prometheus, namespace, "],
  [{ ...GOOGLE, namespace: 'monitoring' }, "namespace is 'monitoring'; allowed: with prometheus 'google-managed' none"],
  [{ prometheus: 'operator', namespace: 'Monitoring' }, "namespace is 'Monitoring'; allowed: "],
  [{ ...GOOGLE, labels: { team: 'a b' } }, "labels.team is 'a b'; allowed: "],
  [{ ...GOOGLE, scrapeInterval: Duration.seconds(4) }, 'scrapeInterval in seconds is 4; allowed: '],
  [{ ...GOOGLE, everySeries: 'yes' }, "everySeries is 'yes'; allowed: true, false"],
  [{ ...GOOGLE, alerts: true }, 'alerts is true; allowed: an object with '],
  [{ ...GOOGLE, alerts: { awake: 1 } }, "alerts has property 'awake'; allowed: "],
  [
    { ...GOOGLE, alerts: { notStartingAfter: Duration.seconds(90) } },
    'alerts.notStartingAfter in seconds is 90; allowed: whole minutes',
  ],
  [{ ...GOOGLE, alerts: { componentDownAfter: 5 } }, 'alerts.componentDownAfter is 5; allowed: a Duration'],
  [{ ...GOOGLE, alerts: { fleetNotStarting: 0 } }, 'alerts.fleetNotStarting is 0; allowed: a whole number from 1'],
  [
    { ...GOOGLE, alerts: { coldStartsPerHour: 1.5 } },
    'alerts.coldStartsPerHour is 1.5; allowed: a whole number from 1',
  ],
  [{ ...GOOGLE, alerts: { mayBeAwake: ['dev.*'] } }, "alerts.mayBeAwake[0] is 'dev.*'; allowed: "],
  [{ ...GOOGLE, alerts: { workingHours: { timeZone: 'Mars' } } }, "alerts.workingHours.timeZone is 'Mars'; allowed: "],
  [
    { ...GOOGLE, alerts: { awakeAfter: Duration.hours(63) } },
    'alerts.awakeAfter in minutes is 3780; allowed: less than 3780',
  ],
  [
    { ...GOOGLE, alerts: { workingHours: { workingHours: { from: '00:00', until: '24:00' }, workingDays: WEEK } } },
    'which leaves no time in which nobody works; allowed: hours that do',
  ],
  [{ ...GOOGLE, alerts: { kubeStateMetrics: 1 } }, 'alerts.kubeStateMetrics is 1; allowed: true, false'],
  [
    { ...GOOGLE, alerts: { imageNotPulledAfter: Duration.minutes(5) } },
    'alerts.imageNotPulledAfter says nothing without kubeStateMetrics',
  ],
  [{ ...GOOGLE, alerts: { labels: { severity: 'page' } } }, "alerts.labels has 'severity'; allowed: "],
  [{ ...GOOGLE, alerts: { labels: { team: 1 } } }, 'alerts.labels.team is 1; allowed: a string'],
  [{ ...GOOGLE, alerts: { labels: 'team' } }, "alerts.labels is 'team'; allowed: labels by their names"],
  [{ ...GOOGLE, grafana: true }, 'grafana is true; allowed: an object with namespace, labels'],
  [{ ...GOOGLE, grafana: { namespace: '' } }, "grafana.namespace is ''; allowed: "],
])('%j is refused', (props, problem) => {
  const unchecked: object = props;
  const { problems } = synthesize((scope) => {
    Reflect.construct(Monitoring, [scope, 'monitoring', unchecked]);
  }, KnativeRelease.newest());
  expect(problems).toEqual([expect.stringContaining(problem)]);
});

test.each([
  ['dev-01', []],
  ['dev-1', ["test/monitoring: alerts.mayBeAwake has 'dev-1'; allowed: names of environments, such as dev-01"]],
])('%s may be awake', (name, expected) => {
  const { problems } = synthesize((scope) => {
    new DevFleet(scope, 'environments', {
      domain: 'dev.example.com',
      environments: numbered('dev', 2),
      apis: { hello: { image: 'hello:1.0' } },
    });
    new Monitoring(scope, 'monitoring', { prometheus: 'google-managed', alerts: { mayBeAwake: [name] } });
  }, KnativeRelease.newest());
  expect(problems).toEqual(expected);
});

test.each([20, 2000])('%d environments need no more objects', (count) => {
  const app = new GitOpsApp({ kubernetes: '1.34' });
  const fleet = new DevFleet(app, 'environments', {
    domain: 'dev.example.com',
    environments: numbered('dev', count),
    apis: { hello: { image: 'hello:1.0' } },
  });
  const monitoring = new Monitoring(app, 'monitoring', { prometheus: 'google-managed', grafana: {} });
  const platform = new KnativeServing(app, 'platform', {
    network: new Kourier(),
    configuration: [fleet.servingConfiguration, monitoring.servingConfiguration],
  });
  new ArgoCd(app, 'argocd', {
    repository: 'https://github.com/example/environments.git',
    platform,
    fleets: [fleet],
    charts: [monitoring],
    clusterKinds: Monitoring.CLUSTER_KINDS,
  });
  expect(monitoring.node.children).toHaveLength(6);
  expect(count === 20 ? problemLines(constructProblems(app)) : []).toEqual([]);
});
