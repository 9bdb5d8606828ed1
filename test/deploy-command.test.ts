// npm run deploy as a user runs it, with a kubectl in front of a fake cluster.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { FakeKubectl } from './support/fake-kubectl';
import { type Outcome, ProgramCopy, ROOT, runCommand } from './support/program';

let program: ProgramCopy;
let kubectl: FakeKubectl;

const ARGUMENTS = ['--import', 'tsx', 'scripts/deploy.ts'];

const deploy = (...args: readonly string[]): Outcome =>
  runCommand(program.folder, process.execPath, [...ARGUMENTS, ...args], kubectl.env);

beforeAll(() => {
  program = new ProgramCopy();
  kubectl = new FakeKubectl(program.folder);
});
beforeEach(() => kubectl.write());
afterAll(() => program.remove());

/** The files that are not for Argo CD. */
const deployed = () => [...program.files().keys()].filter((path) => !path.startsWith('argocd/'));

test('deploys dist/, and says what it did', () => {
  const { status, stdout, stderr } = deploy('--context', 'dev');
  expect(stderr).toBe('');
  expect(stdout).toMatch(
    /^context dev: Kubernetes v1\.34\.2\n24 objects left out, for those who have Argo CD\nwave 0 {3}\d+ objects: \d+ created\n/,
  );
  expect(stdout).toContain(`deployed: ${deployed().length} objects: ${deployed().length} created\n`);
  expect(status).toBe(0);
  const cluster = kubectl.cluster();
  expect(cluster.ids()).toHaveLength(deployed().length);
  // The context is in every command but the one that lists them.
  expect(cluster.state.calls.filter(({ args }) => !args.includes('dev')).map(({ args }) => args[0])).toEqual([
    'config',
  ]);
});

test('--dry-run changes nothing', () => {
  const { status, stdout } = deploy('--context', 'dev', '--dry-run');
  expect(stdout).toContain('wave 0   22 objects: 22 created\n');
  expect(status).toBe(0);
  expect(kubectl.cluster().ids()).toEqual([]);
});

test('a folder, --force-conflicts and --prune get to kubectl', () => {
  deploy('--context', 'dev', 'platform', '--force-conflicts');
  const before = kubectl.cluster();
  expect(before.ids().filter((id) => id.includes('dev-'))).toEqual([]);
  expect(before.state.calls.some(({ args }) => args.includes('--force-conflicts'))).toBe(true);
  const labels = { 'knative-dev-fleet/deployed': 'true' };
  const managedFields = [{ manager: 'knative-dev-fleet', operation: 'Apply' }];
  kubectl.change({
    objects: [
      ...before.state.objects,
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'gone', labels, managedFields } },
    ],
  });
  const refused = deploy('--context', 'dev', '--prune');
  expect(refused.status).toBe(1);
  expect(refused.stderr).toBe(
    'nothing is applied:\n  namespace gone would be deleted, and with it everything in it; allowed: only with --yes-delete 1, as in npm run deploy -- --context dev --prune --yes-delete 1\n',
  );
  const { status, stdout } = deploy('--context', 'dev', '--prune', '--yes-delete', '1');
  expect(stdout).toMatch(/deleted {2}Namespace gone\n$/);
  expect(status).toBe(0);
});

test('a failure goes to standard error, and another run goes on', () => {
  kubectl.change({
    disturbances: [{ command: 'apply', object: 'config-domain$', message: 'Error from server (Forbidden): not you' }],
  });
  const failed = deploy('--context', 'dev');
  expect(failed.status).toBe(1);
  expect(failed.stderr).toMatch(
    /^wave 30 failed: the cluster refuses 1 object:\n {2}ConfigMap knative-serving\/config-domain \(dist\/.*\.yaml\): .* not you\nDone: wave 0, wave 10, wave 20\. .*\n$/,
  );
  kubectl.change({ disturbances: [] });
  const { status, stdout } = deploy('--context', 'dev');
  expect(stdout).toContain('wave 30  14 objects: 1 created, 13 unchanged\n');
  expect(status).toBe(0);
});

describe('when it is stopped', () => {
  const started = () => {
    const child = spawn(process.execPath, [...ARGUMENTS, '--context', 'dev'], {
      cwd: program.folder,
      env: { ...process.env, ...kubectl.env },
    });
    const written: string[] = [];
    child.stderr.on('data', (chunk: Buffer) => written.push(chunk.toString()));
    return { child, stderr: () => written.join('') };
  };

  const ended = (child: ChildProcess) => new Promise((resolve) => child.on('close', resolve));

  const isRunning = (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s, it says where, and ends kubectl', async (signal, expected) => {
    kubectl.change({ disturbances: [{ command: 'apply', object: 'config-domain$', hangs: true }] });
    const { child, stderr } = started();
    try {
      while (child.exitCode === null && kubectl.cluster().state.hanging === 0) {
        await setTimeout(50);
      }
      child.kill(signal);
      expect(await ended(child)).toBe(expected);
    } finally {
      child.kill('SIGKILL');
    }
    const { hanging } = kubectl.cluster().state;
    expect(hanging).toBeGreaterThan(0);
    while (isRunning(hanging)) {
      await setTimeout(50);
    }
    expect(stderr()).toBe(
      `stopped by ${signal} during wave 30; another run goes on there, and what is applied stays as it is\n`,
    );
    kubectl.change({ disturbances: [] });
    expect(deploy('--context', 'dev').status).toBe(0);
  });
});

