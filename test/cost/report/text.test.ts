import { text } from '../../../lib/cost/report/text';
import { PROFILE, sampleReport, withEnvironments } from '../../support/cost-report';

const REPORT = sampleReport();

/** Returns the lines from one that begins so up to the next empty one. */
const section = (all: string, title: string): string[] => {
  const lines = all.split('\n');
  const start = lines.findIndex((line) => line.startsWith(title));
  const length = lines.slice(Math.max(0, start)).indexOf('');
  return start < 0 ? [] : lines.slice(start, length < 0 ? undefined : start + length);
};

test('begins with what it costs, and what that saves', () => {
  expect(section(text(REPORT), '20 environments').join(' ')).toBe(
    '20 environments cost $249.49 a month ($215.52 to $273.64): $3.74 (1.5 %) more than working hours, $251.76 (50 %) less than always on',
  );
});

test.each([
  [true, 'WAY  A MONTH  ENVIRONMENTS  PLATFORM  UNUSED NODES  FEE  POD-HOURS  NODE-HOURS  NODES'],
  [false, 'WAY  A MONTH  ENVIRONMENTS  PLATFORM  FEE  POD-HOURS'],
])('with nodes: %s', (hasNodes, titles) => {
  const lines = section(text(sampleReport({ hasNodes })), 'Ways of running it');
  expect(lines[1]?.trim().replaceAll(/ {2,}/g, '  ')).toBe(titles);
  expect(lines.slice(2).map((line) => line.trim().split(/ {2,}/)[0])).toEqual([
    'As configured, low',
    'As configured',
    'As configured, high',
    'Working hours',
    'Always on',
  ]);
});

test.each([
  [30, 30, undefined],
  [31, 30, '  and 1 more, which --json has'],
  [2000, 30, '  and 1,970 more, which --json has'],
])('%d environments', (environments, rows, more) => {
  const lines = section(text(sampleReport({ environments })), 'Environments');
  expect(lines.filter((line) => line.includes('$'))).toHaveLength(rows);
  expect(lines.find((line) => line.includes('more'))).toBe(more);
});

test.each([
  [true, 'ENVIRONMENT  A MONTH  LOW  HIGH  POD-HOURS  NODE-HOURS  COLD STARTS A DAY  WAITING  AWAKE'],
  [false, 'ENVIRONMENT  A MONTH  LOW  HIGH  POD-HOURS  COLD STARTS A DAY  WAITING  AWAKE'],
])('hours of nodes are told where nodes are charged: %s', (hasNodes, titles) => {
  const lines = section(text(sampleReport({ hasNodes })), 'Environments');
  expect(lines[1]?.trim().replaceAll(/ {2,}/g, '  ')).toBe(titles);
});

test('the dearest environments come first, and long names are cut in the middle', () => {
  const [, , first, ...others] = section(text(REPORT), 'Environments');
  expect(first).toMatch(/^ {2}dev-06 +\$18\.25 +\$12\.77 +\$18\.25 +730 +91\.3 +0 +0 % +100 %$/);
  expect(others).toContainEqual(expect.stringMatching(/^ {2}feature-paym…ong-name-01 /));
});

test.each([
  ['nobody', [], []],
  [
    'somebody',
    [{ api: 'hello', caller: 'x'.repeat(60), requestsPerDay: 1440, everySeconds: 60, idleSeconds: 64, awakeShare: 1 }],
    [`  ${'x'.repeat(49)}…  2 of 2         60 s           2,880  100 %`],
  ],
])('%s keeps them awake', (_, wakers, rows) => {
  const report = withEnvironments(sampleReport({ environments: 2 }), (environment) => ({ ...environment, wakers }));
  expect(section(text(report), 'Who keeps').slice(2)).toEqual(rows);
});

test('the curve has the settings of today', () => {
  const lines = section(text(REPORT), 'Other settings');
  expect(lines).toHaveLength(10);
  expect(lines.filter((line) => line.endsWith('  today'))).toEqual([expect.stringMatching(/^ +60 s +0 s /)]);
  expect(section(text({ ...REPORT, curve: [] }), 'Other settings')).toEqual([]);
});

describe('the traffic', () => {
  test('of a log', () => {
    expect(section(text(REPORT), 'Traffic')).toEqual([
      'Traffic',
      '  Period       2026-11-02 to 2026-11-09 (7 days)',
      '  Log          requests.csv',
      '  Rows         1,000,123, of which 990,100 are requests to the fleet',
      "  Bad rows     12 rows can't be used: no host; the first is requests.csv:17",
      '  Other hosts  10,011 rows for others than the fleet: www.example.com, shop.example.com',
    ]);
    expect(text(REPORT)).toContain('Some rows of the log could not be used');
  });

  test('of logs without bad rows', () => {
    const traffic = {
      kind: 'log' as const,
      files: ['a', 'b'],
      rows: 2,
      used: 2,
      bad: [],
      foreignRows: 0,
      foreignHosts: [],
      withoutDuration: 1,
    };
    const from = '2026-11-02T09:30:00Z';
    const all = text({ ...REPORT, traffic, from, until: '2026-11-03T09:30:00Z' });
    expect(section(all, 'Traffic')).toEqual([
      'Traffic',
      '  Period     2026-11-02 09:30 UTC to 2026-11-03 09:30 UTC (1 day)',
      '  Logs       a, b',
      '  Rows       2, of which 2 are requests to the fleet',
      '  Durations  1 request without one is taken to be short',
    ]);
    expect(all).not.toContain('could not be used');
  });

  test('of a profile', () => {
    expect(section(text({ ...REPORT, traffic: PROFILE }), 'Traffic').slice(2)).toEqual(
      PROFILE.lines.map((line) => `  Profile  ${line}`),
    );
  });
});

test('without notes there is no title for them', () => {
  expect(section(text(REPORT), 'Notes')).toHaveLength(2);
  expect(section(text({ ...REPORT, notes: [] }), 'Notes')).toEqual([]);
});

test('many notes are cut', () => {
  const notes = Array.from({ length: 25 }, (_, index) => `note ${index}`);
  expect(section(text({ ...REPORT, notes }), 'Notes').slice(-2)).toEqual([
    '  note 19',
    '  and 5 more, which --json has',
  ]);
});

test('with a base, says what differs', () => {
  const base = sampleReport({ environments: 18 });
  const lines = section(text(REPORT, { ref: 'origin/main', report: base }), 'Since origin/main');
  expect(lines.join(' ')).toBe(
    'Since origin/main: +$6.96 a month (+2.9 %); +279 pod-hours; +4.72 cold starts a day; 0 environments changed, 2 added, 0 removed',
  );
  expect(text(REPORT)).not.toContain('Since');
});

test('no line is longer than a terminal is wide, and nothing in it moves the cursor', () => {
  const long = `\u001b[2J\r\n${'long '.repeat(300)}`;
  const attacked = withEnvironments(sampleReport({ environments: 40 }), (environment) => ({
    ...environment,
    name: `${environment.name}${'x'.repeat(60)}\u001b[1A`,
    wakers: environment.wakers.map((waker) => ({ ...waker, caller: long })),
  }));
  const report = { ...attacked, notes: [long], cluster: long, assumptions: { 'start of a pod': long } };
  const lines = text(report, { ref: 'main', report: sampleReport() }).split('\n');
  expect(lines.filter((line) => line.length > 110)).toEqual([]);
  expect(lines.filter((line) => /\p{Cc}/u.test(line))).toEqual([]);
});

test('an empty fleet costs what the platform does', () => {
  expect(text(sampleReport({ environments: 0 }))).toMatch(/^0 environments cost \$136\.25 a month/);
});
