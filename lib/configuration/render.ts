// From what configurations say to the keys and texts of the ConfigMaps, with everything that is wrong in it.
import type { KnativeRelease } from '../release/knative-release';
import { groupBy } from '../validation/group-by';
import { isObject, type Unchecked } from '../validation/object';
import { show } from '../validation/rules';
import { type ConfigMapDefinition, isKnown, type Key, spellingIn } from './key';
import { releasesInWords } from './key-words';
import { nearest } from './nearest';
import { ruleProblems } from './rule-problems';
import { pathOf, type Setting } from './setting';
import { describe } from './words';

/** ConfigMaps by the property of a configuration that sets each. */
export type Definitions = Readonly<Record<string, ConfigMapDefinition>>;

/** What the ConfigMaps hold, and what is wrong with it. */
export interface RenderedConfiguration {
  /** The data of each ConfigMap that holds any, by the ConfigMap's name. */
  readonly data: ReadonlyMap<string, Readonly<Record<string, string>>>;
  readonly problems: readonly string[];
}

/**
 * Renders what configurations say, which may come from where no compiler has seen it.
 * @param configurations a list with one from each part of the program that has any, with the properties of the definitions;
 * two that give one key different values are an error
 */
export function renderConfigurations(
  definitions: Definitions,
  configurations: unknown,
  release: KnativeRelease,
): RenderedConfiguration {
  const parts = readConfigurations(definitions, configurations, release);
  const settings = parts.flatMap((part) => part.settings);
  const entries = settings.flatMap((setting) =>
    Object.entries(setting.rendered.entries).map(([key, text]) => ({ setting, key, text })),
  );
  return {
    data: new Map(
      [...groupBy(entries, ({ setting }) => setting.definition.name)].map(([configMap, own]) => [
        configMap,
        Object.fromEntries(own.map(({ key, text }) => [key, text])),
      ]),
    ),
    problems: [
      ...parts.flatMap((part) => part.problems),
      ...settings.flatMap(({ rendered }) => rendered.problems),
      ...contradictionProblems(entries, release),
      ...Object.entries(definitions).flatMap(([path, definition]) =>
        ruleProblems(
          path,
          definition,
          settings.filter((setting) => setting.definition === definition),
          release,
        ),
      ),
    ],
  };
}

/** What a part of the configurations says. */
interface Part {
  readonly settings: readonly Setting[];
  readonly problems: readonly string[];
}

const refused = (...problems: string[]): Part => ({ settings: [], problems });

function readConfigurations(definitions: Definitions, configurations: unknown, release: KnativeRelease): Part[] {
  const allowed = `objects with ${Object.keys(definitions).join(', ')}`;
  if (!Array.isArray(configurations)) {
    return [refused(`configuration is ${describe(configurations)}; allowed: a list of ${allowed}`)];
  }
  return configurations
    .filter((configuration) => configuration !== undefined)
    .flatMap((configuration) =>
      isObject(configuration)
        ? Object.entries(configuration)
            .filter(([, values]) => values !== undefined)
            .map(([path, values]) => readConfigMap(definitions, path, values, release))
        : [refused(`configuration has ${describe(configuration)}; allowed: ${allowed}`)],
    );
}

function readConfigMap(definitions: Definitions, path: string, values: unknown, release: KnativeRelease): Part {
  const definition = Object.hasOwn(definitions, path) ? definitions[path] : undefined;
  if (definition === undefined) {
    const names = Object.entries(definitions).map(([property, { name }]) => [property, name] as const);
    return refused(unknownProblem(path, path, names));
  }
  const properties = definition.whole === undefined ? values : { [definition.whole]: values };
  if (!isObject(properties)) {
    const names = namesOf(definition, release).map(([property]) => property);
    return refused(`${path} is ${describe(properties)}; allowed: an object with ${names.join(', ')}`);
  }
  return readProperties(definitions, path, definition, properties, release);
}

