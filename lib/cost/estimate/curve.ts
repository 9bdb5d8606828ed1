// What other settings would come to: the longer the last pod stays, the fewer the cold starts, and the more it costs.
import { Duration } from 'cdk8s';
import type { ScaleSettings } from '../autoscaler/scale-settings';
import { scaleSettings } from '../autoscaler/scale-settings';
import type { Fleet } from '../fleet/fleet';
import type { PartOfApi } from './parts';

/** Settings of the curve, in seconds. */
export interface IdleSettings {
  readonly windowSeconds: number;
  readonly retentionSeconds: number;
}

const MINUTE = 60;

/** Knative's own settings, and each of the two made longer by itself, up to what an annotation may say. */
const VARIANTS: readonly IdleSettings[] = [
  { windowSeconds: MINUTE, retentionSeconds: 0 },
  { windowSeconds: MINUTE, retentionSeconds: 5 * MINUTE },
  { windowSeconds: MINUTE, retentionSeconds: 15 * MINUTE },
  { windowSeconds: MINUTE, retentionSeconds: 30 * MINUTE },
  { windowSeconds: MINUTE, retentionSeconds: 60 * MINUTE },
  { windowSeconds: 5 * MINUTE, retentionSeconds: 0 },
  { windowSeconds: 15 * MINUTE, retentionSeconds: 0 },
  { windowSeconds: 30 * MINUTE, retentionSeconds: 0 },
];

/** Returns the settings that most of the APIs have. */
export function settingsOfMost(settings: readonly ScaleSettings[]): IdleSettings | undefined {
  const counts = new Map<string, { readonly idle: IdleSettings; readonly count: number }>();
  for (const { stableWindowSeconds, retentionSeconds } of settings) {
    const idle = { windowSeconds: stableWindowSeconds, retentionSeconds };
    const key = `${stableWindowSeconds} ${retentionSeconds}`;
    counts.set(key, { idle, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((one, other) => other.count - one.count)[0]?.idle;
}

/** Returns the settings of the curve besides those of today. */
export const variantsBeside = (today: IdleSettings | undefined): IdleSettings[] =>
  VARIANTS.filter(
    ({ windowSeconds, retentionSeconds }) =>
      windowSeconds !== today?.windowSeconds || retentionSeconds !== today.retentionSeconds,
  );

/** Returns an API with other settings, as if its annotations said them. */
export const withIdleSettings = (
  { owner, api, sleeping }: PartOfApi,
  { windowSeconds, retentionSeconds }: IdleSettings,
  { settings, release }: Fleet,
) =>
  sleeping === undefined
    ? []
    : [
        {
          ...sleeping,
          owner,
          settings: scaleSettings(
            {
              ...api.props,
              window: Duration.seconds(windowSeconds),
              scaleToZeroPodRetentionPeriod: Duration.seconds(retentionSeconds),
            },
            settings,
            release,
          ),
        },
      ];
