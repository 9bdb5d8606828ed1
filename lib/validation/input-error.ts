/** A mistake in what the user wrote. It is printed as it stands, without a stack trace. */
export class InputError extends Error {
  /**
   * @param problems one line each: what is wrong, the value, and what is allowed
   */
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'InputError';
  }
}
