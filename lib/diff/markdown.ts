// A diff as a comment on a pull request.
import { markdownCode } from '../differences/change-text';
import { count } from '../gitops/summary';
import { fitting } from '../text/fitting';
import type { Diff } from './diff';
import type { Entry } from './lines';
import { DELETIONS, report, type Section } from './report';

/** Most characters of all of it: a comment takes 65,536, and has the costs, too. */
const MAX_CHARACTERS = 40_000;

/** What is kept free of these for the marks around a section, and for the line that says how many entries are left out. */
const SECTION_CHARACTERS = 300;

/** Returns a diff as Markdown, from which whole entries are left out that a comment has no room for. */
export function markdown(diff: Diff): string {
  const { summary, deletions, consequences, changes } = report(diff, markdownCode);
  const head = [`**dist/** ${summary}`, ...(deletions.length === 0 ? [] : [caution(deletions)])];
  let room = MAX_CHARACTERS - head.join('\n\n').length;
  const body = (section: Section): string => {
    const text = fitting(section.entries.map(entryText), room - SECTION_CHARACTERS, more);
    room -= text.length + SECTION_CHARACTERS;
    return text;
  };
  return [
    ...head,
    ...consequences.map((section) => `### ${section.title}\n\n${body(section)}`),
    ...changes.map((section) => details(section, body(section))),
  ].join('\n\n');
}

const caution = (deletions: readonly string[]): string =>
  ['> [!CAUTION]', `> ${DELETIONS}:`, '>', ...deletions.map((line) => `> - ${line}`)].join('\n');

const details = ({ title, entries }: Section, text: string): string =>
  `<details><summary>${title}: ${count(entries.length, 'change')}</summary>\n\n${text}\n\n</details>`;

const more = (rest: number): string => `- and ${rest} more, which ${markdownCode('npm run diff')} prints`;

const entryText = ({ line, details }: Entry): string =>
  [`- ${line}`, ...details.map((detail) => `  - ${detail}`)].join('\n');
