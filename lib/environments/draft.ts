// Drafts: texts that are read in place of the files that they may become, so that the whole program can be checked first.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const DRAFTS = new Map<string, string>();

/** Does something while a file is read as if it had another text. It need not be there. */
export function withDraft<Result>(path: string, text: string, run: () => Result): Result {
  DRAFTS.set(resolve(path), text);
  try {
    return run();
  } finally {
    DRAFTS.delete(resolve(path));
  }
}

/** Returns the text of a file, or of its draft. */
export const textOf = (path: string): string => DRAFTS.get(resolve(path)) ?? readFileSync(path, 'utf8');
