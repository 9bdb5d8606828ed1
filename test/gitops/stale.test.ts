import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { HEADER } from '../../lib/gitops/files';
import { staleProblems } from '../../lib/gitops/stale';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'stale-')), 'dist');
});
afterEach(() => rmSync(dirname(folder), { recursive: true }));

const write = (files: Readonly<Record<string, string>>) => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
};

const given = (files: Readonly<Record<string, string>>) => new Map(Object.entries(files));

const A = `${HEADER}a`;

const title = () =>
  `${folder}/ isn't what main.ts gives; npm run synth adds (+), changes (~) or removes (-) these files: run it, and commit ${folder}/`;

test('a folder that is what main.ts gives has no problem', () => {
  write({ 'x/a.yaml': A });
  expect(staleProblems(folder, given({ 'x/a.yaml': A }))).toEqual([]);
});

test.each<[string, Record<string, string>, Record<string, string>, string[]]>([
  ['missing', {}, { 'x/a.yaml': A }, ['  + x/a.yaml']],
  ['different', { 'x/a.yaml': A }, { 'x/a.yaml': `${A}b` }, ['  ~ x/a.yaml']],
  ['too much', { 'x/a.yaml': A, 'x/b.yaml': A }, { 'x/a.yaml': A }, ['  - x/b.yaml']],
])('a file that is %s is named', (_, found, wanted, lines) => {
  write(found);
  expect(staleProblems(folder, given(wanted))).toEqual([title(), ...lines]);
});

test('a file that synth has not written is named as such, as synth would not remove it', () => {
  write({ 'x/a.yaml': A, 'notes.md': 'mine' });
  expect(staleProblems(folder, given({ 'x/a.yaml': A }))).toEqual([
    title(),
    '  - notes.md',
    `${folder}/notes.md was not written by synth; allowed: only files that synth has written, as it replaces the folder`,
  ]);
});

test('no object at all is a problem, whatever the folder holds', () => {
  expect(staleProblems(folder, given({}))).toEqual(['main.ts gives no object; allowed: one or more']);
});
