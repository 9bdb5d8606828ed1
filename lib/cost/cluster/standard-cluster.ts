// A cluster of node pools during one simulation: who has pods on which pool, and what all of it took.
import { InputError } from '../../validation/input-error';
import type { Cluster, ClusterUsage, ContainerRequests, Pod, PodRole, Pods } from './cluster';
import { ClusterAutoscaler, type ScaleDownSettings } from './cluster-autoscaler';
import { Ledger } from './ledger';
import { NodePod, type PodKind } from './node';
import { NodePool, type NodePoolSettings } from './node-pool';
import { podRequests } from './pod-requests';

/** What the pools of a cluster are, all of it resolved. */
export interface StandardClusterSettings extends ScaleDownSettings {
  /** The pool of each role's pods; one pool where both have the same settings. */
  readonly pools: Readonly<Record<PodRole, NodePoolSettings>>;
  /** Whether a node is kept that pods of the platform are on. */
  readonly platformBlocksDrain: boolean;
  /** Returns what a number of hours costs beside the nodes. */
  readonly fee: (hours: number) => number;
}

interface ScaledPool {
  readonly pool: NodePool;
  readonly autoscaler: ClusterAutoscaler;
}

/** A cluster whose nodes are charged. */
export class StandardCluster implements Cluster {
  private readonly ledger = new Ledger();
  private readonly pools: Readonly<Record<PodRole, ScaledPool>>;
  private readonly scaled: readonly ScaledPool[];
  private readonly bound = new Set<NodePod>();
  private mostNodes = 0;

  constructor(
    private readonly settings: StandardClusterSettings,
    private readonly from: number,
  ) {
    const environment = this.scaledPool(settings.pools.environment);
    const isShared = settings.pools.platform === settings.pools.environment;
    this.pools = { environment, platform: isShared ? environment : this.scaledPool(settings.pools.platform) };
    this.scaled = [...new Set([this.pools.environment, this.pools.platform])];
    this.countNodes();
  }

  get due(): number {
    return this.scaled.reduce(
      (due, { pool, autoscaler }) => Math.min(due, pool.nextReady, autoscaler.due),
      Number.POSITIVE_INFINITY,
    );
  }

  podsOf(
    owner: number,
    containers: readonly ContainerRequests[],
    startSeconds: number,
    role: PodRole = 'environment',
  ): Pods {
    const { pool } = this.pools[role];
    const kind = this.kindOf(owner, containers, startSeconds, role);
    return {
      create: (at) => {
        const pod = new NodePod(kind);
        this.bound.add(pod);
        pool.create(pod, at, role === 'platform' && at <= this.from);
        this.countNodes();
        return pod;
      },
      remove: (pod, at) => {
        const removed = this.podOf(pod);
        this.bound.delete(removed);
        this.chargePod(removed, at);
        pool.remove(removed, at);
      },
    };
  }

  step(second: number): number {
    for (const { pool, autoscaler } of this.scaled) {
      for (let due = Math.min(pool.nextReady, autoscaler.due); due <= second; ) {
        if (pool.nextReady <= due) {
          autoscaler.pass(due - 1);
          pool.becomeReady(due);
        } else {
          autoscaler.scan(due);
        }
        due = Math.min(pool.nextReady, autoscaler.due);
        this.countNodes();
      }
      autoscaler.pass(second);
    }
    return this.due;
  }

  end(at: number): ClusterUsage {
    for (const pod of this.bound) {
      this.chargePod(pod, at);
    }
    for (const { pool } of this.scaled) {
      pool.charge(at);
    }
    return {
      owners: this.ledger.owners,
      unused: this.ledger.unused.usage,
      fee: this.settings.fee((at - this.from) / 3600),
      mostNodes: this.mostNodes,
      podsThatWaited: this.scaled.reduce((sum, { pool }) => sum + pool.podsThatWaited, 0),
    };
  }

  private scaledPool(settings: NodePoolSettings): ScaledPool {
    const pool = new NodePool(settings, this.ledger.unused, this.from);
    return { pool, autoscaler: new ClusterAutoscaler(pool, this.settings, this.from) };
  }

  private kindOf(
    owner: number,
    containers: readonly ContainerRequests[],
    startSeconds: number,
    role: PodRole,
  ): PodKind {
    const requests = podRequests(containers);
    const { room } = this.settings.pools[role];
    const { cpuMillis, memoryMebibytes } = requests;
    if (cpuMillis > room.cpuMillis || memoryMebibytes > room.memoryMebibytes) {
      throw new InputError([
        `a pod requests ${inWords(requests)}; allowed: at most ${inWords(room)}, which a node has beside its DaemonSets`,
      ]);
    }
    return {
      ...requests,
      account: this.ledger.accountOf(owner),
      startSeconds,
      share: Math.max(cpuMillis / room.cpuMillis, memoryMebibytes / room.memoryMebibytes),
      blocksDrain: role === 'platform' && this.settings.platformBlocksDrain,
    };
  }

  private podOf(pod: Pod): NodePod {
    if (pod instanceof NodePod && this.bound.has(pod)) {
      return pod;
    }
    throw new RangeError('the pod is not one of this cluster');
  }

  private chargePod({ kind, boundAt }: NodePod, until: number): void {
    kind.account.chargePod(Math.max(0, until - boundAt));
  }

  private countNodes(): void {
    this.mostNodes = Math.max(
      this.mostNodes,
      this.scaled.reduce((sum, { pool }) => sum + pool.size, 0),
    );
  }
}

const inWords = ({ cpuMillis, memoryMebibytes }: { readonly cpuMillis: number; readonly memoryMebibytes: number }) =>
  `${Math.floor(cpuMillis)}m of CPU and ${Math.floor(memoryMebibytes)}Mi of memory`;
