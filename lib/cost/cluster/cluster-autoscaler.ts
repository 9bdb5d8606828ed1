// The cluster autoscaler: when it looks at a node pool, and which nodes it adds and removes then.
import type { Node } from './node';
import type { NodePool } from './node-pool';
import { nodesFor } from './placement';
import { unneededNodes } from './scale-down';

/** When nodes go. */
export interface ScaleDownSettings {
  /** How long a node must not be needed until it is removed. */
  readonly unneededSeconds: number;
  /** How long no node is removed after nodes were ordered. */
  readonly delayAfterAddSeconds: number;
  /** Share of a node below which the requests on it must be, so that it isn't needed. */
  readonly utilizationThreshold: number;
}

/** How often it looks, in seconds. */
export const SCAN_SECONDS = 10;

/** Nodes that are removed at a time: those without pods, and those with pods that have to move. */
const MOST_EMPTY = 10;
const MOST_DRAINED = 1;

/**
 * The autoscaler of a node pool during one simulation. It leaves out the times at which it would find what it found before.
 * @see https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md
 */
export class ClusterAutoscaler {
  /** The last time at which it could have looked. */
  private lastScan: number;
  private lastAdd = Number.NEGATIVE_INFINITY;
  /** What of the pool's changes it has seen. */
  private seen = -1;
  /** Since when each node that isn't needed isn't. */
  private unneededSince = new Map<Node, number>();
  /** When the first node may be removed that isn't needed. */
  private nextRemoval = Number.POSITIVE_INFINITY;

  constructor(
    private readonly pool: NodePool,
    private readonly settings: ScaleDownSettings,
    private readonly from: number,
  ) {
    this.lastScan = from - SCAN_SECONDS;
  }

  /** When it looks next. */
  get due(): number {
    return this.seen === this.pool.changes
      ? this.scanAt(Math.max(this.nextRemoval, this.lastScan + 1))
      : this.lastScan + SCAN_SECONDS;
  }

  /** Adds the nodes that pods wait for, or else removes some that aren't needed. */
  scan(at: number): void {
    this.lastScan = at;
    this.seen = this.pool.changes;
    if (this.addNodes(at) === 0) {
      this.removeNodes(at);
    }
    this.nextRemoval =
      this.removable === 0
        ? Number.POSITIVE_INFINITY
        : Math.max(
            Math.min(...this.unneededSince.values()) + this.settings.unneededSeconds,
            this.lastAdd + this.settings.delayAfterAddSeconds,
          );
  }

  /** Lets what comes after a second wait for the first scan after it. */
  pass(second: number): void {
    this.lastScan = Math.max(this.lastScan, this.scanAt(second + 1) - SCAN_SECONDS);
  }

  /** Returns the first scan at or after a second. */
  private scanAt(second: number): number {
    return this.from + Math.ceil((second - this.from) / SCAN_SECONDS) * SCAN_SECONDS;
  }

  /** Nodes that the pool can do without. */
  private get removable(): number {
    return Math.max(0, this.pool.size - this.pool.settings.minNodes);
  }

  /** Nodes that are on their way take pods that wait, too. */
  private addNodes(at: number): number {
    const { waiting, ordered, size, settings } = this.pool;
    const pods = waiting.map(({ kind }) => kind);
    const count = pods.length === 0 ? 0 : nodesFor(pods, ordered, settings.room, settings.maxNodes - size);
    for (let index = 0; index < count; index += 1) {
      this.pool.order(at);
      this.lastAdd = at;
    }
    return count;
  }

  private removeNodes(at: number): void {
    const { unneededSeconds, delayAfterAddSeconds, utilizationThreshold } = this.settings;
    const unneeded = unneededNodes(this.pool.ready, { ...this.pool.settings, utilizationThreshold });
    this.unneededSince = new Map(unneeded.map((node) => [node, this.unneededSince.get(node) ?? at]));
    if (this.lastAdd + delayAfterAddSeconds > at) {
      return;
    }
    const due = unneeded.filter((node) => (this.unneededSince.get(node) ?? at) + unneededSeconds <= at);
    const removed = [
      ...due.filter(({ podCount }) => podCount === 0).slice(0, MOST_EMPTY),
      ...due.filter(({ podCount }) => podCount > 0).slice(0, MOST_DRAINED),
    ].slice(0, this.removable);
    for (const node of removed) {
      this.unneededSince.delete(node);
      this.pool.removeNode(node, at);
    }
  }
}
