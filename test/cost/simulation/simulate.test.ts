import { scaleSettings } from '../../../lib/cost/autoscaler/scale-settings';
import { simulate } from '../../../lib/cost/simulation/simulate';
import { usualSettings } from '../../../lib/fleet/install';
import { KnativeRelease } from '../../../lib/release/knative-release';
import type { Checked } from '../../../lib/service/rules/rule';
import { RecordedCluster } from '../../support/recorded-cluster';
import { type TestRequest, trafficOf } from '../../support/traffic';

const RELEASE = KnativeRelease.newest();

const api = (owner: number, props: Checked = {}) => ({
  owner,
  settings: scaleSettings({ initialScale: 0, ...props }, usualSettings(RELEASE), RELEASE),
  containers: [],
});

function run(requests: readonly TestRequest[], apis = [api(0), api(1)], cluster = new RecordedCluster()) {
  const traffic = trafficOf(requests, { until: 1000 });
  return { cluster, ...simulate({ cluster, apis, constant: [], traffic, startSeconds: 3 }) };
}

test('a request makes a pod of its API, which goes when nobody calls any more', () => {
  const { cluster, counters } = run([{ time: 200 }]);
  expect(cluster.pods).toEqual([
    expect.objectContaining({ owner: 0, createdAt: expect.closeTo(200, -1), removedAt: expect.closeTo(294, -1) }),
  ]);
  expect(counters.get(0)).toMatchObject({ requests: 1, heldRequests: 1, coldStarts: 1, timedOut: 0 });
  expect(counters.get(1)).toMatchObject({ requests: 0, coldStarts: 0, awakeSeconds: 0 });
});

test('requests of one second reach all their APIs, in whichever block they are', () => {
  const { counters, waits } = run([
    { time: 200.1 },
    { time: 200.2, target: 1 },
    { time: 200.3, target: 1 },
    { time: 200.9 },
    { time: 204.5 },
  ]);
  expect(counters.get(0)).toMatchObject({ requests: 3, heldRequests: 2 });
  expect(counters.get(1)).toMatchObject({ requests: 2, heldRequests: 2 });
  expect(waits.percentile(1)).toBeLessThanOrEqual(5.5);
});

test('requests to what is not simulated are left out', () => {
  const { cluster, counters } = run([{ time: 200, target: 1 }], [api(0)]);
  expect(cluster.pods).toEqual([]);
  expect([...counters.keys()]).toEqual([0]);
});

test('what still runs at the end ends there', () => {
  const { cluster, counters } = run([{ time: 980 }]);
  expect(cluster.pods.map(({ removedAt }) => removedAt)).toEqual([1000]);
  expect(counters.get(0)?.awakeSeconds).toBeCloseTo(20, -1);
});

test('a deploy starts the pods that a revision is to start with', () => {
  const { cluster, counters } = run([], [api(0, { initialScale: 2 })]);
  expect(cluster.pods.map(({ createdAt }) => createdAt)).toEqual([0, 0]);
  expect(counters.get(0)).toMatchObject({ requests: 0, coldStarts: 0 });
});

test('the cluster does what is due by itself while all APIs sleep', () => {
  const { cluster } = run([{ time: 900 }], undefined, new RecordedCluster([10, 500]));
  expect(cluster.steps).toEqual(expect.arrayContaining([10, 500]));
  // Nothing else happens before the request.
  expect(cluster.steps.filter((second) => second > 20 && second < 900)).toEqual([500]);
});
