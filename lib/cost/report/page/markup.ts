// HTML in which nothing that comes from elsewhere is markup.
import { printable } from '../../../text/printable';

/** Text that is markup already. */
export class Markup {
  constructor(readonly text: string) {}
}

/** What may stand in a template: text is escaped, markup stays, and of a list all of it is taken. */
type Content = string | number | Markup | readonly Content[];

/** Returns a template as markup. */
export const markup = (strings: TemplateStringsArray, ...contents: readonly Content[]): Markup =>
  new Markup(String.raw({ raw: strings }, ...contents.map(asText)));

function asText(content: Content): string {
  if (content instanceof Markup) {
    return content.text;
  }
  return typeof content === 'object' ? content.map(asText).join('') : escaped(String(content));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Returns text that is neither markup nor the end of an attribute; percent signs stay beside their numbers. */
const escaped = (text: string): string =>
  printable(text)
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
    .replaceAll(' %', '&nbsp;%');

/** Returns a link where the address is one of the web, and its text alone otherwise. */
export const link = (address: string, text: string): Markup =>
  /^https?:\/\//i.test(address) ? markup`<a href="${address}" rel="noreferrer">${text}</a>` : markup`${text}`;
