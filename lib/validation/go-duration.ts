// Durations in Knative's annotations and ConfigMaps.
import type { Duration } from 'cdk8s';

/** Returns a duration as Go parses it, such as `90s`. */
export const goDuration = (value: Duration): string => `${value.toSeconds({ integral: false })}s`;
