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
import { basename, dirname, join, resolve, sep } from 'node:path';
import { InputError } from '../validation/input-error';
import type { Files } from './files';

/** What a run changed, by the paths of the files. */
export interface Changes {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** Returns the files of a folder by their paths, with `/` between the parts; none where there is no folder. */
export function readFiles(folder: string): Files {
  if (!existsSync(folder)) {
    return new Map();
  }
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    paths
      .filter((path) => !statSync(join(folder, path)).isDirectory())
      .map((path) => [path.split(sep).join('/'), readFileSync(join(folder, path), 'utf8')]),
  );
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

/**
 * Writes the files into a new folder beside the old one, and puts it in the old one's place when it is complete.
 * @returns what changed since the folder was last written
 * @throws InputError if the folder holds anything but manifests, which would be lost
 */
export function replaceFolder(folder: string, files: Files): Changes {
  const target = existsSync(folder) ? realpathSync(folder) : resolve(folder);
  const before = readFiles(target);
  const foreign = [...before.keys()].filter((path) => !path.endsWith('.yaml') && basename(path) !== '.DS_Store');
  if (foreign.length > 0) {
    throw new InputError(
      foreign.map(
        (path) =>
          `${folder}/${path} is not a manifest; allowed: only files that synth writes, as it replaces the folder`,
      ),
    );
  }
  const changes = compareFiles(before, files);
  if (changes.added.length + changes.changed.length + changes.removed.length > 0) {
    swap(target, files);
  }
  return changes;
}

function swap(target: string, files: Files): void {
  mkdirSync(dirname(target), { recursive: true });
  const staging = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
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
