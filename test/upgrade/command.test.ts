// `npm run upgrade-plan` as a user runs it.
import { ProgramCopy } from '../support/program';

let program: ProgramCopy;
beforeAll(() => {
  program = new ProgramCopy();
});
afterAll(() => program.remove());

const run = (...args: readonly string[]) => program.npm('run', '--silent', 'upgrade-plan', '--', ...args);

test('prints the plan as Markdown', () => {
  const { status, stdout } = run('1.3.1', '1.3.2', '--kubernetes', '1.25');
  expect(stdout).toMatch(/^# From Knative 1\.3\.1 to 1\.3\.2\n\nThe cluster runs Kubernetes 1\.25\.\n/);
  expect(stdout).toContain('## 1. Knative 1.3.2');
  expect(status).toBe(0);
});

test('prints the same as data, wherever the options stand', () => {
  const { status, stdout } = run('--json', '--kubernetes=1.25', '1.3.1', '1.3.2');
  expect(JSON.parse(stdout)).toMatchObject({
    from: '1.3.1',
    to: '1.3.2',
    kubernetes: '1.25',
    steps: [{ to: '1.3.2' }],
  });
  expect(status).toBe(0);
});

test('says which Kubernetes it assumes', () => {
  const { status, stdout } = run('1.3.1', '1.3.2');
  expect(stdout).toContain('The cluster is taken to run Kubernetes 1.21');
  expect(status).toBe(0);
});

test('that there is nothing to do is a success', () => {
  const { status, stdout } = run('1.3.1', '1.3.1', '--kubernetes', '1.25');
  expect(stdout).toContain('nothing to do');
  expect(status).toBe(0);
});

test.each([
  ['a downgrade', ['1.3.2', '1.3.1'], "TO is '1.3.1'; allowed: 1.3.2, which the cluster runs, or newer."],
  ['an unknown release', ['1.3.1', '1.99.0'], "TO is '1.99.0'; allowed: 1.3.1, 1.3.2, "],
  [
    'a cluster that is too old',
    ['1.3.1', '1.3.2', '--kubernetes', '1.20'],
    "kubernetes is '1.20'; allowed: 1.21 or newer",
  ],
  [
    'a malformed minor',
    ['1.3.1', '1.3.2', '--kubernetes', 'latest'],
    "kubernetes is 'latest'; allowed: a minor version",
  ],
  ['an option without its value', ['1.3.1', '1.3.2', '--kubernetes'], "Option '--kubernetes <value>' argument missing"],
  ['an unknown option', ['1.3.1', '1.3.2', '--yaml'], "Unknown option '--yaml'"],
  ['no target', ['1.3.1'], 'usage: npm run --silent upgrade-plan -- FROM TO'],
  ['one argument too many', ['1.3.1', '1.3.2', '1.4.0'], 'usage: npm run --silent upgrade-plan -- FROM TO'],
])('%s is told without a stack trace, and exits with 2', (_, args, expected) => {
  const { status, stdout, stderr } = run(...args);
  expect(stderr).toContain(expected);
  expect(stderr).not.toMatch(/^ +at /m);
  expect(stdout).toBe('');
  expect(status).toBe(2);
});
