// How a change is told in one line.
import type { Json } from '../kubernetes/json';
import type { Difference } from './differences';

/** How many characters of a value are shown. */
const MAX_CHARACTERS = 120;

/** How many characters are shown before the place where two long values differ. */
const CONTEXT = 20;

/** A place in an object that changes; a value that isn't there is left out. */
export interface Change {
  /**
   * Where, such as `spec.template.spec.containers[activator].image`. Items of lists go by their name; those without one by
   * their place in the newer object, or in the older one if only that has them.
   */
  readonly path: string;
  readonly before?: Json;
  readonly after?: Json;
}

/** How what is code is marked as such. */
export type Mark = (code: string) => string;

/** Returns text as it is: nothing marks it. */
export const plain: Mark = (text) => text;

/** Returns text as code of Markdown, also if it holds what would end the code. */
export function markdownCode(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? fence + text + fence : `${fence} ${text} ${fence}`;
}

/** Returns a difference as a change. */
export const asChange = ({ path, expected, actual }: Difference): Change => ({ path, before: expected, after: actual });

/** Returns a change in one line, in which long values are cut. */
export function changeText({ path, before, after }: Change, mark: Mark): string {
  if (before === undefined) {
    return `${mark(path)} is added: ${mark(cut(inJson(after)))}`;
  }
  if (after === undefined) {
    return `${mark(path)} is removed: ${mark(cut(inJson(before)))}`;
  }
  const [old, next] = cutTogether(inJson(before), inJson(after));
  return `${mark(path)}: ${mark(old)} → ${mark(next)}`;
}

const inJson = (value: Json | undefined): string => JSON.stringify(value ?? null);

/** Returns text with no more characters than a line shows. */
export const cut = (text: string): string =>
  text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS)}…` : text;

/** Cuts two texts so that the place where they differ is in what is left. */
function cutTogether(before: string, after: string): [string, string] {
  const end = Math.min(before.length, after.length);
  let same = 0;
  while (same < end && before[same] === after[same]) {
    same++;
  }
  const start = same - CONTEXT;
  return Math.max(before.length, after.length) <= MAX_CHARACTERS || start <= 0
    ? [cut(before), cut(after)]
    : [`…${cut(before.slice(start))}`, `…${cut(after.slice(start))}`];
}
