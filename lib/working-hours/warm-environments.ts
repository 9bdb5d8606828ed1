// Which environments of fleets are warm at times, and which of their APIs.
import type { DevEnvironment } from '../fleet/dev-environment';
import type { DevFleet } from '../fleet/dev-fleet';
import type { KnativeDevApi } from '../fleet/knative-dev-api';
import type { Problem } from '../validation/problems';
import { ALWAYS_ACTIVATOR, sleeps } from './apis';
import type { WarmEnvironment } from './tables';
import { type WarmHours, warmProblems } from './warm-hours';

/** Returns the environments that are warm at times, by their names. */
export const warmEnvironments = (fleets: readonly DevFleet[]): WarmEnvironment[] =>
  warmed(fleets)
    .map(({ environment, warm }) => ({
      name: environment.definition.name,
      warm,
      apis: sleepingApis(environment).map(({ name }) => name),
    }))
    .filter(({ apis }) => apis.length > 0);

/** Returns the APIs of which a pod is kept at times. */
export const warmApis = (fleets: readonly DevFleet[]): KnativeDevApi[] =>
  warmed(fleets).flatMap(({ environment }) => sleepingApis(environment));

/** Returns those APIs that annotations keep warm only once they have been called. */
export const sluggishApis = (apis: readonly KnativeDevApi[]): Problem[] =>
  apis
    .filter(({ props }) => props.targetBurstCapacity !== ALWAYS_ACTIVATOR)
    .map(({ namespace, name, props }) => ({
      path: `${namespace}/${name}`,
      message: `targetBurstCapacity is ${props.targetBurstCapacity}: in working hours, a pod is kept only once somebody has called the revision since the autoscaler was started; with ${ALWAYS_ACTIVATOR}, which it has if nothing is said, from the beginning`,
    }));

const warmed = (fleets: readonly DevFleet[]): { readonly environment: DevEnvironment; readonly warm: WarmHours }[] =>
  fleets
    .flatMap(({ environments }) => [...environments.values()])
    .flatMap((environment) => {
      const { warm } = environment.definition;
      return warm === undefined || warmProblems(warm).length > 0 ? [] : [{ environment, warm }];
    });

const sleepingApis = ({ apis }: DevEnvironment): KnativeDevApi[] =>
  [...apis.values()].filter(({ props }) => sleeps(props));
