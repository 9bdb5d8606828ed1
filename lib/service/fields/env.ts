// Environment variables: values as they are, and values that a Secret, a ConfigMap or the pod itself holds.

import { type FieldKind, field, type Shape } from '../../fields/field';
import { anyText, flag, list, map, object, oneOf, textThat } from '../../fields/kinds';
import { get, readEach, readWhole } from '../../fields/read';
import { refused } from '../../fields/render';
import { isJsonObject } from '../../kubernetes/json';
import { isObject } from '../../validation/object';
import type {
  EnvFromSource,
  EnvVarSource,
  KeySelector,
  ObjectFieldSelector,
  OptionalReference,
  ResourceFieldSelector,
} from '../service-props';
import { objectFieldFields, RESOURCE_FIELD_FIELDS } from './downward-api';
import { dataKey, label, objectName } from './names';

const KEY_SELECTOR: Shape<KeySelector> = {
  name: 'KeySelector',
  description: 'An entry of a Secret or a ConfigMap in the same namespace.',
  fields: {
    name: field(objectName('a Secret or a ConfigMap'), {
      required: true,
    }),
    key: field(dataKey, { required: true }),
    optional: field(flag, { unset: 'false' }),
  },
};

const OBJECT_FIELD: Shape<ObjectFieldSelector> = {
  name: 'ObjectFieldSelector',
  description: 'A field of the pod.',
  fields: objectFieldFields([
    'metadata.name',
    'metadata.namespace',
    'metadata.uid',
    'spec.nodeName',
    'spec.serviceAccountName',
    'status.hostIP',
    'status.hostIPs',
    'status.podIP',
    'status.podIPs',
  ]),
};

const RESOURCE_FIELD: Shape<ResourceFieldSelector> = {
  name: 'ResourceFieldSelector',
  description: 'A request or a limit of a container.',
  fields: {
    ...RESOURCE_FIELD_FIELDS,
    containerName: field(label, { description: 'Name of the container.', unset: 'the container itself' }),
  },
};

const ENV_VAR_SOURCE: Shape<EnvVarSource> = {
  name: 'EnvVarSource',
  description: 'Where the value of an environment variable comes from: one of these.',
  see: 'https://kubernetes.io/docs/tasks/inject-data-application/distribute-credentials-secure/',
  oneOf: ['secretKeyRef', 'configMapKeyRef', 'fieldRef', 'resourceFieldRef'],
  fields: {
    secretKeyRef: field(object(KEY_SELECTOR), {
      unset: 'another source is used',
    }),
    configMapKeyRef: field(object(KEY_SELECTOR), {
      unset: 'another source is used',
    }),
    fieldRef: field(object(OBJECT_FIELD), {
      unset: 'another source is used',
      feature: 'kubernetesPodspecFieldref',
    }),
    resourceFieldRef: field(object(RESOURCE_FIELD), {
      unset: 'another source is used',
      feature: 'kubernetesPodspecFieldref',
    }),
  },
};

/** A value, or where it comes from. */
const VALUE = oneOf(anyText, object(ENV_VAR_SOURCE));

/** Kubernetes refuses '.', and '..' at the beginning. */
const ENV_NAME = /^(?!\.$|\.\.)[-._a-zA-Z][-._a-zA-Z0-9]*$/;

const ENV_ALLOWED = "letters, digits, '-', '_' and '.', not starting with a digit or '..'";

const VALUES = map(VALUE, { allowed: ENV_ALLOWED, test: (name) => ENV_NAME.test(name) });

/** What the names of variables begin with. */
const ENV_PREFIX = textThat(ENV_ALLOWED, (prefix) => prefix === '' || ENV_NAME.test(prefix));

/** Environment variables by name, written as the list that Kubernetes has. */
export const env: FieldKind<Readonly<Record<string, string | EnvVarSource>>> = {
  ...VALUES,
  notation: { as: 'map', item: VALUE, at: ['valueFrom'] },
  render: (property, value, release) => {
    const { json, ...rest } = isObject(value)
      ? VALUES.render(property, value, release)
      : refused(property, value, 'values by name');
    return {
      ...rest,
      json: isJsonObject(json)
        ? Object.entries(json).flatMap(([name, each]) =>
            each === undefined ? [] : [isJsonObject(each) ? { name, valueFrom: each } : { name, value: each }],
          )
        : undefined,
    };
  },
  read: (json) =>
    Array.isArray(json)
      ? readEach(
          json.map((each, index) => {
            const source = get(each, ['valueFrom']);
            const found = source ?? get(each, ['value']) ?? '';
            return [
              index,
              { ...VALUE.read(found), left: VALUE.read(found).left.map((path) => ['valueFrom', ...path]) },
            ];
          }),
          (values) =>
            Object.fromEntries(values.map(([index, value]) => [String(get(json, [index, 'name'])), value] as const)),
        )
      : readWhole(undefined),
};

const REFERENCE: Shape<OptionalReference> = {
  name: 'OptionalReference',
  description: 'A Secret or a ConfigMap in the same namespace.',
  fields: {
    name: field(objectName('a Secret or a ConfigMap'), { required: true }),
    optional: field(flag, { unset: 'false' }),
  },
};

const ENV_FROM: Shape<EnvFromSource> = {
  name: 'EnvFromSource',
  description: 'A Secret or a ConfigMap, all of whose entries become environment variables.',
  oneOf: ['secretRef', 'configMapRef'],
  fields: {
    secretRef: field(object(REFERENCE), { unset: 'configMapRef is used' }),
    configMapRef: field(object(REFERENCE), { unset: 'secretRef is used' }),
    prefix: field(ENV_PREFIX, { unset: 'none' }),
  },
};

/** Secrets and ConfigMaps whose entries become environment variables. */
export const envFrom = list(object(ENV_FROM));
