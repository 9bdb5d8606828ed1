// From the ConfigMaps of an install, as dist/ holds them, back to its settings.
import { type ConfigMapDefinition, type Key, spellingIn } from '../../configuration/key';
import type { Manifest } from '../../gitops/manifest';
import { textAt, valueAt } from '../../kubernetes/json';
import type { KnativeRelease } from '../../release/knative-release';
import { SERVING_NAMESPACE } from '../../release/namespace';
import { AUTOSCALER } from '../../serving/configuration/keys/autoscaler';
import { DEFAULTS } from '../../serving/configuration/keys/defaults';
import { DEPLOYMENT } from '../../serving/configuration/keys/deployment';
import { FEATURES } from '../../serving/configuration/keys/features';
import { NETWORK } from '../../serving/configuration/keys/network';
import type { ServingConfiguration } from '../../serving/configuration/serving-configuration';
import { Settings } from '../../serving/configuration/settings';
import { durationOf } from '../../validation/go-duration';
import { isObject } from '../../validation/object';
import { cpuOf, sizeOf } from '../../validation/quantity';

/** What decides on pods and hosts. */
const DEFINITIONS: readonly { readonly part: keyof ServingConfiguration; readonly definition: ConfigMapDefinition }[] =
  [
    { part: 'autoscaler', definition: AUTOSCALER },
    { part: 'defaults', definition: DEFAULTS },
    { part: 'deployment', definition: DEPLOYMENT },
    { part: 'features', definition: FEATURES },
    { part: 'network', definition: NETWORK },
  ];

/** How a text is read, by the type of the property. What is no text in a program isn't asked for here. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  boolean: (text) => text === 'true',
  number: Number,
  Duration: (text) => durationInText(text),
  Cpu: cpuOf,
  Size: sizeOf,
};

/** Returns what the ConfigMaps of an install come to. */
export function settingsIn(manifests: readonly Manifest[], release: KnativeRelease): Settings {
  const configuration = Object.fromEntries(
    DEFINITIONS.map(({ part, definition }) => {
      const data = configMapData(manifests, definition.name);
      const entries = Object.entries(definition.keys).map(([property, key]) => [property, read(key, data, release)]);
      return [part, Object.fromEntries(entries.filter(([, value]) => value !== undefined))];
    }),
  );
  return new Settings(isConfiguration(configuration) ? [configuration] : [], release);
}

/** Returns the texts of a ConfigMap of the install. */
export function configMapData(manifests: readonly Manifest[], name: string): Readonly<Record<string, string>> {
  const found = manifests.find(
    ({ kind, metadata }) => kind === 'ConfigMap' && metadata.namespace === SERVING_NAMESPACE && metadata.name === name,
  );
  const data = valueAt(found, 'data');
  return isObject(data) ? Object.fromEntries(Object.keys(data).map((key) => [key, textAt(found, 'data', key)])) : {};
}

function read(key: Key, data: Readonly<Record<string, string>>, release: KnativeRelease): unknown {
  const text = data[spellingIn(key, release)];
  return text === undefined ? undefined : (READERS[key.type] ?? String)(text);
}

/** Some keys are seconds without a unit. */
const durationInText = (text: string): unknown => durationOf(/^\d+$/.test(text) ? `${text}s` : text);

/** Settings checks each value by its key, and takes the default for one that is wrong. */
const isConfiguration = (value: unknown): value is ServingConfiguration => isObject(value);
