// Environments that come under another name: everything in them is equal but for the name.
import { groupBy } from '../validation/group-by';
import type { Environments, PlacedObject } from './environments';
import { nameReplacer, rewriteTexts } from './fold';

/** An environment that is removed, and an added one that is equal to it but for the name. */
export interface Renaming {
  readonly from: string;
  readonly to: string;
}

/** Returns which added environment is a removed one under another name. Of several that are equal, each is only one. */
export function renamings(objects: readonly PlacedObject[], { added, removed }: Environments): Renaming[] {
  const byEnvironment = groupBy(objects, ({ environment = '' }) => environment);
  const contents = (name: string): string => {
    const replace = nameReplacer(name);
    return (byEnvironment.get(name) ?? [])
      .map(({ before, after }) => JSON.stringify(rewriteTexts(after ?? before ?? null, replace)))
      .sort()
      .join('\n');
  };
  const candidates = groupBy(removed, contents);
  return added.flatMap((to) => {
    const from = candidates.get(contents(to))?.shift();
    return from === undefined ? [] : [{ from, to }];
  });
}
