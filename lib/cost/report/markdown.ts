// The report as a comment on a pull request.
import { markdownCode } from '../../differences/change-text';
import { fitting } from '../../text/fitting';
import { markdownCell, markdownProse } from '../../text/markdown';
import { cutEnd, printable } from '../../text/printable';
import { BAD_ROWS, type Background, backgroundOf, type Fact, hasBadRows, termsOf } from './background';
import { compare } from './comparison';
import type { BaseReport, CostReport } from './cost-report';
import { amount } from './figures';
import { changeDetails, changeStatement, costStatement, savingsStatement, serviceStatements } from './statements';
import { callersTable, comparisonTables, curveTable, environmentsTable, type Table, waysTable } from './tables';

/** Most characters of all of it: a comment takes 65,536, and has the diff, too. */
const MAX_CHARACTERS = 20_000;

/** What is kept free of these for what is around the rows of a table, or the facts under a title. */
const SECTION_CHARACTERS = 800;

/** Most changes and environments that are shown, and most callers. */
const MAX_ROWS = 30;
const MAX_CALLERS = 10;

/** Most characters of a name or a fact. */
const MAX_LENGTH = 300;

/** Returns a report as Markdown, from which is left out what a comment has no room for. */
export function markdown(report: CostReport, base?: BaseReport): string {
  const comparison = base && compare(report, base);
  const { currency } = report.prices;
  const head = [
    comparison === undefined
      ? `**Cost** ${costStatement(report)}`
      : `**Cost** ${changeStatement(comparison, currency)} since ${markdownCode(printable(comparison.ref))}: ` +
        costStatement(report),
    `${savingsStatement(report)}${comparison === undefined ? '' : `; ${changeDetails(comparison)}`}`,
    ...(hasBadRows(report) ? [`> [!WARNING]\n> ${BAD_ROWS}`] : []),
  ];
  let room = MAX_CHARACTERS - head.join('\n\n').length;
  const body = (lines: readonly string[], more: (rest: number) => string): string => {
    const text = fitting(lines, room - SECTION_CHARACTERS, more);
    room -= text.length + SECTION_CHARACTERS;
    return text;
  };
  const tableText = (table: Table): string => {
    const all = table.rows.length + table.rest;
    const rows = body(rowLines(table), () => '');
    const shown = rows.split('\n').filter((line) => line !== '').length;
    const more =
      all > shown ? `\n\nand ${amount(all - shown)} more, which ${markdownCode('npm run cost -- --json')} prints` : '';
    return `${headLines(table)}\n${rows.trimEnd()}${more}`;
  };
  const folded = (table: Table): string[] =>
    table.rows.length === 0 ? [] : [details(`${table.title}${explanationOf(table)}`, tableText(table))];
  const facts = ({ title, facts: all }: Background): string =>
    details(
      title,
      body(all.map(factLine), (rest) => `- and ${amount(rest)} more`),
    );
  return [
    ...head,
    ...(comparison === undefined ? [] : comparisonTables(comparison, currency, MAX_ROWS)).map(
      (table) => `### ${table.title}\n\n${tableText(table)}`,
    ),
    tableText(waysTable(report)),
    facts({ title: 'Requests', facts: serviceStatements(report) }),
    ...folded(environmentsTable(report, MAX_ROWS)),
    ...folded(callersTable(report, MAX_CALLERS)),
    ...folded(curveTable(report)),
    ...[...backgroundOf(report), { title: 'Words', facts: termsOf(report) }].map(facts),
  ].join('\n\n');
}

const explanationOf = ({ explanation }: Table): string => (explanation === undefined ? '' : `: ${explanation}`);

const details = (title: string, text: string): string =>
  `<details><summary>${title}</summary>\n\n${text}\n\n</details>`;

const factLine = ({ name, text }: Fact): string =>
  `- ${name === '' ? '' : `**${markdownProse(name)}**: `}${markdownProse(cutEnd(text, MAX_LENGTH))}`;

const headLines = ({ columns }: Table): string =>
  [
    rowLine(columns.map(({ title }) => title)),
    rowLine(columns.map(({ holds }) => (holds === 'figures' ? '---:' : '---'))),
  ].join('\n');

const rowLines = ({ columns, rows }: Table): string[] =>
  rows.map((row) =>
    rowLine(
      row.map((cell, index) => (columns[index]?.holds === 'names' ? markdownCell(cutEnd(cell, MAX_LENGTH)) : cell)),
    ),
  );

const rowLine = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
