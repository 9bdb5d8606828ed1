// How versions compare.
import { coerce, gte } from 'semver';

/** Returns whether a version, such as `1.25`, is another one or newer. Text that is no version is older than any. */
export const isAtLeast = (version: string, minimum: string): boolean =>
  gte(coerce(version) ?? '0.0.0', coerce(minimum) ?? '0.0.0');

/** Returns whether a text names a minor version, such as `1.25`. */
export const isMinor = (version: string): boolean => /^1\.\d+$/.test(version);
