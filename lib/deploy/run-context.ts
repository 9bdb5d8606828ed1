// What all parts of a run work with.
import type { Progress } from '../progress/progress';
import type { Clock } from './clock';
import type { Kubectl } from './kubectl';

export interface RunContext {
  readonly kubectl: Kubectl;
  readonly progress: Progress;
  readonly clock: Clock;
  /** How long to wait without any object getting on, in milliseconds. */
  readonly timeoutMilliseconds: number;
  /** Whether fields are taken over that others own. */
  readonly forceConflicts: boolean;
}

/** How long to wait before the cluster is asked again. */
export const POLL_MILLISECONDS = 2000;
