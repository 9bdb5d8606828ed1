// The workflow that puts the diff into a pull request: its own shell steps, run in a repository of the test.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parse } from 'yaml';
import { adjustMain, WITHOUT_METRICS } from '../support/adjustment';
import { type Outcome, ProgramCopy, ROOT, runCommand } from '../support/program';
import { commit, git, initRepository } from '../support/repository';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly on: { readonly pull_request: { readonly types: readonly string[] } };
  readonly permissions: Readonly<Record<string, string>>;
  readonly defaults: { readonly run: { readonly shell: string } };
  readonly jobs: { readonly diff: { readonly steps: readonly Step[] } };
}

const read = (name: string) => parse(readFileSync(join(ROOT, '.github', 'workflows', name), 'utf8'));
const WORKFLOW: Workflow = read('diff.yaml');
const { steps } = WORKFLOW.jobs.diff;

let program: ProgramCopy;

/** Returns where a file of the program's folder is. */
const file = (name: string) => join(program.folder, name);

/** What the runner puts in the place of an expression. */
const evaluate = (expression: string, labels: readonly string[]): string => {
  switch (expression) {
    case 'github.token':
      return 'token';
    case 'github.event.pull_request.number':
      return '7';
    case 'toJSON(github.event.pull_request.labels.*.name)':
      return JSON.stringify(labels, null, 2);
    default:
      throw new RangeError(`the test knows no ${expression}`);
  }
};

/** Runs shell steps one after the other until one fails, as the runner does. */
function runSteps(some: readonly Step[], labels: readonly string[] = []): Outcome {
  writeFileSync(file('env.txt'), '');
  writeFileSync(file('summary.txt'), '');
  let outcome: Outcome = { status: 0, stdout: '', stderr: '' };
  for (const { run, env = {} } of some) {
    if (run === undefined || run === 'npm ci') {
      continue;
    }
    const own = Object.entries(env).map(([name, value]) => [
      name,
      value.replaceAll(/\$\{\{ (.*?) \}\}/g, (_, expression: string) => evaluate(expression, labels)),
    ]);
    const exported = readFileSync(file('env.txt'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
    outcome = runCommand(program.folder, 'bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run], {
      PATH: `${file('bin')}${delimiter}${process.env['PATH']}`,
      BASE: 'origin/main',
      GITHUB_BASE_REF: 'main',
      GITHUB_ENV: file('env.txt'),
      GITHUB_STEP_SUMMARY: file('summary.txt'),
      ...Object.fromEntries([...exported, ...own]),
    });
    if (outcome.status !== 0) {
      return outcome;
    }
  }
  return outcome;
}

beforeAll(() => {
  program = new ProgramCopy();
  mkdirSync(file('bin'));
  writeFileSync(file('bin/gh'), `#!/usr/bin/env bash\necho "$GH_TOKEN $*" > '${file('gh.txt')}'\n`, { mode: 0o755 });
  // A day of traffic shows what a month does.
  program.edit('cost.ts', 'traffic: {', 'traffic: { days: 1,');
  initRepository(program.folder, 'dist', 'main.ts', 'environments.yaml');
  git(program.folder, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
});
afterAll(() => program.remove());

describe('the workflow', () => {
  test('runs again when a label comes or goes', () => {
    expect(WORKFLOW.on.pull_request.types).toEqual(
      expect.arrayContaining(['opened', 'synchronize', 'labeled', 'unlabeled']),
    );
  });

  test('may write comments and nothing else', () => {
    expect(WORKFLOW.permissions).toEqual({ contents: 'read', 'pull-requests': 'write' });
  });

  test('has the whole history, and uses the actions that ci uses', () => {
    const actions = (of: readonly Step[]) => of.flatMap(({ uses }) => uses ?? []);
    expect(actions(steps)).toEqual(actions(read('ci.yaml').jobs.test.steps));
    expect(steps[0]?.with).toMatchObject({ 'fetch-depth': 0 });
  });

  test('puts no text of others into a script', () => {
    expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
    expect(WORKFLOW.defaults.run.shell).toBe('bash');
  });

  test('comments only where the token can write', () => {
    expect(steps.find(({ run }) => run?.startsWith('gh '))?.if).toBe(
      'github.event.pull_request.head.repo.full_name == github.repository',
    );
  });
});

describe('a pull request', () => {
  test('that changes nothing passes, and says so', () => {
    expect(runSteps(steps)).toMatchObject({ status: 0, stderr: '' });
    const expected =
      /^\*\*dist\/\*\* no differences: `[0-9a-f]{40}` has what main\.ts gives\n\n\*\*Cost\*\* \$0\.00 a month/;
    expect(readFileSync(file('summary.txt'), 'utf8')).toMatch(expected);
    expect(readFileSync(file('comment.md'), 'utf8')).toMatch(expected);
    expect(readFileSync(file('gh.txt'), 'utf8')).toBe(
      'token pr comment 7 --edit-last --create-if-none --body-file comment.md\n',
    );
  });

  test('whose dist/ is stale tells what changes, and fails', () => {
    program.edit('environments.yaml', 'owner: sales@example.com', 'owner: demo@example.com');
    expect(runSteps(steps)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("dist/ isn't what main.ts gives"),
    });
    expect(readFileSync(file('summary.txt'), 'utf8')).toContain('`"sales@example.com"` → `"demo@example.com"`');
    git(program.folder, 'checkout', '--quiet', '--', 'environments.yaml');
  });

  describe('that deletes a CustomResourceDefinition', () => {
    beforeAll(() => {
      adjustMain(program, WITHOUT_METRICS);
      expect(program.npm('run', '--silent', 'synth', '--', '--yes-delete', '1').status).toBe(0);
      commit(program.folder, 'dist', 'main.ts');
    });

    test('passes with the label for it', () => {
      expect(runSteps(steps, ['bug', 'yes-delete-1', 'wontfix'])).toMatchObject({ status: 0, stderr: '' });
      expect(readFileSync(file('summary.txt'), 'utf8')).toContain('> [!CAUTION]\n');
    });

    test.each([
      [1, [], 'or by the label yes-delete-1 on the pull request'],
      [1, ['bug', 'no-yes-delete-1', 'yes-delete'], 'or by the label yes-delete-1 on the pull request'],
      [1, ['yes-delete-2'], '--yes-delete is 2; allowed: 1'],
      [2, ['yes-delete-all'], "--yes-delete is 'all'; allowed: a whole number, 1 or more"],
      [2, ['yes-delete-1', 'yes-delete-2'], String.raw`--yes-delete is '1\n2'; allowed: a whole number, 1 or more`],
      [2, ['yes-delete---help'], "--yes-delete is '--help'; allowed: a whole number, 1 or more"],
      [2, ['yes-delete-$(touch broken)'], "--yes-delete is '$(touch broken)'; allowed: a whole number, 1 or more"],
      [2, ['yes-delete-1 --help'], "--yes-delete is '1 --help'; allowed: a whole number, 1 or more"],
    ])('exits with %i with the labels %j', (status, labels, message) => {
      expect(runSteps(steps.slice(-1), labels)).toMatchObject({ status, stderr: expect.stringContaining(message) });
      expect(existsSync(file('broken'))).toBe(false);
    });
  });
});
