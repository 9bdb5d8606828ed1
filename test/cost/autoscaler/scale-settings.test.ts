import { Duration } from 'cdk8s';
import { type ScaleSettings, scaleSettings } from '../../../lib/cost/autoscaler/scale-settings';
import { KnativeRelease } from '../../../lib/release/knative-release';
import type { Checked } from '../../../lib/service/rules/rule';
import type { ServingConfiguration } from '../../../lib/serving/configuration/serving-configuration';
import { Settings } from '../../../lib/serving/configuration/settings';
import { DEFAULTS } from './simulate';

function settingsOf(props: Checked = {}, configuration: ServingConfiguration = {}, version = '1.23.0'): ScaleSettings {
  const release = KnativeRelease.of(version);
  return scaleSettings(props, new Settings([configuration], release), release);
}

test('a revision that says nothing has the defaults of the release', () => {
  expect(settingsOf()).toEqual(DEFAULTS);
});

const s = (seconds: number) => Duration.seconds(seconds);

test.each<[Checked, ServingConfiguration, Partial<ScaleSettings>]>([
  [{ metric: 'rps' }, {}, { metric: 'rps', target: 140, total: 200 }],
  [{ metric: 'concurrency' }, {}, { metric: 'concurrency' }],
  [{ metricAggregationAlgorithm: 'weighted-exponential' }, {}, { aggregation: 'weighted-exponential' }],
  [{ metricAggregationAlgorithm: 'linear' }, {}, { aggregation: 'linear' }],
  [{ containerConcurrency: 1 }, {}, { containerConcurrency: 1, target: 0.7, total: 1 }],
  [{}, { defaults: { containerConcurrency: 2 } }, { containerConcurrency: 2, target: 1.4, total: 2 }],
  [{ containerConcurrency: 0 }, { defaults: { containerConcurrency: 2 } }, { containerConcurrency: 0, total: 100 }],
  [{ target: 0.01 }, {}, { target: 0.01, total: 0.01 }],
  [{ targetBurstCapacity: -1 }, {}, { targetBurstCapacity: -1 }],
  [{ targetBurstCapacity: 0 }, { autoscaler: { targetBurstCapacity: 5 } }, { targetBurstCapacity: 0 }],
  [{}, { autoscaler: { targetBurstCapacity: 5 } }, { targetBurstCapacity: 5 }],
  // The panic window is a part of the stable one, rounded to seconds, and a second at least.
  [{ window: s(300) }, {}, { stableWindowSeconds: 300, panicWindowSeconds: 30 }],
  [{ window: s(64) }, {}, { stableWindowSeconds: 64, panicWindowSeconds: 6 }],
  [{ window: s(65) }, {}, { stableWindowSeconds: 65, panicWindowSeconds: 7 }],
  [{ window: s(6), panicWindowPercentage: 1 }, {}, { stableWindowSeconds: 6, panicWindowSeconds: 1 }],
  [{ panicWindowPercentage: 33.3 }, {}, { panicWindowSeconds: 20 }],
  [
    {},
    { autoscaler: { stableWindow: s(120), panicWindowPercentage: 50 } },
    { stableWindowSeconds: 120, panicWindowSeconds: 60 },
  ],
  [{ panicThresholdPercentage: 110 }, {}, { panicThreshold: 1.1 }],
  [{}, { autoscaler: { panicThresholdPercentage: 300 } }, { panicThreshold: 3 }],
  [{}, { autoscaler: { maxScaleUpRate: 10, maxScaleDownRate: 1.5 } }, { maxScaleUpRate: 10, maxScaleDownRate: 1.5 }],
  [{ minScale: 1, maxScale: 3 }, {}, { minScale: 1, maxScale: 3 }],
  [{ minScale: 0, maxScale: 0 }, { autoscaler: { minScale: 1, maxScale: 3 } }, { minScale: 0, maxScale: 0 }],
  [{}, { autoscaler: { minScale: 1, maxScale: 3 } }, { minScale: 1, maxScale: 3 }],
  [{ initialScale: 3 }, {}, { initialScale: 3 }],
  // None only where the install allows it.
  [{ initialScale: 0 }, {}, { initialScale: 1 }],
  [{ initialScale: 0 }, { autoscaler: { allowZeroInitialScale: true } }, { initialScale: 0 }],
  [{ initialScale: 0 }, { autoscaler: { initialScale: 2 } }, { initialScale: 2 }],
  [{}, { autoscaler: { initialScale: 0, allowZeroInitialScale: true } }, { initialScale: 0 }],
  [{ activationScale: 3 }, {}, { activationScale: 3 }],
  [{ scaleDownDelay: s(0) }, { autoscaler: { scaleDownDelay: s(90) } }, { scaleDownDelaySeconds: 0 }],
  [{}, { autoscaler: { scaleDownDelay: s(90) } }, { scaleDownDelaySeconds: 90 }],
  [{}, { autoscaler: { scaleToZeroGracePeriod: Duration.millis(1500) } }, { gracePeriodSeconds: 1.5 }],
  [{ scaleToZeroPodRetentionPeriod: Duration.minutes(10) }, {}, { retentionSeconds: 600 }],
  [{}, { autoscaler: { scaleToZeroPodRetentionPeriod: Duration.hours(2) } }, { retentionSeconds: 7200 }],
  [{}, { autoscaler: { enableScaleToZero: false } }, { enableScaleToZero: false }],
  [{ progressDeadline: s(90) }, { deployment: { progressDeadline: s(80) } }, { progressDeadlineSeconds: 90 }],
  [{}, { deployment: { progressDeadline: s(80) } }, { progressDeadlineSeconds: 80 }],
  // The time of a request, and of its wait.
  [{ timeout: s(60) }, {}, { timeoutSeconds: 60, longestWaitSeconds: 60 }],
  [{}, { defaults: { revisionTimeout: s(90) } }, { timeoutSeconds: 90, longestWaitSeconds: 90 }],
  [{ timeout: s(60), responseStartTimeout: s(10) }, {}, { timeoutSeconds: 60, longestWaitSeconds: 10 }],
  [{ timeout: s(60), responseStartTimeout: s(0) }, {}, { longestWaitSeconds: 60 }],
  [{ timeout: s(60), idleTimeout: s(5) }, {}, { longestWaitSeconds: 5 }],
  [{ timeout: s(600) }, {}, { timeoutSeconds: 600, longestWaitSeconds: 300 }],
  [{ timeout: s(60) }, { defaults: { revisionResponseStartTimeout: s(20) } }, { longestWaitSeconds: 20 }],
  [{ timeout: s(60) }, { defaults: { revisionIdleTimeout: s(20) } }, { longestWaitSeconds: 20 }],
])('%j with %j: %j', (props, configuration, expected) => {
  expect(settingsOf(props, configuration)).toMatchObject(expected);
});

