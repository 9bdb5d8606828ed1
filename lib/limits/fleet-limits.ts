// What a fleet of this size costs the cluster, as far as it is too much.
import type { IConstruct } from 'constructs';
import { componentMemoryLimits, memoryWarnings } from './component-memory';
import { deployWarnings } from './deploy';
import type { FleetFacts } from './facts';
import { installSettings } from './install-settings';
import { kourierStartWarnings } from './kourier-start';
import { serviceProblems, serviceWarnings } from './kubernetes-services';
import { oneRequestWarnings } from './one-request';

/**
 * Returns what the cluster can't bear.
 * @param root the construct tree with the install and everything else for the cluster
 */
export const fleetProblems = (root: IConstruct, facts: FleetFacts): string[] => serviceProblems(root, facts);

/**
 * Returns what the cluster may not bear, or what costs more than it looks like. It is to be asked for when nothing is wrong with
 * the facts.
 * @param root the construct tree with the install and everything else for the cluster
 */
export function fleetWarnings(root: IConstruct, facts: FleetFacts): string[] {
  const { services } = facts;
  const settings = installSettings(facts);
  return [
    ...serviceWarnings(root, facts),
    ...memoryWarnings(componentMemoryLimits(root), services.length),
    ...kourierStartWarnings(root, facts),
    ...oneRequestWarnings(services, settings),
    ...deployWarnings(services, settings),
  ];
}
