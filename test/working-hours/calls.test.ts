// Whether pods stay for as long as calls come at the interval, by the simulation of Knative's autoscaler.
import { scaleSettings } from '../../lib/cost/autoscaler/scale-settings';
import { simulate } from '../../lib/cost/simulation/simulate';
import { usualSettings } from '../../lib/fleet/install';
import { KnativeRelease } from '../../lib/release/knative-release';
import { RecordedCluster } from '../support/recorded-cluster';
import { trafficOf } from '../support/traffic';

const coldStarts = (version: string, interval: number) => {
  const release = KnativeRelease.of(version);
  const settings = scaleSettings({ initialScale: 0 }, usualSettings(release), release);
  const requests = Array.from({ length: Math.floor(800 / interval) }, (_, index) => ({
    time: 100 + index * interval,
    duration: 0.005,
  }));
  const { counters } = simulate({
    cluster: new RecordedCluster(),
    apis: [{ owner: 0, settings, containers: [] }],
    constant: [],
    traffic: trafficOf(requests, { until: 1000 }),
    startSeconds: 3,
  });
  return counters.get(0)?.coldStarts;
};

test.each(['1.3.1', '1.20.3'])('calls each 45 seconds keep the pod in Knative %s, and rare ones do not', (version) => {
  expect(coldStarts(version, 45)).toBe(1);
  expect(coldStarts(version, 150)).toBe(5);
});
