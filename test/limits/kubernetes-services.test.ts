import { App, Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import type { FleetFacts, ServiceFacts } from '../../lib/limits/facts';
import { serviceProblems, serviceWarnings } from '../../lib/limits/kubernetes-services';
import { KnativeRelease } from '../../lib/release/knative-release';
import type { GcConfiguration } from '../../lib/serving/configuration/serving-configuration';
import { Settings } from '../../lib/serving/configuration/settings';

const each = (count: number, service: (index: number) => Partial<ServiceFacts>): ServiceFacts[] =>
  Array.from({ length: count }, (_, index) => ({
    namespace: `dev-${index}`,
    name: 'hello',
    tags: [],
    ...service(index),
  }));

/** Knative Services in a namespace each. */
const apart = (count: number) => each(count, () => ({}));

/** Knative Services in one namespace. */
const together = (count: number) => each(count, (index) => ({ namespace: 'dev', name: `api-${index}` }));

const facts = (services: readonly ServiceFacts[], gc: GcConfiguration): FleetFacts => ({
  release: KnativeRelease.newest(),
  services,
  settings: new Settings([{ gc }], KnativeRelease.newest()),
});

/** An app with so many Services of its own in a namespace. */
function app(services = 0, namespace = 'other') {
  const root = new App();
  const chart = new Chart(root, 'chart');
  for (let index = 0; index < services; index++) {
    new k8s.KubeService(chart, `service-${index}`, { metadata: { name: `service-${index}`, namespace } });
  }
  return root;
}

describe('what is kept for certain', () => {
  const problems = (services: readonly ServiceFacts[], minNonActiveRevisions: number, root = app()) =>
    serviceProblems(root, facts(services, { minNonActiveRevisions }));

  test.each([
    // 1 + 2 × (1 + 1) each
    [2000, 1, 0],
    [2001, 1, 1],
    // 1 + 2 × (1 + 0)
    [3333, 0, 0],
    [3334, 0, 1],
    // 1 + 2 × (1 + 20), which Knative keeps by default
    [232, 20, 0],
    [233, 20, 1],
  ])('%i Knative Services with minNonActiveRevisions %i: %i problems', (services, minimum, count) => {
    expect(problems(apart(services), minimum)).toHaveLength(count);
  });

  test.each([
    [1000, 0],
    [1001, 1],
  ])('%i Knative Services in one namespace with minNonActiveRevisions 1: %i problems', (services, count) => {
    expect(problems(together(services), 1)).toHaveLength(count);
  });

  test('each tag takes one more', () => {
    const tagged = (tags: number) =>
      each(2000, (index) => (index === 0 ? { tags: Array.from({ length: tags }, (_, tag) => `tag-${tag}`) } : {}));
    expect(problems(tagged(0), 1)).toEqual([]);
    expect(problems(tagged(1), 1)).toEqual([expect.stringContaining('take 10001 Kubernetes Services')]);
    expect(problems(tagged(2), 1)).toEqual([expect.stringContaining('take 10002 Kubernetes Services')]);
  });

  test('the Services of the program take theirs', () => {
    expect(problems(apart(1998), 1, app(10))).toEqual([]);
    expect(problems(apart(1998), 1, app(11))).toEqual([expect.stringContaining('take 10001 Kubernetes Services')]);
    expect(problems(together(999), 1, app(5, 'dev'))).toEqual([]);
    expect(problems(together(999), 1, app(6, 'dev'))).toEqual([
      expect.stringContaining('namespace dev is good for 5000'),
    ]);
    expect(problems(together(999), 1, app(6))).toEqual([]);
  });

  test('the message has the numbers, and what to keep instead', () => {
    expect(problems(apart(1000), 20)).toEqual([
      'minNonActiveRevisions is 20; allowed: at most 3, as 1000 Knative Services take 43000 Kubernetes Services with it, and a cluster is good for 10000',
    ]);
    expect(problems(together(1200), 1)).toEqual([
      'minNonActiveRevisions is 1; allowed: at most 0, as 1200 Knative Services take 6000 Kubernetes Services with it, and namespace dev is good for 5000',
    ]);
    expect(problems(apart(4000), 1)).toEqual([
      'Knative Services are 4000; allowed: fewer, as they take 12000 Kubernetes Services even with minNonActiveRevisions 0, and a cluster is good for 10000',
    ]);
  });

  test('what the message says to keep is enough', () => {
    expect(problems(apart(1000), 3)).toEqual([]);
    expect(problems(apart(1000), 4)).toHaveLength(1);
  });
});

describe('what can be kept', () => {
  const warnings = (services: readonly ServiceFacts[], gc: GcConfiguration) =>
    serviceWarnings(app(), facts(services, { minNonActiveRevisions: 1, ...gc }));

  test.each([
    // 1 + 2 × (1 + 5) each
    [769, 0],
    [770, 1],
  ])('%i Knative Services with maxNonActiveRevisions 5: %i warnings', (services, count) => {
    expect(warnings(apart(services), { maxNonActiveRevisions: 5 })).toHaveLength(count);
  });

  test('the message has the numbers, and what to keep instead', () => {
    expect(warnings(apart(1000), { maxNonActiveRevisions: 5 })).toEqual([
      'maxNonActiveRevisions 5 lets the Kubernetes Services of 1000 Knative Services grow to 13000 while revisions are young, and a cluster is good for 10000; maxNonActiveRevisions 3 keeps them within that',
    ]);
    expect(warnings(apart(1000), { maxNonActiveRevisions: 3 })).toEqual([]);
    expect(warnings(apart(20), { maxNonActiveRevisions: 'disabled' })).toEqual([
      'maxNonActiveRevisions disabled lets the Kubernetes Services of 20 Knative Services grow to any number while revisions are young, and a cluster is good for 10000; maxNonActiveRevisions 248 keeps them within that',
    ]);
  });

  test('of the cluster and a namespace, the one that allows less is told', () => {
    expect(warnings(together(1000), { maxNonActiveRevisions: 5 })).toEqual([
      expect.stringContaining('namespace dev is good for 5000; maxNonActiveRevisions 1 keeps'),
    ]);
    expect(warnings([...together(100), ...apart(900)], { maxNonActiveRevisions: 5 })).toEqual([
      expect.stringContaining('a cluster is good for 10000; maxNonActiveRevisions 3 keeps'),
    ]);
  });

  test('where the least is too much, only that is told', () => {
    expect(warnings(apart(3000), { maxNonActiveRevisions: 5 })).toEqual([]);
  });
});

test('without a Knative Service there is nothing to say', () => {
  const none = facts([], { maxNonActiveRevisions: 'disabled' });
  expect([...serviceProblems(app(), none), ...serviceWarnings(app(), none)]).toEqual([]);
});