test('dist/ that main.ts doesn’t give is refused', () => {
  program.edit('environments.yaml', 'owner: checkout@example.com', 'owner: search@example.com');
  const { status, stderr } = deploy('--context', 'dev');
  program.edit('environments.yaml', 'owner: search@example.com', 'owner: checkout@example.com');
  expect(stderr).toMatch(/^dist\/ isn't what main\.ts gives; npm run synth .*\n( {2}~ \S+dev-01\S+\n)+$/);
  expect(status).toBe(1);
  expect(kubectl.cluster().given('apply')).toEqual([]);
});

test('mistakes in the program are told as synth tells them', () => {
  program.edit('environments.yaml', 'name: dev-01', 'name: Dev-01');
  const { status, stderr } = deploy('--context', 'dev');
  program.edit('environments.yaml', 'name: Dev-01', 'name: dev-01');
  expect(stderr).toContain("environments.yaml:6:11: name is 'Dev-01'; allowed: ");
  expect(stderr).not.toContain('    at ');
  expect(status).toBe(1);
});

test.each<[string[], number, string]>([
  [[], 2, '--context is missing, as the current one may be of another cluster; allowed: dev, production\n'],
  [['--context', 'prod'], 2, "--context is 'prod'; allowed: dev, production\n"],
  [['--context', 'dev', 'nope'], 2, "folder is 'nope'; allowed: environments, platform, "],
  [
    ['--context', 'dev', '--prune', 'platform', '--timeout', 'soon'],
    2,
    "--prune is given with platform; allowed: without a folder, as it looks at all of dist/\n--timeout is 'soon'; allowed: a duration such as 90s, 10m or 1h30m\n",
  ],
  [['--context', 'dev', '--timeout', '0s'], 2, "--timeout is '0s'; allowed: a duration such as "],
  [['--context', 'dev', '--yes-delete', '3'], 2, '--yes-delete is 3; allowed: only with --prune, '],
  [['--context', 'dev', '--prune', '--yes-delete', 'all'], 2, "--yes-delete is 'all'; allowed: a whole number"],
  [['--context', 'dev', '--wait'], 2, "Unknown option '--wait'"],
])('%j: %i, %j', (args, expected, message) => {
  const { status, stdout, stderr } = deploy(...args);
  expect(stderr).toContain(message);
  expect([status, stdout]).toEqual([expected, '']);
  expect(kubectl.cluster().given('apply')).toEqual([]);
});

test('a cluster that does not answer is no mistake in the arguments', () => {
  kubectl.change({ disturbances: [{ command: 'version', message: 'Unable to connect to the server: no such host' }] });
  const { status, stderr } = deploy('--context', 'dev');
  expect(stderr).toBe('the cluster does not answer: Unable to connect to the server: no such host\n');
  expect(status).toBe(1);
});

test('without kubectl, it says what is needed', () => {
  const bin = join(program.folder, 'only-node');
  mkdirSync(bin);
  symlinkSync(process.execPath, join(bin, 'node'));
  const { status, stderr } = runCommand(program.folder, process.execPath, [...ARGUMENTS, '--context', 'dev'], {
    PATH: bin,
  });
  expect(stderr).toMatch(/^kubectl is not on the PATH; allowed: kubectl 1\.22 or newer, .*Argo CD.*\n$/);
  expect(status).toBe(1);
});

test('explains itself', () => {
  const { status, stdout } = program.npm('run', '--silent', 'deploy', '--', '--help');
  expect(stdout).toMatch(/^usage: npm run --silent deploy -- --context NAME/);
  expect(status).toBe(0);
});

/** An API server that may be changed: never the one of KUBECONFIG, which may be anybody's. */
const server = process.env['TEST_KUBECONFIG'];
const testWithCluster = server === undefined ? test.skip : test;

testWithCluster(
  'an API server of TEST_KUBECONFIG, where there is one, takes the definitions and checks the rest',
  () => {
    const env = { KUBECONFIG: server };
    const context = runCommand(ROOT, 'kubectl', ['config', 'current-context'], env).stdout.trim();
    const run = (...args: readonly string[]) =>
      runCommand(program.folder, process.execPath, [...ARGUMENTS, '--context', context, ...args], env);
    expect(run('platform/crds')).toMatchObject({ status: 0, stderr: '' });
    expect(run('platform/crds').stdout).toContain('deployed: 12 objects: 12 unchanged\n');
    const { status, stdout, stderr } = run('--dry-run');
    expect(stderr).toBe('');
    expect(stdout).toContain('wave 10  12 objects: 12 unchanged\n');
    expect(status).toBe(0);
  },
);
