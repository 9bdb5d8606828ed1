import { deployWarnings } from '../../lib/limits/deploy';
import type { ScaleFacts } from '../../lib/limits/facts';
import { installSettings } from '../../lib/limits/install-settings';
import { KnativeRelease } from '../../lib/release/knative-release';
import type { AutoscalerConfiguration } from '../../lib/serving/configuration/serving-configuration';
import { Settings } from '../../lib/serving/configuration/settings';

const services = (count: number, scale: ScaleFacts) =>
  Array.from({ length: count }, (_, index) => ({ namespace: `dev-${index}`, name: 'hello', tags: [], ...scale }));

const settings = (autoscaler: AutoscalerConfiguration = {}) =>
  installSettings({ settings: new Settings([{ autoscaler }], KnativeRelease.newest()) });

test.each<[number, ScaleFacts, number]>([
  [2000, { initialScale: 0 }, 0],
  [50, { initialScale: 1 }, 0],
  [51, { initialScale: 1 }, 1],
  [25, { initialScale: 2 }, 0],
  [26, { initialScale: 2 }, 1],
  [51, { initialScale: 0, minScale: 1 }, 1],
  [50, { initialScale: 1, minScale: 1 }, 0],
  [51, {}, 1],
])('%i Knative Services with %j: %i warnings', (count, scale, warnings) => {
  expect(deployWarnings(services(count, scale), settings())).toHaveLength(warnings);
});

test("where a revision doesn't say it, the install does", () => {
  const none = { initialScale: 0, allowZeroInitialScale: true };
  expect(deployWarnings(services(51, {}), settings(none))).toEqual([]);
  expect(deployWarnings(services(51, {}), settings({ ...none, minScale: 1 }))).toHaveLength(1);
  expect(deployWarnings(services(51, { initialScale: 0, minScale: 0 }), settings({ minScale: 1 }))).toEqual([]);
});

test('the message has the number, and what starts none', () => {
  const fleet = [...services(60, { initialScale: 1 }), ...services(40, { initialScale: 0 })];
  expect(deployWarnings(fleet, settings())).toEqual([
    'a deploy of all 100 Knative Services starts 60 pods at once, on up to 60 nodes more; from 51 on, they wait for the API server and for nodes; initialScale 0 and minScale 0 start none before the first request',
  ]);
});
