// What an environment comes to when all layers are put together, as data that is written like a row of environments.yaml.
import { dataOf } from '../fields/data';
import type { DevEnvironment } from '../fleet/dev-environment';
import type { EnvironmentDefinition } from '../fleet/environment-definition';
import type { Json } from '../kubernetes/json';

/** An environment, and in it every API that it runs with all of its properties. */
export interface EffectiveEnvironment extends Omit<EnvironmentDefinition, 'runs' | 'apis'> {
  readonly apis: Readonly<Record<string, Json>>;
}

/** Returns what an environment comes to. */
export function effective({ definition, apis, hosts }: DevEnvironment): EffectiveEnvironment {
  const { runs, ...row } = definition;
  return {
    ...row,
    apis: Object.fromEntries(
      [...apis].map(([name, { props }]) => [name, dataOf({ hosts: hosts.get(name), ...props })]),
    ),
  };
}
