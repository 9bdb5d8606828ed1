// A node, the pods on it, and whom its time is charged to.
import type { Pod, PodRequests } from './cluster';
import type { Account } from './ledger';
import type { Taken } from './placement';

/** What the pods of one owner have in common. */
export interface PodKind extends PodRequests {
  readonly account: Account;
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
  /** What the node's times were when it was charged last. */
  chargedShareTime = 0;
  chargedPodTime = 0;

  constructor(readonly kind: PodKind) {}
}

/** A node from when it was ordered until it is gone. */
export class Node implements Taken {
  readonly pods = new Set<NodePod>();
  cpuMillis = 0;
  memoryMebibytes = 0;
  podCount = 0;
  private share = 0;
  private countedUntil: number;
  /** Seconds that a pod was charged with, for each unit of its share, if it was there from the beginning. */
  private shareTime = 0;
  /** The same for each pod, while all of them request nothing. */
  private podTime = 0;

  constructor(
    orderedAt: number,
    readonly readyAt: number,
    private readonly hourPrice: number,
    private readonly unused: Account,
  ) {
    this.countedUntil = orderedAt;
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
    this.countUntil(at);
    this.pods.add(pod);
    this.take(pod.kind, 1);
    pod.chargedShareTime = this.shareTime;
    pod.chargedPodTime = this.podTime;
    pod.node = this;
    pod.boundAt = Math.min(pod.boundAt, at);
    pod.readyAt = at + pod.kind.startSeconds;
  }

  /** Lets a pod go. */
  remove(pod: NodePod, at: number): void {
    this.countUntil(at);
    this.chargePod(pod);
    this.pods.delete(pod);
    this.take(pod.kind, -1);
    pod.node = undefined;
  }

  /** Charges the time until now. */
  charge(at: number): void {
    this.countUntil(at);
    for (const pod of this.pods) {
      this.chargePod(pod);
    }
  }

  /** The time belongs to the pods by their shares, what isn't requested included. */
  private countUntil(at: number): void {
    const seconds = Math.max(0, at - this.countedUntil);
    this.countedUntil = Math.max(at, this.countedUntil);
    if (this.podCount === 0) {
      this.unused.chargeNode(seconds, this.hourPrice);
    } else if (this.share > 0) {
      this.shareTime += seconds / this.share;
    } else {
      this.podTime += seconds / this.podCount;
    }
  }

  private chargePod(pod: NodePod): void {
    const seconds = (this.shareTime - pod.chargedShareTime) * pod.kind.share + (this.podTime - pod.chargedPodTime);
    pod.kind.account.chargeNode(seconds, this.hourPrice);
    pod.chargedShareTime = this.shareTime;
    pod.chargedPodTime = this.podTime;
  }

  private take({ cpuMillis, memoryMebibytes, share }: PodKind, sign: 1 | -1): void {
    this.podCount = this.pods.size;
    // Sums of fractions don't come back to 0 by themselves.
    const isEmpty = this.podCount === 0;
    this.cpuMillis = isEmpty ? 0 : this.cpuMillis + sign * cpuMillis;
    this.memoryMebibytes = isEmpty ? 0 : this.memoryMebibytes + sign * memoryMebibytes;
    this.share = isEmpty ? 0 : this.share + sign * share;
  }
}
