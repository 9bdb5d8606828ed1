// From what the platform's configuration says to the keys and texts of the ConfigMaps, with everything that is wrong in it.
import { Yaml } from 'cdk8s';
import { groupBy } from '../../validation/group-by';
import { hostName } from '../../validation/rules';
import type { Key } from './key';
import { CONFIG_MAP_KEYS, type Domain, type ServingConfiguration } from './keys';

/** One key that is set, as the ConfigMap shows it. */
export interface ConfigMapEntry {
  /** Name of the ConfigMap without its prefix `config-`. */
  readonly configMap: string;
  readonly key: string;
  readonly text: string;
  readonly problems: readonly string[];
}

/** Returns the keys that a configuration sets. */
export function entriesOf(configuration: ServingConfiguration): ConfigMapEntry[] {
  const { domain, ...configMaps } = configuration;
  return [
    ...Object.entries(configMaps).flatMap(([configMap, values]) => configMapEntries(configMap, values)),
    ...(domain ?? []).map(domainEntry),
  ];
}

function configMapEntries(configMap: string, values: object | undefined): ConfigMapEntry[] {
  const known = new Map(Object.entries(CONFIG_MAP_KEYS)).get(configMap);
  if (known === undefined) {
    return [unknown(configMap, '', configMap, [...Object.keys(CONFIG_MAP_KEYS), 'domain'])];
  }
  const keys = new Map<string, Key<unknown>>(Object.entries(known));
  return Object.entries(values ?? {})
    .filter(([, value]) => value !== undefined)
    .map(([property, value]) => {
      const key = keys.get(property);
      const path = `${configMap}.${property}`;
      return key === undefined
        ? unknown(configMap, property, path, [...keys.keys()])
        : { configMap, key: key.key, ...key.render(path, value) };
    });
}

const unknown = (configMap: string, key: string, path: string, allowed: readonly string[]): ConfigMapEntry => ({
  configMap,
  key,
  text: '',
  problems: [`${path} is unknown; allowed: ${allowed.join(', ')}`],
});

const domainEntry = ({ name, selector }: Domain): ConfigMapEntry => ({
  configMap: 'domain',
  key: name,
  text: selector === undefined || Object.keys(selector).length === 0 ? '' : Yaml.stringify({ selector }),
  problems: hostName('domain', name),
});

/** Returns the problems of keys that are given different texts. */
export const contradictionProblems = (entries: readonly ConfigMapEntry[]): string[] =>
  [...groupBy(valid(entries), nameOf)].flatMap(([name, same]) => {
    const texts = [...new Set(same.map(({ text }) => `'${text}'`))];
    return texts.length > 1 ? [`${name} is ${texts.join(' and ')}; allowed: one value`] : [];
  });

const valid = (entries: readonly ConfigMapEntry[]): ConfigMapEntry[] =>
  entries.filter(({ problems }) => problems.length === 0);

const nameOf = ({ configMap, key }: Pick<ConfigMapEntry, 'configMap' | 'key'>): string => `config-${configMap} ${key}`;

/** Returns the problems between keys, of all entries together; a key that isn't set has Knative's default. */
export function crossKeyProblems(entries: readonly ConfigMapEntry[]): string[] {
  const { autoscaler, gc } = CONFIG_MAP_KEYS;
  const texts = new Map(valid(entries).map((entry) => [nameOf(entry), entry.text]));
  const text = (configMap: string, { key }: Key<unknown>) => texts.get(nameOf({ configMap, key }));

  const minScale = Number(text('autoscaler', autoscaler.minScale) ?? 0);
  const maxScale = Number(text('autoscaler', autoscaler.maxScale) ?? 0);
  const initialScale = Number(text('autoscaler', autoscaler.initialScale) ?? 1);
  const allowZeroInitialScale = text('autoscaler', autoscaler.allowZeroInitialScale) === 'true';
  const minRevisions = Number(text('gc', gc.minNonActiveRevisions) ?? 20);
  const maxRevisions = Number(text('gc', gc.maxNonActiveRevisions) ?? 1000);
  const everyRoute = new Set(
    entries.filter((entry) => entry.configMap === 'domain' && entry.text === '').map(({ key }) => key),
  );

  return [
    ...(maxScale > 0 && minScale > maxScale
      ? [`autoscaler.minScale is ${minScale}; allowed: at most autoscaler.maxScale, which is ${maxScale}`]
      : []),
    ...(initialScale === 0 && !allowZeroInitialScale
      ? ['autoscaler.initialScale is 0; allowed: 0 only with autoscaler.allowZeroInitialScale']
      : []),
    ...(minRevisions > maxRevisions
      ? [
          `gc.minNonActiveRevisions is ${minRevisions}; allowed: at most gc.maxNonActiveRevisions, which is ${maxRevisions}`,
        ]
      : []),
    ...(everyRoute.size > 1
      ? [
          `domain is ${[...everyRoute].join(' and ')} without a selector; allowed: one, as Knative would use the first by name`,
        ]
      : []),
  ];
}
