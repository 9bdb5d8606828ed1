// A Deployment's manifests in place of properties: for programs that keep the manifests and read them each time.
import { mergeShape } from '../fields/merge';
import type { KnativeRelease } from '../release/knative-release';
import { SERVICE } from '../service/fields/service';
import type { ServiceProps } from '../service/service-props';
import { adoptDeployment } from './adopt-deployment';
import { readDocuments } from './documents';
import { leftLine } from './left';

/** A Deployment that is to be an API. */
export interface DeploymentSource {
  /**
   * Its manifests, with the Service that leads to it if there is one: each the path of a YAML file, from the folder in which
   * the program runs, or an object as YAML is parsed.
   */
  readonly manifests: readonly (string | object)[];

  /**
   * Name of the Deployment.
   * @default - the only one among the manifests
   */
  readonly deployment?: string;

  /**
   * What the API does differently.
   * @default - nothing
   */
  readonly overrides?: Partial<ServiceProps>;
}

/**
 * Returns the properties of the API, and a line for everything in the manifests that isn't kept.
 * @param release the Knative release that the API is for
 * @throws InputError if a file can't be read, or if there is not exactly one Deployment that can be an API
 */
export function propsFromDeployment(
  { manifests, deployment, overrides = {} }: DeploymentSource,
  release: KnativeRelease,
): { readonly props: ServiceProps; readonly warnings: readonly string[] } {
  const documents = manifests.flatMap((each) => (typeof each === 'string' ? readDocuments([each]) : [each]));
  const { props, left } = adoptDeployment(documents, { name: deployment, release });
  return { props: mergeShape(SERVICE, props, overrides), warnings: left.map(leftLine) };
}
