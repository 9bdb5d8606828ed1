// What the commands in this folder have in common.
import { userProblems } from '../lib/validation/input-error';

/** Returns the exit status of a command; undefined if its arguments don't fit. */
type Run = (args: readonly string[]) => number | undefined | Promise<number | undefined>;

/**
 * Runs a command with the arguments of the process. What it returns becomes the exit status; a mistake of the user's is
 * printed on standard error without a stack trace, and gives 2.
 * @param usage printed for `--help`, and when `run` returns undefined because the arguments don't fit
 */
export async function command(usage: string, run: Run): Promise<void> {
  const args = process.argv.slice(2);
  // A reader that has seen enough, such as head, is no error.
  process.stdout.on('error', () => process.exit());
  if (args.includes('--help')) {
    console.log(usage);
    return;
  }
  try {
    const status = await run(args);
    if (status === undefined) {
      console.error(usage);
    }
    process.exitCode = status ?? 2;
  } catch (error) {
    console.error(userProblems(error).join('\n'));
    process.exitCode = 2;
  }
}

/** Returns what a function gives; nothing if the program or the user's files are refused, which is then told on standard error. */
export function unlessRefused<Result>(run: () => Result): Result | undefined {
  try {
    return run();
  } catch (error) {
    console.error(userProblems(error).join('\n'));
    return undefined;
  }
}
