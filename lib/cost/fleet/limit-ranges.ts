// What the namespaces give containers that say nothing themselves, read of their LimitRanges as dist/ holds them.
import { groupKind, type Manifest } from '../../gitops/manifest';
import { type Json, textAt, valueAt } from '../../kubernetes/json';
import type { LimitRangeProps } from '../../namespace/limit-range';
import type { ResourceList } from '../../namespace/resource-list';
import { cpuOf, sizeOf } from '../../validation/quantity';

/** Returns the LimitRange for containers of each namespace that has one. */
export const limitRangesIn = (manifests: readonly Manifest[]): ReadonlyMap<string, LimitRangeProps> =>
  new Map(
    manifests
      .filter((manifest) => groupKind(manifest) === 'LimitRange')
      .flatMap((manifest) => {
        const limits = valueAt(manifest, 'spec', 'limits');
        const ofContainers = Array.isArray(limits)
          ? limits.find((each) => textAt(each, 'type') === 'Container')
          : undefined;
        return ofContainers === undefined ? [] : [[manifest.metadata.namespace ?? 'default', rangeIn(ofContainers)]];
      }),
  );

const rangeIn = (limits: Json): LimitRangeProps => ({
  default: amountsIn(valueAt(limits, 'default')),
  defaultRequest: amountsIn(valueAt(limits, 'defaultRequest')),
  min: amountsIn(valueAt(limits, 'min')),
  max: amountsIn(valueAt(limits, 'max')),
});

const amountsIn = (list: Json | undefined): ResourceList => ({
  cpu: cpuOf(textAt(list, 'cpu')),
  memory: sizeOf(textAt(list, 'memory')),
});
