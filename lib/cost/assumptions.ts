// What a report of costs assumes beside what dist/ says: traffic, nodes, and how long pods take to start.
import type { Duration } from 'cdk8s';
import { InputError } from '../validation/input-error';
import { isObject } from '../validation/object';
import { knownProperties, show } from '../validation/rules';
import type { ClusterModel } from './cluster/cluster';
import { estimateProblems } from './durations';
import type { Estimate } from './level';
import { profileProblems } from './traffic/profiles/profile-problems';
import type { TrafficProfile } from './traffic/profiles/traffic-profile';

export interface CostAssumptions {
  /** The nodes and their prices, such as `standardNodes({ … })` or `autopilot({ … })`. */
  readonly cluster: ClusterModel;

  /**
   * The traffic as long as there is no log of requests. Its working hours are also those of the comparison with a fleet that is
   * started and stopped by a schedule.
   */
  readonly traffic: TrafficProfile;

  /**
   * From when a pod has a node until it is ready: to fetch its image and to start.
   * @default - 2, 5 and 15 seconds, low, expected and high
   */
  readonly podStart?: Estimate<Duration>;
}

const PROPERTIES: Readonly<Record<keyof CostAssumptions, true>> = { cluster: true, traffic: true, podStart: true };

/**
 * Checks assumptions, which may come from where no compiler has seen them.
 * @throws InputError with all that is wrong
 */
export function checkAssumptions(assumptions: CostAssumptions): void {
  const { cluster, traffic, podStart } = assumptions;
  const problems = [
    ...knownProperties('assumptions', assumptions, PROPERTIES),
    ...(isObject(cluster) && 'at' in cluster
      ? []
      : [`cluster is ${show(cluster)}; allowed: standardNodes({ … }), autopilot({ … })`]),
    ...(isObject(traffic) ? profileProblems(traffic) : [`traffic is ${show(traffic)}; allowed: an object`]),
    ...(podStart === undefined ? [] : estimateProblems('podStart', podStart)),
  ];
  if (problems.length > 0) {
    throw new InputError(problems);
  }
}
