// What the user can mend is told without a stack trace; any other error is the program's own.

/** A mistake in what the user wrote. */
export class InputError extends Error {
  /**
   * @param problems one line each: what is wrong, the value, and what is allowed
   */
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'InputError';
  }
}

/**
 * Returns what the user can mend: the problems of an InputError, or what the operating system refused.
 * @throws the error itself, if it is neither
 */
export function userProblems(error: unknown): readonly string[] {
  if (error instanceof InputError) {
    return error.problems;
  }
  if (error instanceof Error && 'syscall' in error) {
    return [error.message];
  }
  throw error;
}
