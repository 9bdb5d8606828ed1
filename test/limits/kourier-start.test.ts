import { App } from 'cdk8s';
import { kourierStartWarnings } from '../../lib/limits/kourier-start';
import { Kourier } from '../../lib/network/kourier/kourier';
import { KnativeRelease } from '../../lib/release/knative-release';
import { Settings } from '../../lib/serving/configuration/settings';

function warnings(version: string, services: number, installed = true) {
  const release = KnativeRelease.of(version);
  const root = new App();
  if (installed) {
    new Kourier().install(root, release);
  }
  return kourierStartWarnings(root, {
    release,
    settings: new Settings([], release),
    services: Array.from({ length: services }, (_, index) => ({ namespace: `dev-${index}`, name: 'hello', tags: [] })),
  });
}

test.each([
  ['1.3.1', 300, 0],
  ['1.3.1', 301, 1],
  ['1.21.3', 300, 0],
  ['1.21.3', 301, 1],
  ['1.22.1', 301, 0],
  ['1.23.0', 2000, 0],
])('Knative %s with %i Knative Services: %i warnings', (version, services, count) => {
  expect(warnings(version, services)).toHaveLength(count);
});

test('the message has the numbers, and what mends it', () => {
  expect(warnings('1.21.3', 350)).toEqual([
    'net-kourier-controller of Kourier 1.21.1 asks the API server for each of 350 Knative Services before it is ready, and is known to be restarted over and over meanwhile from about 300 on; Knative 1.22 mends it; until then, initialDelaySeconds 600 in its livenessProbe gives it time',
  ]);
});

test('a probe that a release does not have is not to be changed', () => {
  expect(warnings('1.9.4', 350)).toEqual([expect.stringMatching(/; Knative 1\.22 mends it$/)]);
  expect(warnings('1.10.6', 350)).toEqual([expect.stringContaining('livenessProbe')]);
});

test('another network layer has no such trouble', () => {
  expect(warnings('1.21.3', 350, false)).toEqual([]);
});