describe('differences between releases', () => {
  const ENCRYPTED: ServingConfiguration = { network: { systemInternalTls: 'Enabled' } };
  const IDLE: ServingConfiguration = { defaults: { revisionIdleTimeout: s(20) } };

  test.each<[string, Checked, ServingConfiguration, Partial<ScaleSettings>]>([
    ['1.3.2', {}, {}, { targetBurstCapacity: 200 }],
    ['1.4.0', {}, {}, { targetBurstCapacity: 211 }],
    ['1.3.2', { progressDeadline: s(90) }, {}, { progressDeadlineSeconds: 600 }],
    ['1.4.0', { progressDeadline: s(90) }, {}, { progressDeadlineSeconds: 90 }],
    ['1.6.3', { activationScale: 3 }, {}, { activationScale: 1 }],
    ['1.7.1', { activationScale: 3 }, {}, { activationScale: 3 }],
    ['1.7.4', {}, {}, { longestWaitSeconds: Number.POSITIVE_INFINITY }],
    ['1.8.6', {}, {}, { longestWaitSeconds: 300 }],
    ['1.12.4', {}, IDLE, { longestWaitSeconds: 300 }],
    ['1.13.2', {}, IDLE, { longestWaitSeconds: 20 }],
    ['1.12.4', { idleTimeout: s(20) }, {}, { longestWaitSeconds: 20 }],
    ['1.18.2', {}, {}, { averageRounding: 'down' }],
    ['1.19.9', {}, {}, { averageRounding: 'nearest' }],
    // Where requests are encrypted, the activator decrypted them, until it was no longer needed for it.
    ['1.3.2', {}, { network: { activatorCa: 'ca' } }, { activatorAlwaysInPath: false }],
    ['1.4.0', {}, { network: { activatorCa: 'ca' } }, { activatorAlwaysInPath: true }],
    ['1.6.3', {}, { network: { internalEncryption: true } }, { activatorAlwaysInPath: true }],
    ['1.6.3', {}, { network: { internalEncryption: false } }, { activatorAlwaysInPath: false }],
    ['1.11.6', {}, ENCRYPTED, { activatorAlwaysInPath: false }],
    ['1.12.4', {}, ENCRYPTED, { activatorAlwaysInPath: true }],
    ['1.20.3', {}, ENCRYPTED, { activatorAlwaysInPath: true }],
    ['1.21.3', {}, ENCRYPTED, { activatorAlwaysInPath: false }],
    ['1.20.3', {}, {}, { activatorAlwaysInPath: false }],
  ])('%s: %j with %j: %j', (version, props, configuration, expected) => {
    expect(settingsOf(props, configuration, version)).toMatchObject(expected);
  });
});
