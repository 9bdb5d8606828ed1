// Where pods run, and what that takes: the contract between the autoscaler, the nodes and the bill. All times are seconds since
// 1970, with fractions, and go back by less than a second.
import type { Level } from '../level';

/** What the scheduler counts of a pod: what all of its containers request. */
export interface PodRequests {
  readonly cpuMillis: number;
  readonly memoryMebibytes: number;
}

/** What a container requests, or what a pod takes beside its containers. */
export interface ContainerRequests {
  /**
   * A `container` runs as long as the pod; an `init` container ends before those start; a `sidecar` is an init container that
   * doesn't end; `overhead` is what the pod takes by itself.
   */
  readonly role: 'container' | 'init' | 'sidecar' | 'overhead';
  /** @default - it requests none */
  readonly cpuMillis?: number;
  /** @default - it requests none */
  readonly memoryMebibytes?: number;
}

/** Whose pods they are: an environment's, or those of what makes environments run. */
export type PodRole = 'environment' | 'platform';

/** A pod, from its creation until nothing of it is left. */
export interface Pod {
  /** When it is ready for requests; Infinity while it waits for a node. */
  readonly readyAt: number;
}

/** Where the pods of one owner run. */
export interface Pods {
  /** Creates a pod. It is charged from when it has a node until it is removed. */
  create(at: number): Pod;
  /** Removes a pod when its last container has ended, or before it was ready. */
  remove(pod: Pod, at: number): void;
}

/** What the pods of one owner took. */
export interface OwnerUsage {
  /** Hours of pods, from when each had a node. */
  readonly podHours: number;
  /** Their part of the hours of the nodes that they ran on; 0 where pods are charged and not nodes. */
  readonly nodeHours: number;
  /** Their part of the bill, in the currency of the prices. */
  readonly money: number;
}

/** What a cluster took in a period. */
export interface ClusterUsage {
  /** By the owners' numbers. */
  readonly owners: readonly OwnerUsage[];
  /** Nodes, or their part, that no pod was on. */
  readonly unused: OwnerUsage;
  /** What is charged for the cluster itself. */
  readonly fee: number;
  /** Most nodes at a time; 0 where pods are charged and not nodes. */
  readonly mostNodes: number;
  /** Pods that found no room, and waited for a node. */
  readonly podsThatWaited: number;
}

/** The nodes of a cluster during one simulation. */
export interface Cluster {
  /**
   * Returns where the pods of an owner run.
   * @param owner its number, from 0 on
   * @param containers what each container of a pod requests
   * @param startSeconds from when a pod has a node until it is ready: to fetch its image and to start
   * @param role whose pods they are. Those of the platform that are created in the first second run already.
   * @throws InputError if no node has room for such a pod
   */
  podsOf(owner: number, containers: readonly ContainerRequests[], startSeconds: number, role?: PodRole): Pods;
  /** The next second in which something is due by itself; Infinity if nothing is. Pods that come and go change it. */
  readonly due: number;
  /**
   * Does what is due by itself, up to and including a second: nodes that come and go.
   * @returns the next second in which something is due; Infinity if nothing is
   */
  step(second: number): number;
  /** Ends the simulation. */
  end(at: number): ClusterUsage;
}

/** What a fleet brings besides its APIs that decides on nodes. */
export interface Platform {
  /** What the pods request that run on every node beside the cluster's own. @default - nothing */
  readonly daemons?: PodRequests;
  /** Whether a PodDisruptionBudget lets none of its pods go. @default false */
  readonly blocksDrain?: boolean;
}

/** A kind of cluster, with its prices. */
export interface ClusterModel {
  /** In words, such as `e2-standard-4 nodes, spot`. */
  readonly description: string;
  /** What is assumed of it, for the report: in words, name by name. */
  readonly assumptions: Readonly<Record<string, string>>;
  /** The prices that it is charged by. */
  readonly prices: PriceSource;
  /**
   * Returns such a cluster at the beginning of a simulation.
   * @param platform what the fleet brings besides its APIs; nothing if left out
   */
  at(level: Level, from: number, platform?: Platform): Cluster;
}

/** Where prices come from. */
export interface PriceSource {
  /** In words, such as `Google Cloud's list prices in us-central1`. */
  readonly description: string;
  /** The day on which they held, such as `2026-11-01`. */
  readonly date: string;
  /** ISO 4217 code, such as `USD`. */
  readonly currency: string;
  /** Where they are published. */
  readonly see: string;
}
