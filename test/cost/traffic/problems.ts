// The problems of what is refused.
import { InputError } from '../../../lib/validation/input-error';

/** Returns the problems of a mistake; none if there is no mistake. */
export async function problemsOf(run: () => unknown): Promise<readonly string[]> {
  try {
    await run();
    return [];
  } catch (error) {
    if (error instanceof InputError) {
      return error.problems;
    }
    throw error;
  }
}
