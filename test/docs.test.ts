// The samples and commands of README.md, CONTRIBUTING.md and docs/ do what they say.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { CONSEQUENCES } from '../lib/diff/consequences';
import { EFFECTS } from '../lib/diff/rules/rule';
import { SyncWave } from '../lib/gitops/sync-wave';
import { FakeKubectl } from './support/fake-kubectl';
import { ProgramCopy, ROOT, runCommand } from './support/program';
import { git, initRepository } from './support/repository';

const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

const read = (document: string) => readFileSync(join(ROOT, document), 'utf8');

const blocks = (language: string) =>
  DOCUMENTS.flatMap((document) =>
    [...read(document).matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(
      ([, text = ''], index) => [`${document} #${index + 1}`, text] as const,
    ),
  );

/** A sample is a program, or properties of main.ts' fleet. */
const asProgram = (sample: string) =>
  sample.startsWith('import ')
    ? sample
    : `import { App, Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { DevFleet, type DevFleetProps, numbered } from './lib/fleet/dev-fleet';
import { constructProblems, problemLines } from './lib/validation/problems';
const base: DevFleetProps = { domain: 'dev.example.com', environments: numbered('dev', 20), apis: { hello: { image: 'hello:1.0' } } };
const app = new App();
new DevFleet(app, 'environments', { ...base, ${sample} });
console.error(problemLines(constructProblems(app)).join('\\n'));
export const used = [Cpu, Duration, Size, numbered];
`;

let program: ProgramCopy;
beforeEach(() => {
  program = new ProgramCopy();
});
afterEach(() => program.remove());

test('there are samples and commands', () => {
  expect(blocks('ts').length).toBeGreaterThan(5);
  expect(blocks('sh').length).toBeGreaterThan(3);
});

test('every sample compiles', () => {
  blocks('ts').forEach(([, sample], index) => {
    writeFileSync(join(program.folder, `sample-${index}.ts`), asProgram(sample));
  });
  writeFileSync(
    join(program.folder, 'tsconfig.samples.json'),
    JSON.stringify({ extends: './tsconfig.json', include: ['sample-*.ts'] }),
  );
  const outcome = runCommand(program.folder, 'npx', ['tsc', '--project', 'tsconfig.samples.json']);
  expect(outcome).toMatchObject({ status: 0, stdout: '' });
});

/** What synth warns of wherever there is a Kourier that doesn't say its image of Envoy. */
const ALWAYS_WARNED = /^warning: .* a tag that moves.*\n/gm;

test.each(blocks('ts'))('the sample %s synthesizes', (_, sample) => {
  writeFileSync(join(program.folder, 'sample.ts'), asProgram(sample));
  // A sample is a program for a cluster of its own: it doesn't replace what main.ts gives.
  rmSync(join(program.folder, 'dist'), { recursive: true });
  const { status, stderr } = runCommand(program.folder, process.execPath, ['--import', 'tsx', 'sample.ts']);
  expect(stderr.replace(ALWAYS_WARNED, '').trim()).toBe('');
  expect(status).toBe(0);
});

describe('commands', () => {
  /** Puts a program before the one of its name. */
  const stub = (name: string, script: string) => {
    const bin = join(program.folder, 'bin');
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(bin, name), `#!/usr/bin/env bash\nset -euo pipefail\n${script}`, { mode: 0o755 });
    return bin;
  };

  const run = (commands: string) => {
    const npm = runCommand(program.folder, 'bash', ['-c', 'command -v npm']).stdout.trim();
    // What a commit has is asked for by the commands that compare with one.
    if (/npm run .*(?: diff\b| --base )/.test(commands)) {
      initRepository(program.folder, 'dist');
      git(program.folder, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
    }
    // What CI itself runs, or installs, is not run again in a test; the benchmark is run with a small fleet.
    const bin = stub(
      'npm',
      `case "$*" in
        ci | cit | 'run types' | 'run lint') ;;
        'run benchmark') exec '${npm}' run benchmark -- 5 ;;
        *) exec '${npm}' "$@" ;;
      esac\n`,
    );
    const kubectl = new FakeKubectl(program.folder);
    const outcome = runCommand(program.folder, 'bash', ['-euo', 'pipefail', '-c', commands], {
      ...kubectl.env,
      PATH: `${bin}${delimiter}${kubectl.env['PATH']}`,
    });
    return { ...outcome, cluster: kubectl.cluster() };
  };

  test.each(blocks('sh'))('of %s run', (_, commands) => {
    const { status, stdout, stderr } = run(commands);
    expect(`${status === 0 ? '' : stdout + stderr}`).toBe('');
  });

  test('the scripts that CI runs are there', () => {
    const { scripts } = JSON.parse(read('package.json'));
    expect(scripts).toMatchObject({ test: 'jest', types: 'tsc', lint: expect.stringContaining('biome') });
    expect(read('.ci/run')).toMatch(/^npm cit .*\n+npm run types\nnpm run lint$/m);
  });

  test('the README’s way with kubectl applies all of dist/ that is not for Argo CD', () => {
    const [, commands = ''] =
      blocks('sh').find(([name, text]) => name.startsWith('README') && text.includes('run deploy')) ?? [];
    const { cluster } = run(commands);
    const forKubectl = [...program.files().keys()].filter((path) => !path.startsWith('argocd/'));
    expect(cluster.ids()).toHaveLength(forKubectl.length);
  });
});

/** Returns the cells of the table whose first column has a title. */
function tableRows(document: string, title: string): string[][] {
  const lines = read(document).split('\n');
  const rows = lines.slice(lines.findIndex((line) => line.startsWith(`| ${title} `)) + 2);
  return rows.slice(0, rows.indexOf('')).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

test('what changes come to is documented as it is', () => {
  expect(tableRows('docs/diff.md', 'When')).toEqual(
    CONSEQUENCES.map(({ when, effect, reason }) => [when, EFFECTS[effect], reason]),
  );
});

test('the waves are documented as they are', () => {
  const documented = tableRows('docs/gitops.md', 'Wave').map(([wave]) => Number(wave));
  expect(documented).toEqual(Object.values(SyncWave).filter((wave) => typeof wave === 'number'));
});

test('every link within the repository leads somewhere', () => {
  const broken = DOCUMENTS.flatMap((document) =>
    [...read(document).matchAll(/\]\((?!https?:)([^)#]+)/g)]
      .map(([, target = '']) => join(dirname(document), target))
      .filter((target) => !existsSync(join(ROOT, target)))
      .map((target) => `${document}: ${target}`),
  );
  expect(broken).toEqual([]);
});
