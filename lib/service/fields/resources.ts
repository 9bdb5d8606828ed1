// What a container asks for and may use.

import type { Size } from 'cdk8s';
import type { Cpu } from 'cdk8s-plus-27';
import { type FieldKind, field, type Path, type Shape } from '../../fields/field';
import { integer, map, object } from '../../fields/kinds';
import { readWhole } from '../../fields/read';
import { cpu, size } from '../../fields/units';
import { amountOf } from '../../validation/quantity';
import type { CpuBounds, Resources, SizeBounds } from '../service-props';
import { LABEL_KEYS } from './names';

const SEE = 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/';

/** Where the two bounds of a resource are written, of the resource's name. */
export type BoundsAt = (resource: string) => { readonly request: Path; readonly limit: Path };

const IN_CONTAINER: BoundsAt = (resource) => ({ request: ['requests', resource], limit: ['limits', resource] });

const bounds = <Amount>(kind: FieldKind<Amount>, { request, limit }: ReturnType<BoundsAt>) => ({
  request: field(kind, {
    at: request,
    description: 'What is set aside for the container; a node has room for it or takes no pod.',
    unset: 'the limit if there is one, or else nothing',
  }),
  limit: field(kind, {
    at: limit,
    description: 'The most that the container may use.',
    unset: 'none: what the node has',
  }),
});

export const cpuBounds = (at: ReturnType<BoundsAt>): Shape<CpuBounds> => ({
  name: 'CpuBounds',
  description: 'CPU that a container asks for and may use.',
  fields: bounds<Cpu>(cpu, at),
});

export const sizeBounds = (at: ReturnType<BoundsAt>): Shape<SizeBounds> => ({
  name: 'SizeBounds',
  description: 'Memory or storage that a container asks for and may use.',
  fields: bounds<Size>(size, at),
});

/** Kubernetes writes a number of units as a quantity. */
const AMOUNT: FieldKind<number> = {
  ...integer({ minimum: 0 }),
  read: (json) => readWhole(/^\d+[kMGTPE]?$/.test(String(json)) ? amountOf(String(json)) : undefined),
};

/** Names that are not of Kubernetes itself; it puts `requests.` before them in a ResourceQuota. */
const EXTENDED = {
  allowed: 'names of resources outside of kubernetes.io, such as nvidia.com/gpu',
  test: (name: string) =>
    name.includes('/') &&
    !name.includes('kubernetes.io/') &&
    !name.startsWith('requests.') &&
    LABEL_KEYS.test(name) &&
    LABEL_KEYS.test(`requests.${name}`),
};

export const RESOURCES: Shape<Resources> = {
  name: 'Resources',
  description: 'What a container asks for and may use.',
  see: SEE,
  fields: {
    cpu: field(object(cpuBounds(IN_CONTAINER('cpu')), 'by property'), {
      at: [],
      description: 'CPU.',
      unset: 'none, or what config-defaults says',
    }),
    memory: field(object(sizeBounds(IN_CONTAINER('memory')), 'by property'), {
      at: [],
      description: 'Memory; a container that uses more than its limit is killed.',
      unset: 'none, or what config-defaults says',
    }),
    ephemeralStorage: field(object(sizeBounds(IN_CONTAINER('ephemeral-storage')), 'by property'), {
      at: [],
      description: "Storage on the node's disk; a pod that uses more than its limit is evicted.",
      unset: 'none, or what config-defaults says',
    }),
    extended: field(map(AMOUNT, EXTENDED), {
      at: ['limits'],
      description: 'Whole units of other resources that a node has, such as GPUs, by their names.',
      unset: 'none',
    }),
  },
};
