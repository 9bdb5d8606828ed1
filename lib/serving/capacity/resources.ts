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
  collect,
  quantities,
  type Requirements,
  type ResourceRequirements,
  readAmounts,
  requirementsProblems,
} from '../../namespace/resource-list';
import { isObject } from '../../validation/object';
import { show } from '../../validation/rules';
import { type Deployed, deployedIn } from './deployments';
import { sized } from './sizing';

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
      .map((name) => `resources has '${name}'; allowed: ${[...names].sort().join(', ')}`),
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
  const official = at(manifest, ...CONTAINER);
  const release: Requirements = {
    requests: readAmounts(at(official, 'requests')),
    limits: readAmounts(at(official, 'limits')),
  };
  const { requests, limits } = services === undefined ? release : sized(name, services, release);
  const wanted: Requirements = {
    requests: { ...requests, ...amountsOf(said.requests) },
    limits: { ...limits, ...amountsOf(said.limits) },
  };
  const changed = [changes(release.requests, wanted.requests), changes(release.limits, wanted.limits)] as const;
  if (changed.some((amounts) => Object.keys(amounts).length > 0)) {
    const written = {
      requests: withChanges(at(official, 'requests'), changed[0]),
      limits: withChanges(at(official, 'limits'), changed[1]),
    };
    deployment.addJsonPatch(JsonPatch.add(`/${CONTAINER.join('/')}`, written));
  }
  return atMost(`resources.${name}: requests`, wanted.requests, 'limits', wanted.limits);
}

const changes = (before: Amounts, after: Amounts): Amounts =>
  collect((resource) => (after[resource] === before[resource] ? undefined : after[resource]));

/** Returns amounts with the changed ones; those that stay keep the unit in which they are written. */
function withChanges(amounts: Json | undefined, changed: Amounts): Record<string, k8s.Quantity> | undefined {
  const written = isJsonObject(amounts)
    ? Object.entries(amounts).map(([name, quantity]) => [name, k8s.Quantity.fromString(String(quantity))])
    : [];
  const all = { ...Object.fromEntries(written), ...quantities(changed) };
  return Object.keys(all).length > 0 ? all : undefined;
}
