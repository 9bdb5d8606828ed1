// Which kinds a cluster serves.
import { InputError } from '../validation/input-error';
import type { Kubectl } from './kubectl';
import { errorsIn } from './messages';

/** A kind that the cluster serves, and whose objects can be listed, applied and deleted. */
export interface ServedKind {
  /** As kubectl takes it, such as `deployments.apps`. */
  readonly resource: string;
  readonly isNamespaced: boolean;
}

/** The kinds of a cluster, each by kind and group, such as `Deployment.apps`. */
export type ServedKinds = ReadonlyMap<string, ServedKind>;

/**
 * Returns the kinds that the cluster serves.
 * @throws InputError if it doesn't say so
 */
export async function servedKinds(kubectl: Kubectl): Promise<ServedKinds> {
  const { stdout, stderr } = await kubectl(['api-resources', '--verbs=delete,list,patch', '--no-headers']);
  const kinds = stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns.length >= 4);
  // An API of somebody else's that doesn't answer is an error of kubectl's, beside the kinds of all others.
  if (kinds.length === 0) {
    throw new InputError(errorsIn(stderr).map((message) => `kubectl api-resources: ${message}`));
  }
  return new Map(kinds.map(servedKind));
}

/** The short names in the second column may be missing, so what comes after them is counted from the end. */
function servedKind(columns: readonly string[]): [string, ServedKind] {
  const [plural = ''] = columns;
  const [apiVersion = '', namespaced = '', kind = ''] = columns.slice(-3);
  const group = apiVersion.includes('/') ? `.${apiVersion.slice(0, apiVersion.indexOf('/'))}` : '';
  return [`${kind}${group}`, { resource: `${plural}${group}`, isNamespaced: namespaced === 'true' }];
}
