import { installSettings } from '../../lib/limits/install-settings';
import { KnativeRelease } from '../../lib/release/knative-release';
import type { ServingConfiguration } from '../../lib/serving/configuration/serving-configuration';
import { Settings } from '../../lib/serving/configuration/settings';

const settings = (...configuration: ServingConfiguration[]) =>
  installSettings({ settings: new Settings(configuration, KnativeRelease.newest()) });

const DEFAULTS = {
  minNonActiveRevisions: 20,
  maxNonActiveRevisions: 1000,
  containerConcurrency: 0,
  podAutoscalerClass: 'kpa.autoscaling.knative.dev',
  minScale: 0,
  maxScale: 0,
  initialScale: 1,
  containerConcurrencyTargetDefault: 100,
  containerConcurrencyTargetPercentage: 70,
  requestsPerSecondTargetDefault: 200,
};

test("what isn't set has Knative's default", () => {
  expect(settings()).toEqual(DEFAULTS);
  expect(settings({}, { gc: {}, autoscaler: { minScale: undefined } })).toEqual(DEFAULTS);
});

test('what any part of the program sets holds', () => {
  const configured = settings(
    { gc: { minNonActiveRevisions: 0 }, defaults: { containerConcurrency: 1 } },
    {
      gc: { maxNonActiveRevisions: 3 },
      autoscaler: {
        podAutoscalerClass: 'hpa.autoscaling.knative.dev',
        minScale: 1,
        maxScale: 2,
        initialScale: 3,
        containerConcurrencyTargetDefault: 4,
        containerConcurrencyTargetPercentage: 5,
        requestsPerSecondTargetDefault: 6,
      },
    },
  );
  expect(configured).toEqual({
    minNonActiveRevisions: 0,
    maxNonActiveRevisions: 3,
    containerConcurrency: 1,
    podAutoscalerClass: 'hpa.autoscaling.knative.dev',
    minScale: 1,
    maxScale: 2,
    initialScale: 3,
    containerConcurrencyTargetDefault: 4,
    containerConcurrencyTargetPercentage: 5,
    requestsPerSecondTargetDefault: 6,
  });
});

test('revisions may be kept without a limit', () => {
  expect(settings({ gc: { maxNonActiveRevisions: 'disabled' } }).maxNonActiveRevisions).toBe(Number.POSITIVE_INFINITY);
});

test.each(['[null]', '["gc"]', '[{"gc":null}]', '[{"gc":{"minNonActiveRevisions":"1"}}]', '[{"autoscaler":3}]'])(
  '%s, which no compiler has seen, counts as nothing',
  (configuration) => {
    expect(settings(...JSON.parse(configuration))).toEqual(DEFAULTS);
  },
);
