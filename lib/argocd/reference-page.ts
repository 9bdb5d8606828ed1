// What Argo CD ignores, in Markdown, as docs/argocd.md has it.
import { tableRow } from '../configuration/reference-page';
import { IGNORED_IN_PLATFORM } from './ignored-differences';

const HEAD = ['Object', 'Fields', 'Why'];

/** Returns the table of what others write at run time. */
export const ignoredTable = (): string =>
  [
    HEAD,
    HEAD.map(() => '---'),
    ...IGNORED_IN_PLATFORM.map(({ kind, name, namespace, jsonPointers = [], jqPathExpressions = [], reason }) => [
      [kind, name, namespace && `in ${namespace}`].filter((part) => part !== undefined).join(' '),
      [...jsonPointers, ...jqPathExpressions].map((field) => `\`${field}\``).join('<br>'),
      reason,
    ]),
  ]
    .map(tableRow)
    .join('');
