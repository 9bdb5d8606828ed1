// What is said of the whole fleet in sentences: the same on the terminal, in Markdown and on the page.
import type { Fact } from './background';
import type { Comparison } from './comparison';
import type { CostReport } from './cost-report';
import { amount, amountChange, duration, money, moneyChange, share, shareChange, things } from './figures';
import { saving, type Way, waysOf } from './ways';

/** Returns what the fleet costs, with its range. */
export function costStatement({ environments, prices: { currency }, total }: CostReport): string {
  const [low, expected, high] = [total.low, total.expected, total.high].map((each) => money(each.money, currency));
  return `${things(environments.length, 'environment')} cost ${expected} a month (${low} to ${high})`;
}

/** Returns what the fleet saves of another way of running it. */
export function savingStatement(report: CostReport, { name, expected }: Way): string {
  const saved = saving(report.total.expected.money, expected.money);
  const inWords = (value: number): string => money(value, report.prices.currency);
  const size = `${inWords(Math.abs(saved.money))} (${share(Math.abs(saved.share))})`;
  if (inWords(expected.money) === inWords(report.total.expected.money)) {
    return `as much as ${lower(name)}`;
  }
  return `${size} ${saved.money > 0 ? 'less' : 'more'} than ${lower(name)}`;
}

const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** Returns what the fleet saves of all other ways, in one sentence. */
export const savingsStatement = (report: CostReport): string =>
  waysOf(report)
    .slice(1)
    .map((way) => savingStatement(report, way))
    .join(', ');

/** Returns how requests fare, a name and what is said under it. */
export function serviceStatements({ service, waits, requestsOutsideWorkingHours }: CostReport): Fact[] {
  const { low, expected, high } = service;
  return [
    {
      name: 'Requests',
      text: `${amount(expected.requestsPerDay)} a day, ${share(requestsOutsideWorkingHours)} of them outside of working hours`,
    },
    {
      name: 'Cold starts',
      text: `${amount(expected.coldStartsPerDay)} a day (${amount(low.coldStartsPerDay)} to ${amount(high.coldStartsPerDay)})`,
    },
    {
      name: 'Waiting',
      text:
        `${share(expected.waitingShare)} of the requests (${share(low.waitingShare)} to ${share(high.waitingShare)}): ` +
        `${duration(waits.expected.median)} in the median, no more than ${duration(waits.expected.percentile95)} in 95 of 100`,
    },
    {
      name: 'Awake',
      text: `${share(expected.awakeShare)} of the time (${share(low.awakeShare)} to ${share(high.awakeShare)})`,
    },
  ];
}

/** Returns how much more or less all of it costs than at the base, without the name of that. */
export function changeStatement({ moneyChange: change, moneyChangeShare }: Comparison, currency: string): string {
  const part = moneyChangeShare === undefined ? '' : ` (${shareChange(moneyChangeShare)})`;
  return `${moneyChange(change.expected, currency)} a month${part}`;
}

/** Returns what else differs from the base. */
export const changeDetails = ({
  podHoursChange,
  coldStartsPerDayChange,
  changed,
  added,
  removed,
}: Comparison): string =>
  [
    `${amountChange(podHoursChange)} pod-hours`,
    `${amountChange(coldStartsPerDayChange)} cold starts a day`,
    `${things(changed.length, 'environment')} changed, ${amount(added.length)} added, ${amount(removed.length)} removed`,
  ].join('; ');
