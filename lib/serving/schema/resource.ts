// What the schemas of Knative's resources have in common: the top level, conditions, addresses and traffic.
import type { KnativeRelease } from '../../release/knative-release';
import { array, boolean, dateTime, int64, map, object, type Properties, type Schema, string } from './vocabulary';

/** A resource with a spec and, if a controller reports on it, a status. */
export const resource = (parts: { readonly spec: Schema; readonly status?: Schema }): Schema =>
  object({ apiVersion: string(), kind: string(), metadata: { type: 'object' }, ...parts });

const condition = (release: KnativeRelease): Schema =>
  object(
    {
      lastTransitionTime: release.since('1.6') ? string() : dateTime(),
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
export const status = (release: KnativeRelease, fields: Properties = {}, ...required: readonly string[]): Schema =>
  object(
    {
      annotations: map(string()),
      conditions: array(condition(release)),
      observedGeneration: int64(),
      ...fields,
    },
    ...required,
  );

/** The fields of a resource that can be called by its URL. */
export const addressable = (release: KnativeRelease): Properties => ({
  address: object({
    url: string(),
    ...(release.since('1.10') && { CACerts: string(), name: string() }),
    ...(release.since('1.12') && { audience: string() }),
  }),
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
