// Facts about the pod that its containers can have: amounts in units that Kubernetes doesn't give them in.
import type { ResourceFieldSelector } from '../service-props';
import { containersOf } from './containers';
import { type Checked, type Rule, when } from './rule';

/** Returns everything that names a request or a limit, with the property that does. */
const resourceFieldsOf = (props: Checked): (readonly [property: string, selector: ResourceFieldSelector])[] => [
  ...containersOf(props).flatMap(({ prefix, env = {} }) =>
    Object.entries(env).flatMap(([name, value]) =>
      typeof value === 'string' || value?.resourceFieldRef === undefined
        ? []
        : [[`${prefix}env.${name}.resourceFieldRef`, value.resourceFieldRef] as const],
    ),
  ),
  ...(props.volumes ?? []).flatMap(({ projected }, volume) =>
    (projected?.sources ?? []).flatMap(({ downwardAPI }, source) =>
      (downwardAPI?.items ?? []).flatMap(({ resourceFieldRef }, item) =>
        resourceFieldRef === undefined
          ? []
          : [
              [
                `volumes[${volume}].projected.sources[${source}].downwardAPI.items[${item}].resourceFieldRef`,
                resourceFieldRef,
              ] as const,
            ],
      ),
    ),
  ),
];

const CPU_DIVISORS: readonly string[] = ['0', '1', '1m'];

/** CPU is given whole or in thousandths, everything else whole or in larger units. */
const divisors: Rule = (props) =>
  resourceFieldsOf(props).flatMap(([property, { resource, divisor = '1' }]) =>
    resource.endsWith('.cpu')
      ? when(
          !CPU_DIVISORS.includes(divisor),
          () => `${property}.divisor is '${divisor}'; allowed for ${resource}: 1 or 1m`,
        )
      : when(divisor === '1m', () => `${property}.divisor is '1m'; allowed for ${resource}: 1, or more such as 1Mi`),
  );

export const DOWNWARD_API_RULES: readonly Rule[] = [divisors];
