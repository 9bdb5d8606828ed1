// Text that is kept while what it was read from is not.

/** Returns a text of its own: a part of a string keeps the whole string in memory, and here that is a piece of a file. */
export const kept = (text: string): string => Buffer.from(text).toString();
