// What is known of a key in words: its releases, and what holds where it isn't set.
import type { KeyFacts, Released } from './key';

/** Returns a string with the releases that know it, where not all do. */
export const releasedInWords = ({ value, since, removed }: Released<string>): string =>
  since === undefined && removed === undefined ? value : `${value} (${releasesInWords({ since, removed })})`;

/** Returns in words which releases know something. */
export function releasesInWords({ since, removed }: { readonly since?: string; readonly removed?: string }): string {
  const bounds = [
    ...(since === undefined ? [] : [`from ${since} on`]),
    ...(removed === undefined ? [] : [`before ${removed}`]),
  ];
  return bounds.length === 0 ? 'all' : bounds.join(', ');
}

/** Returns in words what holds where a key isn't set. */
export function defaultInWords(key: KeyFacts<unknown>, inWords: (value: unknown) => string): string {
  if (key.unset !== undefined) {
    return key.unset;
  }
  const changes = Object.entries(key.defaultSince ?? {}).map(([since, value]) => `${inWords(value)} from ${since} on`);
  return [inWords(key.default), ...changes].join('; ');
}
