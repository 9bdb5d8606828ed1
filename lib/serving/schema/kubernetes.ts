// What Knative's schemas say of Kubernetes' own types, and since when: how lists and references are merged, and whether
// fields without a schema are kept.
import type { KnativeRelease } from '../../release/knative-release';
import {
  array,
  atomic,
  listMap,
  object,
  type Properties,
  preserveUnknownFields,
  type Schema,
  string,
} from './vocabulary';

/** A type of which Knative takes some fields only. Before 1.6 the API server left the others for the webhook to judge. */
export function subset(release: KnativeRelease, fields: Properties, ...required: readonly string[]): Schema {
  const schema = object(fields, ...required);
  return release.since('1.6') ? schema : preserveUnknownFields(schema);
}

/** A list that is replaced as a whole; the schemas say so since 1.16. */
export const atomicList = (release: KnativeRelease, items: Schema): Schema => ({
  ...array(items),
  ...(release.since('1.16') && { 'x-kubernetes-list-type': 'atomic' }),
});

/** A list that is merged by a key; the schemas say so since 1.16. */
export const keyedList = (release: KnativeRelease, key: string, items: Schema): Schema =>
  release.since('1.16') ? listMap([key], items) : array(items);

/** What points to another object is replaced as a whole; the schemas say so since 1.6. */
export function reference(release: KnativeRelease, fields: Properties, ...required: readonly string[]): Schema {
  const schema = object(fields, ...required);
  return release.since('1.6') ? atomic(schema) : schema;
}

/** A reference by name within the namespace, with fields of its own. */
export const localObjectReference = (
  release: KnativeRelease,
  fields: Properties = {},
  ...required: readonly string[]
): Schema => reference(release, { name: string(release.since('1.16') ? { default: '' } : {}), ...fields }, ...required);
