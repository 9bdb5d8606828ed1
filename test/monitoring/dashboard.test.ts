// The dashboard, as Grafana reads it.
import { dashboard } from '../../lib/monitoring/dashboard';
import { KnativeRelease } from '../../lib/release/knative-release';
import { ruleProblems, runRules, testWithPromtool } from '../support/promtool';

interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly fieldConfig: { readonly defaults: { readonly unit?: string } };
  readonly targets: readonly { readonly expr: string; readonly refId: string }[];
}

const panelsOf = (release: KnativeRelease): Panel[] => JSON.parse(dashboard('fleet', 'Fleet', release)).panels;

const panels = panelsOf(KnativeRelease.newest());

test('panels have ids and titles of their own, and at least one query', () => {
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  expect(new Set(panels.map(({ title }) => title)).size).toBe(panels.length);
  expect(panels.filter(({ targets }) => targets.length === 0)).toEqual([]);
});

test('panels stand on the grid, and none on another', () => {
  const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
    Array.from({ length: w * h }, (_, index) => `${x + (index % w)} ${y + Math.floor(index / w)}`),
  );
  expect(new Set(cells).size).toBe(cells.length);
  expect(panels.filter(({ gridPos: { x, w } }) => x + w > 24)).toEqual([]);
});

test('an environment is chosen, and Prometheus', () => {
  const { templating, uid, title } = JSON.parse(dashboard('fleet', 'Fleet', KnativeRelease.newest()));
  expect({ uid, title }).toEqual({ uid: 'fleet', title: 'Fleet' });
  expect(templating.list).toEqual([
    expect.objectContaining({ name: 'datasource', type: 'datasource', query: 'prometheus' }),
    expect.objectContaining({
      name: 'environment',
      query: { query: 'label_values(environment_service:knative_awake:max, environment)', refId: 'environment' },
    }),
  ]);
});

test.each([
  ['1.18.2', 'ms'],
  ['1.19.9', 's'],
])('with Knative %s, the container’s time is in %s', (version, unit) => {
  const panel = panelsOf(KnativeRelease.of(version)).find(({ title }) => title === 'Time to answer, in the container');
  expect(panel?.fieldConfig.defaults.unit).toBe(unit);
});

testWithPromtool('Prometheus accepts the queries for every release', () => {
  const lists = KnativeRelease.all().map((release) => {
    const queries = panelsOf(release).flatMap(({ targets }) => targets.map(({ expr }) => expr));
    const rules = queries.map((expr, index) => ({
      record: `panel:query${index}`,
      expr: expr.replaceAll('$environment', 'dev-01').replaceAll('$__range', '1h'),
    }));
    return [release.version, [{ name: 'panels', interval: '1m', rules }]] as const;
  });
  expect(ruleProblems(Object.fromEntries(lists))).toBe('');
});

const ALL_ENVIRONMENTS = '.+';

testWithPromtool('one environment sleeps, one starts, one is awake', () => {
  const of = (environment: string, requested: number, ready: number) => {
    const labels = `{environment="${environment}",service="hello",revision="hello-00001"}`;
    return [
      { series: `environment_service_revision:knative_pods_requested:max${labels}`, values: `${requested}x10` },
      { series: `environment_service_revision:knative_pods_ready:max${labels}`, values: `${ready}x10` },
    ];
  };
  const counts = {
    'Environments asleep': 1,
    'Environments starting': 1,
    'Environments awake': 2,
    Pods: 4,
    'Requests per second': 0,
    'Requests that wait': 0,
  };
  const expected = Object.entries(counts).map(([title, value]) => ({
    expr: `${panels.find((each) => each.title === title)?.targets[0]?.expr}`.replaceAll(
      '$environment',
      ALL_ENVIRONMENTS,
    ),
    eval_time: '5m',
    exp_samples: [{ labels: '{}', value }],
  }));
  const series = [...of('dev-01', 0, 0), ...of('dev-02', 1, 0), ...of('dev-03', 1, 1), ...of('dev-04', 3, 3)];
  expect(runRules([{ name: 'states', groups: [], series, expected }])).toBe('');
});

testWithPromtool('time asleep is the part of the time without a pod, on average over the APIs', () => {
  const series = [
    { series: 'environment_service:knative_awake:max{environment="dev-01",service="hello"}', values: '0x29 1x29' },
    { series: 'environment_service:knative_awake:max{environment="dev-01",service="catalog"}', values: '0x59' },
  ];
  const [{ expr } = { expr: '' }] = panels.find(({ title }) => title === 'Time asleep')?.targets ?? [];
  const expected = [
    {
      expr: expr.replaceAll('$environment', ALL_ENVIRONMENTS).replaceAll('$__range', '1h'),
      eval_time: '59m',
      exp_samples: [{ labels: '{environment="dev-01"}', value: 0.75 }],
    },
  ];
  expect(runRules([{ name: 'asleep', groups: [], series, expected }])).toBe('');
});
