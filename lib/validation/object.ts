// Objects as they may come from where no compiler has seen them.

/** An object of which nothing is known yet. */
export type Unchecked = Readonly<Record<string, unknown>>;

/** Returns whether a value is an object and not a list. */
export const isObject = (value: unknown): value is Unchecked =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
