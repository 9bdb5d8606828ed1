// A node pool: its nodes from when they are ordered until they are gone, and the scheduler that gives them to pods.
import type { PodRequests } from './cluster';
import type { Account } from './ledger';
import { Node, type NodePod } from './node';
import { choose, type Packing, type Room } from './placement';

/** What the nodes of a pool are, all of it resolved. */
export interface NodePoolSettings {
  /** What a node has for pods and DaemonSets. */
  readonly allocatable: PodRequests;
  /** What a node has for pods. */
  readonly room: Room;
  readonly hourPrice: number;
  readonly packing: Packing;
  readonly minNodes: number;
  readonly maxNodes: number;
  /** From when a node is ordered until it takes pods. */
  readonly provisionSeconds: number;
}

/** A node pool during one simulation. */
export class NodePool {
  /** How many changes there were: while it is the same, everything is where it was. */
  changes = 0;
  /** Pods that found no room when they were created. */
  podsThatWaited = 0;
  private readyNodes: Node[] = [];
  private orderedNodes: Node[] = [];
  private waitingPods: NodePod[] = [];

  constructor(
    readonly settings: NodePoolSettings,
    private readonly unused: Account,
    private readonly from: number,
  ) {
    for (let count = 0; count < settings.minNodes; count += 1) {
      this.addReady();
    }
  }

  /** Nodes that take pods, the oldest first. */
  get ready(): readonly Node[] {
    return this.readyNodes;
  }

  /** Nodes that don't take pods yet, the oldest first. */
  get ordered(): readonly Node[] {
    return this.orderedNodes;
  }

  /** Pods that have no node, the oldest first. */
  get waiting(): readonly NodePod[] {
    return this.waitingPods;
  }

  /** All nodes that are charged. */
  get size(): number {
    return this.readyNodes.length + this.orderedNodes.length;
  }

  /** When the next node takes pods. */
  get nextReady(): number {
    return this.orderedNodes[0]?.readyAt ?? Number.POSITIVE_INFINITY;
  }

  /**
   * Gives a pod a node, or lets it wait for one.
   * @param runsAlready whether the pod and its node were there before the simulation began
   */
  create(pod: NodePod, at: number, runsAlready: boolean): void {
    this.changes += 1;
    if (runsAlready) {
      this.startWith(pod, at);
    } else if (!this.place(pod, at)) {
      this.podsThatWaited += 1;
      this.waitingPods.push(pod);
    }
  }

  /** Takes a pod away. */
  remove(pod: NodePod, at: number): void {
    this.changes += 1;
    const { node } = pod;
    if (node === undefined) {
      this.waitingPods = this.waitingPods.filter((each) => each !== pod);
    } else {
      node.remove(pod, at);
      this.placeWaiting(at);
    }
  }

  /** Orders a node. */
  order(at: number): void {
    this.changes += 1;
    this.orderedNodes.push(new Node(at, at + this.settings.provisionSeconds, this.settings.hourPrice, this.unused));
  }

  /** Gives pods the nodes that take them from a second on. */
  becomeReady(second: number): void {
    this.changes += 1;
    this.readyNodes.push(...this.orderedNodes.filter(({ readyAt }) => readyAt <= second));
    this.orderedNodes = this.orderedNodes.filter(({ readyAt }) => readyAt > second);
    this.placeWaiting(second);
  }

  /** Removes a node. Its pods move to others at once, and are taken to serve on. */
  removeNode(node: Node, at: number): void {
    this.changes += 1;
    this.readyNodes = this.readyNodes.filter((each) => each !== node);
    for (const pod of [...node.pods]) {
      const { readyAt } = pod;
      node.remove(pod, at);
      if (this.place(pod, at)) {
        pod.readyAt = readyAt;
      } else {
        pod.readyAt = Number.POSITIVE_INFINITY;
        this.waitingPods.push(pod);
      }
    }
    node.charge(at);
  }

  /** Charges all nodes until now. */
  charge(at: number): void {
    for (const node of [...this.readyNodes, ...this.orderedNodes]) {
      node.charge(at);
    }
  }

  private placeWaiting(at: number): void {
    if (this.waitingPods.length > 0) {
      this.waitingPods = this.waitingPods.filter((pod) => !this.place(pod, at));
    }
  }

  private place(pod: NodePod, at: number): boolean {
    const { room, packing } = this.settings;
    const node = this.readyNodes[choose(this.readyNodes, pod.kind, room, packing)];
    node?.add(pod, at);
    return node !== undefined;
  }

  private startWith(pod: NodePod, at: number): void {
    if (!this.place(pod, at)) {
      this.addReady();
      this.place(pod, at);
    }
    pod.readyAt = at;
  }

  private addReady(): void {
    this.readyNodes.push(new Node(this.from, this.from, this.settings.hourPrice, this.unused));
  }
}
