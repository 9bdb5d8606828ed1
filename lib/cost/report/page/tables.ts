// The tables of the report in HTML.
import { amount } from '../figures';
import type { Table } from '../tables';
import { type Markup, markup } from './markup';

/** Returns a table with its caption; its first column is what each row is about. */
export const tableMarkup = ({ title, explanation, columns, rows, rest }: Table): Markup => markup`
<div class="scroll" role="region" aria-label="${title}" tabindex="0">
<table>
<caption>${title}${explanation === undefined ? '' : markup`<span class="explanation">${explanation}</span>`}</caption>
<thead><tr>${columns.map(({ title: name, holds }) => markup`<th scope="col" class="${holds}">${name}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => markup`<tr>${row.map((cell, index) => cellMarkup(cell, index, columns[index]?.holds ?? 'words'))}</tr>\n`)}</tbody>
</table>
</div>
${rest > 0 ? markup`<p class="rest">and ${amount(rest)} more</p>` : ''}`;

const cellMarkup = (cell: string, index: number, holds: string): Markup =>
  index === 0 ? markup`<th scope="row" class="${holds}">${cell}</th>` : markup`<td class="${holds}">${cell}</td>`;
