// The tables of the report: what they hold is the same on the terminal, in Markdown and on the page.
import { changeText, plain } from '../../differences/change-text';
import { shortDigests } from '../../validation/image';
import { LEVELS } from '../level';
import { callersOf } from './callers';
import type { Comparison, WholeEnvironment } from './comparison';
import type { CostReport, Total } from './cost-report';
import { amount, amountChange, duration, money, moneyChange, share } from './figures';
import { byMoney } from './order';
import { hasNodes, nodeHours, partsOf, podHours, waysOf } from './ways';

/** A column of a table. Names come from users and logs. */
export interface Column {
  readonly title: string;
  readonly holds: 'figures' | 'words' | 'names';
}

/** A table; the first column says what a row is about. */
export interface Table {
  readonly title: string;
  /** What can't be seen from the titles of the columns. @default - nothing */
  readonly explanation?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  /** How many more rows there would be. */
  readonly rest: number;
}

const figures = (...titles: readonly string[]): Column[] => titles.map((title) => ({ title, holds: 'figures' }));
const words = (title: string): Column => ({ title, holds: 'words' });
const names = (title: string): Column => ({ title, holds: 'names' });

/** Returns the first of some things as rows of a table, and how many others there are. */
const firstRows = <Item>(items: readonly Item[], most: number, row: (item: Item) => readonly string[]) => ({
  rows: items.slice(0, most).map(row),
  rest: Math.max(0, items.length - most),
});

/** Returns what each way of running the fleet comes to in a month. */
export function waysTable(report: CostReport): Table {
  const { currency } = report.prices;
  const areNodes = hasNodes(report);
  const parts = partsOf(report);
  const row = (name: string, total: Total): string[] => [
    name,
    ...[total.money, ...parts.map((part) => part.money(total))].map((each) => money(each, currency)),
    amount(podHours(total)),
    ...(areNodes ? [amount(nodeHours(total)), amount(total.mostNodes)] : []),
  ];
  return {
    title: 'Ways of running it',
    columns: [
      words('Way'),
      ...figures(
        'A month',
        ...parts.map(({ name }) => name),
        'Pod-hours',
        ...(areNodes ? ['Node-hours', 'Nodes'] : []),
      ),
    ],
    rows: waysOf(report).flatMap(({ name, expected, range }) =>
      range === undefined
        ? [row(name, expected)]
        : LEVELS.map((level) => row(level === 'expected' ? name : `${name}, ${level}`, range[level])),
    ),
    rest: 0,
  };
}

/** Returns the dearest environments. */
export function environmentsTable(report: CostReport, most: number): Table {
  const { currency } = report.prices;
  const areNodes = hasNodes(report);
  return {
    title: 'Environments',
    explanation: 'what they cost in a month, the dearest first',
    columns: [
      names('Environment'),
      ...figures('A month', 'Low', 'High', 'Pod-hours', ...(areNodes ? ['Node-hours'] : [])),
      ...figures('Cold starts a day', 'Waiting', 'Awake'),
    ],
    ...firstRows(byMoney(report.environments), most, ({ name, amounts, service: { expected } }) => [
      name,
      ...[amounts.expected, amounts.low, amounts.high].map((each) => money(each.money, currency)),
      amount(amounts.expected.podHours),
      ...(areNodes ? [amount(amounts.expected.nodeHours)] : []),
      amount(expected.coldStartsPerDay),
      share(expected.waitingShare),
      share(expected.awakeShare),
    ]),
  };
}

/** Returns who keeps environments awake. */
export function callersTable(report: CostReport, most: number): Table {
  const all = report.environments.length;
  return {
    title: 'Who keeps environments awake',
    explanation: 'awake is how long they would be if nobody else called',
    columns: [names('Caller'), names('Environments'), ...figures('Every', 'Requests a day', 'Awake')],
    ...firstRows(callersOf(report), most, ({ name, environments, everySeconds, requestsPerDay, awakeShare }) => [
      name,
      environments.length === 1 ? (environments[0] ?? '') : `${amount(environments.length)} of ${amount(all)}`,
      duration(everySeconds),
      amount(requestsPerDay),
      share(awakeShare),
    ]),
  };
}

/** Returns what other settings would come to. */
export function curveTable({ curve, prices: { currency } }: CostReport): Table {
  return {
    title: 'Other settings',
    explanation: 'what all environments would come to in a month',
    columns: [
      ...figures('Window', 'Retention', 'Pod-hours', 'Environments', 'Cold starts a day', 'Waiting'),
      words(''),
    ],
    ...firstRows(curve, curve.length, (point) => [
      duration(point.windowSeconds),
      duration(point.retentionSeconds),
      amount(point.podHours),
      money(point.money, currency),
      amount(point.coldStartsPerDay),
      share(point.waitingShare),
      point.isToday ? 'today' : '',
    ]),
  };
}

/** Returns the environments that both versions have and whose figures change. */
export function changedTable({ changed }: Comparison, currency: string, most: number): Table {
  return {
    title: 'Changed environments',
    columns: [
      names('Environment'),
      ...figures('Change', 'A month', 'Pod-hours', 'Cold starts a day'),
      names('Changed with'),
    ],
    ...firstRows(changed, most, (change) => [
      change.name,
      moneyChange(change.moneyChange, currency),
      money(change.money, currency),
      amountChange(change.podHoursChange),
      amountChange(change.coldStartsPerDayChange),
      change.causes.map((cause) => shortDigests(changeText(cause, plain))).join('; '),
    ]),
  };
}

/** Returns the environments that only one version has. */
export const wholeTable = (
  title: string,
  environments: readonly WholeEnvironment[],
  currency: string,
  most: number,
): Table => ({
  title,
  columns: [names('Environment'), ...figures('A month')],
  ...firstRows(environments, most, (environment) => [environment.name, money(environment.money, currency)]),
});

/** Returns the tables of what differs from the base, those that have rows. */
export const comparisonTables = (comparison: Comparison, currency: string, most: number): Table[] =>
  [
    changedTable(comparison, currency, most),
    wholeTable('New environments', comparison.added, currency, most),
    wholeTable('Removed environments', comparison.removed, currency, most),
  ].filter(({ rows }) => rows.length > 0);
