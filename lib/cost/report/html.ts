// The report as one page, which loads nothing.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BAD_ROWS, type Background, backgroundOf, hasBadRows, period, termsOf } from './background';
import { type Comparison, compare } from './comparison';
import type { BaseReport, CostReport } from './cost-report';
import { amount, money, share } from './figures';
import { chartsMarkup } from './page/charts';
import { environmentsMarkup } from './page/environments';
import { link, Markup, markup } from './page/markup';
import { tableMarkup } from './page/tables';
import { changeDetails, changeStatement, savingStatement, serviceStatements } from './statements';
import { callersTable, comparisonTables } from './tables';
import { waysOf } from './ways';

/** Most changes and callers that are shown; the table of environments has all. */
const MAX_ROWS = 50;

/** A browser reads every end of a line as a line feed, and so must what a hash is made of. */
const read = (file: string): string => readFileSync(join(__dirname, 'page', file), 'utf8').replaceAll('\r\n', '\n');

/** Returns a report as a page: with its style and its script, in light and dark, for screens of any size and for paper. */
export function html(report: CostReport, base?: BaseReport): string {
  const script = read('page.js');
  const scriptHash = createHash('sha256').update(script).digest('base64');
  const { environments, prices, knative } = report;
  const callers = callersTable(report, MAX_ROWS);
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-${scriptHash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>What ${amount(environments.length)} environments cost</title>
<link rel="icon" href="data:,">
<style>
${new Markup(read('page.css'))}</style>
</head>
<body>
<a class="skip" href="#environments">To the table of environments</a>
<header>
<p class="eyebrow">Knative ${knative}, traffic of ${period(report)}</p>
<h1>What ${environments.length === 1 ? 'an environment costs' : `${amount(environments.length)} environments cost`} a month</h1>
${summaryMarkup(report)}
</header>
<main>
${hasBadRows(report) ? markup`<p class="warning" role="note">${BAD_ROWS}</p>` : ''}
${base === undefined ? '' : comparisonMarkup(compare(report, base), prices.currency)}
<section aria-labelledby="charts"><h2 id="charts">At a glance</h2>
${chartsMarkup(report)}</section>
${
  callers.rows.length === 0
    ? ''
    : markup`<section aria-labelledby="callers"><h2 id="callers">Who keeps environments awake</h2>
${tableMarkup({ ...callers, title: 'Callers' })}</section>`
}
<section aria-labelledby="all"><h2 id="all">Environments</h2>
${environmentsMarkup(report)}</section>
<section aria-labelledby="background"><h2 id="background">What the figures rest on</h2>
<div class="background">${[
    { title: 'Words', facts: termsOf(report) },
    { title: 'Requests', facts: serviceStatements(report) },
    ...backgroundOf(report),
  ].map(factsMarkup)}</div></section>
</main>
<footer><p>Prices of ${prices.date}: ${prices.description}. Charts are drawn by Apache ECharts.</p></footer>
<script>${new Markup(script)}</script>
</body>
</html>
`.text;
}

function summaryMarkup(report: CostReport): Markup {
  const { total, service, prices } = report;
  const { low, expected, high } = service;
  return markup`<div class="summary">
<p class="total"><strong>${money(total.expected.money, prices.currency)}</strong>
<span>expected; low ${money(total.low.money, prices.currency)}, high ${money(total.high.money, prices.currency)}</span>
${waysOf(report)
  .slice(1)
  .map((way) => markup`<span>${savingStatement(report, way)}</span>\n`)}</p>
<dl class="levels">
${[
  ['Cold starts a day', amount, low.coldStartsPerDay, expected.coldStartsPerDay, high.coldStartsPerDay] as const,
  ['Requests that wait', share, low.waitingShare, expected.waitingShare, high.waitingShare] as const,
  ['Time awake', share, low.awakeShare, expected.awakeShare, high.awakeShare] as const,
].map(
  ([name, text, ...values]) =>
    markup`<div><dt>${name}</dt><dd>${text(values[1])}<small>${text(values[0])} – ${text(values[2])}</small></dd></div>\n`,
)}</dl>
</div>`;
}

const comparisonMarkup = (comparison: Comparison, currency: string): Markup => markup`
<section aria-labelledby="since"><h2 id="since">Since ${comparison.ref}</h2>
<p class="change"><strong>${changeStatement(comparison, currency)}</strong> ${changeDetails(comparison)}</p>
${comparisonTables(comparison, currency, MAX_ROWS).map(tableMarkup)}</section>`;

const factsMarkup = ({ title, facts }: Background): Markup => markup`
<div class="facts"><h3>${title}</h3>
${
  facts.every(({ name }) => name === '')
    ? markup`<ul>${facts.map(({ text }) => markup`<li>${text}</li>`)}</ul>`
    : markup`<dl>${facts.map(({ name, text }) => markup`<dt>${name}</dt><dd>${link(text, text)}</dd>`)}</dl>`
}</div>`;
