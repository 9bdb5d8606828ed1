// The table of all environments, which the script of the page sorts and filters.
import { shortDigests } from '../../../validation/image';
import type { ApiReport, CostReport, EnvironmentReport, Waker } from '../cost-report';
import { amount, duration, money, share } from '../figures';
import { byMoney } from '../order';
import { hasNodes } from '../ways';
import { link, type Markup, markup } from './markup';

/** A column; those of figures have the number that they are sorted by. */
interface Column {
  /** By which the address of the page tells it. */
  readonly key: string;
  readonly title: string;
  /** Whether it is told only where nodes are charged. @default false */
  readonly isForNodes?: boolean;
  /** @default - it is sorted by its text */
  number?(environment: EnvironmentReport): number;
  content(environment: EnvironmentReport, currency: string): Markup | string;
}

const COLUMNS: readonly Column[] = [
  {
    key: 'money',
    title: 'A month',
    number: ({ amounts }) => amounts.expected.money,
    content: ({ amounts: { low, expected, high } }, currency) =>
      markup`${money(expected.money, currency)}<small>${money(low.money, currency)} – ${money(high.money, currency)}</small>`,
  },
  {
    key: 'pod-hours',
    title: 'Pod-hours',
    number: ({ amounts }) => amounts.expected.podHours,
    content: ({ amounts }) => amount(amounts.expected.podHours),
  },
  {
    key: 'node-hours',
    title: 'Node-hours',
    isForNodes: true,
    number: ({ amounts }) => amounts.expected.nodeHours,
    content: ({ amounts }) => amount(amounts.expected.nodeHours),
  },
  {
    key: 'cold-starts',
    title: 'Cold starts a day',
    number: ({ service }) => service.expected.coldStartsPerDay,
    content: ({ service }) => amount(service.expected.coldStartsPerDay),
  },
  {
    key: 'waiting',
    title: 'Waiting',
    number: ({ service }) => service.expected.waitingShare,
    content: ({ service }) => share(service.expected.waitingShare),
  },
  {
    key: 'awake',
    title: 'Awake',
    number: ({ service }) => service.expected.awakeShare,
    content: ({ service: { expected } }) =>
      markup`${share(expected.awakeShare)}<span class="bar" style="--share:${rounded(expected.awakeShare)}"></span>`,
  },
  { key: 'owner', title: 'Owner', content: ({ owner = '' }) => owner },
  { key: 'awake-by', title: 'Kept awake by', content: ({ wakers }) => wakersMarkup(wakers) },
];

/** Returns the table of all environments, the dearest first. */
export function environmentsMarkup(report: CostReport): Markup {
  const { environments, prices } = report;
  const areNodes = hasNodes(report);
  const columns = COLUMNS.filter(({ isForNodes = false }) => areNodes || !isForNodes);
  return markup`
<div class="filter" hidden>
<label for="filter">Filter</label>
<input id="filter" type="search" autocomplete="off" spellcheck="false" placeholder="name, owner, image or caller">
<output id="shown" for="filter"></output>
</div>
<div class="scroll" role="region" aria-label="All environments" tabindex="0">
<table id="environments">
<caption>All environments<span class="explanation">what each costs in a month, the dearest first</span></caption>
<thead><tr>
<th scope="col" data-key="name">Environment</th>
${columns.map(({ key, title, number }) =>
  number === undefined
    ? markup`<th scope="col" data-key="${key}">${title}</th>\n`
    : markup`<th scope="col" data-key="${key}" class="figures"${key === 'money' ? markup` aria-sort="descending"` : ''}>${title}</th>\n`,
)}</tr></thead>
<tbody>
${byMoney(environments).map(
  (environment) =>
    markup`<tr><th scope="row">${environment.name}${environment.apis.map(apiMarkup)}</th>${columns.map((column) =>
      cell(column, environment, prices.currency),
    )}</tr>\n`,
)}</tbody>
</table>
</div>`;
}

const cell = ({ number, content }: Column, environment: EnvironmentReport, currency: string): Markup =>
  number === undefined
    ? markup`<td>${content(environment, currency)}</td>`
    : markup`<td class="figures" data-number="${rounded(number(environment))}">${content(environment, currency)}</td>`;

const rounded = (value: number): number => Number(value.toFixed(4));

const apiMarkup = ({ name, link: address, image }: ApiReport): Markup =>
  markup`<small>${address === undefined ? name : link(address, name)} <code>${shortDigests(image)}</code></small>`;

function wakersMarkup([worst, ...others]: readonly Waker[]): Markup | string {
  if (worst === undefined) {
    return '';
  }
  return markup`${wakerMarkup(worst)}${
    others.length === 0
      ? ''
      : markup`<details><summary>${others.length} more</summary>${others.map(wakerMarkup)}</details>`
  }`;
}

const wakerMarkup = ({ api, caller, everySeconds, awakeShare }: Waker): Markup =>
  markup`<span class="waker">${caller}<small>${api}, every ${duration(everySeconds)}: ${share(awakeShare)} awake</small></span>`;
