import type { CostReport } from '../../../lib/cost/report/cost-report';
import { markdown } from '../../../lib/cost/report/markdown';
import { sampleReport, withEnvironments } from '../../support/cost-report';

/** What a comment takes, less what the diff may have of it. */
const MAX = 25_000;

const REPORT = sampleReport();

test('begins with what it costs', () => {
  expect(markdown(REPORT).split('\n\n').slice(0, 3)).toEqual([
    '**Cost** 20 environments cost $249.49 a month ($215.52 to $273.64)',
    '$3.74 (1.5 %) more than working hours, $251.76 (50 %) less than always on',
    '> [!WARNING]\n> Some rows of the log could not be used, so the figures may be too low: see Traffic.',
  ]);
});

test('with a base, begins with the difference, and says which environments make it', () => {
  const base = withEnvironments(sampleReport({ environments: 19 }), (environment, index) =>
    index === 1
      ? {
          ...environment,
          amounts: { ...environment.amounts, expected: { ...environment.amounts.expected, money: 1 } },
          apis: environment.apis.map((api) => ({ ...api, settings: { window: '5m' } })),
        }
      : environment,
  );
  const all = markdown(REPORT, { ref: 'origin/main', report: base });
  expect(all.split('\n\n').slice(0, 2)).toEqual([
    '**Cost** +$6.96 a month (+2.9 %) since `origin/main`: 20 environments cost $249.49 a month ($215.52 to $273.64)',
    '$3.74 (1.5 %) more than working hours, $251.76 (50 %) less than always on; +278 pod-hours; +4.72 cold starts a day; 1 environment changed, 1 added, 0 removed',
  ]);
  expect(all).toContain(
    [
      '### Changed environments',
      '',
      '| Environment | Change | A month | Pod-hours | Cold starts a day | Changed with |',
      '| --- | ---: | ---: | ---: | ---: | --- |',
      '| `dev-02` | +$1.43 | $2.43 | 0 | 0 | `hello.window is removed: "5m"` |',
      '',
      '### New environments',
      '',
      '| Environment | A month |',
      '| --- | ---: |',
      '| `dev-20` | $6.96 |',
      '',
    ].join('\n'),
  );
  expect(all).not.toContain('Removed environments');
  expect(markdown(REPORT, { ref: 'main', report: REPORT })).not.toContain('###');
});

test('details are folded, and what there is none of is left out', () => {
  const titles = (report: CostReport) =>
    [...markdown(report).matchAll(/<details><summary>(.*?)(?::.*)?<\/summary>/g)].map(([, title]) => title);
  expect(titles(REPORT)).toEqual([
    'Requests',
    'Environments',
    'Who keeps environments awake',
    'Other settings',
    'Notes',
    'Traffic',
    'Cluster and prices',
    'Assumptions',
    'Words',
  ]);
  const quiet = withEnvironments(REPORT, (environment) => ({ ...environment, wakers: [] }));
  expect(titles({ ...quiet, notes: [], curve: [] })).toEqual([
    'Requests',
    'Environments',
    'Traffic',
    'Cluster and prices',
    'Assumptions',
    'Words',
  ]);
});

test.each([
  [30, undefined],
  [32, 'and 2 more, which `npm run cost -- --json` prints'],
])('%d environments', (environments, more) => {
  const [, table = ''] =
    /<summary>Environments:.*?<\/summary>\n\n([\s\S]*?)\n\n<\/details>/.exec(
      markdown(sampleReport({ environments })),
    ) ?? [];
  expect(table.split('\n').filter((line) => line.includes('$'))).toHaveLength(30);
  expect(table.split('\n').find((line) => line.startsWith('and'))).toBe(more);
});

test('is never longer than GitHub takes', () => {
  const long = 'very long words, '.repeat(50);
  const huge = (report: CostReport, image: string): CostReport => ({
    ...withEnvironments(report, (environment, index) => ({
      ...environment,
      name: `${long}${index}`,
      amounts: { ...environment.amounts, expected: { ...environment.amounts.expected, money: image.length } },
      apis: environment.apis.map((api) => ({ ...api, image })),
      wakers: environment.wakers.map((waker) => ({ ...waker, caller: `${long}${index}` })),
    })),
    notes: Array.from({ length: 500 }, () => long),
    assumptions: Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`${long}${index}`, long])),
  });
  const report = huge(sampleReport({ environments: 2000 }), `new:${'`|'.repeat(200)}`);
  const all = markdown(report, { ref: long, report: huge(sampleReport({ environments: 2500 }), 'old:1') });
  expect(all.length).toBeLessThan(MAX);
  expect(all).toMatch(/^- and [\d,]+ more$/m);
  expect(all.match(/<details>/g)).toHaveLength(all.match(/<\/details>/g)?.length ?? 0);
});

test('nothing of a log is markup, a link or a mention', () => {
  const attack = '</td></details><img src=x> @somebody | `a` **b** [c](https://example.com)\n# d';
  const attacked = withEnvironments(sampleReport({ environments: 1 }), (environment) => ({
    ...environment,
    name: attack,
    wakers: environment.wakers.map((waker) => ({ ...waker, caller: attack })),
  }));
  const all = markdown({ ...attacked, notes: [attack], cluster: attack, assumptions: { [attack]: attack } });
  const withoutCode = all.replaceAll(/``.*?``/g, '');
  expect(withoutCode).not.toMatch(/(?<!\\)<(?!\/?(?:details|summary|code)>|!-- -->)/);
  expect(withoutCode).not.toMatch(/@somebody|(?<!\\)\[c|https:/);
  expect(all).not.toMatch(/^# d/m);
  const rows = all.split('\n').filter((line) => line.startsWith('|') && line.includes('img'));
  expect(rows).toHaveLength(2);
  expect(rows.filter((row) => !row.includes('\\| \\`a\\`'))).toEqual([]);
});
