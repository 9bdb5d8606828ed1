import type { ScaleFacts } from '../../lib/limits/facts';
import { installSettings } from '../../lib/limits/install-settings';
import { metricTarget, oneRequestWarnings, podsForOneRequest } from '../../lib/limits/one-request';
import { KnativeRelease } from '../../lib/release/knative-release';
import type { ServingConfiguration } from '../../lib/serving/configuration/serving-configuration';
import { Settings } from '../../lib/serving/configuration/settings';

const settings = (configuration: ServingConfiguration = {}) =>
  installSettings({ settings: new Settings([configuration], KnativeRelease.newest()) });

const warnings = (scale: ScaleFacts, configuration?: ServingConfiguration) =>
  oneRequestWarnings([{ namespace: 'dev-01', name: 'hello', tags: [], ...scale }], settings(configuration));

describe('what the autoscaler aims for', () => {
  const RPS = { metric: 'rps' };

  test.each<[ScaleFacts, ServingConfiguration, number, number]>([
    // The limit of a pod, or the default where there is none.
    [{}, {}, 100, 70],
    [{ containerConcurrency: 0 }, {}, 100, 70],
    [{ containerConcurrency: 1 }, {}, 1, 0.7],
    [{ containerConcurrency: 10 }, {}, 10, 7],
    // A target counts, unless the limit is lower.
    [{ target: 5 }, {}, 5, 3.5],
    [{ target: 5, containerConcurrency: 0 }, {}, 5, 3.5],
    [{ target: 5, containerConcurrency: 4 }, {}, 4, 2.8],
    [{ target: 5, containerConcurrency: 6 }, {}, 5, 3.5],
    [{ target: 0.01 }, {}, 0.01, 0.01],
    // The share of it.
    [{ containerConcurrency: 1, targetUtilizationPercentage: 100 }, {}, 1, 1],
    [{ targetUtilizationPercentage: 50 }, {}, 100, 50],
    // Requests per second: no limit of a pod counts, and no key sets the share.
    [RPS, {}, 200, 140],
    [{ ...RPS, containerConcurrency: 1 }, {}, 200, 140],
    [{ ...RPS, target: 10, containerConcurrency: 1 }, {}, 10, 7],
    [{ ...RPS, targetUtilizationPercentage: 80 }, {}, 200, 160],
    [RPS, { autoscaler: { requestsPerSecondTargetDefault: 10, containerConcurrencyTargetPercentage: 100 } }, 10, 7],
    // What the ConfigMaps say.
    [{}, { autoscaler: { containerConcurrencyTargetDefault: 10 } }, 10, 7],
    [{}, { autoscaler: { containerConcurrencyTargetPercentage: 100 } }, 100, 100],
    [{}, { defaults: { containerConcurrency: 2 } }, 2, 1.4],
    [{ containerConcurrency: 0 }, { defaults: { containerConcurrency: 2 } }, 100, 70],
    [{ containerConcurrency: 3 }, { defaults: { containerConcurrency: 2 } }, 3, 2.1],
  ])('%j with %j: %d, of which %d', (scale, configuration, total, target) => {
    const found = metricTarget(scale, settings(configuration));
    expect(found.total).toBe(total);
    expect(found.target).toBeCloseTo(target, 10);
  });
});

