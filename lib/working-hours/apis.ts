// The APIs of an environment that is kept warm.
import { mergeShape } from '../fields/merge';
import type { ApiProps } from '../fleet/environment-definition';
import { KNATIVE_CLASS } from '../limits/one-request';
import type { KnativeRelease } from '../release/knative-release';
import { SERVICE } from '../service/fields/service';
import type { Checked } from '../service/rules/rule';
import { isObject } from '../validation/object';
import { isByAnnotations } from './annotations';
import type { WarmHours } from './warm-hours';

/** Keeps the activator in the path of all requests, and the autoscaler deciding while there are none. */
export const ALWAYS_ACTIVATOR = -1;

/**
 * Returns whether an API has no pod at times by itself. One that always runs needs nobody to keep it warm, and one of another
 * autoscaler than Knative's never sleeps.
 */
export const sleeps = ({ minScale = 0, autoscalingClass = KNATIVE_CLASS }: Checked): boolean =>
  minScale === 0 && autoscalingClass === KNATIVE_CLASS;

/**
 * Returns the APIs of an environment as annotations can keep them warm; calls keep them as they are. While a revision has never been called, or not since the autoscaler was
 * started, the autoscaler knows nothing of it and applies no scale; with -1 it takes that for no requests, and does.
 * @param warm without any hours, the APIs are as they were
 * @see https://github.com/knative/serving/blob/knative-v1.23.0/pkg/autoscaler/metrics/collector.go
 */
export const wakeable = (
  warm: WarmHours | undefined,
  apis: Readonly<Record<string, ApiProps>>,
  release: KnativeRelease,
): Readonly<Record<string, ApiProps>> =>
  warm === undefined || !isByAnnotations(release)
    ? apis
    : Object.fromEntries(
        Object.entries(apis).map(([name, api]) => [
          name,
          isObject(api) && sleeps(api) ? mergeShape(SERVICE, { targetBurstCapacity: ALWAYS_ACTIVATOR }, api) : api,
        ]),
      );
