// Whether the components of the install have the memory that so many Knative Services take.
import { Size, SizeRoundingBehavior } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { GATEWAY, GATEWAY_NAMESPACE } from '../network/kourier/labels';
import { SERVING_NAMESPACE } from '../release/namespace';
import { sizeOf, sizeQuantity } from '../validation/quantity';
import { at, manifestsOf, namespaceOf } from './objects';

/** Mebibytes at 0, 100, 500 and 1,000 Knative Services. */
type Measured = readonly [number, number, number, number];

interface Component {
  /** Name of the Deployment. */
  readonly name: string;
  readonly namespace: string;
  readonly measured: Measured;
}

/**
 * What a pod of each component takes while nothing happens. Requests and changes come to that.
 * @see https://docs.redhat.com/en/documentation/red_hat_openshift_serverless/1.36/html/serving/serverless-scaling-serving_scalability-and-performance-serving
 */
const COMPONENTS: readonly Component[] = [
  { name: 'activator', namespace: SERVING_NAMESPACE, measured: [55, 86, 300, 450] },
  { name: 'autoscaler', namespace: SERVING_NAMESPACE, measured: [52, 102, 225, 350] },
  { name: 'controller', namespace: SERVING_NAMESPACE, measured: [100, 135, 310, 500] },
  { name: 'webhook', namespace: SERVING_NAMESPACE, measured: [60, 60, 60, 60] },
  { name: 'net-kourier-controller', namespace: SERVING_NAMESPACE, measured: [90, 170, 340, 430] },
  { name: GATEWAY, namespace: GATEWAY_NAMESPACE, measured: [20, 60, 190, 330] },
];

/** Share of a limit from which on little is left for requests and changes. */
const LARGE_SHARE = 0.8;

/** A component of the install, and the memory that its container may use. */
export interface ComponentMemoryLimit {
  readonly component: string;
  /** Nothing where the release sets no limit. */
  readonly memoryLimit?: Size;
}

/** Returns the memory that the components in a construct tree may use. */
export function componentMemoryLimits(root: IConstruct): ComponentMemoryLimit[] {
  const deployments = manifestsOf(root, 'apps', 'Deployment');
  return COMPONENTS.flatMap(({ name, namespace }) =>
    deployments
      .filter((deployment) => deployment.metadata.name === name && namespaceOf(deployment) === namespace)
      .map((deployment) => {
        const limit = at(deployment, 'spec', 'template', 'spec', 'containers', 0, 'resources', 'limits', 'memory');
        return { component: name, memoryLimit: sizeOf(String(limit)) };
      }),
  );
}

/** Returns the mebibytes that a pod of a component takes with so many Knative Services; nothing if nobody has measured it. */
export function neededMebibytes(component: string, services: number): number | undefined {
  const measured = COMPONENTS.find(({ name }) => name === component)?.measured;
  return measured === undefined ? undefined : interpolate(measured, services);
}

function interpolate([none, hundred, fiveHundred, thousand]: Measured, services: number): number {
  if (services <= 100) {
    return none + ((hundred - none) * services) / 100;
  }
  if (services <= 500) {
    return hundred + ((fiveHundred - hundred) * (services - 100)) / 400;
  }
  // Beyond what was measured, it is taken to grow as between the last two.
  return fiveHundred + ((thousand - fiveHundred) * (services - 500)) / 500;
}

/** Returns which components come near their limit, and which get over it, with so many Knative Services. */
export const memoryWarnings = (limits: readonly ComponentMemoryLimit[], services: number): string[] =>
  limits.flatMap(({ component, memoryLimit }) => {
    const needed = neededMebibytes(component, services);
    return needed === undefined || memoryLimit === undefined
      ? []
      : memoryWarning(component, needed, memoryLimit, services);
  });

function memoryWarning(component: string, needed: number, limit: Size, services: number): string[] {
  const share = needed / limit.toMebibytes({ rounding: SizeRoundingBehavior.NONE });
  if (share < LARGE_SHARE) {
    return [];
  }
  const what = `${component} needs about ${mebibytes(needed)} of memory for ${services} Knative Services`;
  const cure = `sizing of KnativeServing gives its Deployment ${mebibytes(roomFor(needed))}`;
  return share < 1
    ? [
        `${what}, ${Math.floor(share * 100)} % of its limit of ${sizeQuantity(limit)}: its pods are killed when requests or changes take the rest; ${cure}`,
      ]
    : [`${what} and its limit is ${sizeQuantity(limit)}: its pods are killed, again and again; ${cure}`];
}

/** Returns the mebibytes of a limit that has room for what is needed: those that it has, or else the first in hundreds. */
export const enoughMebibytes = (needed: number, limit: number): number =>
  needed / limit < LARGE_SHARE ? limit : roomFor(needed);

/** Returns the first mebibytes, in hundreds, of which what is needed is no large share. */
const roomFor = (needed: number): number => (Math.floor(needed / LARGE_SHARE / 100) + 1) * 100;

/** Returns an amount as Kubernetes writes it, in whole mebibytes. */
const mebibytes = (amount: number): string => sizeQuantity(Size.mebibytes(Math.ceil(amount)));
