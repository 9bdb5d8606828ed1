// The program as a user runs it: its commands, what they print, and what they leave on disk.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { compareFiles, readFiles } from '../lib/gitops/output-folder';
import { KnativeRelease } from '../lib/release/knative-release';
import { ProgramCopy, ROOT, runCommand } from './support/program';

const MAIN = readFileSync(join(ROOT, 'main.ts'), 'utf8');
const UNCHANGED = { added: [], changed: [], removed: [] };

let program: ProgramCopy;
beforeEach(() => {
  program = new ProgramCopy();
});
afterEach(() => program.remove());

const committed = readFiles(join(ROOT, 'dist'));

test('dist/ is what main.ts gives', () => {
  rmSync(join(program.folder, 'dist'), { recursive: true });
  const { status, stdout } = program.npm('run', 'synth');
  expect(status).toBe(0);
  expect(stdout).toContain(`dist/ holds ${committed.size} objects`);
  expect(committed.size).toBeGreaterThan(0);
  expect(compareFiles(committed, program.files())).toEqual(UNCHANGED);
});

test('npm run synth says when nothing changed', () => {
  expect(program.npm('run', 'synth').stdout).toContain('nothing changed since the last run');
});

test('npx cdk8s synth writes the same bytes', () => {
  rmSync(join(program.folder, 'dist'), { recursive: true });
  const { status, stdout } = program.cdk8s('synth');
  expect(status).toBe(0);
  expect(stdout).toContain('platform/serving/00-namespace-knative-serving.yaml');
  expect(compareFiles(committed, program.files())).toEqual(UNCHANGED);
});

test('npx cdk8s synth may be run again, and may write elsewhere', () => {
  expect(program.cdk8s('synth').status).toBe(0);
  expect(program.cdk8s('synth').status).toBe(0);
  expect(program.cdk8s('synth', '--output', 'elsewhere').status).toBe(0);
  expect(compareFiles(committed, program.files('elsewhere'))).toEqual(UNCHANGED);
  expect(compareFiles(committed, program.files())).toEqual(UNCHANGED);
});

test('an environment that is removed is removed from dist/, and one that is added is added', () => {
  program.edit('environments.yaml', 'name: dev-01', 'name: demo');
  const { status, stdout } = program.npm('run', 'synth');
  expect(status).toBe(0);
  const files = (environment: string) => [
    `argocd/applications/80-application.argoproj.io-knative-dev-fleet-${environment}.yaml`,
    ...[
      `00-namespace-${environment}`,
      '20-networkpolicy-revisions',
      '20-rolebinding-owner-view',
      '20-serviceaccount-api',
      '80-service.serving.knative.dev-hello',
    ].map((name) => `environments/${environment}/${name}.yaml`),
  ];
  expect(stdout).toContain('since the last run: 6 added, 0 changed, 6 removed');
  expect(compareFiles(committed, program.files())).toEqual({
    added: files('demo'),
    changed: [],
    removed: files('dev-01'),
  });
  expect(existsSync(join(program.folder, 'dist', 'environments', 'dev-01'))).toBe(false);
});

test('an upgrade that skips minors of Knative is written, and warned of', () => {
  program.writeMain(MAIN.replace("kubernetes: '1.34'", "kubernetes: '1.34', knative: '1.20.3'"));
  expect(program.npm('run', '--silent', 'synth').stderr).toContain('warning: dist/ goes from Knative 1.23.0 to 1.20.3');
  program.writeMain(MAIN);
  const { status, stderr } = program.npm('run', '--silent', 'synth');
  expect(stderr).toMatch(
    /^warning: dist\/ goes from Knative 1\.20\.3 to 1\.23\.0: .* set knative: '1\.21\.3' first; .*$/m,
  );
  expect(status).toBe(0);
  expect(compareFiles(committed, program.files())).toEqual(UNCHANGED);
});

