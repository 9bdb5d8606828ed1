// What isn't known beforehand has three values: one that costs little, the likely one, and one that costs much.

/** Which of the three values. */
export type Level = 'low' | 'expected' | 'high';

/** The levels, the cheapest first. */
export const LEVELS: readonly Level[] = ['low', 'expected', 'high'];

/** A value for each level. */
export type Range<Value> = Readonly<Record<Level, Value>>;

/** A value for all levels, or one for each. */
export type Estimate<Value> = Value | Range<Value>;

/** Returns whether an estimate has a value for each level. */
const isRange = <Value>(estimate: Estimate<Value>): estimate is Range<Value> =>
  typeof estimate === 'object' && estimate !== null && LEVELS.every((level) => level in estimate);

/** Returns the value of an estimate at a level. */
export const valueAt = <Value>(estimate: Estimate<Value>, level: Level): Value =>
  isRange(estimate) ? estimate[level] : estimate;

/** Returns what a function gives at each level. */
export const forEachLevel = <Value>(value: (level: Level) => Value): Range<Value> => ({
  low: value('low'),
  expected: value('expected'),
  high: value('high'),
});
