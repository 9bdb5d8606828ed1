// From what configurations say to the keys and texts of the ConfigMaps, with everything that is wrong in it.
import type { KnativeRelease } from '../release/knative-release';
import { groupBy } from '../validation/group-by';
import { type ConfigMapDefinition, defaultIn, isKnown, type Key, type RenderedValue } from './key';
import { describe, releasesInWords } from './words';

/** ConfigMaps by the property of a configuration that sets each. */
export type Definitions = Readonly<Record<string, ConfigMapDefinition>>;

/** What the ConfigMaps hold, and what is wrong with it. */
export interface RenderedConfiguration {
  /** The data of each ConfigMap that holds any, by the ConfigMap's name. */
  readonly data: ReadonlyMap<string, Readonly<Record<string, string>>>;
  readonly problems: readonly string[];
}

/**
 * Renders what configurations say.
 * @param configurations from each part of the program that has one, with the properties of the definitions; two that give
 * one key different values are an error
 */
export function renderConfigurations(
  definitions: Definitions,
  configurations: readonly object[],
  release: KnativeRelease,
): RenderedConfiguration {
  const parts = configurations.flatMap((configuration) =>
    Object.entries(configuration)
      .filter(([, values]) => values !== undefined)
      .map(([path, values]) => readPart(definitions, path, values, release)),
  );
  const settings = parts.flatMap((part) => part.settings);
  const entries = settings.flatMap(({ definition: { name }, rendered }) =>
    Object.entries(rendered.entries).map(([key, text]) => ({ configMap: name, key, text })),
  );
  return {
    data: new Map(
      [...groupBy(entries, ({ configMap }) => configMap)].map(([configMap, own]) => [
        configMap,
        Object.fromEntries(own.map(({ key, text }) => [key, text])),
      ]),
    ),
    problems: [
      ...parts.flatMap((part) => part.problems),
      ...settings.flatMap(({ rendered }) => rendered.problems),
      ...contradictionProblems(entries),
      ...Object.entries(definitions).flatMap(([path, definition]) => ruleProblems(path, definition, settings, release)),
    ],
  };
}

/** A property that a configuration sets. */
interface Setting {
  readonly definition: ConfigMapDefinition;
  readonly property: string;
  readonly key: Key;
  readonly value: unknown;
  readonly rendered: RenderedValue;
}

/** What one configuration says of one ConfigMap. */
interface Part {
  readonly settings: readonly Setting[];
  readonly problems: readonly string[];
}

const refused = (...problems: string[]): Part => ({ settings: [], problems });

function readPart(definitions: Definitions, path: string, values: unknown, release: KnativeRelease): Part {
  const definition = Object.hasOwn(definitions, path) ? definitions[path] : undefined;
  if (definition === undefined) {
    return refused(`${path} is unknown; allowed: ${Object.keys(definitions).join(', ')}`);
  }
  const properties = definition.whole === undefined ? values : { [definition.whole]: values };
  if (typeof properties !== 'object' || properties === null) {
    return refused(`${path} is ${describe(properties)}; allowed: an object with ${knownNames(definition, release)}`);
  }
  const parts = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([property, value]) => readProperty(definition, path, property, value, release));
  return {
    settings: parts.flatMap(({ settings }) => settings),
    problems: parts.flatMap(({ problems }) => problems),
  };
}

function readProperty(
  definition: ConfigMapDefinition,
  configMap: string,
  property: string,
  value: unknown,
  release: KnativeRelease,
): Part {
  const path = pathOf(configMap, definition, property);
  const key = Object.hasOwn(definition.keys, property) ? definition.keys[property] : undefined;
  if (key === undefined) {
    return refused(`${path} is unknown; allowed: ${knownNames(definition, release)}`);
  }
  if (!isKnown(key, release)) {
    return refused(`${path} is unknown to Knative ${release.version}; allowed: ${allowedReleases(key)}`);
  }
  return { settings: [{ definition, property, key, value, rendered: key.render(path, value, release) }], problems: [] };
}

const pathOf = (configMap: string, { whole }: ConfigMapDefinition, property: string): string =>
  property === whole ? configMap : `${configMap}.${property}`;

const knownNames = ({ keys }: ConfigMapDefinition, release: KnativeRelease): string =>
  Object.entries(keys)
    .filter(([, key]) => isKnown(key, release))
    .map(([property]) => property)
    .join(', ');

function allowedReleases({ since, removed, successor }: Pick<Key, 'since' | 'removed' | 'successor'>): string {
  const releases = releasesInWords({ since, removed });
  return successor === undefined ? releases : `${releases}; since then ${successor} does its work`;
}

/** A key and its text, as a ConfigMap shows it. */
interface Entry {
  readonly configMap: string;
  readonly key: string;
  readonly text: string;
}

function contradictionProblems(entries: readonly Entry[]): string[] {
  return [...groupBy(entries, ({ configMap, key }) => `${configMap} ${key}`)].flatMap(([name, same]) => {
    const texts = [...new Set(same.map(({ text }) => `'${text}'`))];
    return texts.length > 1 ? [`${name} is ${texts.join(' and ')}; allowed: one value`] : [];
  });
}

/** The rules hold for all configurations together. One that looks at a value that isn't allowed has nothing to say. */
function ruleProblems(
  path: string,
  definition: ConfigMapDefinition,
  settings: readonly Setting[],
  release: KnativeRelease,
): string[] {
  const own = settings.filter((setting) => setting.definition === definition);
  const refused = own.filter(({ rendered }) => rendered.problems.length > 0).map(({ property }) => property);
  const set = Object.fromEntries(
    [...groupBy(own, ({ property }) => property)].map(([property, same]) => [property, together(same)]),
  );
  const defaults = Object.fromEntries(
    Object.entries(definition.keys).map(([property, key]) => [
      property,
      isKnown(key, release) ? defaultIn(key, release) : undefined,
    ]),
  );
  const values = { ...defaults, ...set };
  return (definition.rules ?? [])
    .filter(({ property, others }) => ![property, ...others].some((looked) => refused.includes(looked)))
    .filter((rule) => !rule.holds(values, set))
    .map(({ property, allowed, others }) => {
      const compared = others.filter((other) => values[other] !== undefined);
      const where = compared.map((other) => `${other} is ${describe(values[other])}`).join(', ');
      const value = values[property] === undefined ? 'not set' : describe(values[property]);
      return `${pathOf(path, definition, property)} is ${value}; allowed: ${allowed}${where === '' ? '' : ` (${where})`}`;
    });
}

function together(settings: readonly Setting[]): unknown {
  const values = settings.map(({ value }) => value);
  const combine = settings.at(0)?.key.combine;
  return combine === undefined ? values.at(-1) : combine(values);
}
