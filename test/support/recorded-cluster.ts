// A cluster that has room for every pod at once, and records what becomes of them.
import type { Cluster, ClusterUsage, ContainerRequests, Pod, PodRole, Pods } from '../../lib/cost/cluster/cluster';

/** What became of a pod. */
export interface RecordedPod extends Pod {
  readonly owner: number;
  readonly role: PodRole;
  readonly createdAt: number;
  removedAt?: number;
}

export class RecordedCluster implements Cluster {
  readonly pods: RecordedPod[] = [];
  /** The seconds that were stepped. */
  readonly steps: number[] = [];
  due: number;

  /** @param duties the seconds in which the cluster has something to do by itself, in their order */
  constructor(private readonly duties: number[] = []) {
    this.due = duties[0] ?? Number.POSITIVE_INFINITY;
  }

  podsOf(owner: number, _: readonly ContainerRequests[], startSeconds: number, role: PodRole = 'environment'): Pods {
    return {
      create: (createdAt) => {
        const pod: RecordedPod = { owner, role, createdAt, readyAt: createdAt + startSeconds };
        this.pods.push(pod);
        return pod;
      },
      remove: (pod, at) => {
        const found = this.pods.find((each) => each === pod);
        if (found === undefined || found.removedAt !== undefined) {
          throw new RangeError('the pod is not there');
        }
        found.removedAt = at;
      },
    };
  }

  step(second: number): number {
    this.steps.push(second);
    while (this.due <= second) {
      this.duties.shift();
      this.due = this.duties[0] ?? Number.POSITIVE_INFINITY;
    }
    return this.due;
  }

  end(): ClusterUsage {
    const unused = { podHours: 0, nodeHours: 0, money: 0 };
    return { owners: [], unused, fee: 0, mostNodes: 0, podsThatWaited: 0 };
  }
}
