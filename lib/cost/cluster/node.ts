// A node, the pods on it, and whom its time is charged to.
import type { Pod, PodRequests } from './cluster';
import type { Ledger } from './ledger';
import type { Taken } from './placement';

/** What the pods of one owner have in common. */
export interface PodKind extends PodRequests {
  readonly owner: number;
  readonly startSeconds: number;
  /** The larger one of their shares of a node's CPU and memory. */
  readonly share: number;
  /** Whether a node can't be drained while one of them is on it. */
  readonly blocksDrain: boolean;
}

/** A pod that has a node or waits for one. */
export class NodePod implements Pod {
  readyAt = Number.POSITIVE_INFINITY;
  node: Node | undefined;
  /** When it got a node, the first time. */
  boundAt = Number.POSITIVE_INFINITY;

  constructor(readonly kind: PodKind) {}
}

/** A node from when it was ordered until it is gone. */
export class Node implements Taken {
  readonly pods = new Set<NodePod>();
  cpuMillis = 0;
  memoryMebibytes = 0;
  podCount = 0;
  private share = 0;
  private chargedUntil: number;

  constructor(
    orderedAt: number,
    readonly readyAt: number,
    private readonly hourPrice: number,
    private readonly ledger: Ledger,
  ) {
    this.chargedUntil = orderedAt;
  }

  /** Whether a pod on it keeps it from being drained. */
  get blocksDrain(): boolean {
    for (const { kind } of this.pods) {
      if (kind.blocksDrain) {
        return true;
      }
    }
    return false;
  }

  /** Takes a pod, which starts. */
  add(pod: NodePod, at: number): void {
    this.charge(at);
    this.pods.add(pod);
    this.count(pod.kind, 1);
    pod.node = this;
    pod.boundAt = Math.min(pod.boundAt, at);
    pod.readyAt = at + pod.kind.startSeconds;
  }

  /** Lets a pod go. */
  remove(pod: NodePod, at: number): void {
    this.charge(at);
    this.pods.delete(pod);
    this.count(pod.kind, -1);
    pod.node = undefined;
  }

  /** Charges the time until now to the owners of its pods by their shares, what isn't requested included. */
  charge(at: number): void {
    const seconds = at - this.chargedUntil;
    this.chargedUntil = at;
    if (seconds <= 0) {
      return;
    }
    if (this.podCount === 0) {
      this.ledger.chargeNode(undefined, seconds, this.hourPrice);
      return;
    }
    for (const { kind } of this.pods) {
      const part = this.share > 0 ? kind.share / this.share : 1 / this.podCount;
      this.ledger.chargeNode(kind.owner, seconds * part, this.hourPrice);
    }
  }

  private count({ cpuMillis, memoryMebibytes, share }: PodKind, sign: 1 | -1): void {
    // Sums of fractions don't come back to 0 by themselves.
    this.podCount = this.pods.size;
    const isEmpty = this.podCount === 0;
    this.cpuMillis = isEmpty ? 0 : this.cpuMillis + sign * cpuMillis;
    this.memoryMebibytes = isEmpty ? 0 : this.memoryMebibytes + sign * memoryMebibytes;
    this.share = isEmpty ? 0 : this.share + sign * share;
  }
}
