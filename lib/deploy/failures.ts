// How the failure of a run is told: what failed, where, and how another run goes on.
import { InputError } from '../validation/input-error';
import { problemLines } from '../validation/problems';
import type { Failure } from './apply';
import { Interrupted } from './interrupted';

/** Most reasons that are told. */
const MAX_REASONS = 10;

/** Returns a line for each reason, as far as they are few: what fails by it, each with its file, and why. */
export function failureLines(failures: readonly Failure[]): string[] {
  const lines = problemLines(
    failures.map(({ object: { id, file }, reason }) => ({ path: id, source: `dist/${file}`, message: reason })),
  );
  const rest = lines.length - MAX_REASONS;
  return [...lines.slice(0, MAX_REASONS), ...(rest > 0 ? [`and ${rest} more`] : [])].map((line) => `  ${line}`);
}

/**
 * Does a part of a run.
 * @param what what messages call it, such as `wave 40`
 * @param done what was done before it
 * @throws InputError with where it failed, why, and how another run goes on
 * @throws Interrupted with where it was stopped
 */
export async function part<Result>(
  what: string,
  done: readonly string[],
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Interrupted) {
      throw new Interrupted(error.signal, what);
    }
    if (!(error instanceof InputError)) {
      throw error;
    }
    const [first = '', ...rest] = error.problems;
    const before = done.length === 0 ? 'Nothing was done before it' : `Done: ${done.join(', ')}`;
    throw new InputError([
      `${what} failed: ${first}`,
      ...rest,
      `${before}. Another run goes on here; what is applied stays as it is.`,
    ]);
  }
}
