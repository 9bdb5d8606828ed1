import { Duration } from 'cdk8s';
import {
  type ExternalSecretProps,
  externalSecret,
  externalSecretsProblems,
} from '../../lib/namespace/external-secrets';

const MINIMAL: ExternalSecretProps = {
  secretStoreRef: { name: 'google' },
  data: { password: { remoteRef: { key: 'shop-database' } } },
};

/** What the operator fills in. */
const DEFAULTS = { conversionStrategy: 'Default', decodingStrategy: 'None', metadataPolicy: 'None' };

test('minimal: one value, from the store of the cluster', () => {
  expect(externalSecretsProblems({ database: MINIMAL })).toEqual([]);
  expect(externalSecret('dev-01', 'database', MINIMAL)).toEqual({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: 'database', namespace: 'dev-01' },
    spec: {
      secretStoreRef: { kind: 'ClusterSecretStore', name: 'google' },
      target: { name: 'database' },
      data: [{ secretKey: 'password', remoteRef: { key: 'shop-database', ...DEFAULTS } }],
    },
  });
});

test('all props', () => {
  const props: Required<ExternalSecretProps> = {
    secretStoreRef: { name: 'google', kind: 'SecretStore' },
    data: { 'pass.word': { remoteRef: { key: 'shop-database', property: 'password', version: '3' } } },
    dataFrom: [{ extract: { key: 'shop-common' } }, { extract: { key: 'shop-mail', version: 'latest' } }],
    refreshInterval: Duration.minutes(10),
    apiVersion: 'v1beta1',
  };
  expect(externalSecretsProblems({ database: props })).toEqual([]);
  expect(externalSecret('dev-01', 'database', props)).toMatchObject({
    apiVersion: 'external-secrets.io/v1beta1',
    spec: {
      refreshInterval: '600s',
      secretStoreRef: { kind: 'SecretStore', name: 'google' },
      data: [
        {
          secretKey: 'pass.word',
          remoteRef: { key: 'shop-database', property: 'password', version: '3', ...DEFAULTS },
        },
      ],
      dataFrom: [
        { extract: { key: 'shop-common', ...DEFAULTS } },
        { extract: { key: 'shop-mail', version: 'latest', ...DEFAULTS } },
      ],
    },
  });
});

test('values may come from whole secrets only, and may be taken once only', () => {
  const { secretStoreRef } = MINIMAL;
  const props = { secretStoreRef, dataFrom: [{ extract: { key: 'shop' } }], refreshInterval: Duration.seconds(0) };
  expect(externalSecretsProblems({ database: props })).toEqual([]);
  expect(externalSecret('dev-01', 'database', props)).toMatchObject({ spec: { refreshInterval: '0s', data: [] } });
});

const PROPERTY = 'externalSecrets.database';

