// Clusters for tests, and what happens in them.
import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import type { Cluster, ClusterUsage, ContainerRequests, Platform } from '../../../lib/cost/cluster/cluster';
import type { StandardNodesProps } from '../../../lib/cost/cluster/standard-nodes';
import { standardNodes } from '../../../lib/cost/cluster/standard-nodes';

/** A machine of which GKE leaves 3920m, and more memory than anybody here requests; an hour costs 3,600. */
export const MACHINE = { name: 'test', cpu: Cpu.units(4), memory: Size.gibibytes(64), hourPrice: 3600 };

/** Returns nodes without DaemonSets, which take 75 seconds. */
export const nodes = (props: Partial<StandardNodesProps> = {}, platform?: Platform): Cluster =>
  standardNodes({
    machine: MACHINE,
    daemons: { cpu: Cpu.millis(0), memory: Size.mebibytes(0) },
    provisioning: Duration.seconds(75),
    ...props,
  }).at('expected', 0, platform);

/** Returns a pod that requests CPU. */
export const pod = (cpuMillis: number): ContainerRequests[] => [{ role: 'container', cpuMillis, memoryMebibytes: 10 }];

/** Does what is due until a second, and that second. */
export function stepTo(cluster: Cluster, second: number): void {
  for (let { due } = cluster; due < second; due = cluster.due) {
    cluster.step(due);
  }
  cluster.step(second);
}

/** Ends a simulation. */
export function endAt(cluster: Cluster, second: number): ClusterUsage {
  stepTo(cluster, second);
  return cluster.end(second);
}

/** Returns the seconds of nodes that everybody took together. */
export const nodeSeconds = ({ owners, unused }: ClusterUsage): number =>
  [...owners, unused].reduce((sum, { nodeHours }) => sum + nodeHours * 3600, 0);
