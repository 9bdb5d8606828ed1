// The layers of an API: what the fleet says of all of them, what the API says, and what an environment says.
import { mergeShape } from '../fields/merge';
import { SERVICE } from '../service/fields/service';
import { isObject } from '../validation/object';
import type { ApiOverrides, ApiProps, EnvironmentDefinition } from './environment-definition';

/** Returns a value of a table; a name such as `constructor` has none unless the table says so. */
export const own = <Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/**
 * Returns the APIs that an environment runs, each with all layers put together. What is no object, from where no compiler has
 * seen it, stays as it is for the check of the API.
 * @param defaults what the fleet says of all APIs
 * @param apis what each API says
 */
export const environmentApis = (
  defaults: ApiOverrides,
  apis: Readonly<Record<string, ApiProps>>,
  { runs, apis: overrides = {} }: EnvironmentDefinition,
): Record<string, ApiProps> =>
  Object.fromEntries(
    Object.entries(apis)
      .filter(([name]) => !Array.isArray(runs) || runs.includes(name))
      .map(([name, api]) => {
        const override = isObject(overrides) ? own(overrides, name) : undefined;
        const general = isObject(api) ? mergeShape(SERVICE, defaults, api) : api;
        return [name, isObject(override) && isObject(general) ? mergeShape(SERVICE, general, override) : general];
      }),
  );
