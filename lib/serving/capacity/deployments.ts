// The components of an install, as their Deployments are written so far.
import type { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import type { IConstruct } from 'constructs';
import type { Manifest } from '../../gitops/manifest';
import { objectsOf } from '../../limits/objects';

/** A component of an install. */
export interface Deployed {
  /** Name of the Deployment. */
  readonly name: string;
  readonly deployment: ApiObject;
  readonly manifest: Manifest;
}

/**
 * Returns the components under a construct: the Deployments of the class of cdk8s-plus-27, which has patches written otherwise
 * than a plain ApiObject. `instanceof` can't tell the two apart.
 */
export const deployedIn = (install: IConstruct): Deployed[] =>
  objectsOf(install, 'apps', 'Deployment')
    .filter((deployment) => Object.getPrototypeOf(deployment) === k8s.KubeDeployment.prototype)
    .map((deployment) => ({ name: deployment.name, deployment, manifest: deployment.toJson() }));

/** Returns the PodDisruptionBudgets under a construct, of the class of cdk8s-plus-27. */
export const budgetsIn = (install: IConstruct): ApiObject[] =>
  objectsOf(install, 'policy', 'PodDisruptionBudget').filter(
    (budget) => Object.getPrototypeOf(budget) === k8s.KubePodDisruptionBudget.prototype,
  );
