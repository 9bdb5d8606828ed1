import { type ConstantPods, createConstant, runSchedule } from '../../../lib/cost/simulation/constant-pods';
import { RecordedCluster } from '../../support/recorded-cluster';

const pods = (owner: number, replicas: number, role: ConstantPods['role'] = 'environment'): ConstantPods => ({
  owner,
  replicas,
  role,
  containers: [],
});

test('pods that always run are there from the beginning', () => {
  const cluster = new RecordedCluster();
  createConstant(cluster, [pods(0, 2, 'platform'), pods(1, 1)], 100, 5);
  expect(cluster.pods).toEqual([
    { owner: 0, role: 'platform', createdAt: 100, readyAt: 105 },
    { owner: 0, role: 'platform', createdAt: 100, readyAt: 105 },
    { owner: 1, role: 'environment', createdAt: 100, readyAt: 105 },
  ]);
});

test('pods of a schedule are there in its hours only', () => {
  const cluster = new RecordedCluster();
  runSchedule({
    cluster,
    period: { start: 0, end: 1000 },
    constant: [pods(2, 1, 'platform')],
    scheduled: [pods(0, 1), pods(1, 2)],
    hours: [
      { start: 100, end: 200 },
      { start: 500, end: 600 },
    ],
    startSeconds: 5,
  });
  expect(cluster.pods.map(({ owner, createdAt, removedAt }) => [owner, createdAt, removedAt])).toEqual([
    [2, 0, undefined],
    [0, 100, 200],
    [1, 100, 200],
    [1, 100, 200],
    [0, 500, 600],
    [1, 500, 600],
    [1, 500, 600],
  ]);
  // The cluster does what is due before pods come or go.
  expect(cluster.steps).toEqual([100, 200, 500, 600, 1000]);
});
