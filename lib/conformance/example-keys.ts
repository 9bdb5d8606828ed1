// Do our tables know every key that a release shows? Its ConfigMaps hold nothing, but an example with what they may hold.
import { parse } from 'yaml';
import { type ConfigMapDefinition, isKnown, spellingIn } from '../configuration/key';
import { identity, type Manifest } from '../gitops/manifest';
import { isJsonObject } from '../kubernetes/json';
import type { KnativeRelease } from '../release/knative-release';

const EXAMPLE = '_example';

/** Keys that examples show and releases don't read, or read as the old name of another key. */
const WITHOUT_PROPERTY = new Set([
  'config-network activator-ca',
  'config-network activator-san',
  'config-network auto-tls',
  'config-network internal-encryption',
  // Kourier reads extauthz-pack-as-bytes.
  'config-kourier extauthz-pack-as-byte',
]);

/** A key that is commented out; what is not a key has neither a hyphen nor a dot, or is indented. */
const COMMENTED_OUT = /^# ([a-z]+(?:[-.][a-zA-Z0-9]+)+): /gm;

/**
 * Finds the keys that the official ConfigMaps hold or show, and that no definition has for the release.
 * @returns a line for each
 */
export function unknownKeys(
  official: readonly Manifest[],
  definitions: readonly ConfigMapDefinition[],
  release: KnativeRelease,
): string[] {
  return official
    .filter(({ kind, data }) => kind === 'ConfigMap' && isJsonObject(data) && Object.hasOwn(data, EXAMPLE))
    .flatMap((manifest) => {
      const { name = '' } = manifest.metadata;
      const known = knownKeys(
        definitions.find((definition) => definition.name === name),
        release,
      );
      return shownKeys(manifest)
        .filter((key) => !known.some((pattern) => pattern.test(key)) && !WITHOUT_PROPERTY.has(`${name} ${key}`))
        .map((key) => `${identity(manifest)}: shows the key ${key}, for which there is no property`);
    });
}

function shownKeys({ data }: Manifest): string[] {
  const { [EXAMPLE]: example, ...held } = isJsonObject(data) ? data : {};
  const text = String(example);
  const shown: unknown = parse(text);
  return [
    ...Object.keys(held),
    ...Object.keys(shown ?? {}),
    ...[...text.matchAll(COMMENTED_OUT)].map(([, key = '']) => key),
  ];
}

/** Returns the keys of a release; NAME and its like in a key stand for anything. */
const knownKeys = (definition: ConfigMapDefinition | undefined, release: KnativeRelease): RegExp[] =>
  Object.values(definition?.keys ?? {})
    .filter((key) => isKnown(key, release))
    .map(
      (key) =>
        new RegExp(
          `^${spellingIn(key, release)
            .replaceAll('.', '\\.')
            .replace(/[A-Z]{2,}/, '.+')}$`,
        ),
    );
