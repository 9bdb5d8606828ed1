// Whether the nodes have room for each pod, before anything is simulated.
import { InputError } from '../../validation/input-error';
import { type Problem, problemLines } from '../../validation/problems';
import type { Cluster } from '../cluster/cluster';
import type { ConstantPods } from '../simulation/constant-pods';
import { keyOf, type Parts } from './parts';

/** Returns which pods no node has room for, and whose they are. */
export const roomProblems = ({ apis, platform }: Parts, cluster: Cluster): string[] =>
  problemLines([
    ...apis.flatMap(({ api, owner, containers }) =>
      problemsOf(cluster, keyOf(api.environment, api.name), { owner, containers, role: 'environment' }),
    ),
    ...platform.flatMap((pods) => problemsOf(cluster, 'the platform', pods)),
  ]);

function problemsOf(
  cluster: Cluster,
  path: string,
  { owner, containers, role }: Pick<ConstantPods, 'owner' | 'containers' | 'role'>,
): Problem[] {
  try {
    cluster.podsOf(owner, containers, 0, role);
    return [];
  } catch (error) {
    if (error instanceof InputError) {
      return error.problems.map((message) => ({ path, message }));
    }
    throw error;
  }
}
