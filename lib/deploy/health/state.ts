// What can be said of an object's health.
import type { Condition } from '../../kubernetes/live';

/** How far an object is; a failure may still pass. */
export type Health =
  | { readonly state: 'healthy' }
  | { readonly state: 'waiting' | 'failed' /** What is missing, or what is wrong. */; readonly why: string };

export const HEALTHY: Health = { state: 'healthy' };

export const waiting = (why: string): Health => ({ state: 'waiting', why });

export const failed = (why: string): Health => ({ state: 'failed', why });

/** Returns what a condition says, such as `BackoffLimitExceeded: Job has reached the specified backoff limit`. */
export const told = ({ reason, message }: Condition): string =>
  [reason, message].filter((part) => part !== '').join(': ') || 'no reason is given';
