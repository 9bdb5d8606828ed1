import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFiles, replaceFolder } from '../../lib/gitops/output-folder';

let parent: string;
let folder: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'output-'));
  folder = join(parent, 'dist');
});

afterEach(() => rmSync(parent, { recursive: true }));

const write = (files: Record<string, string>) => replaceFolder(folder, new Map(Object.entries(files)));

test('writes a new folder, and says what is new', () => {
  expect(write({ 'a/b.yaml': '1', 'a/c/d.yaml': '2' })).toEqual({
    added: ['a/b.yaml', 'a/c/d.yaml'],
    changed: [],
    removed: [],
  });
  expect(readFiles(folder)).toEqual(
    new Map([
      ['a/b.yaml', '1'],
      ['a/c/d.yaml', '2'],
    ]),
  );
});

test('removes what is no longer there, with its folder', () => {
  write({ 'a/b.yaml': '1', 'c/d.yaml': '2' });
  expect(write({ 'a/b.yaml': '3' })).toEqual({ added: [], changed: ['a/b.yaml'], removed: ['c/d.yaml'] });
  expect(existsSync(join(folder, 'c'))).toBe(false);
});

test('touches nothing when nothing changed', () => {
  write({ 'a.yaml': '1' });
  const before = statSync(folder).ino;
  expect(write({ 'a.yaml': '1' })).toEqual({ added: [], changed: [], removed: [] });
  expect(statSync(folder).ino).toBe(before);
});

test('leaves nothing else behind', () => {
  write({ 'a.yaml': '1' });
  write({ 'a.yaml': '2' });
  expect(readdirSync(parent)).toEqual(['dist']);
});

test('fails rather than lose a file that is no manifest, and leaves the folder as it was', () => {
  mkdirSync(folder);
  writeFileSync(join(folder, 'notes.txt'), 'mine');
  expect(() => write({ 'a.yaml': '1' })).toThrow('/notes.txt is not a manifest; allowed: only files that synth writes');
  expect(readFiles(folder)).toEqual(new Map([['notes.txt', 'mine']]));
});

test('a folder that can not be written is left as it was', () => {
  write({ 'a.yaml': '1' });
  expect(() => write({ 'a.yaml': '2', 'a.yaml/b.yaml': '3' })).toThrow();
  expect(readFiles(folder)).toEqual(new Map([['a.yaml', '1']]));
  expect(readdirSync(parent)).toEqual(['dist']);
});
