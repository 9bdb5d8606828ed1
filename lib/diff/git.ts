// The files of a folder as a commit has them.
import { spawnSync } from 'node:child_process';
import { relative, resolve, sep } from 'node:path';
import type { Files } from '../gitops/files';
import { InputError } from '../validation/input-error';
import { show } from '../validation/rules';

/** What git answered. */
interface Answer {
  readonly isDone: boolean;
  readonly output: Buffer;
  /** Why it isn't done, in git's words. */
  readonly reason: string;
}

/** A file of a commit. */
interface Blob {
  readonly id: string;
  /** Path from the folder, with `/` between the parts. */
  readonly path: string;
}

/**
 * Returns the files of a folder at a commit, by their paths; none where it had no such folder. Links are no files.
 * @param folder such as `dist`
 * @param ref a commit as git names it, such as `HEAD` or `origin/main`
 * @param cwd the folder that the program runs in, wherever in a repository that is
 * @throws InputError if git isn't installed, if there is no repository or no such commit, or if git can't read it
 */
export function filesAt(folder: string, ref: string, cwd = process.cwd()): Files {
  const commit = commitOf(ref, cwd);
  const prefix = `${relative(cwd, resolve(cwd, folder)).split(sep).join('/')}/`;
  const blobs = blobsOf(required(['ls-tree', '-r', '-z', commit, '--', prefix], cwd), prefix);
  const contents = contentsOf(required(['cat-file', '--batch'], cwd, blobs.map(({ id }) => `${id}\n`).join('')));
  return new Map(blobs.map(({ path }, index) => [path, contents[index] ?? '']));
}

function commitOf(ref: string, cwd: string): string {
  const repository = git(['rev-parse', '--is-shallow-repository'], cwd);
  if (!repository.isDone) {
    throw new InputError([
      `${cwd} is in no repository that git can read: ${repository.reason}; allowed: a clone of a repository`,
    ]);
  }
  const commit = git(['rev-parse', '--verify', '--end-of-options', `${ref}^{commit}`], cwd);
  if (!commit.isDone) {
    const how =
      repository.output.toString().trim() === 'true'
        ? "This clone has only the newest commits: 'git fetch --unshallow' fetches the others"
        : "'git fetch' fetches those of others";
    throw new InputError([
      `--base is ${show(ref)}; allowed: a commit of this repository, such as HEAD, a branch or a tag. ${how}`,
    ]);
  }
  return commit.output.toString().trim();
}

function git(args: readonly string[], cwd: string, input = ''): Answer {
  const { status, stdout, stderr, error } = spawnSync('git', args, { cwd, input, maxBuffer: Number.POSITIVE_INFINITY });
  if (error !== undefined) {
    throw 'code' in error && error.code === 'ENOENT'
      ? new InputError(['git is not installed; allowed: git 2.24 or newer, by which another version of dist/ is read'])
      : error;
  }
  return { isDone: status === 0, output: stdout, reason: stderr.toString().trim().split('\n')[0] ?? '' };
}

function required(args: readonly string[], cwd: string, input?: string): Buffer {
  const { isDone, output, reason } = git(args, cwd, input);
  if (!isDone) {
    throw new InputError([`git ${args[0]} failed: ${reason}`]);
  }
  return output;
}

/** Entries are `<mode> <type> <id>\t<path>`, each ended by a null. */
const blobsOf = (list: Buffer, prefix: string): Blob[] =>
  list
    .toString()
    .split('\0')
    .flatMap((entry) => {
      const [, id, path] = /^100\d+ blob (\w+)\t(.*)$/s.exec(entry) ?? [];
      return id === undefined || path === undefined ? [] : [{ id, path: path.slice(prefix.length) }];
    });

/** Contents are `<id> <type> <size>\n<content>\n`, one after the other. */
function contentsOf(batch: Buffer): string[] {
  const contents: string[] = [];
  for (let start = 0; start < batch.length; ) {
    const end = batch.indexOf('\n', start);
    const size = Number(batch.toString('utf8', start, end).split(' ').at(-1));
    contents.push(batch.toString('utf8', end + 1, end + 1 + size));
    start = end + 1 + size + 1;
  }
  return contents;
}
