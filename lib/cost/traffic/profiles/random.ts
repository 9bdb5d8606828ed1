// Chance that is the same each time, and for each thing depends on nothing but its name.
import { createHash } from 'node:crypto';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** Returns the next number, from 0 up to 1, which isn't among them. */
export type Random = () => number;

/**
 * Returns the numbers of a thing.
 * @param seed of all things
 * @param names what tells the thing from all others
 */
export function randomOf(seed: number, ...names: readonly string[]): Random {
  const hash = createHash('sha256')
    .update(JSON.stringify([seed, ...names]))
    .digest();
  const generator = xoroshiro128plusFromState([0, 4, 8, 12].map((offset) => hash.readInt32BE(offset)));
  return () => uniformFloat64(generator);
}

/** Returns a whole number that is a given one on average: the fraction is the chance of one more. */
export const wholeNumber = (mean: number, random: Random): number => Math.floor(mean + random());
