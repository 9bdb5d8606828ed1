// From what the platform's configuration says to the keys and texts of the ConfigMaps, with everything that is wrong in it.
import { Yaml } from 'cdk8s';
import { hostName } from '../../validation/rules';
import type { Key } from './key';
import { CONFIG_MAP_KEYS, type Domain, type ServingConfiguration } from './keys';

/** One key that is set, as the ConfigMap shows it. */
export interface Setting {
  /** Name of the ConfigMap without its prefix `config-`. */
  readonly configMap: string;
  readonly key: string;
  readonly text: string;
  readonly problems: readonly string[];
}

/** Returns the keys that a configuration sets. */
export function settingsOf(configuration: ServingConfiguration): Setting[] {
  const { domain, ...configMaps } = configuration;
  return [
    ...Object.entries(configMaps).flatMap(([configMap, values]) => configMapSettings(configMap, values)),
    ...(domain ?? []).map(domainSetting),
  ];
}

function configMapSettings(configMap: string, values: object | undefined): Setting[] {
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

const unknown = (configMap: string, key: string, path: string, allowed: readonly string[]): Setting => ({
  configMap,
  key,
  text: '',
  problems: [`${path} is unknown; allowed: ${allowed.join(', ')}`],
});

const domainSetting = ({ name, selector }: Domain): Setting => ({
  configMap: 'domain',
  key: name,
  text: selector === undefined || Object.keys(selector).length === 0 ? '' : Yaml.formatObjects([{ selector }]),
  problems: hostName('domain', name),
});

/** Returns the keys that are given different texts. */
export function contradictions(settings: readonly Setting[]): string[] {
  const texts = new Map<string, Set<string>>();
  for (const { configMap, key, text } of settings.filter(({ problems }) => problems.length === 0)) {
    const name = `config-${configMap} ${key}`;
    texts.set(name, (texts.get(name) ?? new Set()).add(text));
  }
  return [...texts]
    .filter(([, values]) => values.size > 1)
    .map(([name, values]) => `${name} is ${[...values].map((text) => `'${text}'`).join(' and ')}; allowed: one value`);
}

/** Returns the rules between keys that the settings as a whole break; a key that isn't set has Knative's default. */
export function brokenRules(settings: readonly Setting[]): string[] {
  const texts = new Map(
    settings
      .filter(({ problems }) => problems.length === 0)
      .map(({ configMap, key, text }) => [`config-${configMap} ${key}`, text]),
  );
  const number = (name: string, byDefault: number) => Number(texts.get(name) ?? byDefault);
  const atMost = (name: string, value: number, limitName: string, limit: number): string[] =>
    value > limit ? [`${name} is ${value}; allowed: at most ${limitName}, which is ${limit}`] : [];

  const domains = settings.filter(({ configMap, text }) => configMap === 'domain' && text === '');
  const everyRoute = [...new Set(domains.map(({ key }) => key))];
  const minScale = number('config-autoscaler min-scale', 0);
  const maxScale = number('config-autoscaler max-scale', 0);
  const initialScale = number('config-autoscaler initial-scale', 1);
  const allowZeroInitialScale = texts.get('config-autoscaler allow-zero-initial-scale') === 'true';
  const minKept = number('config-gc min-non-active-revisions', 20);
  const maxKept = number('config-gc max-non-active-revisions', 1000);

  return [
    ...(maxScale > 0 ? atMost('autoscaler.minScale', minScale, 'autoscaler.maxScale', maxScale) : []),
    ...(initialScale === 0 && !allowZeroInitialScale
      ? ['autoscaler.initialScale is 0; allowed: 0 only with autoscaler.allowZeroInitialScale']
      : []),
    ...atMost('gc.minNonActiveRevisions', minKept, 'gc.maxNonActiveRevisions', maxKept),
    ...(everyRoute.length > 1
      ? [
          `domain is ${everyRoute.join(' and ')} without a selector; allowed: one, as Knative would use the first by name`,
        ]
      : []),
  ];
}
