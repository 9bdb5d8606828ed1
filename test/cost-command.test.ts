// npm run cost as a user runs it: with the profile of cost.ts, with logs, and against another version of dist/.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CostReport } from '../lib/cost/report/cost-report';
import { type Outcome, ProgramCopy, runCommand } from './support/program';
import { initRepository } from './support/repository';

const SAMPLE = 'docs/samples/requests.csv';

let program: ProgramCopy;

beforeAll(() => {
  program = new ProgramCopy();
  initRepository(program.folder, 'dist');
});
afterAll(() => program.remove());

const cost = (...args: readonly string[]): Outcome =>
  runCommand(program.folder, process.execPath, ['--import', 'tsx', 'scripts/cost.ts', ...args]);

function reportOf(...args: readonly string[]): CostReport {
  const { status, stdout, stderr } = cost(...args, '--json');
  if (status !== 0) {
    throw new Error(stderr);
  }
  return JSON.parse(stdout);
}

describe('a week of 20 environments by the profile', () => {
  let report: CostReport;
  beforeAll(() => {
    report = reportOf();
  });

  test('has all environments, with their links, images and owners', () => {
    expect(report.environments).toHaveLength(20);
    expect(report.environments[6]).toMatchObject({
      name: 'dev-07',
      owner: 'search@example.com',
      apis: [{ link: 'http://hello-dev-07.dev.example.com', image: expect.stringContaining('@sha256:530609c992') }],
    });
  });

  test('costs more from level to level, and less than if it always ran', () => {
    const { low, expected, high } = report.total;
    expect(low.money).toBeLessThanOrEqual(expected.money);
    expect(expected.money).toBeLessThanOrEqual(high.money);
    expect(expected.environments.money).toBeLessThan(report.alwaysOn.environments.money / 5);
    expect(report.workingHours.environments.podHours).toBeCloseTo((20 * 45 * 730) / 168, -2);
  });

  test('has pods for as long as its requests need them', () => {
    for (const { name, amounts, service } of report.environments) {
      const hours = (amounts.expected.podHours * 168) / 730;
      const { coldStartsPerDay, awakeShare } = service.expected;
      // Each time that a pod goes, it runs for 30 seconds more.
      const expected = awakeShare * 168 + (coldStartsPerDay * 7 * 30) / 3600;
      expect([name, Math.abs(hours - expected) < 0.1 + expected * 0.05]).toEqual([name, true]);
    }
  });

  test('is the same each time', () => {
    expect(reportOf()).toEqual(report);
  });
});

describe('a log', () => {
  test('is told with its rows and its callers', () => {
    const { traffic, environments, notes } = reportOf(SAMPLE);
    const rows = readFileSync(join(program.folder, SAMPLE), 'utf8').trimEnd().split('\n').length - 1;
    expect(traffic).toMatchObject({ kind: 'log', files: [SAMPLE], rows, used: rows, bad: [], foreignRows: 0 });
    expect(environments.find(({ name }) => name === 'dev-03')?.wakers).toMatchObject([
      { caller: 'uptime-check/1.0 from 10.8.0.5', everySeconds: expect.closeTo(60, 0) },
    ]);
    expect(notes[0]).toMatch(/^the traffic is of less than a week/);
  });

  test('with rows that cannot be used says how many and why', () => {
    const log = join(program.folder, 'bad.csv');
    const [header = '', ...rows] = readFileSync(join(program.folder, SAMPLE), 'utf8').split('\n');
    writeFileSync(log, [header, 'yesterday,hello-dev-01.dev.example.com,12,curl/8,10.0.0.1', ...rows].join('\n'));
    const { status, stdout } = cost(log);
    expect(status).toBe(0);
    expect(stdout).toMatch(/bad\.csv:2/);
  });

  test('of other hosts is refused, and they are named', () => {
    const log = join(program.folder, 'foreign.csv');
    writeFileSync(log, 'time,host,duration_ms\n2026-11-02T08:00:00Z,shop.example.org,12\n');
    const { status, stdout, stderr } = cost(log);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('shop.example.org');
    expect(stderr).toContain('hello-dev-01.dev.example.com');
    expect(stderr).not.toContain('    at ');
  });

  test('can be cut to a period', () => {
    const { from, until, traffic } = reportOf(
      SAMPLE,
      '--from',
      '2026-11-02T09:00:00Z',
      '--until',
      '2026-11-02T10:00:00Z',
    );
    expect([from, until]).toEqual(['2026-11-02T09:00:00Z', '2026-11-02T10:00:00Z']);
    const all = reportOf(SAMPLE).traffic;
    const usedOf = (summary: typeof all) => (summary.kind === 'log' ? summary.used : 0);
    expect(usedOf(traffic)).toBeGreaterThan(0);
    expect(usedOf(traffic)).toBeLessThan(usedOf(all));
  });
});

