// What the page says; how a browser shows it is in page.test.ts.
import type { CostReport } from '../../../lib/cost/report/cost-report';
import { html } from '../../../lib/cost/report/html';
import { bestOf } from '../../../lib/cost/report/page/curve';
import { PROFILE, sampleReport, withEnvironments } from '../../support/cost-report';

const REPORT = sampleReport();

const headings = (page: string) => [...page.matchAll(/<h[123][^>]*>(.*?)<\/h[123]>/g)].map(([, title]) => title);

test('has a heading for each part', () => {
  expect(headings(html(REPORT))).toEqual([
    'What 20 environments cost a month',
    'At a glance',
    'Ways of running it',
    'The dearest environments',
    'Fewer cold starts cost more',
    'How long environments are awake',
    'Who keeps environments awake',
    'Environments',
    'What the figures rest on',
    'Words',
    'Requests',
    'Notes',
    'Traffic',
    'Cluster and prices',
    'Assumptions',
  ]);
});

test('leaves out what there is none of', () => {
  const quiet = withEnvironments(sampleReport({ environments: 1 }), (environment) => ({ ...environment, wakers: [] }));
  expect(headings(html({ ...quiet, notes: [], curve: [], assumptions: {}, traffic: PROFILE }))).toEqual([
    'What an environment costs a month',
    'At a glance',
    'Ways of running it',
    'Environments',
    'What the figures rest on',
    'Words',
    'Requests',
    'Traffic',
    'Cluster and prices',
  ]);
});

test.each([
  [REPORT, true],
  [{ ...REPORT, traffic: PROFILE }, false],
])('warns of bad rows', (report: CostReport, isWarned) => {
  expect(html(report).includes('class="warning"')).toBe(isWarned);
});

test.each([
  [true, true],
  [false, false],
])('with nodes: %s', (hasNodes, isNamed) => {
  const page = html(sampleReport({ hasNodes }));
  expect(page.includes('Unused nodes')).toBe(isNamed);
  expect(page.includes('data-key="node-hours"')).toBe(isNamed);
});

test('with a base, says what differs', () => {
  const page = html(REPORT, { ref: 'a<b', report: sampleReport({ environments: 18 }) });
  expect(headings(page)[1]).toBe('Since a&lt;b');
  expect(page).toContain('<strong>+$6.96 a month (+2.9&nbsp;%)</strong>');
  expect(html(REPORT)).not.toContain('Since');
});

test('has a row for each environment, and a page for 2,000 is small', () => {
  const page = html(sampleReport({ environments: 2000 }));
  const [, table = ''] = /<table id="environments">([\s\S]*?)<\/table>/.exec(page) ?? [];
  expect(table.match(/<th scope="row">/g)).toHaveLength(2000);
  expect(page.length).toBeLessThan(3_000_000);
});

test('loads nothing', () => {
  const page = html(REPORT);
  expect(page).toContain(`content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-`);
  expect(page).not.toMatch(/\b(?:src|srcset|data|poster|action)="|@import|url\(|href="(?!https?:|#|data:,)/);
});

test.each([
  ['https://hello.example.com', '<a href="https://hello.example.com" rel="noreferrer">hello</a>'],
  ['HTTP://hello.example.com/"x', '<a href="HTTP://hello.example.com/&quot;x" rel="noreferrer">hello</a>'],
  ['javascript:alert(1)', '<small>hello '],
  ['data:text/html,x', '<small>hello '],
  [undefined, '<small>hello '],
])('the link %s', (link, markup) => {
  const report = withEnvironments(sampleReport({ environments: 1 }), (environment) => ({
    ...environment,
    apis: environment.apis.map(({ link: _, ...api }) => (link === undefined ? api : { ...api, link })),
  }));
  expect(html(report)).toContain(markup);
});

test('the same report is the same page, whatever was drawn before', () => {
  const first = html(REPORT);
  html(sampleReport({ environments: 3 }));
  expect(html(sampleReport())).toBe(first);
});

test('the line of the curve joins what nothing is better than', () => {
  const point = (money: number, coldStartsPerDay: number) => ({
    windowSeconds: 60,
    retentionSeconds: 0,
    podHours: 1,
    money,
    coldStartsPerDay,
    waitingShare: 0,
    isToday: false,
  });
  const [cheap, dear, worse, alsoWorse] = [point(1, 10), point(5, 1), point(5, 2), point(2, 10)];
  expect(bestOf([worse, dear, alsoWorse, cheap])).toEqual([cheap, dear]);
});