test.each<[object, string]>([
  [{ secretStoreRef: undefined }, `${PROPERTY}.secretStoreRef is undefined; allowed: an object with name, kind`],
  [{ secretStoreRef: {} }, `${PROPERTY}.secretStoreRef.name is undefined; allowed: the name of a store`],
  [{ secretStoreRef: { name: 'A' } }, `${PROPERTY}.secretStoreRef.name is 'A'; allowed: the name of a store`],
  [
    { secretStoreRef: { name: 'a', kind: 'Store' } },
    `${PROPERTY}.secretStoreRef.kind is 'Store'; allowed: ClusterSecretStore, SecretStore`,
  ],
  [
    { secretStoreRef: { name: 'a', store: 'b' } },
    `${PROPERTY}.secretStoreRef has property 'store'; allowed: name, kind`,
  ],
  [{ data: undefined }, `${PROPERTY} has no values; allowed: data, dataFrom or both`],
  [{ data: {} }, `${PROPERTY}.data is {}; allowed: one or more values by the keys of the Secret`],
  [{ data: 'a' }, `${PROPERTY}.data is 'a'; allowed: one or more values`],
  [
    { data: { 'a b': { remoteRef: { key: 'a' } } } },
    `${PROPERTY}.data has 'a b'; allowed: letters, digits, '-', '_' and '.', at most 253 characters`,
  ],
  [
    { data: { [`${'k'.repeat(254)}`]: { remoteRef: { key: 'a' } } } },
    `${PROPERTY}.data has '${'k'.repeat(254)}'; allowed: letters`,
  ],
  [
    { data: { password: 'hunter2' } },
    `${PROPERTY}.data.password is not only where a value is kept; allowed: an object with remoteRef`,
  ],
  [
    { data: { password: { remoteRef: { key: 'a' }, value: 'hunter2' } } },
    `${PROPERTY}.data.password is not only where a value is kept; allowed: an object with remoteRef`,
  ],
  [
    { data: { password: { remoteRef: 'a' } } },
    `${PROPERTY}.data.password.remoteRef is 'a'; allowed: an object with key, property, version`,
  ],
  [
    { data: { password: { remoteRef: {} } } },
    `${PROPERTY}.data.password.remoteRef.key is undefined; allowed: what the store calls the secret`,
  ],
  [
    { data: { password: { remoteRef: { key: '' } } } },
    `${PROPERTY}.data.password.remoteRef.key is ''; allowed: a text of one line`,
  ],
  [
    { data: { password: { remoteRef: { key: 'a', version: 3 } } } },
    `${PROPERTY}.data.password.remoteRef.version is 3; allowed: a text of one line`,
  ],
  [
    { data: { password: { remoteRef: { key: 'a', property: 3 } } } },
    `${PROPERTY}.data.password.remoteRef.property is 3; allowed: a text of one line`,
  ],
  [
    { data: { password: { remoteRef: { key: 'a', part: 'b' } } } },
    `${PROPERTY}.data.password.remoteRef has property 'part'; allowed: key, property, version`,
  ],
  [{ dataFrom: 'a' }, `${PROPERTY}.dataFrom is 'a'; allowed: a list of secrets of the store`],
  [
    { dataFrom: [{ find: {} }] },
    `${PROPERTY}.dataFrom[0] is not only where a value is kept; allowed: an object with extract`,
  ],
  [{ dataFrom: [{ extract: {} }] }, `${PROPERTY}.dataFrom[0].extract.key is undefined; allowed: what the store`],
  [{ refreshInterval: '1h' }, `${PROPERTY}.refreshInterval is '1h'; allowed: a Duration`],
  [
    { refreshInterval: Duration.millis(1500) },
    `${PROPERTY}.refreshInterval in seconds is 1.5; allowed: a whole number`,
  ],
  [{ apiVersion: 'v1alpha1' }, `${PROPERTY}.apiVersion is 'v1alpha1'; allowed: v1, v1beta1`],
  [{ template: {} }, `${PROPERTY} has property 'template'; allowed: secretStoreRef, data`],
])('fails for %p', (props, problem) => {
  expect(externalSecretsProblems({ database: { ...MINIMAL, ...props } })).toEqual([expect.stringContaining(problem)]);
});

test('the message never repeats what may be a value', () => {
  const props = JSON.parse('{"secretStoreRef":{"name":"a"},"data":{"password":"hunter2"}}');
  expect(externalSecretsProblems({ database: props }).join()).not.toContain('hunter2');
});

test.each<[unknown, string]>([
  ['none', "externalSecrets is 'none'; allowed: ExternalSecrets by the names of their Secrets"],
  [{ Database: MINIMAL }, "name in externalSecrets is 'Database'; allowed: labels of lower-case letters"],
  [{ database: 5 }, 'externalSecrets.database is 5; allowed: an object with secretStoreRef, data'],
])('%p are no ExternalSecrets', (secrets, problem) => {
  expect(externalSecretsProblems(JSON.parse(JSON.stringify(secrets)))).toEqual([expect.stringContaining(problem)]);
});