describe('the pods that one request wakes', () => {
  const ONE = { containerConcurrency: 1 };

  test.each<[ScaleFacts, number]>([
    [{}, 1],
    [ONE, 2],
    [{ containerConcurrency: 2 }, 1],
    [{ ...ONE, targetUtilizationPercentage: 100 }, 1],
    [{ ...ONE, targetUtilizationPercentage: 99 }, 2],
    [{ ...ONE, targetUtilizationPercentage: 50 }, 2],
    [{ ...ONE, targetUtilizationPercentage: 49 }, 3],
    [{ target: 1.43 }, 1],
    [{ target: 1.42 }, 2],
    [{ target: 0.01 }, 100],
    [{ ...ONE, maxScale: 0 }, 2],
    [{ ...ONE, maxScale: 1 }, 1],
    [{ target: 0.1, maxScale: 3 }, 3],
    [{ metric: 'rps', target: 1 }, 2],
    [{ ...ONE, metric: 'rps' }, 1],
    [{ ...ONE, class: 'hpa.autoscaling.knative.dev' }, 1],
  ])('%j: %i', (scale, pods) => {
    expect(podsForOneRequest(scale, settings())).toBe(pods);
  });

  test.each<[ServingConfiguration, number]>([
    [{ autoscaler: { maxScale: 1 } }, 1],
    [{ autoscaler: { containerConcurrencyTargetPercentage: 100 } }, 1],
    [{ autoscaler: { podAutoscalerClass: 'hpa.autoscaling.knative.dev' } }, 1],
    [{ autoscaler: { containerConcurrencyTargetPercentage: 20 } }, 5],
  ])('%j: %i', (configuration, pods) => {
    expect(podsForOneRequest(ONE, settings(configuration))).toBe(pods);
  });

  test("what a revision says itself counts more than the install's", () => {
    const install = settings({ autoscaler: { maxScale: 1, podAutoscalerClass: 'hpa.autoscaling.knative.dev' } });
    expect(podsForOneRequest({ ...ONE, maxScale: 0, class: 'kpa.autoscaling.knative.dev' }, install)).toBe(2);
  });
});

describe('warnings', () => {
  test('have the numbers, and what makes it one pod', () => {
    expect(warnings({ containerConcurrency: 1 })).toEqual([
      'dev-01/hello: one request wakes 2 pods, as a pod is to have 0.7 requests at a time: 70 % of containerConcurrency, which is 1; maxScale 1 or targetUtilizationPercentage 100 makes it one',
    ]);
    expect(warnings({ target: 0.5 })).toEqual([
      'dev-01/hello: one request wakes 3 pods, as a pod is to have 0.35 requests at a time: 70 % of target, which is 0.5; maxScale 1 or target 1 with targetUtilizationPercentage 100 makes it one',
    ]);
    expect(warnings({ metric: 'rps', target: 1 })).toEqual([
      'dev-01/hello: one request wakes 2 pods, as a pod is to have 0.7 requests per second: 70 % of target, which is 1; maxScale 1 or targetUtilizationPercentage 100 makes it one',
    ]);
    expect(warnings({}, { autoscaler: { containerConcurrencyTargetDefault: 1 } })).toEqual([
      expect.stringContaining('70 % of containerConcurrencyTargetDefault, which is 1'),
    ]);
    expect(warnings({ metric: 'rps' }, { autoscaler: { requestsPerSecondTargetDefault: 1 } })).toEqual([
      expect.stringContaining('70 % of requestsPerSecondTargetDefault, which is 1'),
    ]);
  });

  test('name what makes it one pod indeed', () => {
    expect(warnings({ containerConcurrency: 1, maxScale: 1 })).toEqual([]);
    expect(warnings({ containerConcurrency: 1, targetUtilizationPercentage: 100 })).toEqual([]);
    expect(warnings({ target: 1, targetUtilizationPercentage: 100 })).toEqual([]);
  });

  test('are none where as many pods run anyway', () => {
    expect(warnings({ containerConcurrency: 1, minScale: 1 })).toHaveLength(1);
    expect(warnings({ containerConcurrency: 1, minScale: 2 })).toEqual([]);
    expect(warnings({ containerConcurrency: 1 }, { autoscaler: { minScale: 2 } })).toEqual([]);
  });

  test('tell many that are alike once', () => {
    const services = Array.from({ length: 20 }, (_, index) => ({
      namespace: `dev-${index + 1}`,
      name: 'hello',
      tags: [],
    }));
    const all = services.map((service) => ({ ...service, containerConcurrency: 1 }));
    expect(oneRequestWarnings(all, settings())).toEqual([
      expect.stringMatching(/^dev-1\/hello, dev-2\/hello, dev-3\/hello and 17 others: one request wakes 2 pods/),
    ]);
    expect(oneRequestWarnings(services, settings())).toEqual([]);
  });
});
