// The objects of a construct tree, and what stands in them.
import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Manifest } from '../gitops/manifest';
import { isJsonObject, type Json } from '../kubernetes/json';

/**
 * Returns the objects of a kind.
 * @param apiGroup such as `apps`; `core` for those of `v1`
 */
export const objectsOf = (root: IConstruct, apiGroup: string, kind: string): ApiObject[] =>
  root.node
    .findAll()
    .filter((construct) => construct instanceof ApiObject)
    .filter((object) => object.apiGroup === apiGroup && object.kind === kind);

/** Returns the objects of a kind as they are written. */
export const manifestsOf = (root: IConstruct, apiGroup: string, kind: string): Manifest[] =>
  objectsOf(root, apiGroup, kind).map((object) => object.toJson());

/** Returns the namespace that an object is in. */
export const namespaceOf = ({ metadata }: { readonly metadata: { readonly namespace?: string } }): string =>
  metadata.namespace ?? 'default';

/** Returns what stands at a path, of names of properties and indexes of lists; nothing where nothing stands there. */
export const at = (json: Json | undefined, ...path: readonly (string | number)[]): Json | undefined =>
  path.reduce<Json | undefined>((found, step) => {
    if (typeof step === 'number') {
      return Array.isArray(found) ? found[step] : undefined;
    }
    return isJsonObject(found) ? found[step] : undefined;
  }, json);