function readProperties(
  definitions: Definitions,
  configMap: string,
  definition: ConfigMapDefinition,
  properties: Unchecked,
  release: KnativeRelease,
): Part {
  const parts = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([property, value]): Part => {
      const path = pathOf(configMap, definition, property);
      const key = Object.hasOwn(definition.keys, property) ? definition.keys[property] : undefined;
      if (key === undefined) {
        return refused(unknownProblem(path, property, namesOf(definition, release)));
      }
      const { since = definition.since, removed } = key;
      if (!isKnown({ since, removed }, release)) {
        return refused(unknownToRelease(definitions, definition, path, { ...key, since }, release));
      }
      const rendered = key.render(path, value, release);
      return { settings: [{ definition, path, property, key, value, rendered }], problems: [] };
    });
  return {
    settings: parts.flatMap(({ settings }) => settings),
    problems: parts.flatMap(({ problems }) => problems),
  };
}

/** A property, and how Knative spells what it sets. */
type Names = readonly (readonly [property: string, ...spellings: string[]])[];

/** Returns the properties that a release knows. */
const namesOf = ({ keys }: ConfigMapDefinition, release: KnativeRelease): Names =>
  Object.entries(keys)
    .filter(([, key]) => isKnown(key, release))
    .map(([property, key]) => [property, spellingIn(key, release)]);

function unknownProblem(path: string, property: string, names: Names): string {
  const meant = nearest(property, names);
  const question = meant === undefined ? '' : ` (did you mean ${meant}?)`;
  return `${path} is unknown${question}; allowed: ${names.map(([name]) => name).join(', ')}`;
}

function unknownToRelease(
  definitions: Definitions,
  definition: ConfigMapDefinition,
  path: string,
  { since, removed, successor }: Pick<Key, 'since' | 'removed' | 'successor'>,
  release: KnativeRelease,
): string {
  return removed === undefined || successor === undefined || !release.since(removed)
    ? `${path} is unknown to Knative ${release.version}; allowed: ${releasesInWords({ since, removed })}`
    : `${path} is replaced since Knative ${removed}; allowed: ${successorInWords(definitions, definition, successor)}`;
}

/** Returns the property that does a key's work now, with what Knative calls it. */
function successorInWords(definitions: Definitions, own: ConfigMapDefinition, successor: string): string {
  const paths = Object.entries(definitions)
    .filter(([, definition]) => definition === own || successor.endsWith(` in ${definition.name}`))
    .flatMap(([configMap, definition]) =>
      Object.entries(definition.keys)
        .filter(([, { key }]) => key === successor.split(' ')[0])
        .map(([property]) => pathOf(configMap, definition, property)),
    );
  return `${paths.join()} (${successor})`;
}

/** A key and its text, as a ConfigMap shows it. */
interface Entry {
  readonly setting: Setting;
  readonly key: string;
  readonly text: string;
}

function contradictionProblems(entries: readonly Entry[], release: KnativeRelease): string[] {
  const same = groupBy(entries, ({ setting, key }) => `${setting.definition.name} ${key}`);
  return [...same.values()].flatMap((each) => {
    const values = new Map(each.map((entry) => [entry.text, inWords(entry, release)]));
    const path = each.map((entry) => entryPath(entry, release)).at(0);
    return values.size > 1 ? [`${path} is ${[...values.values()].join(' and ')}; allowed: one value`] : [];
  });
}

/** Returns whether a setting makes a key of its own name, and not one for each of its parts. */
const isWhole = ({ setting, key }: Entry, release: KnativeRelease): boolean => spellingIn(setting.key, release) === key;

const entryPath = (entry: Entry, release: KnativeRelease): string =>
  isWhole(entry, release) ? entry.setting.path : `${entry.setting.path} ${entry.key}`;

const inWords = (entry: Entry, release: KnativeRelease): string =>
  isWhole(entry, release) ? describe(entry.setting.value) : show(entry.text);