describe('mistakes', () => {
  const BROKEN = MAIN.replace("kubernetes: '1.34'", "kubernetes: '1.34', knative: '1.99.0'")
    .replace(/environments: (.*),\n/, "environments: [...$1, { name: 'dev-07' }, { name: 'Dev' }],\n")
    .replace(
      "env: { TARGET: 'development' },",
      "env: { PORT: '80' }, port: 8012, minScale: 3, containerConcurrency: 1001,",
    );

  const ALL = 'environments/dev-01/hello, environments/dev-02/hello, environments/dev-03/hello and 18 others';
  const LABEL = "lower-case letters, digits and '-', starting and ending with a letter or digit, at most 63 characters";

  const EXPECTED = [
    `  cluster: knative is '1.99.0'; allowed: ${KnativeRelease.versions().join(', ')}`,
    "  environments: environment 'dev-07' is named 2 times; allowed: once",
    `  ${ALL}: port is 8012; allowed: any but 8008, 8012, 8013, 8022, 9090, 9091, which Knative's own proxy uses`,
    `  ${ALL}: env has PORT; allowed: any but PORT, K_SERVICE, K_CONFIGURATION, K_REVISION, which Knative sets`,
    `  ${ALL}: containerConcurrency is 1001; allowed: a whole number from 0 to 1000`,
    `  ${ALL}: minScale is 3; allowed: at most maxScale, which is 1`,
    `  environments/Dev: environment name is 'Dev'; allowed: ${LABEL}`,
    `  environments/Dev/Namespace: name is 'Dev'; allowed: ${LABEL}`,
    `  environments/Dev/hello: namespace is 'Dev'; allowed: ${LABEL}`,
  ];

  beforeEach(() => program.writeMain(BROKEN));

  test('are printed all at once, without a stack trace, and dist/ is left as it was', () => {
    const { status, stdout, stderr } = program.npm('run', '--silent', 'synth');
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.trimEnd().split('\n')).toEqual(['9 problems; nothing is written:', ...EXPECTED]);
    expect(compareFiles(committed, program.files())).toEqual(UNCHANGED);
  });

  test('are printed by npx cdk8s synth as well, and dist/ is left as it was', () => {
    const { status, stderr } = program.cdk8s('synth');
    expect(status).toBe(1);
    expect(stderr.split('\n')).toEqual(expect.arrayContaining(EXPECTED));
    expect(compareFiles(committed, program.files())).toEqual(UNCHANGED);
  });
});

test('a crash is no mistake of the user: it shows where, and leaves dist/ as it was', () => {
  program.writeMain(`${MAIN}\nthrow new Error('crash');\n`);
  const { status, stderr } = program.npm('run', '--silent', 'synth');
  expect(status).toBe(1);
  expect(stderr).toContain('main.ts:');
  expect(compareFiles(committed, program.files())).toEqual(UNCHANGED);
});

test('a file of one’s own in dist/ is not thrown away', () => {
  writeFileSync(join(program.folder, 'dist', 'notes.md'), 'mine');
  program.edit('environments.yaml', 'owner: checkout@example.com', 'owner: search@example.com');
  const { status, stderr } = program.npm('run', '--silent', 'synth');
  expect(status).toBe(1);
  expect(stderr).toContain('dist/notes.md was not written by synth');
  expect(program.files().get('notes.md')).toBe('mine');
});

test('npx cdk8s synth prints what changed, and its standard output is one YAML stream', () => {
  expect(program.cdk8s('synth').stderr).toContain('nothing changed since the last run');
  const { stdout } = program.cdk8s('synth', '--stdout');
  expect(parseAllDocuments(stdout).filter((document) => document.toJS() !== null)).toHaveLength(committed.size);
});

const testWithKubectl = runCommand(ROOT, 'kubectl', ['version', '--client']).status === 0 ? test : test.skip;

testWithKubectl('kubectl, where it is installed, reads every file of dist/', () => {
  const { status, stdout } = runCommand(ROOT, 'kubectl', [
    ...['annotate', '--local', '--recursive', '--filename', 'dist'],
    ...['example.com/read=yes', '--output', 'name'],
  ]);
  expect(stdout.trim().split('\n')).toHaveLength(committed.size);
  expect(status).toBe(0);
});

