import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { filesAt } from '../../lib/diff/git';
import { commit, git, initRepository } from '../support/repository';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'git-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

const at = (ref: string, path = 'dist', cwd = folder) => Object.fromEntries(filesAt(path, ref, cwd));

test('files are read as a commit has them, and not as they are', () => {
  write('dist/a/b.yaml', 'old');
  write('dist/empty.yaml', '');
  write('other/c.yaml', 'other');
  initRepository(folder, 'dist', 'other');
  write('dist/a/b.yaml', 'new');
  commit(folder, 'dist');
  write('dist/a/b.yaml', 'newest');
  expect(at('HEAD~1')).toEqual({ 'a/b.yaml': 'old', 'empty.yaml': '' });
  expect(at('main')).toEqual({ 'a/b.yaml': 'new', 'empty.yaml': '' });
  expect(at('HEAD', join(folder, 'dist'))).toEqual({ 'a/b.yaml': 'new', 'empty.yaml': '' });
});

test('any name and any text is read', () => {
  const files = { 'a b/ä "ö"\t.yaml': 'ß\n\nblob 3\n', 'a%3A.yaml': '\0\u2028', "it's.yaml": 'no end' };
  for (const [path, text] of Object.entries(files)) {
    write(`dist/${path}`, text);
  }
  initRepository(folder, 'dist');
  expect(at('HEAD')).toEqual(files);
});

test('the program may be in a folder of the repository', () => {
  write('programs/fleet/dist/a.yaml', 'a');
  write('dist/b.yaml', 'b');
  initRepository(folder, 'programs', 'dist');
  expect(at('HEAD', 'dist', join(folder, 'programs', 'fleet'))).toEqual({ 'a.yaml': 'a' });
});

test('there are no files where the commit has no such folder', () => {
  initRepository(folder);
  write('dist/a.yaml', 'a');
  expect(at('HEAD')).toEqual({});
});

test('a link is no file', () => {
  write('dist/a.yaml', 'a');
  symlinkSync('a.yaml', join(folder, 'dist', 'b.yaml'));
  initRepository(folder, 'dist');
  expect(at('HEAD')).toEqual({ 'a.yaml': 'a' });
});

describe('problems', () => {
  const problem = (ref: string, cwd = folder) => expect(() => at(ref, 'dist', cwd)).toThrow;

  test.each(['nowhere', '--help', '-x', '', 'HEAD~9', 'HEAD:dist', 'a b'])('%j is no commit', (ref) => {
    write('dist/a.yaml', 'a');
    initRepository(folder, 'dist');
    problem(ref)(
      `--base is '${ref}'; allowed: a commit of this repository, such as HEAD, a branch or a tag. 'git fetch' fetches those of others`,
    );
  });

  test('a repository without a commit has no HEAD', () => {
    git(folder, 'init', '--quiet');
    problem('HEAD')("--base is 'HEAD'; allowed: a commit of this repository");
  });

  test('a clone that has only a part of the history says how to get the rest', () => {
    const origin = join(folder, 'origin');
    mkdirSync(origin);
    initRepository(origin);
    commit(origin);
    git(folder, 'clone', '--quiet', '--depth', '1', `file://${origin}`, 'shallow');
    problem('HEAD~1', join(folder, 'shallow'))("'git fetch --unshallow' fetches the others");
  });

  test('a folder outside of every repository', () => {
    problem('HEAD')(`${folder} is in no repository that git can read: fatal: not a git repository`);
  });
});
