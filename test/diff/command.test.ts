// `npm run check` and `npm run diff` as a user runs them, in a git repository.
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Diff } from '../../lib/diff/diff';
import { compareFiles } from '../../lib/gitops/output-folder';
import { adjustMain, WITHOUT_METRICS } from '../support/adjustment';
import { type Outcome, ProgramCopy, ROOT, runCommand } from '../support/program';
import { commit, git, initRepository } from '../support/repository';

const COMMITTED = ['dist', 'main.ts', 'environments.yaml'];
const DEV_07 = 'dev-07';

let program: ProgramCopy;
beforeAll(() => {
  program = new ProgramCopy();
  initRepository(program.folder, ...COMMITTED);
  git(program.folder, 'tag', 'start');
});
afterEach(() => {
  git(program.folder, 'reset', '--quiet', '--hard', 'start');
  git(program.folder, 'clean', '--quiet', '--force', '-d', 'dist');
});
afterAll(() => program.remove());

const run = (command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Outcome =>
  runCommand(program.folder, process.execPath, ['--import', 'tsx', `scripts/${command}.ts`, ...args], env);
const check = (...args: readonly string[]) => run('check', args);
const diff = (...args: readonly string[]) => run('diff', args);
const data = (...args: readonly string[]): Diff => JSON.parse(diff('--json', ...args).stdout);
const synth = (...args: readonly string[]) => {
  const outcome = program.npm('run', '--silent', 'synth', '--', ...args);
  expect(outcome.status).toBe(0);
};

/** Takes environments out of the table. */
const removeEnvironments = (...names: readonly string[]) => {
  const path = join(program.folder, 'environments.yaml');
  const rows = readFileSync(path, 'utf8').split(/^(?= {2}- name: )/m);
  writeFileSync(path, rows.filter((row) => !names.some((name) => row.startsWith(`  - name: ${name}\n`))).join(''));
};

const names = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => `dev-${String(first + index).padStart(2, '0')}`);

describe('nothing differs', () => {
  test('and both say so', () => {
    const { size } = program.files();
    expect(check('--base', 'HEAD')).toEqual({
      status: 0,
      stdout: `dist/ is what main.ts gives: ${size} objects\n`,
      stderr: '',
    });
    expect(diff('--exit-code')).toEqual({
      status: 0,
      stdout: 'no differences: HEAD has what main.ts gives\n',
      stderr: '',
    });
  });

  test('by npm as well', () => {
    expect(program.npm('run', '--silent', 'check').stdout).toMatch(/^dist\/ is what main\.ts gives: \d+ objects\n$/);
    expect(program.npm('run', '--silent', 'diff', '--', '--base', 'main', '--markdown').stdout).toBe(
      '**dist/** no differences: `main` has what main.ts gives\n',
    );
  });
});

