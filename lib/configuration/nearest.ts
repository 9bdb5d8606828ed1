// Which name is meant by one that there isn't.

/** How much of a name must be right for it to be meant. */
const LEAST = 0.5;

/**
 * Returns the name that begins most like a wrong one, if any does.
 * @param names each with its other spellings
 */
export const nearest = (
  wrong: string,
  names: readonly (readonly [name: string, ...spellings: string[]])[],
): string | undefined =>
  names
    .map(([name, ...spellings]) => ({
      name,
      likeness: Math.max(...[name, ...spellings].map((spelling) => likeness(letters(wrong), letters(spelling)))),
    }))
    .filter(({ likeness }) => likeness >= LEAST)
    .sort((one, other) => other.likeness - one.likeness)
    .at(0)?.name;

/** Upper and lower case, hyphens and dots are what one forgets first. */
const letters = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** Returns the share of two names up to which they are the same. */
function likeness(one: string, other: string): number {
  const differs = [...one].findIndex((letter, index) => letter !== other[index]);
  return (differs === -1 ? one.length : differs) / Math.max(one.length, other.length, 1);
}
