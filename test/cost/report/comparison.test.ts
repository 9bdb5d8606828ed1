import { compare } from '../../../lib/cost/report/comparison';
import type { CostReport, EnvironmentReport } from '../../../lib/cost/report/cost-report';
import { sampleReport, withEnvironments } from '../../support/cost-report';

const NOW = sampleReport({ environments: 4 });

const between = (report: CostReport, base: CostReport) => compare(report, { ref: 'main', report: base });

/** Returns an environment that costs so much more. */
const dearer = (environment: EnvironmentReport, money: number): EnvironmentReport => {
  const { amounts } = environment;
  return {
    ...environment,
    amounts: { ...amounts, expected: { ...amounts.expected, money: amounts.expected.money + money } },
  };
};

test('the same report differs in nothing', () => {
  expect(between(NOW, NOW)).toMatchObject({
    ref: 'main',
    before: NOW.total.expected.money,
    moneyChange: { low: 0, expected: 0, high: 0 },
    moneyChangeShare: 0,
    podHoursChange: 0,
    coldStartsPerDayChange: 0,
    added: [],
    removed: [],
    changed: [],
  });
});

test('environments are new and gone, the dearest first, and the total differs', () => {
  const more = sampleReport({ environments: 7 });
  const forth = between(more, NOW);
  expect(forth.added.map(({ name }) => name)).toEqual(['dev-06', 'dev-07', 'feature-payments-with-a-long-name-05']);
  expect(forth.removed).toEqual([]);
  expect(forth.moneyChange.expected).toBeCloseTo(more.total.expected.money - NOW.total.expected.money);
  expect(forth.moneyChangeShare).toBeCloseTo(more.total.expected.money / NOW.total.expected.money - 1);
  const back = between(NOW, more);
  expect(back.removed).toEqual(forth.added);
  expect(back.moneyChange.expected).toBeCloseTo(-forth.moneyChange.expected);
});

test('what cost nothing has no share', () => {
  const { total } = NOW;
  const free = { ...NOW, total: { ...total, expected: { ...total.expected, money: 0 } } };
  expect(between(NOW, free)).not.toHaveProperty('moneyChangeShare');
});

test('those that change most come first, and what is no more than rounding is no change', () => {
  const base = withEnvironments(NOW, (environment, index) => dearer(environment, [1, -5, 0.00001, 0][index] ?? 0));
  expect(between(NOW, base).changed).toMatchObject([
    { name: 'dev-02', moneyChange: expect.closeTo(5), causes: [] },
    { name: 'feature-payments-with-a-long-name-01', moneyChange: expect.closeTo(-1), causes: [] },
  ]);
});

describe('what a change comes with', () => {
  const [first] = NOW.environments;
  const [api] = first?.apis ?? [];
  if (first === undefined || api === undefined) {
    throw new Error('there is no environment');
  }
  const causes = (before: EnvironmentReport['apis'], after: EnvironmentReport['apis']) =>
    between(
      { ...NOW, environments: [{ ...dearer(first, 1), apis: after }] },
      { ...NOW, environments: [{ ...first, apis: before }] },
    ).changed[0]?.causes;

  test.each([
    ['nothing', [api], [api], []],
    [
      'an image',
      [{ ...api, image: 'a:1' }],
      [{ ...api, image: 'a:2' }],
      [{ path: 'hello.image', before: 'a:1', after: 'a:2' }],
    ],
    [
      'settings',
      [{ ...api, settings: { window: '60s', target: '1' } }],
      [{ ...api, settings: { window: '5m', 'min-scale': '1' } }],
      [
        { path: 'hello.window', before: '60s', after: '5m' },
        { path: 'hello.min-scale', after: '1' },
        { path: 'hello.target', before: '1' },
      ],
    ],
    [
      'APIs',
      [{ ...api, name: 'old', image: 'a:1' }],
      [{ ...api, name: 'new', image: 'a:2' }],
      [
        { path: 'new', after: 'a:2' },
        { path: 'old', before: 'a:1' },
      ],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(causes(before, after)).toEqual(expected);
  });
});
