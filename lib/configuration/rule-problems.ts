// Whether what configurations say together keeps the rules between keys.
import type { KnativeRelease } from '../release/knative-release';
import { groupBy } from '../validation/group-by';
import { type ConfigMapDefinition, defaultIn, isKnown } from './key';
import { pathOf, type Setting } from './setting';
import { describe } from './words';

/**
 * Returns the rules of a ConfigMap that are broken. One that looks at a value that isn't allowed has nothing to say.
 * @param path the property that sets the ConfigMap
 * @param settings what all configurations say of the ConfigMap
 */
export function ruleProblems(
  path: string,
  definition: ConfigMapDefinition,
  settings: readonly Setting[],
  release: KnativeRelease,
): string[] {
  const refused = settings.filter(({ rendered }) => rendered.problems.length > 0).map(({ property }) => property);
  const set = Object.fromEntries(
    [...groupBy(settings, ({ property }) => property)].map(([property, same]) => [property, together(same)]),
  );
  const defaults = Object.fromEntries(
    Object.entries(definition.keys).map(([property, key]) => [
      property,
      isKnown(key, release) ? defaultIn(key, release) : undefined,
    ]),
  );
  const values = { ...defaults, ...set };
  const inWords = (property: string) =>
    `${describe(values[property])}${Object.hasOwn(set, property) ? '' : ', its default'}`;
  return (definition.rules ?? [])
    .filter(({ property, others }) => ![property, ...others].some((looked) => refused.includes(looked)))
    .filter((rule) => !rule.holds(values, set))
    .map(({ property, allowed, others }) => {
      const compared = others.filter((other) => values[other] !== undefined);
      const where = compared.map((other) => `${other} is ${inWords(other)}`).join('; ');
      const value = values[property] === undefined ? 'not set' : inWords(property);
      return `${pathOf(path, definition, property)} is ${value}; allowed: ${allowed}${where === '' ? '' : ` (${where})`}`;
    });
}

function together(settings: readonly Setting[]): unknown {
  const values = settings.map(({ value }) => value);
  const combine = settings.at(0)?.key.combine;
  return combine === undefined ? values.at(-1) : combine(values);
}
