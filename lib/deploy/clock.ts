// The time, as far as a run waits.
import { setTimeout } from 'node:timers/promises';

export interface Clock {
  /** Returns milliseconds since some moment. */
  now(): number;
  /** Waits for some milliseconds. */
  sleep(milliseconds: number): Promise<void>;
}

/**
 * Returns the clock of the machine.
 * @param signal ends a sleep, with its reason as the error
 */
export const systemClock = (signal: AbortSignal): Clock => ({
  now: () => performance.now(),
  sleep: async (milliseconds) => {
    try {
      await setTimeout(milliseconds, undefined, { signal });
    } catch {
      signal.throwIfAborted();
    }
  },
});
