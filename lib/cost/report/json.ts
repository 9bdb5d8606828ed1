// The report as data, in which nothing is cut.
import { compare } from './comparison';
import type { BaseReport, CostReport } from './cost-report';
import { byName } from './order';

/** Numbers have so many decimals: a hundredth of a cent, and no noise of adding. */
const DECIMALS = 4;

/** Characters that JSON may hold, and that some terminals obey. */
const OBEYED = /[\u007f-\u009f]/g;

/**
 * Returns a report as JSON, environments by their names. With a base, `difference` is what has changed since, and `base` is its
 * report.
 */
export function json(report: CostReport, base?: BaseReport): string {
  const data = {
    ...inOrder(report),
    ...(base && { difference: compare(report, base), base: { ref: base.ref, report: inOrder(base.report) } }),
  };
  return JSON.stringify(data, (_, value: unknown) => (typeof value === 'number' ? rounded(value) : value), 2).replace(
    OBEYED,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const inOrder = (report: CostReport): CostReport => ({
  ...report,
  environments: report.environments.toSorted(byName),
});

/** JSON has no sign of nothing. */
const rounded = (value: number): number => Number(value.toFixed(DECIMALS)) + 0;
