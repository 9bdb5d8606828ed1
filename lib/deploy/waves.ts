// In which order objects are applied: wave by wave, all folders together.
import { SyncWave, syncWave } from '../gitops/sync-wave';
import { SERVING_NAMESPACE } from '../release/namespace';
import { groupBy } from '../validation/group-by';
import type { Deployable } from './deployable';

/** The objects of one wave. */
export interface Wave {
  readonly number: number;
  readonly objects: readonly Deployable[];
}

/**
 * Objects that a cluster which has them already gets later than a new one, each with its wave there.
 *
 * config-deployment names the image of the queue-proxy. The controller of the release before would put the new one into every
 * revision, and the new controller would then change each once more. On a new cluster, no controller starts without it.
 * @see https://github.com/knative/serving/issues/14660
 */
export const LATER_IN_UPGRADES: Readonly<Record<string, number>> = {
  [`ConfigMap ${SERVING_NAMESPACE}/config-deployment`]: SyncWave.LateConfiguration,
};

/** Returns what messages call a wave. */
export const waveName = ({ number }: Wave): string => `wave ${number}`;

/** Returns what a line about a wave begins with: wide enough for all of them. */
export const waveTitle = (wave: Wave): string => waveName(wave).padEnd('wave 00'.length);

/**
 * Returns the waves, in the order in which they are applied.
 * @param present the identities of those of LATER_IN_UPGRADES that the cluster has
 */
export function wavesOf(objects: readonly Deployable[], present: ReadonlySet<string>): Wave[] {
  const numberOf = ({ id, manifest }: Deployable): number =>
    (present.has(id) ? LATER_IN_UPGRADES[id] : undefined) ?? syncWave(manifest);
  return [...groupBy(objects, (object) => String(numberOf(object)))]
    .map(([number, same]) => ({ number: Number(number), objects: same }))
    .sort((a, b) => a.number - b.number);
}
