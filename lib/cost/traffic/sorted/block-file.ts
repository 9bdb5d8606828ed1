// Blocks of requests that are too many for the memory, in a temporary file.
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RequestBlock } from '../traffic';
import { bytesOf, newBlock, type StoredBlock } from './request-block';

/** Where a block is in the file. */
interface Place {
  readonly offset: number;
  readonly length: number;
}

export class BlockFile {
  private readonly descriptor = openNameless();
  private readonly places: Place[] = [];
  private size = 0;

  /** Blocks that it holds. */
  get blockCount(): number {
    return this.places.length;
  }

  /** Adds a block at the end. */
  write(block: StoredBlock): void {
    writeFileSync(this.descriptor, block.bytes);
    this.places.push({ offset: this.size, length: block.length });
    this.size += block.bytes.length;
  }

  /** Returns some of the blocks, from one number up to another, which isn't among them. */
  *read(from = 0, until = this.blockCount): Generator<RequestBlock> {
    for (const { offset, length } of this.places.slice(from, until)) {
      const block = newBlock(length);
      const count = readSync(this.descriptor, block.bytes, 0, bytesOf(length), offset);
      if (count !== bytesOf(length)) {
        throw new Error(`a temporary file of requests gives ${count} bytes at ${offset}, not ${bytesOf(length)}`);
      }
      yield block;
    }
  }

  /** Gives its room on the disk back. It can't be read any more. */
  dispose(): void {
    closeSync(this.descriptor);
  }
}

/** Returns a file that has no name any more, so that nothing of it is left behind however the process ends. */
function openNameless(): number {
  const folder = mkdtempSync(join(tmpdir(), 'requests-'));
  try {
    return openSync(join(folder, 'blocks'), 'wx+');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
