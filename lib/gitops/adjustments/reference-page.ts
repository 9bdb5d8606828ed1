// The adjustments in Markdown, as docs/gitops.md has them.
import { tableRow } from '../../configuration/reference-page';
import type { Adjustment } from './adjustment';
import { ADJUSTMENTS } from './gitops-form';

const HEAD = ['Adjustment', 'Default', 'Why', 'Source'];

/** Returns the table of all adjustments. */
export const adjustmentTable = (): string =>
  [
    HEAD,
    HEAD.map(() => '---'),
    ...Object.entries<Adjustment>(ADJUSTMENTS).map(([name, { isDefault, reason, source }]) => [
      `\`${name}\``,
      isDefault ? 'on' : 'off',
      reason,
      `[${new URL(source).host}](${source})`,
    ]),
  ]
    .map(tableRow)
    .join('');
