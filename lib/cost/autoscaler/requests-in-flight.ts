// Requests that pods work on, the one that ends first at the top.
import type { Replica } from './replicas';

const LEAST_CAPACITY = 64;

/** A binary heap. */
export class RequestsInFlight {
  private ends = new Float64Array(LEAST_CAPACITY);
  private proxied = new Uint8Array(LEAST_CAPACITY);
  private readonly replicas: Replica[] = [];

  get isEmpty(): boolean {
    return this.replicas.length === 0;
  }

  /** When the first of them ends; Infinity if there is none. */
  get endsAt(): number {
    return this.replicas.length === 0 ? Number.POSITIVE_INFINITY : (this.ends[0] ?? 0);
  }

  /** Whether the one that ends first came by the activator. */
  get isProxied(): boolean {
    return this.proxied[0] === 1;
  }

  add(endsAt: number, replica: Replica, isProxied: boolean): void {
    let index = this.replicas.length;
    if (index === this.ends.length) {
      this.grow();
    }
    this.replicas.push(replica);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if ((this.ends[parent] ?? 0) <= endsAt) {
        break;
      }
      this.move(parent, index);
      index = parent;
    }
    this.put(index, endsAt, replica, isProxied ? 1 : 0);
  }

  /** Takes the one that ends first away, and returns its pod. */
  shift(): Replica | undefined {
    const first = this.replicas[0];
    const size = this.replicas.length - 1;
    const endsAt = this.ends[size] ?? 0;
    const isProxied = this.proxied[size] ?? 0;
    const replica = this.replicas.pop();
    if (replica !== undefined && size > 0) {
      let index = 0;
      for (let child = 1; child < size; child = 2 * index + 1) {
        if (child + 1 < size && (this.ends[child + 1] ?? 0) < (this.ends[child] ?? 0)) {
          child++;
        }
        if ((this.ends[child] ?? 0) >= endsAt) {
          break;
        }
        this.move(child, index);
        index = child;
      }
      this.put(index, endsAt, replica, isProxied);
    }
    return first;
  }

  private put(index: number, endsAt: number, replica: Replica, isProxied: number): void {
    this.ends[index] = endsAt;
    this.proxied[index] = isProxied;
    this.replicas[index] = replica;
  }

  private move(from: number, to: number): void {
    const replica = this.replicas[from];
    if (replica !== undefined) {
      this.put(to, this.ends[from] ?? 0, replica, this.proxied[from] ?? 0);
    }
  }

  private grow(): void {
    const { ends, proxied } = this;
    this.ends = new Float64Array(2 * ends.length);
    this.ends.set(ends);
    this.proxied = new Uint8Array(2 * proxied.length);
    this.proxied.set(proxied);
  }
}
