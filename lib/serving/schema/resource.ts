// What the schemas of Knative's resources have in common: the top level, conditions, addresses and traffic.
import { array, boolean, dateTime, int64, map, object, type Schema, string } from './vocabulary';

/** A resource with a spec and a status. */
export const resource = (parts: { readonly spec: Schema; readonly status: Schema }): Schema =>
  object({ apiVersion: string(), kind: string(), metadata: { type: 'object' }, ...parts });

const condition = (): Schema =>
  object(
    {
      lastTransitionTime: dateTime(),
      message: string(),
      reason: string(),
      severity: string(),
      status: string(),
      type: string(),
    },
    'status',
    'type',
  );

/** A status as every Knative resource has one, with fields of its own. */
export const status = (fields: Readonly<Record<string, Schema>> = {}, ...required: readonly string[]): Schema =>
  object(
    {
      annotations: map(string()),
      conditions: array(condition()),
      observedGeneration: int64(),
      ...fields,
    },
    ...required,
  );

/** The fields of a resource that can be called by its URL. */
export const addressable = (): Readonly<Record<string, Schema>> => ({
  address: object({ url: string() }),
  url: string(),
});

/** Which revisions get which share of the requests. */
export const traffic = (): Schema =>
  array(
    object({
      configurationName: string(),
      latestRevision: boolean(),
      percent: int64(),
      revisionName: string(),
      tag: string(),
      url: string(),
    }),
  );
