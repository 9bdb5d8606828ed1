// Pods that nobody's requests start or stop: all the time, or during some hours.

import type { Span } from '../../working-time/working-time';
import type { Cluster, ClusterUsage, ContainerRequests, Pod, PodRole, Pods } from '../cluster/cluster';

/** Pods of one owner. */
export interface ConstantPods {
  readonly owner: number;
  readonly replicas: number;
  readonly containers: readonly ContainerRequests[];
  readonly role: PodRole;
}

/** Creates pods that run from then on. */
export const createConstant = (
  cluster: Cluster,
  constant: readonly ConstantPods[],
  at: number,
  startSeconds: number,
): void => {
  for (const each of constant) {
    createAll(podsOf(cluster, each, startSeconds), each.replicas, at);
  }
};

export interface ScheduleProps {
  readonly cluster: Cluster;
  /** The whole period. */
  readonly period: Span;
  /** What runs all the time. */
  readonly constant: readonly ConstantPods[];
  /** What runs in some hours. */
  readonly scheduled: readonly ConstantPods[];
  /** Those hours, one after the other, within the period. */
  readonly hours: readonly Span[];
  /** From when a pod has a node until it is ready, in seconds. */
  readonly startSeconds: number;
}

/** Returns what pods take that are started and stopped by a schedule. */
export function runSchedule({
  cluster,
  period,
  constant,
  scheduled,
  hours,
  startSeconds,
}: ScheduleProps): ClusterUsage {
  createConstant(cluster, constant, period.start, startSeconds);
  const owners = scheduled.map((each) => ({ pods: podsOf(cluster, each, startSeconds), replicas: each.replicas }));
  for (const { start, end } of hours) {
    cluster.step(start);
    const created = owners.map(({ pods, replicas }) => ({ pods, running: createAll(pods, replicas, start) }));
    cluster.step(end);
    for (const { pods, running } of created) {
      for (const pod of running) {
        pods.remove(pod, end);
      }
    }
  }
  cluster.step(period.end);
  return cluster.end(period.end);
}

const podsOf = (cluster: Cluster, { owner, containers, role }: ConstantPods, startSeconds: number): Pods =>
  cluster.podsOf(owner, containers, startSeconds, role);

const createAll = (pods: Pods, replicas: number, at: number): Pod[] =>
  Array.from({ length: replicas }, () => pods.create(at));