describe('check', () => {
  test('fails with each file that is not what main.ts gives, and writes none', () => {
    program.edit('environments.yaml', 'owner: checkout@example.com', 'owner: search@example.com');
    rmSync(join(program.folder, 'dist', 'environments', 'dev-02', '00-namespace-dev-02.yaml'));
    writeFileSync(join(program.folder, 'dist', 'notes.md'), 'mine');
    const before = program.files();
    const { status, stdout, stderr } = check();
    expect(stderr.trimEnd().split('\n')).toEqual([
      "dist/ isn't what main.ts gives; npm run synth adds (+), changes (~) or removes (-) these files: run it, and commit dist/",
      '  + environments/dev-02/00-namespace-dev-02.yaml',
      '  ~ argocd/applications/80-application.argoproj.io-knative-dev-fleet-dev-01.yaml',
      '  ~ environments/dev-01/00-namespace-dev-01.yaml',
      '  ~ environments/dev-01/20-rolebinding-owner-view.yaml',
      '  - notes.md',
      'dist/notes.md was not written by synth; allowed: only files that synth has written, as it replaces the folder',
    ]);
    expect([status, stdout]).toEqual([1, '']);
    expect(compareFiles(before, program.files())).toEqual({ added: [], changed: [], removed: [] });
  });

  test('fails where main.ts gives nothing', () => {
    program.writeMain(
      "import { GitOpsApp } from './lib/gitops/gitops-app';\nexport const build = () => new GitOpsApp({ kubernetes: '1.34' });\n",
    );
    expect(check()).toEqual({ status: 1, stdout: '', stderr: 'main.ts gives no object; allowed: one or more\n' });
  });

  test('lets a few environments go, and says which', () => {
    removeEnvironments('dev-03');
    synth();
    const { status, stdout } = check('--base', 'HEAD');
    expect(stdout).toMatch(
      /^Deletes what can't be had back\n {2}! dev-03, and with it everything in its namespace\ndist\/ is what main\.ts gives: /,
    );
    expect(status).toBe(0);
  });

  test('lets many go, or a protected one, only with consent', () => {
    removeEnvironments(...names(13, 18), 'dev-20');
    synth('--yes-delete', '7');
    commit(program.folder, ...COMMITTED);
    expect(check().status).toBe(0);

    const refused = check('--base', 'start');
    const how = 'npm run check -- --base start --yes-delete 7, or by the label yes-delete-7 on the pull request';
    expect(refused.stderr.trimEnd().split('\n')).toEqual([
      `7 of 20 environments would be deleted: ${names(13, 18).join(', ')}, dev-20; allowed: at most 5, or with --yes-delete 7, as in ${how}`,
      `dev-20 would be deleted, although protected; allowed: only with --yes-delete 7, as in ${how}`,
    ]);
    expect(refused.status).toBe(1);

    expect(check('--base', 'start', '--yes-delete', '6')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('--yes-delete is 6; allowed: 7, as this deletes dev-13'),
    });
    expect(check('--base', 'start', '--yes-delete', '7').status).toBe(0);
    expect(check('--base', 'HEAD', '--yes-delete', '7')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('--yes-delete is 7; allowed: none'),
    });
  });
});

