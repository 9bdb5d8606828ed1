// The report on the terminal.
import { cutEnd, cutMiddle, printable } from '../../text/printable';
import { table } from '../../text/table';
import { BAD_ROWS, backgroundOf, type Fact, hasBadRows, termsOf } from './background';
import { type Comparison, compare } from './comparison';
import type { BaseReport, CostReport } from './cost-report';
import { amount } from './figures';
import { changeDetails, changeStatement, costStatement, savingsStatement, serviceStatements } from './statements';
import {
  type Column,
  callersTable,
  comparisonTables,
  curveTable,
  environmentsTable,
  type Table,
  waysTable,
} from './tables';

/** Most environments and changes that are shown. */
const MAX_ROWS = 30;

/** Most callers that are shown. */
const MAX_CALLERS = 10;

/** Most facts that are shown under a title, and most characters of each. */
const MAX_FACTS = 20;
const MAX_CHARACTERS = 400;

/** Most characters of a line of prose. */
const LINE = 104;

/** Most characters of a name, by the column that it is in: names of environments differ at their ends, others don't. */
const NAMES: Readonly<Record<string, { readonly characters: number; readonly cut: typeof cutEnd }>> = {
  Environment: { characters: 24, cut: cutMiddle },
  Environments: { characters: 22, cut: cutMiddle },
  Caller: { characters: 50, cut: cutEnd },
  'Changed with': { characters: 36, cut: cutEnd },
};

/** Returns a report as plain lines, in which long lists are cut. */
export function text(report: CostReport, base?: BaseReport): string {
  return [
    ...paragraph(`${costStatement(report)}: ${savingsStatement(report)}`),
    ...(base === undefined ? [] : comparisonLines(compare(report, base), report.prices.currency)),
    ...tableLines(waysTable(report)),
    ...section('Requests', serviceStatements(report)),
    ...tableLines(environmentsTable(report, MAX_ROWS)),
    ...tableLines(callersTable(report, MAX_CALLERS)),
    ...tableLines(curveTable(report)),
    ...(hasBadRows(report) ? ['', BAD_ROWS] : []),
    ...[...backgroundOf(report), { title: 'Words', facts: termsOf(report) }].flatMap(({ title, facts }) =>
      section(title, facts),
    ),
  ].join('\n');
}

const comparisonLines = (comparison: Comparison, currency: string): string[] => [
  '',
  ...paragraph(`Since ${comparison.ref}: ${changeStatement(comparison, currency)}; ${changeDetails(comparison)}`),
  ...comparisonTables(comparison, currency, MAX_ROWS).flatMap(tableLines),
];

function tableLines({ title, explanation, columns, rows, rest }: Table): string[] {
  if (rows.length === 0) {
    return [];
  }
  const lines = table(
    [
      columns.map((column) => column.title.toUpperCase()),
      ...rows.map((row) => row.map((cell, index) => shortened(printable(cell), columns[index]))),
    ],
    columns.flatMap(({ holds }, index) => (holds === 'figures' ? [index] : [])),
  );
  return [
    '',
    explanation === undefined ? title : `${title}: ${explanation}`,
    ...lines.map((line) => `  ${line}`),
    ...(rest > 0 ? [`  and ${amount(rest)} more, which --json has`] : []),
  ];
}

function shortened(cell: string, column: Column | undefined): string {
  const limit = NAMES[column?.title ?? ''];
  return limit === undefined || column?.holds !== 'names' ? cell : limit.cut(cell, limit.characters);
}

/** Returns facts under a title, their names one below the other. */
function section(title: string, facts: readonly Fact[]): string[] {
  const width = Math.max(...facts.map(({ name }) => name.length));
  const rest = facts.length - MAX_FACTS;
  return [
    '',
    title,
    ...facts
      .slice(0, MAX_FACTS)
      .flatMap(({ name, text: words }) =>
        paragraph(words, LINE - width).map((line, index) =>
          `  ${printable(index === 0 ? name : '').padEnd(width)}${width === 0 ? '' : '  '}${line}`.trimEnd(),
        ),
      ),
    ...(rest > 0 ? [`  and ${amount(rest)} more, which --json has`] : []),
  ];
}

/** Returns words in lines; a word that is longer than a line has one of its own. */
function paragraph(words: string, width: number = LINE): string[] {
  const lines = [''];
  for (const word of cutEnd(printable(words), MAX_CHARACTERS).split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last === '') {
      lines[lines.length - 1] = word;
    } else if (last.length + 1 + word.length > width) {
      lines.push(word);
    } else {
      lines[lines.length - 1] = `${last} ${word}`;
    }
  }
  return lines;
}
