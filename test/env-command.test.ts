// npm run env as a user runs it, and what keeps environments from being deleted by a slip.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Files } from '../lib/gitops/files';
import { type Changes, compareFiles } from '../lib/gitops/output-folder';
import { type Outcome, ProgramCopy, runCommand } from './support/program';

const IMAGE = 'ghcr.io/knative/helloworld-go@sha256:530609c992180374eea5e5cef1b4beab172c085bcaf77193103f1e8eb17ef999';

const TABLE = `# The environments.
environments:
  - name: dev-01
    owner: shop@example.com
  - name: dev-02
    owner: shop@example.com
    expires: 2020-01-31
  # Of a branch.
  - name: dev-03
    owner: search@example.com
    apis:
      hello:
        image: ${IMAGE}
        timeout: 2m
  - name: dev-04
    owner: search@example.com
  - name: demo
    owner: sales@example.com
    protected: true
`;

let program: ProgramCopy;
let dist: Files;

const table = () => readFileSync(join(program.folder, 'environments.yaml'), 'utf8');
const writeTable = (text: string) => writeFileSync(join(program.folder, 'environments.yaml'), text);
const env = (...args: readonly string[]): Outcome =>
  runCommand(program.folder, process.execPath, ['--import', 'tsx', 'scripts/env.ts', ...args]);

/** Nothing else of dist/ changes than what is said. */
const expectChanges = (changes: Partial<Changes>) =>
  expect(compareFiles(dist, program.files())).toEqual({ added: [], changed: [], removed: [], ...changes });

beforeAll(() => {
  program = new ProgramCopy();
  writeTable(TABLE);
  rmSync(join(program.folder, 'dist'), { recursive: true });
  program.npm('run', '--silent', 'synth');
  dist = program.files();
});
afterAll(() => program.remove());

describe('list', () => {
  test('prints a row for each API, and marks what has expired', () => {
    const { status, stdout } = env('list');
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.split(/ {2,}/)),
    ).toEqual([
      ['ENVIRONMENT', 'API', 'HOST', 'IMAGE', 'SCALE', 'OWNER', 'EXPIRES', 'PROTECTED'],
      ...['dev-01', 'dev-02', 'dev-03', 'dev-04', 'demo'].map((name) => [
        name,
        'hello',
        `hello-${name}.dev.example.com`,
        expect.stringMatching(/^ghcr\.io\/knative\/helloworld-go@sha256:\w{12}…$/),
        '0–1',
        expect.stringContaining('@example.com'),
        ...(name === 'dev-02' ? ['2020-01-31 (past)'] : []),
        ...(name === 'demo' ? ['yes'] : []),
      ]),
    ]);
    expect(status).toBe(0);
  });

  test('prints all of it as data', () => {
    const { status, stdout } = env('list', '--json');
    const names = JSON.parse(stdout).map(({ name }: { name: string }) => name);
    expect(names).toEqual(['dev-01', 'dev-02', 'dev-03', 'dev-04', 'demo']);
    expect(status).toBe(0);
  });

  test('may be cut short by its reader', () => {
    const { status, stdout, stderr } = runCommand(program.folder, 'bash', [
      ...['-o', 'pipefail', '-c', 'npm run --silent env -- list --json | head -n 1'],
    ]);
    expect([status, stdout, stderr]).toEqual([0, '[\n', '']);
  });
});

describe('show', () => {
  test('prints everything that an environment comes to', () => {
    const { status, stdout } = env('show', 'dev-03');
    expect(parse(stdout)).toMatchObject({
      name: 'dev-03',
      owner: 'search@example.com',
      apis: {
        hello: {
          hosts: ['hello-dev-03.dev.example.com'],
          image: IMAGE,
          env: { TARGET: 'development' },
          timeout: '120s',
          maxScale: 1,
        },
      },
    });
    expect(status).toBe(0);
  });

  test('prints the same as data', () => {
    expect(JSON.parse(env('show', 'dev-03', '--json').stdout)).toEqual(parse(env('show', 'dev-03').stdout));
  });
});

