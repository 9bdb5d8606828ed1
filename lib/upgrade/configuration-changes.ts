// What an upgrade changes in the keys of the ConfigMaps: which there are, and what holds where they aren't set.

import { type ConfigMapDefinition, defaultIn, isKnown, type Key, spellingIn } from '../configuration/key';
import type { Definitions } from '../configuration/render';
import type { KnativeRelease } from '../release/knative-release';

/** A key and its ConfigMap, as Knative spells both. */
export interface KeyName {
  readonly configMap: string;
  readonly key: string;
  /** The property that sets the key, such as `features.multiContainer`. */
  readonly property: string;
}

/** A key that the newer release knows and the older one doesn't. */
export interface NewKey extends KeyName {
  readonly description: string;
  /** What holds where the key isn't set. */
  readonly default?: string;
  /** The same in words, where no value says it. */
  readonly unset?: string;
}

/** A key that the newer release no longer knows. */
export interface GoneKey extends KeyName {
  /** What does its work from then on. @default - nothing does */
  readonly successor?: string;
}

/** A key that the newer release spells differently. */
export interface RenamedKey extends KeyName {
  /** How the older release spells it. */
  readonly before: string;
}

/** A key whose default changes. */
export interface ChangedDefault extends KeyName {
  readonly before?: string;
  readonly after?: string;
}

/** What two releases differ in. */
export interface ConfigurationChanges {
  readonly added: readonly NewKey[];
  readonly gone: readonly GoneKey[];
  readonly renamed: readonly RenamedKey[];
  readonly defaults: readonly ChangedDefault[];
}

/** Returns what changes from one release to another in the keys of ConfigMaps. */
export function configurationChanges(
  before: KnativeRelease,
  after: KnativeRelease,
  configMaps: Definitions,
): ConfigurationChanges {
  const keys = Object.entries(configMaps).flatMap(([path, configMap]) => describedKeys(path, configMap));
  const knownTo = (release: KnativeRelease) =>
    new Set(keys.filter(({ configMap, key }) => isKnown(configMap, release) && isKnown(key, release)));
  const old = knownTo(before);
  const next = knownTo(after);
  const kept = [...old].filter((found) => next.has(found));
  return {
    added: [...next]
      .filter((found) => !old.has(found))
      .map((found) => ({
        ...nameIn(after, found),
        description: found.key.description,
        ...(defaultIn(found.key, after) === undefined
          ? { unset: found.key.unset }
          : { default: defaultText(found.key, after) }),
      })),
    gone: [...old]
      .filter((found) => !next.has(found))
      .map((found) => ({ ...nameIn(before, found), successor: found.key.successor })),
    renamed: kept
      .map((found) => ({ ...nameIn(after, found), before: spellingIn(found.key, before) }))
      .filter((renamed) => renamed.before !== renamed.key),
    defaults: kept
      .map((found) => ({
        ...nameIn(after, found),
        before: defaultText(found.key, before),
        after: defaultText(found.key, after),
      }))
      .filter((changed) => changed.before !== changed.after),
  };
}

/** A key with its ConfigMap and the property that sets it. */
interface DescribedKey {
  readonly configMap: ConfigMapDefinition;
  readonly key: Key;
  readonly property: string;
}

const describedKeys = (path: string, configMap: ConfigMapDefinition): DescribedKey[] =>
  Object.entries(configMap.keys).map(([property, key]) => ({
    configMap,
    key,
    property: property === configMap.whole ? path : `${path}.${property}`,
  }));

const nameIn = (release: KnativeRelease, { configMap, key, property }: DescribedKey): KeyName => ({
  configMap: configMap.name,
  key: spellingIn(key, release),
  property,
});

/** Returns the default as Knative parses it; in words where no value says it. */
function defaultText(key: Key, release: KnativeRelease): string | undefined {
  const value = defaultIn(key, release);
  if (value === undefined) {
    return key.unset;
  }
  // Where the value makes keys of its own, as a domain does, they are what it says.
  return Object.entries(key.render(key.key, value, release).entries)
    .map(([entry, text]) => (entry === spellingIn(key, release) ? text : entry))
    .join(', ');
}
