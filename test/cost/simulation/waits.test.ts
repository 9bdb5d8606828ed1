import { WaitCounts } from '../../../lib/cost/simulation/waits';

test('of no waits, the percentile is 0', () => {
  expect(new WaitCounts().percentile(0.5)).toBe(0);
});

test.each([
  [0.5, 3],
  [0.95, 5],
  [0.2, 1],
])('%d of the waits are no longer than', (share, seconds) => {
  const waits = new WaitCounts();
  for (const each of [5, 1, 4, 2, 3]) {
    waits.add(each);
  }
  expect(waits.percentile(share)).toBe(seconds);
});

test('waits are told to a tenth of a second, and those beyond ten minutes as ten minutes', () => {
  const waits = new WaitCounts();
  waits.add(2.34);
  expect(waits.percentile(1)).toBe(2.3);
  waits.add(4000);
  expect(waits.percentile(1)).toBe(600);
});
