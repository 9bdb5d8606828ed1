import { json } from '../../../lib/cost/report/json';
import { sampleReport, withEnvironments } from '../../support/cost-report';

const REPORT = sampleReport({ environments: 12 });

test('has all of the report, environments by their names, and no noise of adding', () => {
  const noisy = withEnvironments(REPORT, (environment) => ({
    ...environment,
    name: environment.name.replace(/^.*-0?/, 'dev-'),
    alwaysOn: { podHours: 0.1 + 0.2, nodeHours: -0.000001, money: 1.00005 },
  }));
  const data = JSON.parse(json({ ...noisy, environments: noisy.environments.toReversed() }));
  expect(Object.keys(data)).toEqual(Object.keys(REPORT));
  expect(data.environments.map(({ name }: { name: string }) => name)).toEqual(
    Array.from({ length: 12 }, (_, index) => `dev-${index + 1}`),
  );
  expect(data.environments[0].alwaysOn).toEqual({ podHours: 0.3, nodeHours: 0, money: 1.0001 });
  expect(data.environments[0].wakers).toHaveLength(2);
  expect(data.notes).toEqual(REPORT.notes);
});

test('every number has four decimals at the most', () => {
  expect(json(REPORT)).not.toMatch(/\d\.\d{5}/);
  expect(json(REPORT)).toMatch(/\d\.\d{4},?\n/);
});

test('with a base, says what differs', () => {
  const data = JSON.parse(json(REPORT, { ref: 'main', report: sampleReport({ environments: 11 }) }));
  expect(Object.keys(data)).toEqual([...Object.keys(REPORT), 'difference', 'base']);
  expect(data.difference).toMatchObject({ ref: 'main', added: [{ name: 'dev-12' }], removed: [], changed: [] });
  expect(data.base).toMatchObject({ ref: 'main', report: { knative: '1.23.0' } });
});

test('holds nothing that a terminal obeys', () => {
  const report = { ...REPORT, notes: ['\u001b[31m \u009b31m \u007f'] };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that there are none of them is what is tested
  expect(json(report)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  expect(JSON.parse(json(report)).notes).toEqual(report.notes);
});

test('the same report is the same text', () => {
  expect(json(sampleReport())).toBe(json(sampleReport()));
});
