// How many pods the components of an install have, and how much each of them takes: Serving's and the network layer's.
import type { Construct } from 'constructs';
import type { ResourceRequirements } from '../../namespace/resource-list';
import type { ServingRequirements } from '../configuration/requirements';
import {
  applyHighAvailability,
  type HighAvailabilityProps,
  highAvailabilityProblems,
  replicasOf,
} from './high-availability';
import { applyResources } from './resources';
import { type SizingProps, servicesOf, sizingProblems } from './sizing';

export interface CapacityProps {
  /**
   * Whether each component has two pods or more, that prefer different nodes and of which one may go at a time: so a node that
   * is drained takes none of them away. One of the pods does the work where only one can, and another takes over.
   * @default - false: one pod each, without which requests fail or wait until it is ready on another node
   */
  readonly highAvailability?: boolean | HighAvailabilityProps;

  /**
   * The Knative Services by which the components' memory is sized: true for those that the fleets in `configuration` have.
   * Requests and limits of memory are raised where they are too small for so many, as docs/limits.md has it, and are those of the
   * release elsewhere.
   * @default - false: what the release has
   */
  readonly sizing?: boolean | SizingProps;

  /**
   * What the components request and may use, by the names of their Deployments, such as
   * `{ activator: { limits: { memory: Size.gibibytes(1) } } }`. It goes before `sizing`, amount by amount.
   * @default - what `sizing` or else the release has
   */
  readonly resources?: Readonly<Record<string, ResourceRequirements>>;
}

export const CAPACITY_PROPERTIES: Readonly<Record<keyof CapacityProps, true>> = {
  highAvailability: true,
  sizing: true,
  resources: true,
};

/**
 * Gives the components of an install the pods and the resources that are asked for. What is wrong is reported when the
 * install is validated.
 * @param install the construct that the components are under, all of them
 */
export function applyCapacity(
  install: Construct,
  { highAvailability, sizing, resources }: CapacityProps,
  configuration: readonly ServingRequirements[],
): void {
  const replicas = replicasOf(highAvailability);
  if (replicas !== undefined) {
    applyHighAvailability(install, replicas);
  }
  const wrongSizing = sizingProblems(sizing, configuration);
  const services = wrongSizing.length > 0 ? undefined : servicesOf(sizing, configuration);
  const wrongResources = applyResources(install, services, resources);
  install.node.addValidation({
    validate: () => [...highAvailabilityProblems(highAvailability), ...wrongSizing, ...wrongResources],
  });
}
