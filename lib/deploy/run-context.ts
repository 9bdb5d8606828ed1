// What all parts of a run work with.
import type { Progress } from '../progress/progress';
import type { Clock } from './clock';
import type { Kubectl } from './kubectl';

export interface RunContext {
  readonly kubectl: Kubectl;
  readonly progress: Progress;
  /** Prints what the user should know. */
  readonly warn: (warning: string) => void;
  readonly clock: Clock;
  /** How long to wait without any object getting on, in milliseconds. */
  readonly timeoutMilliseconds: number;
  /** Whether fields are taken over that others own. */
  readonly forceConflicts: boolean;
}

/** Returns what prints warnings, each once: of a fleet, the API server gives the same one again and again. */
export function warnOnce(progress: Progress): RunContext['warn'] {
  const told = new Set<string>();
  return (warning) => {
    if (!told.has(warning)) {
      told.add(warning);
      progress.line(`warning: ${warning}`);
    }
  };
}

/** How long to wait before the cluster is asked again. */
export const POLL_MILLISECONDS = 2000;
