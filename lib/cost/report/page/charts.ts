// The charts of the page, each with a title, a sentence that says what it shows, and its figures as a table.
import { cutMiddle } from '../../../text/printable';
import type { CostReport } from '../cost-report';
import { amount, money, share, things } from '../figures';
import { byMoney } from '../order';
import { costStatement, savingsStatement } from '../statements';
import { curveTable, type Table, waysTable } from '../tables';
import { partsOf, waysOf } from '../ways';
import { type Bar, barsChart, barsHeight } from './bars';
import { bestOf, CURVE_HEIGHT, curveChart } from './curve';
import { Markup, markup } from './markup';
import { svg } from './svg';
import { tableMarkup } from './tables';

/** Environments that have a bar of their own. */
const MAX_BARS = 20;

/** Widths for which each chart is drawn: beside another one, and on a telephone. */
const WIDTHS = { wide: 520, narrow: 330 } as const;

/** A chart. */
interface Figure {
  readonly title: string;
  /** What it shows, for those who can't see it too. */
  readonly statement: string;
  /** Names of the colors. @default - there is one */
  readonly legend?: readonly string[];
  readonly height: number;
  /** The same in figures. @default - the table of environments has them */
  readonly table?: Table;
  draw(width: number): Parameters<typeof svg>[0];
}

/** Returns the charts of a report that say something, in two columns. */
export function chartsMarkup(report: CostReport): Markup {
  const hasSeveral = report.environments.length > 1;
  const columns = [
    [waysFigure(report), ...(hasSeveral ? [environmentsFigure(report)] : [])],
    [...(report.curve.length > 1 ? [curveFigure(report)] : []), ...(hasSeveral ? [awakeFigure(report)] : [])],
  ];
  return markup`<div class="charts">${columns.map((figures) => markup`<div>${figures.map(figureMarkup)}</div>`)}</div>`;
}

const figureMarkup = ({ title, statement, legend = [], height, table, draw }: Figure): Markup => markup`
<figure>
<figcaption><h3>${title}</h3><p>${statement}</p></figcaption>
${legend.length === 0 ? '' : markup`<ul class="legend">${legend.map((name, index) => markup`<li class="part-${index + 1}">${name}</li>`)}</ul>`}
<div class="chart" role="img" aria-label="${statement}">
${Object.entries(WIDTHS).map(([name, width]) => markup`<div class="${name}">${new Markup(svg(draw(width), width, height))}</div>`)}
</div>
${table === undefined ? '' : markup`<details><summary>In figures</summary>${tableMarkup(table)}</details>`}
</figure>`;

/** Returns an amount of money as an axis has it: in whole units where they are many. */
const moneyOnAxis =
  ({ prices: { currency } }: CostReport) =>
  (value: number): string =>
    money(value, currency).replace(/\.00$/, '');

function waysFigure(report: CostReport): Figure {
  const parts = partsOf(report);
  const bars = waysOf(report).map(
    ({ name, expected, range }): Bar => ({
      name,
      values: parts.map((part) => part.money(expected)),
      ...(range && { range: [range.low.money, range.high.money] }),
      label: money(expected.money, report.prices.currency),
    }),
  );
  return {
    title: 'Ways of running it',
    statement: `${costStatement(report)}: ${savingsStatement(report)}.`,
    legend: parts.map(({ name }) => name),
    height: barsHeight(bars),
    table: waysTable(report),
    draw: (width) => barsChart(bars, width, moneyOnAxis(report)),
  };
}

function environmentsFigure(report: CostReport): Figure {
  const { currency } = report.prices;
  const all = byMoney(report.environments);
  const rest = all.slice(MAX_BARS);
  const total = rest.reduce((sum, { amounts }) => sum + amounts.expected.money, 0);
  const bars: Bar[] = all.slice(0, MAX_BARS).map(({ name, amounts: { low, expected, high } }) => ({
    name,
    values: [expected.money],
    range: [low.money, high.money],
    label: money(expected.money, currency),
  }));
  const mean: Bar[] =
    rest.length === 0
      ? []
      : [
          {
            name: things(rest.length, 'other'),
            values: [total / rest.length],
            label: `${money(total / rest.length, currency)} each`,
          },
        ];
  const most = all[0];
  return {
    title: 'The dearest environments',
    statement:
      (most === undefined
        ? ''
        : `${cutMiddle(most.name, 40)} costs most: ${money(most.amounts.expected.money, currency)} a month.`) +
      (rest.length === 0 ? '' : ` The ${things(rest.length, 'other')} cost ${money(total, currency)} together.`),
    height: barsHeight([...bars, ...mean]),
    draw: (width) => barsChart([...bars, ...mean], width, moneyOnAxis(report)),
  };
}

/** Shares of the time, each up to but without the next. */
const AWAKE: readonly { readonly name: string; readonly from: number }[] = [
  { name: 'under 5 %', from: 0 },
  { name: '5 to 20 %', from: 0.05 },
  { name: '20 to 50 %', from: 0.2 },
  { name: '50 to 95 %', from: 0.5 },
  { name: '95 % and more', from: 0.95 },
];

function awakeFigure({ environments, service }: CostReport): Figure {
  const bars = AWAKE.map(({ name, from }, index): Bar => {
    const until = AWAKE[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    const number = environments.filter(
      ({ service: { expected } }) => expected.awakeShare >= from && expected.awakeShare < until,
    ).length;
    return { name, values: [number], label: amount(number) };
  });
  return {
    title: 'How long environments are awake',
    statement:
      `Environments are awake for ${share(service.expected.awakeShare)} of the time; ` +
      `${bars.at(-1)?.label} of ${amount(environments.length)} nearly never sleep.`,
    height: barsHeight(bars),
    table: {
      title: 'Environments by how long they are awake',
      columns: [
        { title: 'Awake', holds: 'words' },
        { title: 'Environments', holds: 'figures' },
      ],
      rows: bars.map(({ name, label }) => [name, label]),
      rest: 0,
    },
    draw: (width) => barsChart(bars, width, (value) => (Number.isInteger(value) ? amount(value) : '')),
  };
}

function curveFigure(report: CostReport): Figure {
  const today = report.curve.find(({ isToday }) => isToday);
  const isBest = today !== undefined && bestOf(report.curve).includes(today);
  return {
    title: 'Fewer cold starts cost more',
    statement:
      'Each point is a window, and a retention where there is one, with what all environments would cost; the line joins ' +
      `those than which none is better in both.${today === undefined || isBest ? '' : " Today's settings aren't among them."}`,
    height: CURVE_HEIGHT,
    table: curveTable(report),
    draw: (width) => curveChart(report.curve, width, moneyOnAxis(report)),
  };
}
