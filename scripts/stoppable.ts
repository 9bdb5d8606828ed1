// What a command that takes long does when it is stopped, as by Ctrl-C.
import { Interrupted } from '../lib/deploy/interrupted';

/** What a shell gives for a command that a signal has ended. */
const STATUS = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Runs work that a signal stops: where it stopped is printed, without a stack trace. A second signal ends the process at once.
 * @param work returns the exit status; it is given what stops it, with an Interrupted as the reason
 */
export async function stoppable<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result | number> {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => controller.abort(new Interrupted(name)));
  }
  try {
    return await work(controller.signal);
  } catch (error) {
    if (error instanceof Interrupted) {
      console.error(`${error.message}; another run goes on there, and what is applied stays as it is`);
      return STATUS[error.signal];
    }
    throw error;
  }
}
