// The folder that is written: replaced as a whole or not at all.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { InputError } from '../validation/input-error';
import { type Files, HEADER } from './files';

/** Files that an operating system leaves in every folder. */
const OPERATING_SYSTEM_FILES = new Set(['.DS_Store', 'Thumbs.db']);

/** Most files that an error names. */
const MAX_NAMED = 5;

/** What a killed run has left is removed by a run that starts this much later. */
const ABANDONED_AFTER_MILLISECONDS = 60 * 60 * 1000;

/** What a run changed, by the paths of the files. */
export interface Changes {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** What replacing a folder came to. */
export interface Replacement {
  /** The files that the folder held. */
  readonly before: Files;
  readonly changes: Changes;
}

/** Returns the files of a folder by their paths, with `/` between the parts; none where there is no folder. */
export function readFiles(folder: string): Files {
  const files = new Map<string, string>();
  const visit = (path: string) => {
    for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
      const entryPath = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory()) {
        visit(entryPath);
      } else if (!OPERATING_SYSTEM_FILES.has(entry.name)) {
        // What a link leads to is not of this folder.
        files.set(entryPath, entry.isFile() ? readFileSync(join(folder, entryPath), 'utf8') : '');
      }
    }
  };
  if (existsSync(folder)) {
    visit('');
  }
  return files;
}

/** Returns how one set of files differs from another. */
export function compareFiles(before: Files, after: Files): Changes {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return {
    added: paths.filter((path) => !before.has(path)),
    changed: paths.filter((path) => before.has(path) && after.has(path) && before.get(path) !== after.get(path)),
    removed: paths.filter((path) => !after.has(path)),
  };
}

/** Returns which files of a folder synth hasn't written, a line each: it would not replace the folder. */
export function foreignFileProblems(folder: string, files: Files): string[] {
  const foreign = [...files].filter(([, text]) => !text.startsWith(HEADER)).map(([path]) => path);
  const rest = foreign.length - MAX_NAMED;
  return [
    ...foreign
      .slice(0, MAX_NAMED)
      .map(
        (path) =>
          `${folder}/${path} was not written by synth; allowed: only files that synth has written, as it replaces the folder`,
      ),
    ...(rest > 0 ? [`${folder} has ${rest} more files that were not written by synth`] : []),
  ];
}

/**
 * Writes the files into a new folder beside the old one, and puts it in the old one's place when it is complete.
 * @returns what the folder held, and what changed since
 * @throws InputError if the folder holds a file that an earlier run hasn't written, which would be lost
 */
export function replaceFolder(folder: string, files: Files): Replacement {
  const target = existsSync(folder) ? realpathSync(folder) : resolve(folder);
  const before = readFiles(target);
  const problems = foreignFileProblems(folder, before);
  if (problems.length > 0) {
    throw new InputError(problems);
  }
  const changes = compareFiles(before, files);
  if (changes.added.length + changes.changed.length + changes.removed.length > 0) {
    swap(target, files);
  }
  return { before, changes };
}

function swap(target: string, files: Files): void {
  const parent = dirname(target);
  const prefix = `.${basename(target)}-synth-`;
  mkdirSync(parent, { recursive: true });
  removeAbandoned(parent, prefix);
  const staging = mkdtempSync(join(parent, prefix));
  try {
    const written = join(staging, 'new');
    const replaced = join(staging, 'old');
    mkdirSync(written);
    for (const folder of new Set([...files.keys()].map((path) => dirname(path)))) {
      mkdirSync(join(written, folder), { recursive: true });
    }
    for (const [path, text] of files) {
      writeFileSync(join(written, path), text);
    }
    const existed = existsSync(target);
    if (existed) {
      renameSync(target, replaced);
    }
    try {
      renameSync(written, target);
    } catch (error) {
      if (existed) {
        renameSync(replaced, target);
      }
      throw error;
    }
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function removeAbandoned(parent: string, prefix: string): void {
  for (const name of readdirSync(parent).filter((name) => name.startsWith(prefix))) {
    const folder = join(parent, name);
    if (Date.now() - statSync(folder).mtimeMs > ABANDONED_AFTER_MILLISECONDS) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
