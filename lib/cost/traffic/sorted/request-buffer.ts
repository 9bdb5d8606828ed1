// Requests that come one by one, in any order, and are wanted by their times.
import type { RequestBlock } from '../traffic';
import { copyRequest, copyRequests, newBlock, type StoredBlock } from './request-block';
import { orderOf } from './time-order';

/** Room to begin with, in requests. */
const FIRST_ROOM = 1024;

export class RequestBuffer {
  private block: StoredBlock;
  private count = 0;

  /** @param room requests that there is room for at once; it grows as it must */
  constructor(room = FIRST_ROOM) {
    this.block = newBlock(room);
  }

  /** Requests that it holds. */
  get length(): number {
    return this.count;
  }

  /** Adds a request. */
  add(time: number, duration: number, target: number, caller: number): void {
    if (this.count === this.block.length) {
      const larger = newBlock(this.count * 2);
      copyRequests(this.block, this.count, larger);
      this.block = larger;
    }
    const { times, durations, targets, callers } = this.block;
    times[this.count] = time;
    durations[this.count] = duration;
    targets[this.count] = target;
    callers[this.count] = caller;
    this.count++;
  }

  /** Returns the requests by their times, those of one time as they came, and holds none then. */
  takeSorted(): RequestBlock {
    const order = orderOf(this.block.times.subarray(0, this.count));
    const sorted = newBlock(this.count);
    if (order === undefined) {
      copyRequests(this.block, this.count, sorted);
    } else {
      for (let place = 0; place < order.length; place++) {
        copyRequest(this.block, order[place] ?? 0, sorted, place);
      }
    }
    this.count = 0;
    return sorted;
  }
}
