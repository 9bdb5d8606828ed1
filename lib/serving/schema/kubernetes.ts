// What Knative's schemas say of Kubernetes' own types, and since when: how lists and references are merged, and whether
// fields without a schema are kept.
import type { KnativeRelease } from '../../release/knative-release';
import {
  array,
  atomic,
  boolean,
  type FieldSchema,
  intOrString,
  listMap,
  object,
  type Properties,
  preserveUnknownFields,
  type Schema,
  string,
} from './vocabulary';

/** A type of which Knative takes some fields only. Before 1.6 the API server left the others for the webhook to judge. */
export function subset(
  release: KnativeRelease,
  description: string,
  fields: Properties,
  ...required: readonly string[]
): FieldSchema {
  const schema = object(description, fields, ...required);
  return release.since('1.6') ? schema : preserveUnknownFields(schema);
}

/** The sentence of a field that a flag in config-features must allow. */
export const withFlag = (flag: string, description: string): string =>
  `${description}; needs kubernetes.${flag} in config-features.`;

/** A list that is replaced as a whole; the schemas say so since 1.16. */
export const atomicList = (release: KnativeRelease, description: string, items: Schema): FieldSchema => ({
  ...array(description, items),
  ...(release.since('1.16') && { 'x-kubernetes-list-type': 'atomic' }),
});

/** A list that is merged by a key; the schemas say so since 1.16. */
export const keyedList = (release: KnativeRelease, description: string, key: string, items: Schema): FieldSchema =>
  release.since('1.16') ? listMap(description, [key], items) : array(description, items);

/** What tells of an object of which type it is. */
export const typeMeta = (): Properties => ({
  apiVersion: string('API group and version of the object, such as serving.knative.dev/v1.'),
  kind: string('Type of the object, such as Service or Deployment.'),
});

/** What points to another object is replaced as a whole; the schemas say so since 1.6. */
export function reference(
  release: KnativeRelease,
  description: string,
  fields: Properties,
  ...required: readonly string[]
): FieldSchema {
  const schema = object(description, fields, ...required);
  return release.since('1.6') ? atomic(schema) : schema;
}

/** The fields of a reference to an object of any type. */
export const objectReference = (): Properties => ({
  ...typeMeta(),
  name: string('Name by which the object is found.'),
});

/** A reference by name within the namespace, with fields of its own. */
export const localObjectReference = (
  release: KnativeRelease,
  description: string,
  fields: Properties = {},
  ...required: readonly string[]
): FieldSchema =>
  reference(
    release,
    description,
    {
      name: string('Name of the object in the same namespace.', release.since('1.16') ? { default: '' } : {}),
      ...fields,
    },
    ...required,
  );

/** A reference to a Secret with which images are pulled. */
export const imagePullSecret = (release: KnativeRelease): FieldSchema =>
  localObjectReference(release, 'A Secret with registry credentials.');

/** Whether the object of a reference must be there. */
export const optional = (): FieldSchema => boolean('Whether the pod may start without the object or the key.');

/** The fields of a reference to a port of a Service of Kubernetes. */
export const servicePort = (): Properties => ({
  serviceName: string('Kubernetes Service that receives the requests.'),
  serviceNamespace: string('Namespace of the Kubernetes Service.'),
  servicePort: intOrString('Port of the Kubernetes Service, by number or name.'),
});
