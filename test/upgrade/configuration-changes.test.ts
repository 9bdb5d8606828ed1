import type { ConfigMapDefinition, Key } from '../../lib/configuration/key';
import { KnativeRelease } from '../../lib/release/knative-release';
import { configurationChanges } from '../../lib/upgrade/configuration-changes';

const key = (name: string, facts: Partial<Key> = {}): Key => ({
  key: name,
  description: `What ${name} is for.`,
  type: 'string',
  allowed: 'anything',
  render: (_, value) => ({ entries: { [name]: `rendered ${value}` }, problems: [] }),
  ...facts,
});

const definition = (name: string, keys: readonly Key[], since?: string): ConfigMapDefinition => ({
  name,
  description: 'For a test.',
  see: 'https://example.com',
  since,
  keys: Object.fromEntries(keys.map((one) => [one.key, one])),
});

const changes = (from: string, to: string, ...configMaps: ConfigMapDefinition[]) =>
  configurationChanges(
    KnativeRelease.of(from),
    KnativeRelease.of(to),
    Object.fromEntries(configMaps.map((one) => [one.name.replace('config-', ''), one])),
  );

const NOTHING = { added: [], gone: [], renamed: [], defaults: [] };

test('a key that both releases know as it is, is no change', () => {
  expect(changes('1.3.1', '1.23.0', definition('config-gc', [key('a', { default: 1 }), key('b')]))).toEqual(NOTHING);
});

test('a new key comes with its description and default', () => {
  const configMap = definition('config-gc', [
    key('a', { since: '1.15', default: 'x' }),
    key('b', { since: '1.15', unset: 'as the service says' }),
    key('c', { since: '1.16' }),
  ]);
  expect(changes('1.14.2', '1.15.3', configMap)).toEqual({
    ...NOTHING,
    added: [
      { configMap: 'config-gc', key: 'a', property: 'gc.a', description: 'What a is for.', default: 'rendered x' },
      {
        configMap: 'config-gc',
        key: 'b',
        property: 'gc.b',
        description: 'What b is for.',
        unset: 'as the service says',
      },
    ],
  });
});

test('every key of a new ConfigMap is new', () => {
  const configMap = definition('config-certmanager', [key('issuerRef')], '1.15');
  expect(changes('1.14.2', '1.15.3', configMap).added).toMatchObject([
    { configMap: 'config-certmanager', key: 'issuerRef', property: 'certmanager.issuerRef' },
  ]);
  expect(changes('1.15.3', '1.16.3', configMap)).toEqual(NOTHING);
});

test('a key that is gone names what takes its place, if anything does', () => {
  const configMap = definition('config-network', [
    key('moved', { removed: '1.6', successor: 'internal-encryption' }),
    key('gone', { removed: '1.6' }),
    key('later', { removed: '1.7' }),
  ]);
  expect(changes('1.5.1', '1.6.3', configMap)).toEqual({
    ...NOTHING,
    gone: [
      { configMap: 'config-network', key: 'moved', property: 'network.moved', successor: 'internal-encryption' },
      { configMap: 'config-network', key: 'gone', property: 'network.gone', successor: undefined },
    ],
  });
});

test('a default that changes is told with both values', () => {
  const configMap = definition('config-autoscaler', [
    key('capacity', { default: 200, defaultSince: { '1.4': 211 } }),
    key('words', { unset: 'no limit', defaultSince: { '1.4': 5 } }),
  ]);
  expect(changes('1.3.2', '1.4.0', configMap)).toEqual({
    ...NOTHING,
    defaults: [
      {
        configMap: 'config-autoscaler',
        key: 'capacity',
        property: 'autoscaler.capacity',
        before: 'rendered 200',
        after: 'rendered 211',
      },
      {
        configMap: 'config-autoscaler',
        key: 'words',
        property: 'autoscaler.words',
        before: 'no limit',
        after: 'rendered 5',
      },
    ],
  });
  expect(changes('1.4.0', '1.5.1', configMap)).toEqual(NOTHING);
});

test('a key that comes and goes in between is told in neither step', () => {
  const configMap = definition('config-network', [key('dataplane-trust', { since: '1.11', removed: '1.12' })]);
  expect(changes('1.10.6', '1.11.6', configMap).added).toHaveLength(1);
  expect(changes('1.11.6', '1.12.4', configMap).gone).toHaveLength(1);
  expect(changes('1.10.6', '1.12.4', configMap)).toEqual(NOTHING);
});

test('a key that is spelt differently is told with both spellings', () => {
  const configMap = definition('config-deployment', [
    key('queue-image', { formerly: { key: 'queueImage', until: '1.8' }, removed: '1.10' }),
  ]);
  expect(changes('1.7.4', '1.8.6', configMap)).toEqual({
    ...NOTHING,
    renamed: [
      { configMap: 'config-deployment', key: 'queue-image', property: 'deployment.queue-image', before: 'queueImage' },
    ],
  });
  expect(changes('1.6.3', '1.7.4', configMap)).toEqual(NOTHING);
  expect(changes('1.9.4', '1.10.6', configMap).gone).toMatchObject([{ key: 'queue-image' }]);
});
