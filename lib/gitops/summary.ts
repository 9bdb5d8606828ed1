// What a run prints: what the folder holds, and what changed in it.
import type { SynthesisResult } from './gitops-app';
import type { Changes } from './output-folder';

/** Most files that are named one by one. */
const MAX_LINES = 20;

/** Returns the lines that say what a run wrote. */
export function summary(folder: string, { files, folders, changes }: Omit<SynthesisResult, 'warnings'>): string {
  const groups = new Map<string, { folders: number; objects: number }>();
  for (const { path, objects } of folders) {
    const name = path.split('/')[0] ?? path;
    const group = groups.get(name) ?? { folders: 0, objects: 0 };
    groups.set(name, { folders: group.folders + 1, objects: group.objects + objects.length });
  }
  return [
    `${folder}/ holds ${count(files.size, 'object')}, one in each file`,
    ...[...groups].map(
      ([name, group]) => `  ${name}/ ${count(group.objects, 'object')} in ${count(group.folders, 'folder')}`,
    ),
    ...sinceLastRun(changes),
  ].join('\n');
}

/** Returns a number of things in words. */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

function sinceLastRun(changes: Changes): string[] {
  const { added, changed, removed } = changes;
  const lines = changeLines(changes);
  return lines.length === 0
    ? ['nothing changed since the last run']
    : [`since the last run: ${added.length} added, ${changed.length} changed, ${removed.length} removed`, ...lines];
}

/** Returns a line for each file that is added, changed or removed, and how many more there are than lines. */
export function changeLines({ added, changed, removed }: Changes): string[] {
  const lines = [
    ...added.map((path) => `  + ${path}`),
    ...changed.map((path) => `  ~ ${path}`),
    ...removed.map((path) => `  - ${path}`),
  ];
  const rest = lines.length - MAX_LINES;
  return [...lines.slice(0, MAX_LINES), ...(rest > 0 ? [`  and ${rest} more`] : [])];
}