describe('diff', () => {
  test('tells what all, all but one and one of the environments have alike', () => {
    program.edit('main.ts', "env: { TARGET: 'development' },", "env: { TARGET: 'test' },\n        port: 3000,");
    program.edit('environments.yaml', 'owner: sales@example.com', 'owner: demo@example.com');
    const { status, stdout } = diff();
    expect(stdout.split('\n')).toEqual([
      'from HEAD to what main.ts gives: 0 objects added, 0 removed, 23 changed',
      '',
      'Consequences',
      '  rolls a new revision',
      '      Service.serving.knative.dev ENVIRONMENT/hello in all 20 environments',
      '',
      'argocd',
      '  ~ Application.argoproj.io argocd/knative-dev-fleet-dev-20',
      '      metadata.annotations[\'a8r.io/owner\']: "sales@example.com" → "demo@example.com"',
      '',
      'environments',
      '  ~ Service.serving.knative.dev ENVIRONMENT/hello in all 20 environments',
      '      spec.template.spec.containers[0].ports is added: [{"containerPort":3000}]',
      `  ~ Service.serving.knative.dev ENVIRONMENT/hello in 19 of 20 environments: all but ${DEV_07}`,
      '      spec.template.spec.containers[0].env[TARGET].value: "development" → "test"',
      '  ~ Namespace dev-20',
      '      metadata.annotations[\'a8r.io/owner\']: "sales@example.com" → "demo@example.com"',
      '  ~ RoleBinding.rbac.authorization.k8s.io dev-20/owner-view',
      '      subjects[sales@example.com] is removed: {"apiGroup":"rbac.authorization.k8s.io","kind":"Group","name":"sales@example.com"}',
      '      subjects[demo@example.com] is added: {"apiGroup":"rbac.authorization.k8s.io","kind":"Group","name":"demo@example.com"}',
      '',
    ]);
    expect(status).toBe(0);
    expect(diff('--exit-code').status).toBe(1);
    expect(data().groups).toMatchObject([
      { folder: 'argocd', changes: { length: 1 } },
      { folder: 'environments', changes: { length: 4 } },
    ]);
  });

  test('prints the example of docs/diff.md', () => {
    program.edit('main.ts', "TARGET: 'development'", "TARGET: 'test'");
    removeEnvironments('dev-03');
    const table = readFileSync(join(program.folder, 'environments.yaml'), 'utf8');
    writeFileSync(join(program.folder, 'environments.yaml'), `${table}  - name: dev-21\n    owner: maps@example.com\n`);
    const [, example] = readFileSync(join(ROOT, 'docs', 'diff.md'), 'utf8').split('```text\n');
    expect(example).toMatch(/^from origin\/main /);
    git(program.folder, 'update-ref', 'refs/remotes/origin/main', 'start');
    const { stdout } = diff('--base', 'origin/main');
    expect(example?.split('```')[0]).toBe(stdout);
  });

  test('tells environments that are added, deleted and renamed', () => {
    removeEnvironments('dev-03');
    program.edit('environments.yaml', 'name: dev-05', 'name: shop');
    const table = readFileSync(join(program.folder, 'environments.yaml'), 'utf8');
    writeFileSync(join(program.folder, 'environments.yaml'), `${table}  - name: maps\n    owner: maps@example.com\n`);
    const { stdout } = diff();
    expect(stdout.split('\n')).toEqual([
      'from HEAD to what main.ts gives: 12 objects added, 12 removed, 0 changed; 2 environments added; 2 environments removed',
      '',
      "Deletes what can't be had back",
      '  ! dev-03, and with it everything in its namespace',
      '  ! dev-05, and with it everything in its namespace',
      '  ! so few environments, none of them protected, need no consent',
      '',
      'Environments',
      '  + maps: 6 objects',
      '  - dev-03: 6 objects, and everything else in its namespace',
      '  ~ shop is renamed from dev-05: everything in dev-05 is deleted, and shop starts anew',
      '',
    ]);
  });

  test('sums up what an upgrade of the release changes everywhere', () => {
    program.edit('main.ts', "kubernetes: '1.34'", "kubernetes: '1.34', knative: '1.22.1'");
    synth();
    commit(program.folder, ...COMMITTED);
    program.edit('main.ts', "knative: '1.22.1'", "knative: '1.23.0'");
    const found = data();
    expect(found.release).toMatchObject({ from: '1.22.1', to: '1.23.0' });
    expect(found.release?.warning).toBeUndefined();
    expect(found.release?.newVersionLabels).toBeGreaterThan(50);
    const paths = found.groups.flatMap(({ changes }) =>
      changes.flatMap((change) => change.changes.map(({ path }) => path)),
    );
    expect(paths.filter((path) => /description$|app\.kubernetes\.io\/version/.test(path))).toEqual([]);
    const effects = new Map(
      found.consequences.map(({ effect, objects }) => [effect, objects.map(({ object }) => object)]),
    );
    expect(effects.get('replaces the pods of APIs that run')).toContain('ConfigMap knative-serving/config-deployment');
    expect(effects.get('restarts pods')).toContain('Deployment.apps knative-serving/activator');
    expect(effects.get('rolls a new revision')).toBeUndefined();
    expect(diff().stdout).toContain('      npm run upgrade-plan -- 1.22.1 1.23.0 prints what the step asks for\n');
  });

  test('tells a load balancer that moves, one that goes, and a CustomResourceDefinition that goes', () => {
    adjustMain(
      program,
      `${WITHOUT_METRICS}
      const { annotations } = manifest.metadata;
      if (manifest.metadata.name === 'kourier') {
        return [{ ...object, manifest: { ...manifest, metadata: { ...manifest.metadata, annotations: { ...annotations, 'networking.gke.io/load-balancer-type': 'Internal' } } } }];
      }`,
    );
    const { stdout } = diff();
    expect(stdout).toContain(
      [
        "Deletes what can't be had back",
        '  ! CustomResourceDefinition metrics.autoscaling.internal.knative.dev, and with it every object of its kind in the cluster',
        '  ! somebody must consent: npm run synth -- --yes-delete 1 writes it, and the label yes-delete-1 lets the pull request pass',
        '',
        'Consequences',
        '  recreates the load balancer, with another address',
        '      Service kourier-system/kourier',
        '',
        'platform',
        '  - CustomResourceDefinition.apiextensions.k8s.io metrics.autoscaling.internal.knative.dev',
        '  ~ Service kourier-system/kourier',
        '      metadata.annotations[\'networking.gke.io/load-balancer-type\'] is added: "Internal"',
        '',
      ].join('\n'),
    );
    expect(check('--base', 'HEAD').stderr).toContain(
      'CustomResourceDefinition metrics.autoscaling.internal.knative.dev would be deleted, and with it every object of its kind in the cluster; allowed: only with --yes-delete 1',
    );
  });

  test('of a commit without dist/ tells everything as added', () => {
    git(program.folder, 'rm', '--quiet', '-r', '--cached', 'dist');
    git(program.folder, 'commit', '--quiet', '--message', 'none');
    const { size } = program.files();
    const found = data();
    expect(found.objects).toEqual({ added: size, removed: 0, changed: 0 });
    expect(found.environments.added).toHaveLength(20);
    expect(found.consequences).toEqual([]);
    git(program.folder, 'reset', '--quiet', 'start');
  });
});

