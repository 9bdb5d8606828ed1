// How long an API stays awake after a request.
import type { SleepingApi } from '../simulation/simulate';

/** The autoscaler looks each second second: this much later, in the mean. */
const LATE_SECONDS = 1;

/**
 * Returns from the end of a request until the last pod is told to go, if no other comes. Where the activator isn't in the path of
 * requests already, it needs the grace period to get there.
 * @param api nothing for one that never sleeps
 */
export function idleSeconds(api: SleepingApi | undefined): number {
  if (api === undefined || api.settings.minScale > 0 || !api.settings.enableScaleToZero) {
    return 0;
  }
  const { stableWindowSeconds, retentionSeconds, gracePeriodSeconds, targetBurstCapacity, total } = api.settings;
  // One pod has room for the burst, so that requests go to it without the activator.
  const isDirect = targetBurstCapacity >= 0 && targetBurstCapacity <= total;
  return stableWindowSeconds + LATE_SECONDS + Math.max(retentionSeconds, isDirect ? gracePeriodSeconds : 0);
}
