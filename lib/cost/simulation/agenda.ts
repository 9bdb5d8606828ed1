// Which of many revisions are due in which second. Most that are awake are due in the next one, and most of all sleep.
import { Heap } from 'heap-js';

/** The seconds in which each of some numbered parts is due; a part is due at most once at a time. */
export class Agenda {
  private readonly due: Float64Array;
  private next: number[] = [];
  private nextSecond = Number.POSITIVE_INFINITY;
  /** Second and part in one number, so that they sort by it. Entries that no longer hold are skipped. */
  private readonly later = new Heap<number>((one, other) => one - other);

  constructor(private readonly parts: number) {
    this.due = new Float64Array(parts).fill(Number.POSITIVE_INFINITY);
  }

  /**
   * Says when a part is due; Infinity for never.
   * @param now the second that is being taken, or the one before the first
   */
  set(part: number, second: number, now: number): void {
    if (this.due[part] === second) {
      return;
    }
    this.due[part] = second;
    if (second === now + 1) {
      if (this.nextSecond !== second) {
        this.next = [];
        this.nextSecond = second;
      }
      this.next.push(part);
    } else if (Number.isFinite(second)) {
      this.later.push(second * this.parts + part);
    }
  }

  /** Returns the first second in which a part is due; Infinity if none is. */
  first(): number {
    return Math.min(this.nextSecond, this.firstLater());
  }

  /** Returns the parts that are due in a second, which none is due before, and takes them off. */
  take(second: number): number[] {
    const taken: number[] = [];
    if (this.nextSecond === second) {
      for (const part of this.next) {
        this.takeOff(part, second, taken);
      }
      this.next = [];
      this.nextSecond = Number.POSITIVE_INFINITY;
    }
    while (this.firstLater() === second) {
      this.takeOff((this.later.pop() ?? 0) % this.parts, second, taken);
    }
    return taken;
  }

  private takeOff(part: number, second: number, taken: number[]): void {
    if (this.due[part] === second) {
      this.due[part] = Number.POSITIVE_INFINITY;
      taken.push(part);
    }
  }

  private firstLater(): number {
    for (;;) {
      const entry = this.later.peek();
      if (entry === undefined) {
        return Number.POSITIVE_INFINITY;
      }
      const second = Math.floor(entry / this.parts);
      if (this.due[entry % this.parts] === second) {
        return second;
      }
      this.later.pop();
    }
  }
}
