// A diff on the terminal.
import { plain } from '../differences/change-text';
import type { Diff } from './diff';
import { report, type Section } from './report';

/** Returns a diff as plain lines. */
export function text(diff: Diff): string {
  const { summary, deletions, consequences, changes } = report(diff, plain);
  return [
    summary,
    ...(deletions.length === 0
      ? []
      : ['', "Deletes what can't be had back", ...deletions.map((line) => `  ! ${line}`)]),
    ...[...consequences, ...changes].flatMap(sectionLines),
  ].join('\n');
}

const sectionLines = ({ title, entries }: Section): string[] => [
  '',
  title,
  ...entries.flatMap(({ line, details }) => [`  ${line}`, ...details.map((detail) => `      ${detail}`)]),
];
