// A week of 20 environments. The hours are those of Knative's own autoscaler, activator and proxy, run for the same requests on a clock
// that is set: release 1.23.0, pods that are ready after 5 seconds, maxScale 1, initialScale 0.
import { Duration } from 'cdk8s';
import { scaleSettings } from '../../../lib/cost/autoscaler/scale-settings';
import { type SleepingApi, simulate } from '../../../lib/cost/simulation/simulate';
import { profileTraffic } from '../../../lib/cost/traffic/profiles/profile-traffic';
import { numbered } from '../../../lib/fleet/dev-fleet';
import { usualSettings } from '../../../lib/fleet/install';
import { KnativeRelease } from '../../../lib/release/knative-release';
import { RecordedCluster } from '../../support/recorded-cluster';

/** Of each environment: its requests, and the hours of its pods until they have ended. */
const WEEK: readonly (readonly [requests: number, podHours: number])[] = [
  [320, 1.5642],
  [500, 2.513],
  [180, 0.8736],
  [500, 2.3757],
  [480, 2.2079],
  [20, 0.0972],
  [500, 2.4904],
  [480, 2.421],
  [520, 2.6047],
  [480, 2.3801],
  [500, 2.4568],
  [340, 1.6668],
  [360, 1.7553],
  [340, 1.7261],
  [680, 3.3323],
  [20, 0.1118],
  [160, 0.6897],
  [340, 1.5962],
  [340, 1.575],
  [340, 1.7243],
];

const RELEASE = KnativeRelease.of('1.23.0');

const cluster = new RecordedCluster();
const podHours = (owner: number): number =>
  cluster.pods
    .filter((pod) => pod.owner === owner)
    .reduce((hours, { createdAt, removedAt = Number.NaN }) => hours + (removedAt - createdAt) / 3600, 0);

let requests: readonly (number | undefined)[];

beforeAll(() => {
  const targets = numbered('dev', WEEK.length).map(({ name }) => ({ environment: name, api: 'hello', hosts: [] }));
  const traffic = profileTraffic(
    {
      start: '2026-01-05',
      days: 7,
      timeZone: 'Europe/Berlin',
      workingHours: { from: '09:00', until: '18:00' },
      usedShare: 0.5,
      bursts: 8,
      requestsPerBurst: 20,
      burstLength: Duration.minutes(5),
      requestDuration: Duration.millis(200),
      visitsOutside: 0.1,
      seed: 1,
    },
    targets,
  ).at('expected');
  const settings = scaleSettings({ maxScale: 1, initialScale: 0 }, usualSettings(RELEASE), RELEASE);
  const apis = targets.map((_, owner): SleepingApi => ({ owner, settings, containers: [] }));
  const { counters } = simulate({ cluster, apis, constant: [], traffic, startSeconds: 5 });
  requests = targets.map((_, owner) => counters.get(owner)?.requests);
});

// With other requests, the hours below say nothing.
test('its requests are those that Knative was given', () => {
  expect(requests).toEqual(WEEK.map(([count]) => count));
});

// Ticks, reports and scrapes may come at any time within a second, so that a pod goes a little sooner or later.
test.each(WEEK.map(([, hours], owner) => [owner, hours]))('environment %i has pods for %d hours', (owner, hours) => {
  expect(Math.abs(podHours(owner) / hours - 1)).toBeLessThan(0.01);
});

test('all of them have as many hours as with Knative', () => {
  const all = WEEK.reduce((sum, [, hours]) => sum + hours, 0);
  const modelled = WEEK.reduce((sum, _, owner) => sum + podHours(owner), 0);
  expect(Math.abs(modelled / all - 1)).toBeLessThan(0.002);
});
