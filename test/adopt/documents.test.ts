// YAML files as Kubernetes reads them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDocuments } from '../../lib/adopt/documents';
import { InputError } from '../../lib/validation/input-error';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'manifests-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

test('several documents of several files, in their order', () => {
  const paths = [
    file('one.yaml', 'a: 1\n---\n# nothing\n---\nb: 2\n'),
    file('two.yaml', ''),
    file('three.json', '{"c": 3}'),
  ];
  expect(readDocuments(paths)).toEqual([{ a: 1 }, null, { b: 2 }, { c: 3 }]);
});

test.each([
  ['0400', 0o400],
  ['400', 400],
  ['yes', true],
  ['"yes"', 'yes'],
  ['12:30', '12:30'],
  ['12:30:15.5', '12:30:15.5'],
  ['2026-01-31', '2026-01-31'],
  ['2026-01-31T12:00:00Z', '2026-01-31T12:00:00Z'],
  ['1.5', 1.5],
  ['~', null],
])('%s is read as %j', (text, value) => {
  expect(readDocuments([file('any.yaml', `value: ${text}\n`)])).toEqual([{ value }]);
});

test('anchors and merges are resolved', () => {
  const text = 'base: &base { a: 1 }\nother: { <<: *base, b: 2 }\n';
  expect(readDocuments([file('any.yaml', text)])).toEqual([{ base: { a: 1 }, other: { a: 1, b: 2 } }]);
});

test('every file that can’t be read is an error, in one line each', () => {
  const paths = [
    join(folder, 'missing.yaml'),
    file('wrong.yaml', 'a: 1\nb: { secret\n'),
    file('double.yaml', 'a: 1\na: 2\n'),
  ];
  const read = () => readDocuments(paths);
  expect(read).toThrow(InputError);
  try {
    read();
  } catch (error) {
    expect(error).toMatchObject({
      problems: [
        expect.stringMatching(/missing\.yaml: .*ENOENT/),
        expect.stringMatching(/wrong\.yaml: [^\n]* at line \d/),
        expect.stringMatching(/double\.yaml: Map keys must be unique/),
      ],
    });
  }
});
