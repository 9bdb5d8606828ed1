// What the components request and may use: by the number of Knative Services, and as it is said.
import { JsonPatch } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import type { IConstruct } from 'constructs';
import { isJsonObject, type Json } from '../../kubernetes/json';
import { at } from '../../limits/objects';
import {
  type Amounts,
  amountsOf,
  atMost,
  quantities,
  RESOURCES,
  type Requirements,
  type ResourceRequirements,
  readAmounts,
  requirementsProblems,
} from '../../namespace/resource-list';
import { isObject } from '../../validation/object';
import { show } from '../../validation/rules';
import { type Deployed, deployedIn } from './deployments';
import { sized } from './sizing';

type Bound = keyof Requirements;

/** Where the only container of a component has them. */
const CONTAINER = ['spec', 'template', 'spec', 'containers', 0, 'resources'] as const;

/**
 * Gives the components under a construct what they need for a number of Knative Services, and what is said of them.
 * @param services undefined to leave the components as the release has them, but for what is said
 * @param said what is said, by the names of Deployments
 * @returns what is wrong with what is said
 */
export function applyResources(
  install: IConstruct,
  services: number | undefined,
  said: Readonly<Record<string, ResourceRequirements>> = {},
): string[] {
  if (!isObject(said)) {
    return [`resources is ${show(said)}; allowed: an object with the names of Deployments`];
  }
  const deployed = services === undefined && Object.keys(said).length === 0 ? [] : deployedIn(install);
  const names = deployed.map(({ name }) => name);
  return [
    ...Object.keys(said)
      .filter((name) => !names.includes(name))
      .map((name) => `resources has '${name}'; allowed: ${names.sort().join(', ')}`),
    ...deployed.flatMap((component) => applyTo(component, services, said[component.name])),
  ];
}

function applyTo(
  { name, deployment, manifest }: Deployed,
  services: number | undefined,
  said: ResourceRequirements = {},
): string[] {
  const problems = requirementsProblems(`resources.${name}`, said);
  if (problems.length > 0) {
    return problems;
  }
  const release: Requirements = {
    requests: readAmounts(at(manifest, ...CONTAINER, 'requests')),
    limits: readAmounts(at(manifest, ...CONTAINER, 'limits')),
  };
  const { requests, limits } = services === undefined ? release : sized(name, services, release);
  const wanted = {
    requests: { ...requests, ...amountsOf(said.requests) },
    limits: { ...limits, ...amountsOf(said.limits) },
  };
  const changed = {
    requests: changes(release.requests, wanted.requests),
    limits: changes(release.limits, wanted.limits),
  };
  if (Object.keys({ ...changed.requests, ...changed.limits }).length > 0) {
    const written = (bound: Bound) => {
      const all = { ...asWritten(at(manifest, ...CONTAINER, bound)), ...quantities(changed[bound]) };
      return Object.keys(all).length > 0 ? all : undefined;
    };
    deployment.addJsonPatch(
      JsonPatch.add(`/${CONTAINER.join('/')}`, { requests: written('requests'), limits: written('limits') }),
    );
  }
  return atMost(`resources.${name}: requests`, wanted.requests, 'limits', wanted.limits);
}

/** Returns the amounts that are others, so that those which stay keep the unit in which they are written. */
const changes = (before: Amounts, after: Amounts): Amounts =>
  Object.fromEntries(
    RESOURCES.filter((resource) => after[resource] !== before[resource]).map((resource) => [resource, after[resource]]),
  );

const asWritten = (amounts: Json | undefined): Record<string, k8s.Quantity> =>
  isJsonObject(amounts)
    ? Object.fromEntries(
        Object.entries(amounts).map(([name, quantity]) => [name, k8s.Quantity.fromString(String(quantity))]),
      )
    : {};
