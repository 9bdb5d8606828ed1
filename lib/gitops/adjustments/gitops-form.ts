// What makes the official install fit for GitOps: each difference between dist/ and the official release is one of these.
import type { Cluster } from '../../release/cluster';
import { isObject } from '../../validation/object';
import { show } from '../../validation/rules';
import type { Manifest } from '../manifest';
import type { Adjustment, AdjustmentContext } from './adjustment';
import { autoscaledBy, replicasLeftToAutoscalers } from './autoscaled-replicas';
import { autoscalerHpaWhereItWorks, autoscalingApiOfTheCluster } from './autoscaling-api';
import { deletionConfirmed } from './deletion-protection';
import { disruptionsAllowed } from './disruption-budgets';
import { jobsNamedByRelease } from './post-install-jobs';
import { podsSafeToEvict } from './safe-to-evict';
import { configDeploymentAfterController, syncWaves } from './sync-waves';
import { webhookRulesLeftToKnative } from './webhook-rules';

/** All adjustments by their names, in the order in which they are made. */
export const ADJUSTMENTS = {
  webhookRulesLeftToKnative,
  jobsNamedByRelease,
  autoscalingApiOfTheCluster,
  autoscalerHpaWhereItWorks,
  replicasLeftToAutoscalers,
  podsSafeToEvict,
  disruptionsAllowed,
  deletionConfirmed,
  configDeploymentAfterController,
  syncWaves,
} as const satisfies Record<string, Adjustment>;

/** Which adjustments are made: each that isn't named is made or not as it is by default. */
export type AdjustmentSwitches = Readonly<Partial<Record<keyof typeof ADJUSTMENTS, boolean>>>;

/** Returns what is wrong with switches of adjustments. */
export function adjustmentProblems(switches: unknown): string[] {
  const allowed = Object.keys(ADJUSTMENTS).join(', ');
  if (switches === undefined) {
    return [];
  }
  if (!isObject(switches)) {
    return [`adjustments is ${show(switches)}; allowed: an object with true or false for any of ${allowed}`];
  }
  return Object.entries(switches).flatMap(([name, isOn]) => [
    ...(Object.hasOwn(ADJUSTMENTS, name) ? [] : [`adjustments has '${name}'; allowed: ${allowed}`]),
    ...(isOn === undefined || typeof isOn === 'boolean'
      ? []
      : [`adjustments.${name} is ${show(isOn)}; allowed: true or false`]),
  ]);
}

/** Returns an object in another form, or nothing where that form leaves it out. */
export type Form = (manifest: Manifest) => Manifest | undefined;

/**
 * Returns what brings objects of the official form into the GitOps form.
 * @param manifests all objects that are to be brought into it
 */
export function gitOpsForm(manifests: readonly Manifest[], cluster: Cluster, switches: AdjustmentSwitches = {}): Form {
  const context: AdjustmentContext = { cluster, autoscaled: autoscaledBy(manifests) };
  const switched: Readonly<Record<string, boolean | undefined>> = switches;
  const made = Object.entries<Adjustment>(ADJUSTMENTS)
    .filter(([name, { isDefault }]) => switched[name] ?? isDefault)
    .map(([, adjustment]) => adjustment);
  return (manifest) =>
    made.reduce<Manifest | undefined>((found, { adjust }) => found && adjust(found, context), manifest);
}
