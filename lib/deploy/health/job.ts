// The health of a Job: it has completed.
import type { Manifest } from '../../gitops/manifest';
import { conditionOf, numberOf } from '../../kubernetes/live';
import { failed, HEALTHY, type Health, told, waiting } from './state';

/** Returns how far a Job is. */
export function jobHealth(live: Manifest): Health {
  const failure = conditionOf(live, 'Failed');
  if (failure?.status === 'True') {
    return failed(told(failure));
  }
  if (conditionOf(live, 'Complete')?.status === 'True') {
    return HEALTHY;
  }
  const failures = numberOf(live, 'status', 'failed') ?? 0;
  return waiting(failures === 0 ? 'not complete' : `not complete, ${failures} of its pods have failed`);
}