test('the program may be in a folder of its repository', () => {
  const repository = mkdtempSync(join(tmpdir(), 'repository-'));
  const nested = new ProgramCopy();
  try {
    mkdirSync(join(repository, 'programs'));
    renameSync(nested.folder, join(repository, 'programs', 'fleet'));
    initRepository(repository, 'programs/fleet/dist');
    const folder = join(repository, 'programs', 'fleet');
    const { stdout } = runCommand(folder, process.execPath, ['--import', 'tsx', 'scripts/diff.ts']);
    expect(stdout).toBe('no differences: HEAD has what main.ts gives\n');
  } finally {
    rmSync(repository, { recursive: true });
  }
});

describe('mistakes', () => {
  test.each([
    ['check', ['--base', 'nowhere'], "--base is 'nowhere'; allowed: a commit of this repository"],
    ['check', ['--yes-delete', '1'], 'usage: npm run --silent check'],
    ['check', ['--base', 'HEAD', '--yes-delete', 'all'], "--yes-delete is 'all'; allowed: a whole number, 1 or more"],
    ['check', ['dist'], "Unexpected argument 'dist'"],
    ['diff', ['--base', 'nowhere'], "--base is 'nowhere'; allowed: a commit of this repository"],
    ['diff', ['--base'], "Option '--base <value>' argument missing"],
    ['diff', ['--markdown', '--json'], 'usage: npm run --silent diff'],
    ['diff', ['--yaml'], "Unknown option '--yaml'"],
  ])('%s %j exits with 2', (command, args, message) => {
    const { status, stdout, stderr } = run(command, args);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^ +at /m);
    expect([status, stdout]).toEqual([2, '']);
  });

  test.each(['check', 'diff'])('in main.ts let %s exit with 1', (command) => {
    program.edit('environments.yaml', 'name: dev-02', 'name: dev-01');
    const { status, stdout, stderr } = run(command, []);
    expect(stderr).toContain('dev-01');
    expect(stderr).not.toMatch(/^ +at /m);
    expect([status, stdout]).toEqual([1, '']);
  });

  test('of the machine are told: there is no git', () => {
    const { status, stderr } = run('diff', [], { PATH: program.folder });
    expect(stderr).toBe(
      'git is not installed; allowed: git 2.24 or newer, by which another version of dist/ is read\n',
    );
    expect(status).toBe(2);
  });
});

test.each(['check', 'diff'])('%s explains itself', (command) => {
  const { status, stdout } = run(command, ['--help']);
  expect(stdout).toMatch(/^usage: npm run .*\n\n\w/);
  expect(stdout).toMatch(/Exits with 0 if .*, with 1 if .*, and with 2 if /s);
  expect(status).toBe(0);
});
