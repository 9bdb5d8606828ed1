import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HEADER } from '../../lib/gitops/files';
import { readFiles, replaceFolder } from '../../lib/gitops/output-folder';

let parent: string;
let folder: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'output-'));
  folder = join(parent, 'dist');
});

afterEach(() => rmSync(parent, { recursive: true }));

const owned = (files: Record<string, string>) =>
  new Map(Object.entries(files).map(([path, text]) => [path, `${HEADER}${text}`]));
const write = (files: Record<string, string>) => replaceFolder(folder, owned(files)).changes;

test('writes a new folder, and says what is new', () => {
  expect(write({ 'a/b.yaml': '1', 'a/c/d.yaml': '2' })).toEqual({
    added: ['a/b.yaml', 'a/c/d.yaml'],
    changed: [],
    removed: [],
  });
  expect(readFiles(folder)).toEqual(owned({ 'a/b.yaml': '1', 'a/c/d.yaml': '2' }));
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

describe('fails rather than lose', () => {
  const message = (name: string) =>
    `${name} was not written by synth; allowed: only files that synth has written, as it replaces the folder`;

  test.each(['notes.txt', 'kustomization.yaml'])('the file %s that somebody else has written', (name) => {
    write({ 'a.yaml': '1' });
    writeFileSync(join(folder, name), 'mine');
    expect(() => write({ 'a.yaml': '2' })).toThrow(message(name));
    expect(readFiles(folder)).toEqual(new Map([...owned({ 'a.yaml': '1' }), [name, 'mine']]));
  });

  test('a link, which it does not follow', () => {
    write({ 'a.yaml': '1' });
    symlinkSync(parent, join(folder, 'link'));
    expect(() => write({ 'a.yaml': '2' })).toThrow(message('link'));
  });

  test('more than can be named', () => {
    mkdirSync(folder);
    for (let index = 0; index < 8; index++) {
      writeFileSync(join(folder, `${index}.txt`), '');
    }
    expect(() => write({})).toThrow('dist has 3 more files that were not written by synth');
  });
});

test("an operating system's own files are no obstacle", () => {
  write({ 'a.yaml': '1' });
  writeFileSync(join(folder, '.DS_Store'), '');
  expect(write({ 'a.yaml': '1' })).toEqual({ added: [], changed: [], removed: [] });
});

test('a folder that is a link stays one', () => {
  const real = join(parent, 'real');
  mkdirSync(real);
  symlinkSync(real, folder);
  write({ 'a.yaml': '1' });
  expect(lstatSync(folder).isSymbolicLink()).toBe(true);
  expect(readFiles(real)).toEqual(owned({ 'a.yaml': '1' }));
});

test('what a killed run has left is removed an hour later, not before, and nothing else is', () => {
  const [old, young] = [join(parent, '.dist-synth-old'), join(parent, '.dist-synth-new')];
  mkdirSync(old);
  mkdirSync(young);
  const hours = (count: number) => new Date(Date.now() - count * 3_600_000);
  utimesSync(old, hours(2), hours(2));
  const backup = join(parent, '.dist-backup');
  mkdirSync(backup);
  utimesSync(backup, hours(2), hours(2));
  write({ 'a.yaml': '1' });
  expect(readdirSync(parent).sort()).toEqual(['.dist-backup', '.dist-synth-new', 'dist']);
});

test('a folder that can not be written is left as it was', () => {
  write({ 'a.yaml': '1' });
  expect(() => write({ 'a.yaml': '2', 'a.yaml/b.yaml': '3' })).toThrow();
  expect(readFiles(folder)).toEqual(owned({ 'a.yaml': '1' }));
  expect(readdirSync(parent)).toEqual(['dist']);
});
