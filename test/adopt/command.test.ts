// `npm run adopt` as a user runs it.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProgramCopy } from '../support/program';

const SAMPLE = 'docs/samples/deployment.yaml';

let program: ProgramCopy;
beforeAll(() => {
  program = new ProgramCopy();
});
afterAll(() => program.remove());

const run = (...args: readonly string[]) => program.npm('run', '--silent', 'adopt', '--', ...args);

test('prints the entry, and apart from it what is not kept', () => {
  const { status, stdout, stderr } = run(SAMPLE);
  expect(stdout).toMatch(
    /^\/\/ import \{ Duration, Size \} from 'cdk8s';\n\/\/ import \{ Cpu \} from 'cdk8s-plus-27';\ncatalog: \{\n {2}image: .*\n\},\n$/s,
  );
  expect(stderr).toMatch(/^Not kept as it is:\n\nDeployment catalog: .*\n {2}\w.*\n {2}instead: /);
  expect(stdout).not.toContain('an-example-of-what-should-be-a-secret');
  expect(stderr).not.toContain('an-example-of-what-should-be-a-secret');
  expect(status).toBe(0);
});

test('what is printed is an entry of a fleet’s apis, and synthesizes', () => {
  const { stdout } = run(SAMPLE);
  const imports = [...stdout.matchAll(/^\/\/ (import .*)$/gm)].map(([, line]) => line);
  writeFileSync(
    join(program.folder, 'adopted.ts'),
    `${imports.join('\n')}
import { App } from 'cdk8s';
import { DevFleet, numbered } from './lib/fleet/dev-fleet';
import { constructProblems, problemLines } from './lib/validation/problems';

const app = new App();
new DevFleet(app, 'environments', { domain: 'dev.example.com', environments: numbered('dev', 1), apis: {
${stdout}
} });
console.log(problemLines(constructProblems(app)).join('\\n'));
`,
  );
  const outcome = spawnSync(process.execPath, ['--import', 'tsx', 'adopted.ts'], {
    cwd: program.folder,
    encoding: 'utf8',
  });
  expect(outcome).toMatchObject({ status: 0, stdout: '\n', stderr: '' });
});

test('prints all of it as data', () => {
  const { status, stdout, stderr } = run('--json', SAMPLE);
  const { name, namespace, props, left } = JSON.parse(stdout);
  expect({ name, namespace }).toEqual({ name: 'catalog', namespace: 'shop' });
  expect(props).toMatchObject({
    env: { LOG_LEVEL: 'debug' },
    resources: { cpu: { request: '250m' }, memory: { request: '256Mi', limit: '512Mi' } },
    readinessProbe: { period: '10s', failureThreshold: 6 },
    podSecurityContext: { runAsNonRoot: true },
  });
  expect(left[0]).toEqual({
    path: expect.any(String),
    value: expect.anything(),
    reason: expect.any(String),
    replacement: expect.any(String),
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

test('reads standard input, several files, and takes a name and a release', () => {
  const input = readFileSync(join(program.folder, SAMPLE), 'utf8');
  const other = join(program.folder, 'other.yaml');
  writeFileSync(other, input.replaceAll('name: catalog\n', 'name: other\n').replaceAll('app: catalog', 'app: other'));
  const args = ['run', '--silent', 'adopt', '--', '-', 'other.yaml', '--name', 'other', '--knative', '1.3.1'];
  const outcome = spawnSync('npm', args, { cwd: program.folder, encoding: 'utf8', input });
  expect(outcome.stdout).toContain('\nother: {\n');
  expect(outcome.stderr).toContain('Deployment catalog\n  it is another application');
  expect(outcome.status).toBe(0);
});

test('says nothing where everything is kept', () => {
  const manifest = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'plain' } };
  const containers = [{ image: 'app/plain:1', ports: [{ containerPort: 3000 }] }];
  writeFileSync(
    join(program.folder, 'plain.json'),
    JSON.stringify({ ...manifest, spec: { template: { spec: { containers } } } }),
  );
  expect(run('plain.json')).toEqual({
    status: 0,
    stdout: "plain: {\n  image: 'app/plain:1',\n  port: 3000,\n},\n",
    stderr: '',
  });
});

test('--help prints how it is used', () => {
  expect(run('--help')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^usage: npm run --silent adopt --/),
  });
});

test.each([
  ['no file', [], 'usage: npm run --silent adopt -- FILE...'],
  ['a file that is not there', ['missing.yaml'], 'missing.yaml: ENOENT'],
  ['a name of no Deployment', [SAMPLE, '--name', 'other'], "name is 'other'; allowed: catalog"],
  ['a file of other objects', ['package.json'], 'allowed: an object of Kubernetes'],
  ['an unknown release', [SAMPLE, '--knative', '1.99.0'], "'1.99.0'; allowed: "],
  ['an unknown option', [SAMPLE, '--yaml'], "Unknown option '--yaml'"],
])('%s is told without a stack trace, and exits with 2', (_, args, expected) => {
  const { status, stdout, stderr } = run(...args);
  expect(stderr).toContain(expected);
  expect(stderr).not.toMatch(/^ +at /m);
  expect(stdout).toBe('');
  expect(status).toBe(2);
});
