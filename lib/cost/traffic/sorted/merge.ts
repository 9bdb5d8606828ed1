// Requests that are in order in each of several runs, in the order of them all.
import type { RequestBlock } from '../traffic';
import { copyRequest, newBlock, type StoredBlock } from './request-block';

/** How far a run has been read. */
interface Cursor {
  /** The number of the run: of requests at one time, those of the first run come first. */
  readonly run: number;
  readonly blocks: Iterator<RequestBlock>;
  block: RequestBlock;
  index: number;
  time: number;
}

/**
 * Returns the requests of several runs by their times, in blocks.
 * @param runs the requests of each by their times
 * @param blockLength requests in a block; the last may have fewer
 */
export function* merge(runs: readonly Iterable<RequestBlock>[], blockLength: number): Generator<StoredBlock> {
  const heap = runs.flatMap(begin);
  for (let parent = (heap.length >> 1) - 1; parent >= 0; parent--) {
    sink(heap, parent);
  }
  let out = newBlock(blockLength);
  let length = 0;
  for (let first = heap[0]; first !== undefined; first = heap[0]) {
    copyRequest(first.block, first.index, out, length++);
    if (!advance(first)) {
      const last = heap.pop();
      if (last !== undefined && last !== first) {
        heap[0] = last;
      }
    }
    sink(heap, 0);
    if (length === blockLength) {
      yield out;
      out = newBlock(blockLength);
      length = 0;
    }
  }
  if (length > 0) {
    const rest = newBlock(length);
    for (let index = 0; index < length; index++) {
      copyRequest(out, index, rest, index);
    }
    yield rest;
  }
}

function begin(run: Iterable<RequestBlock>, number: number): Cursor[] {
  const cursor: Cursor = { run: number, blocks: run[Symbol.iterator](), block: newBlock(0), index: 0, time: 0 };
  return advance(cursor) ? [cursor] : [];
}

/** Goes on to the next request. Returns whether there is one. */
function advance(cursor: Cursor): boolean {
  cursor.index++;
  if (cursor.index >= cursor.block.length) {
    const next = cursor.blocks.next();
    if (next.done) {
      return false;
    }
    cursor.block = next.value;
    cursor.index = 0;
  }
  cursor.time = cursor.block.times[cursor.index] ?? 0;
  return true;
}

/** Moves the cursor at a place of a binary heap down until none below it comes earlier. */
function sink(heap: Cursor[], from: number): void {
  const cursor = heap[from];
  if (cursor === undefined) {
    return;
  }
  let place = from;
  for (;;) {
    const left = heap[2 * place + 1];
    const right = heap[2 * place + 2];
    const below = left !== undefined && right !== undefined && isEarlier(right, left) ? right : left;
    if (below === undefined || !isEarlier(below, cursor)) {
      break;
    }
    heap[place] = below;
    place = 2 * place + (below === left ? 1 : 2);
  }
  heap[place] = cursor;
}

const isEarlier = (one: Cursor, other: Cursor): boolean =>
  one.time < other.time || (one.time === other.time && one.run < other.run);
