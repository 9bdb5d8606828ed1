// How much memory the components have, by the number of Knative Services.
import { enoughMebibytes, neededMebibytes } from '../../limits/component-memory';
import type { Requirements } from '../../namespace/resource-list';
import { isObject } from '../../validation/object';
import { integerBetween, knownProperties, show } from '../../validation/rules';
import type { ServingRequirements } from '../configuration/requirements';

export interface SizingProps {
  /** Knative Services that the install is to serve, 0 or more. */
  readonly services: number;
}

const PROPERTIES: Readonly<Record<keyof SizingProps, true>> = { services: true };

/** Mebibytes by which requests grow, so that a few Knative Services more don't replace the pods. */
const STEP = 100;

const KIBIBYTES = 1024;

/**
 * Returns the Knative Services by which components are sized; nothing where they are left as the release has them. It is to be
 * asked for when nothing is wrong with what is said.
 */
export function servicesOf(
  sizing: boolean | SizingProps | undefined,
  configuration: readonly ServingRequirements[],
): number | undefined {
  if (typeof sizing !== 'boolean') {
    return sizing?.services;
  }
  return sizing ? countsOf(configuration).reduce((sum, count) => sum + count, 0) : undefined;
}

const countsOf = (configuration: readonly ServingRequirements[]): number[] =>
  configuration.flatMap((each) => each?.knativeServices ?? []);

/** Returns what is wrong with the Knative Services that are said. */
export function sizingProblems(
  sizing: boolean | SizingProps | undefined,
  configuration: readonly ServingRequirements[],
): string[] {
  const counts = countsOf(configuration);
  return [
    ...counts.flatMap((count) => integerBetween('knativeServices of configuration', count, 0)),
    ...(sizing === true && counts.length === 0
      ? [
          'sizing is true, and no configuration has knativeServices; allowed: one that has, such as fleet.servingConfiguration, or { services: NUMBER }',
        ]
      : []),
    ...(sizing === undefined || typeof sizing === 'boolean' ? [] : servicesProblems(sizing)),
  ];
}

const servicesProblems = (sizing: SizingProps): string[] =>
  isObject(sizing)
    ? [
        ...knownProperties<SizingProps>('sizing', sizing, PROPERTIES),
        ...(sizing.services === undefined
          ? ['sizing has no services; allowed: a whole number of Knative Services']
          : integerBetween('sizing.services', sizing.services, 0)),
      ]
    : [`sizing is ${show(sizing)}; allowed: true, false, an object with services`];

/**
 * Returns what a component's container requests and may use with so many Knative Services: more memory where that of the
 * release is too little, in hundreds of mebibytes. A component that nobody has measured stays as it is, and so does an amount
 * that the release doesn't set.
 */
export function sized(component: string, services: number, release: Requirements): Requirements {
  const needed = neededMebibytes(component, services);
  if (needed === undefined) {
    return release;
  }
  const { memory: request } = release.requests;
  const { memory: limit } = release.limits;
  return {
    requests: { ...release.requests, memory: request && requestFor(needed, request / KIBIBYTES) * KIBIBYTES },
    limits: { ...release.limits, memory: limit && enoughMebibytes(needed, limit / KIBIBYTES) * KIBIBYTES },
  };
}

const requestFor = (needed: number, request: number): number =>
  needed <= request ? request : Math.ceil(needed / STEP) * STEP;