describe('a base', () => {
  test('that is the same costs the same', () => {
    const { stdout } = cost(SAMPLE, '--base', 'HEAD', '--json');
    const { base, ...report } = JSON.parse(stdout);
    expect(base.report.total).toEqual(report.total);
    expect(base.report.environments).toEqual(report.environments);
  });

  test('with other settings is told first in a comment', () => {
    program.edit('main.ts', "env: { TARGET: 'development' },", "env: { TARGET: 'development' }, minScale: 1,");
    const { status, stdout } = cost(SAMPLE, '--base', 'HEAD', '--markdown');
    expect(status).toBe(0);
    expect(stdout.split('\n')[0]).toMatch(/\+\$[\d.]+ a month/);
    expect(stdout).toContain('minScale');
  });

  test('without an install is refused', () => {
    const { status, stderr } = cost('--base', 'nowhere');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^--base is 'nowhere'; allowed: a commit/);
  });
});

test('the page is whole', () => {
  const { status, stdout } = cost(SAMPLE, '--html');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^<!doctype html>/);
  expect(stdout.match(/<svg /g)?.length).toBeGreaterThan(2);
  expect(stdout).toContain('http://hello-dev-07.dev.example.com');
});

test.each([
  [['--json', '--html']],
  [['--markdown', '--json']],
  [['--from', '2026-11-02']],
  [['--until', '2026-11-02']],
])('%j are no arguments', (args) => {
  const { status, stdout, stderr } = cost(...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^usage: npm run --silent cost/);
});

test('a program that is refused has no cost', () => {
  const other = new ProgramCopy();
  try {
    other.edit('main.ts', "domain: 'dev.example.com'", "domain: 'dev_example'");
    const { status, stdout, stderr } = runCommand(other.folder, process.execPath, [
      '--import',
      'tsx',
      'scripts/cost.ts',
    ]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain("'dev_example'");
  } finally {
    other.remove();
  }
});

test.each([
  [
    'traffic and pods',
    [
      ["timeZone: 'Europe/Berlin'", "timeZone: 'Berlin'"],
      ['high: Duration.seconds(15)', 'high: Duration.seconds(1)'],
    ],
    [/^timeZone is 'Berlin'; allowed: /, /^podStart is low 2, expected 5, high 1 /],
  ],
  [
    'nodes',
    [
      ["region: 'europe-west1'", "region: 'mars'"],
      ["machine: 'e2-standard-4'", "machine: 'e2-standard-3'"],
    ],
    [/^region is 'mars'; allowed: /, /^machine is 'e2-standard-3'; allowed: /],
  ],
] as const)('all that is wrong with assumed %s is told', (_, edits, problems) => {
  const other = new ProgramCopy();
  try {
    for (const [from, to] of edits) {
      other.edit('cost.ts', from, to);
    }
    const { status, stderr } = runCommand(other.folder, process.execPath, [
      '--import',
      'tsx',
      'scripts/cost.ts',
      SAMPLE,
    ]);
    expect(status).toBe(2);
    expect(stderr.trimEnd().split('\n')).toEqual(problems.map((problem) => expect.stringMatching(problem)));
  } finally {
    other.remove();
  }
});
