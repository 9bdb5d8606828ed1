// What the schemas of Knative's resources have in common: the top level, conditions, addresses, protocols and traffic.
import type { KnativeRelease } from '../../release/knative-release';
import { typeMeta } from './kubernetes';
import {
  array,
  boolean,
  dateTime,
  type FieldSchema,
  int64,
  map,
  object,
  type Properties,
  type Schema,
  string,
} from './vocabulary';

/** Kubernetes describes it in its own words, and refuses a CRD that says anything of it. */
const METADATA: Schema = { type: 'object' };

/** A resource with a spec and, if a controller reports on it, a status. */
export const resource = (
  description: string,
  parts: { readonly spec: FieldSchema; readonly status?: FieldSchema },
): FieldSchema => ({
  description,
  type: 'object',
  properties: { ...typeMeta(), metadata: METADATA, ...parts },
});

function condition(release: KnativeRelease): Schema {
  const changed = 'When the status of the condition last changed.';
  return object(
    'A condition of the object.',
    {
      lastTransitionTime: release.since('1.6') ? string(changed) : dateTime(changed),
      message: string('Explanation of the status for people.'),
      reason: string('Cause of the status in one word, such as ContainerMissing.'),
      severity: string('How serious False is: an error if empty, else Warning or Info.'),
      status: string('True if the condition holds, False if not, Unknown until that is decided.'),
      type: string('Name of the condition, such as Ready.'),
    },
    'status',
    'type',
  );
}

/** A status as every Knative resource has one, with fields of its own. */
export const status = (release: KnativeRelease, fields: Properties = {}, ...required: readonly string[]): FieldSchema =>
  object(
    'State of the object as Knative last saw it.',
    {
      annotations: map('Additional facts that controllers report.', string()),
      conditions: array('Whether the object is ready, and why not.', condition(release)),
      observedGeneration: int64('Value of metadata.generation to which this status applies.'),
      ...fields,
    },
    ...required,
  );

/** The fields of a resource that can be called by its URL. */
export const addressable = (release: KnativeRelease): Properties => ({
  address: object('Address for requests and events from within the cluster.', {
    url: string('URL of this address.'),
    ...(release.since('1.10') && {
      CACerts: string('PEM certificates with which callers verify the URL.'),
      name: string('Name that tells this address from others.'),
    }),
    ...(release.since('1.12') && { audience: string('Audience that OIDC tokens for this address must have.') }),
  }),
  url: string('URL at which the object receives requests.'),
});

/** What the pods of a revision speak. */
export const protocolType = (): FieldSchema => string('Protocol of the requests: http1 or h2c.');

/** Which revisions get which share of the requests. */
export const traffic = (description: string): FieldSchema =>
  array(
    description,
    object('A share of the requests.', {
      configurationName: string('Configuration whose latest ready revision gets the share; in a Route only.'),
      latestRevision: boolean('Whether the share follows the latest ready revision; false with revisionName.'),
      percent: int64('Size of the share, 0 to 100; at 0 or unset, the revision is reached by its tag only.'),
      revisionName: string('Revision that gets the share, even when newer ones are ready.'),
      tag: string('Name under which the revision also gets a host of its own.'),
      url: string('URL of the tag; in the status only.'),
    }),
  );
