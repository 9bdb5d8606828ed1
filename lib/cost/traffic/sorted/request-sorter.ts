// Puts any number of requests in the order of their times, with memory for some of them: runs that fit are sorted and written to
// a temporary file, and merged in the end.
import type { RequestBlock } from '../traffic';
import { BlockFile } from './block-file';
import { merge } from './merge';
import { copyRequest, newBlock } from './request-block';
import { RequestBuffer } from './request-buffer';

/** Requests in order, which can be read again and again. */
export interface SortedRequests {
  blocks(): Iterable<RequestBlock>;
  /** Gives back what they take on the disk. They can't be read any more. */
  dispose(): void;
}

/** Requests that are sorted in memory: 24 MB, and twice that while they are sorted. */
const RUN_LENGTH = 2 ** 20;

/** Requests in a block of a file. When a thousand million requests are merged, a block of each run takes 100 MB in all. */
const BLOCK_LENGTH = 2 ** 12;

export class RequestSorter {
  private buffer = new RequestBuffer();
  private file: BlockFile | undefined;
  /** The number of the first block of each run in the file. */
  private readonly runs: number[] = [];
  private readonly blockLength: number;

  /** @param runLength requests that are sorted in memory */
  constructor(private readonly runLength = RUN_LENGTH) {
    this.blockLength = Math.min(BLOCK_LENGTH, runLength);
  }

  /** Adds a request. */
  add(time: number, duration: number, target: number, caller: number): void {
    if (this.buffer.length === this.runLength) {
      this.writeRun();
    }
    this.buffer.add(time, duration, target, caller);
  }

  /** Returns all requests in order. */
  finish(): SortedRequests {
    if (this.file === undefined) {
      const block = this.buffer.takeSorted();
      return { blocks: () => [block], dispose: () => undefined };
    }
    const file = this.writeRun();
    const sorted = new BlockFile();
    for (const block of merge(
      this.runs.map((first, run) => file.read(first, this.runs[run + 1])),
      this.blockLength,
    )) {
      sorted.write(block);
    }
    this.dispose();
    return { blocks: () => sorted.read(), dispose: () => sorted.dispose() };
  }

  /** Gives back what the requests take on the disk, when they aren't wanted after all. */
  dispose(): void {
    this.file?.dispose();
    this.file = undefined;
  }

  private writeRun(): BlockFile {
    this.file ??= new BlockFile();
    this.runs.push(this.file.blockCount);
    const run = this.buffer.takeSorted();
    for (let from = 0; from < run.length; from += this.blockLength) {
      const block = newBlock(Math.min(this.blockLength, run.length - from));
      for (let index = 0; index < block.length; index++) {
        copyRequest(run, from + index, block, index);
      }
      this.file.write(block);
    }
    return this.file;
  }
}
