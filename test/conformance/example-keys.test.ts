import { type ConfigMapDefinition, key } from '../../lib/configuration/key';
import { integer, text } from '../../lib/configuration/kinds';
import { unknownKeys } from '../../lib/conformance/example-keys';
import type { Manifest } from '../../lib/gitops/manifest';
import { KnativeRelease } from '../../lib/release/knative-release';

const DEFINITIONS: readonly ConfigMapDefinition[] = [
  {
    name: 'config-sleep',
    description: 'How an API sleeps.',
    see: 'https://example.com',
    keys: {
      depth: key('sleep-depth', integer({ minimum: 0 }), { description: 'How deep.', default: 1 }),
      mode: key('sleep-mode', text, { description: 'Which.', default: 'light', since: '1.15' }),
      image: key('image-of-sleep', text, {
        description: 'A dream.',
        unset: 'none',
        formerly: { key: 'imageOfSleep', until: '1.8' },
      }),
      prefix: key('prefix.NAME', text, { description: 'Names.', unset: 'none' }),
    },
  },
];

const configMap = (example: string, name = 'config-sleep', held: Record<string, string> = {}): Manifest => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'knative-serving' },
  data: { ...held, _example: example },
});

const unknown = (version: string, ...manifests: Manifest[]) =>
  unknownKeys(manifests, DEFINITIONS, KnativeRelease.of(version)).map((line) =>
    line.replace(/^ConfigMap knative-serving\/(\S+): shows the key (\S+), for which there is no property$/, '$1 $2'),
  );

test.each<[string, string, Manifest, string[]]>([
  ['a key', '1.3.1', configMap('sleep-depth: "1"\n'), []],
  ['a key that no definition has', '1.3.1', configMap('sleep-depth: "1"\nsnore: "no"\n'), ['config-sleep snore']],
  ['a key that the release does not know', '1.14.2', configMap('sleep-mode: deep\n'), ['config-sleep sleep-mode']],
  ['a key that the release knows', '1.15.3', configMap('sleep-mode: deep\n'), []],
  ['a key that is commented out', '1.3.1', configMap('# sleep-mode: deep\n'), ['config-sleep sleep-mode']],
  [
    'a sentence',
    '1.3.1',
    configMap('# see: the sentence.\n# It says: nothing-but words.\n#   indented-key: "1"\n'),
    [],
  ],
  ['the spelling of the release', '1.7.4', configMap('', 'config-sleep', { imageOfSleep: 'a' }), []],
  ['another spelling', '1.8.6', configMap('', 'config-sleep', { imageOfSleep: 'a' }), ['config-sleep imageOfSleep']],
  ['a key with any name in it', '1.3.1', configMap('prefix.a.b: c\n'), []],
  ['a ConfigMap without a definition', '1.3.1', configMap('a-key: b\n', 'config-dream'), ['config-dream a-key']],
  ['a mistake of the example', '1.19.9', configMap('extauthz-pack-as-byte: "false"\n', 'config-kourier'), []],
])('%s', (_, version, manifest, expected) => {
  expect(unknown(version, manifest)).toEqual(expected);
});

test('what has no example is no ConfigMap of Knative', () => {
  const bootstrap = { ...configMap(''), data: { 'envoy-bootstrap.yaml': 'a: b' } };
  expect(unknown('1.3.1', bootstrap, { ...configMap('a-key: b'), kind: 'Secret' })).toEqual([]);
});
