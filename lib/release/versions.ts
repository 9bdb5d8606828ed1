// How versions compare.
import { coerce, gte, minor, valid } from 'semver';

/** Returns whether a version, such as `1.25`, is another one or newer. Text that is no version is older than any. */
export const isAtLeast = (version: string, minimum: string): boolean =>
  gte(coerce(version) ?? '0.0.0', coerce(minimum) ?? '0.0.0');

/** Returns whether a value, which may come from where no compiler has seen it, names a minor version such as `1.25`. */
export const isMinor = (version: unknown): version is string => typeof version === 'string' && /^1\.\d+$/.test(version);

/** Returns the number of the minor in a version, such as 25 in `1.25`. */
export const minorOf = (version: string): number => minor(coerce(version) ?? '0.0.0');

/** Returns whether a text is a whole version, such as `1.19.9`. */
export const isVersion = (text: string): boolean => valid(text) === text;
