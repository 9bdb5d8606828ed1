// Whom requests are for, in one version of dist/ or in several.
import { CLUSTER_LOCAL } from '../../fleet/hosts';
import type { Fleet, FleetApi } from '../fleet/fleet';
import type { Target } from '../traffic/traffic';
import { keyOf } from './parts';

/** Returns the hosts under which a Knative Service is called within the cluster, as some logs have them. */
const internalHosts = ({ environment, name }: FleetApi): string[] =>
  ['', '.svc', `.${CLUSTER_LOCAL.domain}`].map((domain) => `${name}.${environment}${domain}`);

/** Returns the APIs that any of some fleets has, each once, with the hosts that it has in any of them. */
export function targetsOf(fleets: readonly Fleet[]): Target[] {
  const targets = new Map<string, Target>();
  for (const api of fleets.flatMap(({ apis }) => apis)) {
    const { environment, name } = api;
    const key = keyOf(environment, name);
    const known = targets.get(key)?.hosts ?? [];
    targets.set(key, { environment, api: name, hosts: [...new Set([...known, ...api.hosts, ...internalHosts(api)])] });
  }
  return [...targets.values()];
}
