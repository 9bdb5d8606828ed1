// Is a folder what main.ts gives?
import type { Files } from './files';
import { compareFiles, foreignFileProblems, readFiles } from './output-folder';
import { changeLines } from './summary';

/** Returns in which files a folder isn't what a run would write, and what to do about it; empty if it is. */
export function staleProblems(folder: string, files: Files): string[] {
  if (files.size === 0) {
    return ['main.ts gives no object; allowed: one or more'];
  }
  const found = readFiles(folder);
  const lines = changeLines(compareFiles(found, files));
  return lines.length === 0
    ? []
    : [
        `${folder}/ isn't what main.ts gives; npm run synth adds (+), changes (~) or removes (-) these files: run it, and commit ${folder}/`,
        ...lines,
        ...foreignFileProblems(folder, found),
      ];
}
