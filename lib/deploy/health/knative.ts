// The health of Knative's resources: they are ready as they are now.
import type { Manifest } from '../../gitops/manifest';
import { conditionOf, numberOf } from '../../kubernetes/live';
import { failed, HEALTHY, type Health, told, waiting } from './state';

/** Returns how far a Knative Service, Configuration, Route or DomainMapping is. */
export function knativeHealth(live: Manifest): Health {
  const ready = conditionOf(live, 'Ready');
  // What it reported of an older form of itself says nothing.
  if (numberOf(live, 'status', 'observedGeneration') !== numberOf(live, 'metadata', 'generation') || !ready) {
    return waiting('not seen yet by its controller');
  }
  switch (ready.status) {
    case 'True':
      return HEALTHY;
    case 'False':
      return failed(told(ready));
    default:
      return waiting(told(ready));
  }
}
