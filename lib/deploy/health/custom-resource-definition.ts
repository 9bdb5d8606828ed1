// The health of a CustomResourceDefinition: its kind is served.
import type { Manifest } from '../../gitops/manifest';
import { conditionOf } from '../../kubernetes/live';
import { failed, HEALTHY, type Health, told, waiting } from './state';

/** Returns how far a CustomResourceDefinition is. */
export function definitionHealth(live: Manifest): Health {
  const names = conditionOf(live, 'NamesAccepted');
  if (names?.status === 'False') {
    return failed(told(names));
  }
  return conditionOf(live, 'Established')?.status === 'True' ? HEALTHY : waiting('its kind is not served yet');
}
