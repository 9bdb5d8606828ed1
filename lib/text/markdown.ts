// Text of others in Markdown that is read on GitHub.
import { markdownCode } from '../differences/change-text';
import { printable } from './printable';

/** Characters that mark something up, or make a link of what follows. */
const MARKS = /[\\`*_[\]<>|~#&:.]/g;

/** Returns text as prose that marks nothing up, links to nothing and tells nobody. */
export const markdownProse = (text: string): string =>
  printable(text).replace(MARKS, '\\$&').replaceAll('@', '@<!-- -->');

/** Returns text as code in a cell of a table. A bar would end the cell, and in code nothing escapes it for sure. */
export function markdownCell(text: string): string {
  if (text.includes('|')) {
    return `<code>${markdownProse(text)}</code>`;
  }
  return text === '' ? '' : markdownCode(printable(text));
}
