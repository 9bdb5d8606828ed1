// PodDisruptionBudgets that let a pod go, so that its node can be drained.
import { changedAt, isJsonObject, type Json } from '../../kubernetes/json';
import { groupKind, isOfRelease } from '../manifest';
import type { Adjustment } from './adjustment';

export const disruptionsAllowed: Adjustment = {
  reason:
    "The PodDisruptionBudgets of activator, webhook and, from 1.10 on, Kourier's gateway want 80 % of the pods to stay, rounded up: " +
    'fewer than five pods let none go, so that the drain of a node waits, in an upgrade as well, and the cluster autoscaler keeps ' +
    'the node. With `maxUnavailable: 1`, one goes at a time.',
  source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#rounding-logic-when-specifying-percentages',
  isDefault: true,
  adjust: (manifest) =>
    isOfRelease(manifest) && groupKind(manifest) === 'PodDisruptionBudget.policy'
      ? { ...manifest, spec: changedAt(manifest['spec'], [], lettingOneGo) }
      : manifest,
};

function lettingOneGo(spec: Json): Json {
  if (!isJsonObject(spec) || typeof spec['minAvailable'] !== 'string') {
    return spec;
  }
  const { minAvailable: _, ...others } = spec;
  return { maxUnavailable: 1, ...others };
}
