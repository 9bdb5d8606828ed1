import { App, Chart } from 'cdk8s';
import { KnativeDevApi, type KnativeDevApiProps } from '../../lib/fleet/knative-dev-api';
import { findService, serviceFacts, servicesOf } from '../../lib/fleet/services';
import type { ServiceFacts } from '../../lib/limits/facts';

const IMAGE = `hello@sha256:${'0'.repeat(64)}`;

const api = (chart: Chart, name: string, props: Partial<KnativeDevApiProps> = {}) =>
  new KnativeDevApi(chart, `${props.namespace ?? 'dev-01'}-${name}`, {
    namespace: 'dev-01',
    image: IMAGE,
    name,
    ...props,
  });

test('a service is found by its namespace and its name, from anywhere in its app', () => {
  const app = new App();
  const [chart, other] = [new Chart(app, 'chart'), new Chart(app, 'other')];
  const hello = api(chart, 'hello');
  const elsewhere = api(chart, 'hello', { namespace: 'dev-02' });
  expect(findService(other, 'dev-01', 'hello')).toBe(hello);
  expect(findService(app, 'dev-02', 'hello')).toBe(elsewhere);
  expect(findService(app, 'dev-03', 'hello')).toBeUndefined();
  expect(findService(app, 'dev-01', 'other')).toBeUndefined();
  expect(servicesOf(app)).toEqual([hello, elsewhere]);
});

test('each app has its own services', () => {
  const [one, other] = [new App(), new App()];
  const hello = api(new Chart(one, 'chart'), 'hello');
  expect(findService(other, 'dev-01', 'hello')).toBeUndefined();
  expect(servicesOf(other)).toEqual([]);
  const another = api(new Chart(other, 'chart'), 'hello');
  expect(findService(one, 'dev-01', 'hello')).toBe(hello);
  expect(findService(other, 'dev-01', 'hello')).toBe(another);
});

test('a service is known by its name, and not by the id of its construct', () => {
  const app = new App();
  new KnativeDevApi(new Chart(app, 'chart'), 'id', { namespace: 'dev-01', name: 'hello', image: IMAGE });
  expect(findService(app, 'dev-01', 'hello')?.node.path).toBe('chart/id');
  expect(findService(app, 'dev-01', 'id')).toBeUndefined();
});

describe('what decides on the cost of a service', () => {
  const facts = (props: Partial<KnativeDevApiProps>) =>
    serviceFacts(api(new Chart(new App(), 'chart'), 'hello', props));

  test('minimal: what is set where it says nothing', () => {
    expect(facts({})).toMatchObject({
      namespace: 'dev-01',
      name: 'hello',
      minScale: 0,
      maxScale: 1,
      initialScale: 0,
      tags: [],
    });
  });

  test('all of it', () => {
    const expected: Required<ServiceFacts> = {
      namespace: 'dev-02',
      name: 'hello',
      minScale: 1,
      maxScale: 5,
      initialScale: 2,
      containerConcurrency: 3,
      class: 'kpa.autoscaling.knative.dev',
      metric: 'rps',
      target: 10,
      targetUtilizationPercentage: 80,
      tags: ['blue', 'green'],
    };
    const { tags: _, class: autoscalingClass, ...scale } = expected;
    const traffic = [{ percent: 60, tag: 'blue' }, { percent: 40, tag: 'blue' }, { tag: 'green' }, { percent: 0 }];
    expect(facts({ ...scale, autoscalingClass, traffic })).toMatchObject(expected);
    expect(facts({ traffic }).tags).toEqual(['blue', 'green']);
  });

  test('only what is right of it, as the rest is reported anyway', () => {
    const wrong = JSON.parse('{"maxScale":"5","containerConcurrency":-1,"traffic":{"tag":"blue"}}');
    expect(facts({ ...wrong, minScale: 1 })).toMatchObject({ minScale: 1, tags: [] });
    expect(Object.keys(facts(wrong))).not.toContain('containerConcurrency');
  });
});
