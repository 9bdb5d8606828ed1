// Which of the manifests is the application.
import { groupKind, type Manifest } from '../gitops/manifest';
import { InputError } from '../validation/input-error';
import { show } from '../validation/rules';
import { nameOf } from './places';

/** What runs pods too and can't become a Knative Service, with the reason. */
export const OTHER_WORKLOADS: ReadonlyMap<string, string> = new Map([
  ['StatefulSet.apps', 'its pods have names and volumes of their own, and those of a Knative Service come and go'],
  ['DaemonSet.apps', 'it runs on each node, and a Knative Service where and while requests come'],
  ['Job.batch', 'it runs to its end, and a Knative Service answers requests'],
  ['CronJob.batch', 'it runs by the clock, and a Knative Service answers requests'],
  ['ReplicaSet.apps', 'it is a part of a Deployment'],
  ['ReplicationController', 'Deployments have taken its place'],
  ['Pod', 'it is a part of a Deployment, or runs by itself'],
]);

/**
 * Returns the Deployment that is meant.
 * @param name its name, where there are several
 * @throws InputError if there is none of apps/v1, or several, saying what there is
 */
export function deploymentIn(manifests: readonly Manifest[], name?: string): Manifest {
  const all = manifests.filter(({ kind }) => kind === 'Deployment');
  const named = name === undefined ? all : all.filter(({ metadata }) => metadata.name === name);
  const [deployment, ...others] = named;
  if (deployment === undefined) {
    throw new InputError(
      name === undefined || all.length === 0
        ? [`there is no Deployment; allowed: one of apps/v1`, ...instead(manifests)]
        : [`name is ${show(name)}; allowed: ${namesOf(all)}`],
    );
  }
  if (others.length > 0) {
    throw new InputError([`there are ${named.length} Deployments; allowed: one by its name: ${namesOf(named)}`]);
  }
  if (deployment.apiVersion !== 'apps/v1') {
    throw new InputError([`${nameOf(deployment)} is of ${deployment.apiVersion}; allowed: apps/v1`]);
  }
  return deployment;
}

const namesOf = (manifests: readonly Manifest[]): string =>
  manifests.map(({ metadata }) => metadata.name ?? '(without a name)').join(', ');

/** Returns what there is in place of a Deployment, and why it can't be one. */
const instead = (manifests: readonly Manifest[]): string[] =>
  manifests.length === 0
    ? ['there are no objects at all']
    : manifests.map((manifest) => {
        const reason = OTHER_WORKLOADS.get(groupKind(manifest));
        return `there is ${nameOf(manifest)}${reason === undefined ? '' : `: ${reason}`}`;
      });
