// Blocks of requests, each in one piece of memory, so that a file can hold them as they are.
import type { RequestBlock } from '../traffic';

/** A block and the memory that holds its columns. */
export interface StoredBlock extends RequestBlock {
  readonly bytes: Uint8Array;
}

/** What a request takes: two numbers of 8 bytes and two of 4. */
const BYTES = 24;

/** Returns the memory of a number of requests. */
export const bytesOf = (length: number): number => length * BYTES;

/** Returns a block of a number of requests, all of them zero. */
export function newBlock(length: number): StoredBlock {
  const buffer = new ArrayBuffer(bytesOf(length));
  return {
    length,
    times: new Float64Array(buffer, 0, length),
    durations: new Float64Array(buffer, 8 * length, length),
    targets: new Uint32Array(buffer, 16 * length, length),
    callers: new Uint32Array(buffer, 20 * length, length),
    bytes: new Uint8Array(buffer),
  };
}

/** Copies the request at an index of a block to an index of another. */
export function copyRequest(from: RequestBlock, index: number, to: RequestBlock, place: number): void {
  to.times[place] = from.times[index] ?? 0;
  to.durations[place] = from.durations[index] ?? 0;
  to.targets[place] = from.targets[index] ?? 0;
  to.callers[place] = from.callers[index] ?? 0;
}

/** Copies the first requests of a block to another, which begins with them then. */
export function copyRequests(from: RequestBlock, length: number, to: RequestBlock): void {
  to.times.set(from.times.subarray(0, length));
  to.durations.set(from.durations.subarray(0, length));
  to.targets.set(from.targets.subarray(0, length));
  to.callers.set(from.callers.subarray(0, length));
}