test('an environment is added, given an image, and removed again', () => {
  const objects = [...dist.keys()].filter((path) => path.includes('dev-01'));
  const added = objects.map((path) => path.replaceAll('dev-01', 'dev-05'));

  const addition = env('add', 'dev-05', '--owner', 'maps@example.com', '--runs', 'hello', '--expires', '2035-01-31');
  expect(addition.stdout).toContain('environments.yaml is changed\ndist/ holds ');
  expect(addition.stdout).toContain(`since the last run: ${added.length} added, 0 changed, 0 removed\n`);
  expect(addition.status).toBe(0);
  const row = '  - name: dev-05\n    owner: maps@example.com\n    expires: 2035-01-31\n    runs: [hello]\n';
  expect(table()).toBe(TABLE + row);
  expectChanges({ added });

  const image = env('set-image', 'dev-05', 'hello', IMAGE);
  expect(image.stdout).toContain('  ~ environments/dev-05/80-service.serving.knative.dev-hello.yaml\n');
  expect(image.status).toBe(0);
  expect(table()).toBe(`${TABLE + row}    apis:\n      hello:\n        image: ${IMAGE}\n`);

  const again = env('set-image', 'dev-05', 'hello', IMAGE);
  expect(again.stdout).toMatch(/^environments\.yaml is as it was\n(.*\n)+nothing changed since the last run\n$/);
  expect(again.status).toBe(0);

  const removal = program.npm('run', 'env', '--', 'remove', 'dev-05');
  expect(removal.stdout).toContain(`since the last run: 0 added, 0 changed, ${added.length} removed\n`);
  expect(removal.status).toBe(0);
  expect(table()).toBe(TABLE);
  expectChanges({});
});

test('many environments, and a protected one, are removed by their number', () => {
  const { status } = env('remove', 'demo', 'dev-01', 'demo', '--yes-delete', '2');
  expect(status).toBe(0);
  expect(parse(table()).environments.map(({ name }: { name: string }) => name)).toEqual(['dev-02', 'dev-03', 'dev-04']);
  expectChanges({ removed: [...dist.keys()].filter((path) => /\b(demo|dev-01)\b/.test(path)) });
  writeTable(TABLE);
  expect(program.npm('run', '--silent', 'synth').status).toBe(0);
  expectChanges({});
});

describe('nothing is written, and the exit status is 1', () => {
  test.each([
    [['add', 'dev-03', '--owner', 'x'], "name is 'dev-03', which another environment has; allowed: a new one"],
    [['add', 'Dev', '--owner', 'x'], "environments.yaml:20:11: name is 'Dev'; allowed: a DNS label"],
    [['add', 'dev-05', '--owner', 'x', '--expires', '2027-02-29'], "environments.yaml:22:14: expires is '2027-02-29'"],
    [
      ['add', 'dev-05', '--owner', 'x', '--runs', 'helo'],
      "has API 'helo' in runs (did you mean hello?); allowed: hello",
    ],
    [['add', 'kube-system', '--owner', 'x'], "environment name is 'kube-system'; allowed: any but default"],
    [['remove', 'dev-09'], "environment is 'dev-09' (did you mean dev-01?); allowed: dev-01, dev-02"],
    [
      ['remove', 'dev-01', 'dev-02'],
      '2 of 5 environments would be deleted: dev-01, dev-02; allowed: at most 1, or with',
    ],
    [['remove', 'demo'], 'demo would be deleted, although protected; allowed: only with --yes-delete 1'],
    [['remove', 'dev-01', '--yes-delete', '2'], '--yes-delete is 2; allowed: 1, as this deletes dev-01'],
    [['set-image', 'dev-01', 'hello', 'No Image'], "apis.hello.image is 'No Image'; allowed: a reference such as"],
    [['set-image', 'dev-01', 'helo', IMAGE], "has API 'helo' in apis (did you mean hello?); allowed: hello"],
    [['set-image', 'maps', 'hello', IMAGE], "environment is 'maps'; allowed: dev-01, dev-02, dev-03, dev-04, demo"],
  ])('%j', (args, message) => {
    const { status, stdout, stderr } = env(...args);
    expect(stderr).toMatch(/^(one problem|\d+ problems); nothing is written:\n {2}/);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
    expect(status).toBe(1);
    expect(table()).toBe(TABLE);
    expectChanges({});
  });

  test('by a file that has a mistake already', () => {
    writeTable(TABLE.replace('protected: true', 'protected: yes'));
    const message = "environments.yaml:19:16: protected is 'yes'; allowed: true, false\n";
    for (const args of [['list'], ['show', 'demo']]) {
      expect(env(...args)).toEqual({ status: 1, stdout: '', stderr: message });
    }
    for (const { status, stderr } of [env('remove', 'dev-01'), program.npm('run', '--silent', 'synth')]) {
      expect([status, stderr]).toEqual([1, `one problem; nothing is written:\n  ${message}`]);
    }
    writeTable(TABLE);
    expectChanges({});
  });

  test('show of an environment that there is not', () => {
    expect(env('show', 'dev-09')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("environment is 'dev-09' (did you mean dev-01?)"),
    });
  });
});

