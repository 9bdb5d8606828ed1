// How long a load balancer that is a proxy waits for an answer, and how long requests may take.
import { Duration, Lazy } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { servicesOf } from '../../../fleet/services';
import type { Settings } from '../../../serving/configuration/settings';
import type { ExposureContext } from './exposure';

/**
 * How long a backend service of Google Cloud waits that nobody has told anything.
 * @see https://docs.cloud.google.com/load-balancing/docs/backend-service#timeout-setting
 */
const DEFAULT_TIMEOUT = Duration.seconds(30);

/** What Knative takes without config-defaults. */
const REVISION_TIMEOUT = Duration.seconds(300);

/**
 * Returns the longest time that a request to an API of an app may take, which is also how long the first one may wait for its
 * pod. An API that says nothing takes that of config-defaults, and so does an app without APIs.
 */
export function longestTimeout(root: IConstruct, settings: Settings): Duration {
  const unset = settings.defaults('revisionTimeout') ?? REVISION_TIMEOUT;
  const timeouts = servicesOf(root).map(({ props }) => props.timeout ?? unset);
  return timeouts.length === 0 ? unset : timeouts.reduce(longer);
}

/** Returns the seconds that the backend waits: what is said, or as long as the APIs need. They are known in the end. */
export const backendTimeoutSeconds = (timeout: unknown, context: ExposureContext): number =>
  Lazy.any({
    produce: () => secondsOf(timeout, () => longer(DEFAULT_TIMEOUT, context.longestTimeout())),
  });

/** Returns the seconds of a duration; those of another for what is none, which is reported. */
export const secondsOf = (duration: unknown, otherwise: () => Duration): number =>
  (duration instanceof Duration ? duration : otherwise()).toSeconds({ integral: false });

const longer = (a: Duration, b: Duration): Duration => (b.toMilliseconds() > a.toMilliseconds() ? b : a);