test('a folder that can not be written is told without a stack trace', () => {
  writeFileSync(join(program.folder, 'file'), '');
  const { status, stderr } = runCommand(program.folder, 'npm', ['run', '--silent', 'synth'], {
    CDK8S_OUTDIR: 'file/dist',
  });
  expect(status).toBe(1);
  expect(stderr).toMatch(/^one problem; nothing is written:\n {2}.*file.*\n$/);
});

test('imports/ is what the CRDs give', () => {
  const { status } = program.npm('run', 'import', '--', 'generated');
  expect(status).toBe(0);
  expect(compareFiles(readFiles(join(ROOT, 'imports')), program.files('generated'))).toEqual(UNCHANGED);
});

test('what is written from the keys of the ConfigMaps is what they give', () => {
  expect(program.npm('run', 'reference', '--', 'generated')).toMatchObject({ status: 0 });
  for (const [path, text] of program.files('generated')) {
    expect(text).toBe(readFileSync(join(ROOT, path), 'utf8'));
  }
  expect([...program.files('generated').keys()]).toHaveLength(8);
});

describe('the maintainer’s commands', () => {
  const VERSION = '1.23.0';

  test('render-release prints what conformance finds no difference in', () => {
    const rendered = program.npm('run', '--silent', 'render-release', '--', VERSION);
    expect(rendered.status).toBe(0);
    writeFileSync(join(program.folder, 'official.yaml'), rendered.stdout);
    const same = program.npm('run', '--silent', 'conformance', '--', VERSION, 'official.yaml');
    expect(same.stdout).toBe(`${VERSION}: 76 objects, 0 differences\n`);
    expect(same.status).toBe(0);
  });

  test('conformance prints each difference with its path, and fails', () => {
    const { stdout } = program.npm('run', '--silent', 'render-release', '--', VERSION);
    writeFileSync(
      join(program.folder, 'official.yaml'),
      stdout.replace("value: '500'", "value: '400'").replace('value: "500"', 'value: "400"'),
    );
    const other = program.npm('run', '--silent', 'conformance', '--', VERSION, 'official.yaml');
    expect(other.stdout).toContain(
      'Deployment.apps knative-serving/activator: spec.template.spec.containers[0].env[0].value is "500"; official: "400"',
    );
    expect(other.status).toBe(1);
  });

  test.each([
    [['render-release', '1.99.0'], "release is '1.99.0'; allowed: 1.3.1, 1.3.2, "],
    [['conformance', '1.3.1', 'missing.yaml'], 'missing.yaml: ENOENT'],
    [['conformance', '1.3.1', 'package.json'], 'package.json: holds a document that is not a Kubernetes object'],
    [['conformance', '1.3.1', 'broken.yaml'], 'broken.yaml: '],
    [['render-release'], 'usage: npm run --silent render-release -- VERSION'],
    [['conformance', '1.3.1'], 'usage: npm run conformance -- VERSION FILE...'],
    [['fingerprints', '../x', 'broken.yaml'], "version is '../x'; allowed: three numbers such as 1.3.1"],
    [['fingerprints', '9.9.9', 'empty.yaml'], 'empty.yaml: no object; allowed: the official files of a release'],
    [['fingerprints', '1.24.0', 'namespace.yaml'], 'namespace.yaml: files of 1.23.0; allowed: those of 1.24.0'],
    [['benchmark', 'many'], 'usage: npm run benchmark'],
    [['import', 'package.json'], 'EEXIST'],
    [['fingerprints'], 'usage: npm run fingerprints -- VERSION FILE...'],
    [['reference', 'package.json'], 'ENOTDIR'],
    [['reference', 'one', 'two'], 'usage: npm run reference [-- FOLDER]'],
  ])('%j fails with what is wrong', ([script = '', ...args], message) => {
    writeFileSync(join(program.folder, 'broken.yaml'), 'a: [');
    writeFileSync(join(program.folder, 'empty.yaml'), '');
    const namespace = committed.get('platform/serving/00-namespace-knative-serving.yaml') ?? '';
    writeFileSync(join(program.folder, 'namespace.yaml'), namespace);
    const { status, stderr } = program.npm('run', '--silent', script, '--', ...args);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
    expect(status).toBe(2);
  });
});