test.each([
  [[], 'usage: '],
  [['delete', 'dev-01'], 'usage: '],
  [['list', 'dev-01'], 'usage: '],
  [['list', '--yaml'], "Unknown option '--yaml'"],
  [['show'], 'usage: '],
  [['add', 'dev-05'], 'usage: '],
  [['remove'], 'usage: '],
  [['remove', 'dev-01', '--yes-delete', 'all'], "--yes-delete is 'all'; allowed: a whole number, 1 or more"],
  [['set-image', 'dev-01', 'hello'], 'usage: '],
])('%j does not fit: the exit status is 2', (args, message) => {
  const { status, stdout, stderr } = env(...args);
  expect(stderr).toMatch(message);
  expect([status, stdout]).toEqual([2, '']);
});

test('it explains itself, by npm as well', () => {
  const { status, stdout } = program.npm('run', '--silent', 'env', '--', '--help');
  expect(stdout).toMatch(/^usage: npm run .*\n\n {2}list \[--json\] /);
  expect(status).toBe(0);
});

describe('synth', () => {
  const FEWER = TABLE.slice(0, TABLE.indexOf('  # Of a branch.'));
  const HOW =
    "--yes-delete 3, as in npm run synth -- --yes-delete 3 or npx cdk8s synth --app 'node --import tsx main.ts --yes-delete 3'";

  beforeEach(() => writeTable(FEWER));
  afterAll(() => writeTable(TABLE));

  test('refuses to delete many environments, or a protected one, and says how it is done', () => {
    const problems = [
      '2 problems; nothing is written:',
      `  3 of 5 environments would be deleted: demo, dev-03, dev-04; allowed: at most 1, or with ${HOW}`,
      `  demo would be deleted, although protected; allowed: only with ${HOW}`,
    ].join('\n');
    expect(program.npm('run', '--silent', 'synth')).toMatchObject({ status: 1, stderr: `${problems}\n` });
    expect(program.cdk8s('synth')).toMatchObject({ status: 1, stderr: expect.stringContaining(problems) });
    expectChanges({});
  });

  test.each([
    ['npm run synth -- --yes-delete 3', () => program.npm('run', 'synth', '--', '--yes-delete', '3')],
    [
      "npx cdk8s synth --app 'node --import tsx main.ts --yes-delete 3'",
      () => program.cdk8s('synth', '--app', 'node --import tsx main.ts --yes-delete 3'),
    ],
  ])('%s deletes them', (_, run) => {
    expect(run().status).toBe(0);
    expectChanges({ removed: [...dist.keys()].filter((path) => /\b(demo|dev-03|dev-04)\b/.test(path)) });
    writeTable(TABLE);
    expect(program.npm('run', '--silent', 'synth').status).toBe(0);
  });

  test.each([
    ['2', '--yes-delete is 2; allowed: 3, as this deletes demo, dev-03, dev-04'],
    ['x', "--yes-delete is 'x'; allowed: a whole number, 1 or more"],
  ])('--yes-delete %s is refused', (count, message) => {
    const { status, stderr } = program.npm('run', '--silent', 'synth', '--', '--yes-delete', count);
    expect([status, stderr]).toEqual([1, `one problem; nothing is written:\n  ${message}\n`]);
    expectChanges({});
  });
});
