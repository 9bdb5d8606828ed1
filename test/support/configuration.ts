// ConfigMaps and their keys, for tests of all of them.

import { isKnown, type Key } from '../../lib/configuration/key';
import type { Definitions } from '../../lib/configuration/render';
import { pathOf } from '../../lib/configuration/setting';
import { KOURIER } from '../../lib/network/kourier/keys';
import { KnativeRelease } from '../../lib/release/knative-release';
import { SERVING_DEFINITIONS } from '../../lib/serving/configuration/definitions';

/** All ConfigMaps, by the property that sets each. */
export const DEFINITIONS: Definitions = { ...SERVING_DEFINITIONS, kourier: KOURIER };

/** All keys, by the path of the property that sets each. */
export const KEYS: ReadonlyMap<string, Key> = new Map(
  Object.entries(DEFINITIONS).flatMap(([configMap, definition]) =>
    Object.entries(definition.keys).map(
      ([property, key]) => [pathOf(configMap, definition, property), { since: definition.since, ...key }] as const,
    ),
  ),
);

/** Returns what sets one property. */
export function setting(path: string, value: unknown): object {
  const [configMap = '', property] = path.split('.');
  return { [configMap]: property === undefined ? value : { [property]: value } };
}

/** Returns the newest release that knows a key. */
export function newestWith(key: Pick<Key, 'since' | 'removed'>): KnativeRelease {
  const release = KnativeRelease.all().findLast((candidate) => isKnown(key, candidate));
  if (release === undefined) {
    throw new RangeError('no release knows the key');
  }
  return release;
}
