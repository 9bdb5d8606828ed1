import { App, Chart } from 'cdk8s';
import { Cluster, type ClusterProps } from '../../lib/release/cluster';
import { KnativeRelease } from '../../lib/release/knative-release';
import { constructProblems, problemLines } from '../../lib/validation/problems';

function cluster(props: ClusterProps) {
  const app = new App();
  const { release } = new Cluster(app, 'cluster', props);
  return { version: release.version, problems: problemLines(constructProblems(app)) };
}

/** The newest release for each Kubernetes minor, and the oldest minor of each release, as Knative's components have them. */
const NEWEST: Record<string, string> = {
  '1.21': '1.3.2',
  '1.22': '1.7.4',
  '1.23': '1.8.6',
  '1.24': '1.10.6',
  '1.25': '1.11.6',
  '1.26': '1.12.4',
  '1.27': '1.13.2',
  '1.28': '1.16.3',
  '1.29': '1.16.3',
  '1.30': '1.17.2',
  '1.31': '1.18.2',
  '1.32': '1.20.3',
  '1.33': '1.21.3',
  '1.34': '1.23.0',
  '1.35': '1.23.0',
};

const OLDEST: Record<string, string> = {
  ...{ '1.3.1': '1.21', '1.3.2': '1.21' },
  ...{ '1.4.0': '1.22', '1.5.1': '1.22', '1.6.3': '1.22', '1.7.1': '1.22', '1.7.4': '1.22' },
  ...{ '1.8.6': '1.23', '1.9.4': '1.24', '1.10.6': '1.24', '1.11.6': '1.25', '1.12.4': '1.26', '1.13.2': '1.27' },
  ...{ '1.14.2': '1.28', '1.15.3': '1.28', '1.16.3': '1.28', '1.17.2': '1.30', '1.18.2': '1.31', '1.19.9': '1.32' },
  ...{ '1.20.3': '1.32', '1.21.3': '1.33', '1.22.1': '1.34', '1.23.0': '1.34' },
};

const MINORS = Array.from({ length: 16 }, (_, index) => `1.${20 + index}`);

describe.each(Object.entries(OLDEST))('Knative %s, which runs from Kubernetes %s on', (knative, oldest) => {
  test.each(MINORS)('on Kubernetes %s', (kubernetes) => {
    const { version, problems } = cluster({ knative, kubernetes });
    expect(version).toBe(knative);
    if (Number(kubernetes.slice(2)) >= Number(oldest.slice(2))) {
      expect(problems).toEqual([]);
    } else if (kubernetes === '1.20') {
      expect(problems).toEqual(["cluster: kubernetes is '1.20'; allowed: 1.21 or newer, on which Knative 1.3.1 runs"]);
    } else {
      expect(problems).toEqual([
        `cluster: kubernetes is '${kubernetes}'; allowed for Knative ${knative}: ${oldest} or newer. The newest release for ${kubernetes} is Knative ${NEWEST[kubernetes]}`,
      ]);
    }
  });
});

test('every release of the catalogue is among those', () => {
  expect(Object.keys(OLDEST)).toEqual(KnativeRelease.versions());
});

test.each(Object.entries(NEWEST))('Kubernetes %s gets Knative %s where none is named', (kubernetes, knative) => {
  expect(cluster({ kubernetes })).toEqual({ version: knative, problems: [] });
  expect(KnativeRelease.newestOn(kubernetes)?.version).toBe(knative);
});

test('no release runs on Kubernetes 1.20', () => {
  expect(KnativeRelease.newestOn('1.20')).toBeUndefined();
  expect(cluster({ kubernetes: '1.20' }).problems).toEqual([
    "cluster: kubernetes is '1.20'; allowed: 1.21 or newer, on which Knative 1.3.1 runs",
  ]);
});

test.each(['1', 'v1.25', '1.25.3', '', '1.25-gke.1'])("Kubernetes '%s' is no minor", (kubernetes) => {
  expect(cluster({ knative: '1.3.1', kubernetes }).problems).toEqual([
    `cluster: kubernetes is '${kubernetes}'; allowed: a minor version such as '1.34'`,
  ]);
});

test('an unknown release is reported, and one that comes near taken to find other mistakes', () => {
  expect(cluster({ knative: '1.99.0', kubernetes: '1.25' })).toEqual({
    version: '1.23.0',
    problems: [`cluster: knative is '1.99.0'; allowed: ${KnativeRelease.versions().join(', ')}`],
  });
  expect(cluster({ knative: '1.8.5', kubernetes: '1.25' })).toEqual({
    version: '1.8.6',
    problems: [
      `cluster: knative is '1.8.5'; allowed: 1.8.6, the newest patch of its minor, or another of ${KnativeRelease.versions().join(', ')}`,
    ],
  });
});

test.each([
  ['{"knative":["1.3.1"],"kubernetes":"1.25"}', 'knative is ["1.3.1"]; allowed: 1.3.1, 1.3.2'],
  ['{"knative":null,"kubernetes":"1.25"}', 'knative is null; allowed: 1.3.1, 1.3.2'],
  ['{"knative":"1.3.1","kubernetes":1.25}', "kubernetes is 1.25; allowed: a minor version such as '1.34'"],
  ['{"kubernetes":["1.34"]}', 'kubernetes is ["1.34"]; allowed: a minor version'],
])('%s, which no compiler has seen, is refused', (props, problem) => {
  expect(cluster(JSON.parse(props)).problems).toEqual([expect.stringContaining(`cluster: ${problem}`)]);
});

test('both are told at once', () => {
  expect(cluster({ knative: '1.99.0', kubernetes: 'x' }).problems).toEqual([
    expect.stringContaining("cluster: knative is '1.99.0'"),
    expect.stringContaining("cluster: kubernetes is 'x'"),
  ]);
});

test('the cluster of an app is found from any construct in it', () => {
  const app = new App();
  const chart = new Chart(app, 'chart');
  expect(Cluster.of(chart)).toBeUndefined();
  const found = new Cluster(app, 'cluster', { kubernetes: '1.34' });
  expect(Cluster.of(chart)).toBe(found);
});
