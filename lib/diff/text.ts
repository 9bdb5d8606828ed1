// A diff on the terminal.
import { plain } from '../differences/change-text';
import type { Diff } from './diff';
import { DELETIONS, report, type Section } from './report';

/** Returns a diff as plain lines. */
export function text(diff: Diff): string {
  const { summary, deletions, consequences, changes } = report(diff, plain);
  return [
    summary,
    ...(deletions.length === 0 ? [] : ['', deletionsText(deletions)]),
    ...[...consequences, ...changes].flatMap(sectionLines),
  ].join('\n');
}

/** Returns the lines about what is deleted that can't be had back, under their title. */
export const deletionsText = (lines: readonly string[]): string =>
  [DELETIONS, ...lines.map((line) => `  ! ${line}`)].join('\n');

const sectionLines = ({ title, entries }: Section): string[] => [
  '',
  title,
  ...entries.flatMap(({ line, details }) => [`  ${line}`, ...details.map((detail) => `      ${detail}`)]),
];
