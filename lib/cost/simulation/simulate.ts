// Runs a fleet through the requests of a period: each revision's autoscaler second by second, on the nodes that all share.
import { RevisionSimulation } from '../autoscaler/revision';
import type { ScaleSettings } from '../autoscaler/scale-settings';
import type { Cluster, ClusterUsage, ContainerRequests } from '../cluster/cluster';
import type { Traffic } from '../traffic/traffic';
import { Agenda } from './agenda';
import { type ConstantPods, createConstant } from './constant-pods';
import { WaitCounts } from './waits';

/** An API that sleeps. */
export interface SleepingApi {
  /** Its number among the targets of the traffic, and so among the owners of the cluster. */
  readonly owner: number;
  readonly settings: ScaleSettings;
  readonly containers: readonly ContainerRequests[];
}

export interface SimulationProps {
  readonly cluster: Cluster;
  /** Requests to other targets are left out. */
  readonly apis: readonly SleepingApi[];
  readonly constant: readonly ConstantPods[];
  readonly traffic: Traffic;
  /** From when a pod has a node until it is ready, in seconds. */
  readonly startSeconds: number;
}

/** How the requests of an API fared. */
export interface ApiCounters {
  readonly requests: number;
  readonly heldRequests: number;
  readonly coldStarts: number;
  readonly timedOut: number;
  readonly awakeSeconds: number;
}

export interface Simulated {
  readonly usage: ClusterUsage;
  /** By the numbers of the APIs. */
  readonly counters: ReadonlyMap<number, ApiCounters>;
  readonly waits: WaitCounts;
}

/** Returns what became of the requests, and what that took. */
export function simulate({ cluster, apis, constant, traffic, startSeconds }: SimulationProps): Simulated {
  const waits = new WaitCounts();
  const { from, until } = traffic;
  createConstant(cluster, constant, from, startSeconds);
  const revisions = new Map(
    apis.map(({ owner, settings, containers }) => [
      owner,
      new RevisionSimulation(settings, cluster.podsOf(owner, containers, startSeconds), from, (seconds) =>
        waits.add(seconds),
      ),
    ]),
  );
  run(cluster, revisions, traffic);
  for (const revision of revisions.values()) {
    revision.end(until);
  }
  return {
    usage: cluster.end(until),
    counters: new Map([...revisions].map(([owner, { counters }]) => [owner, counters])),
    waits,
  };
}

function run(cluster: Cluster, revisions: ReadonlyMap<number, RevisionSimulation>, traffic: Traffic): void {
  const agenda = new Agenda(Math.max(0, ...revisions.keys()) + 1);
  for (const owner of revisions.keys()) {
    agenda.set(owner, traffic.from, traffic.from - 1);
  }
  /** Takes all seconds in which something is due up to a given one, which is left for the requests to come. */
  const advance = (end: number) => {
    for (;;) {
      const second = Math.min(agenda.first(), cluster.due);
      if (second >= end) {
        return;
      }
      cluster.step(second);
      for (const owner of agenda.take(second)) {
        const next = revisions.get(owner)?.step(second);
        if (next !== undefined) {
          agenda.set(owner, next, second);
        }
      }
    }
  };
  let current = traffic.from;
  for (const { length, times, durations, targets } of traffic.blocks()) {
    for (let index = 0; index < length; index++) {
      const time = times[index] ?? 0;
      const owner = targets[index] ?? 0;
      const second = Math.floor(time);
      if (second !== current) {
        advance(second);
        current = second;
      }
      const revision = revisions.get(owner);
      if (revision !== undefined) {
        revision.arrive(time, durations[index] ?? 0);
        agenda.set(owner, second, second - 1);
      }
    }
  }
  advance(traffic.until);
}
