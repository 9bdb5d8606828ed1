// Secrets that the APIs refer to by name, and whose values are kept elsewhere.
import type { ApiObjectProps, Duration } from 'cdk8s';
import { goDuration } from '../validation/go-duration';
import { isObject } from '../validation/object';
import { durationBetween, isSubdomain, knownProperties, secretName, show } from '../validation/rules';
import { listProblems, textProblems } from './checks';

/** Where a value is kept. */
export interface RemoteRef {
  /** What the store calls the secret. */
  readonly key: string;

  /**
   * The part of the secret to take, where it has parts.
   * @default - all of it
   */
  readonly property?: string;

  /**
   * The version to take.
   * @default - the latest
   */
  readonly version?: string;
}

/** The store that values are kept in. */
export interface SecretStoreRef {
  readonly name: string;

  /**
   * Whether the store is one for the whole cluster, or one in the namespace.
   * @default ClusterSecretStore - one store serves all environments
   */
  readonly kind?: 'ClusterSecretStore' | 'SecretStore';
}

/** A Secret that the External Secrets Operator makes. @see https://external-secrets.io/latest/api/externalsecret/ */
export interface ExternalSecretProps {
  /** The store that its values are kept in. */
  readonly secretStoreRef: SecretStoreRef;

  /**
   * The value of each key of the Secret.
   * @default - those of `dataFrom` only
   */
  readonly data?: Readonly<Record<string, { readonly remoteRef: RemoteRef }>>;

  /**
   * Secrets of the store whose parts are all taken, each as a key of its name.
   * @default - those of `data` only
   */
  readonly dataFrom?: readonly { readonly extract: RemoteRef }[];

  /**
   * Time after which values are taken again, in whole seconds; 0 is never.
   * @default - 1 hour, by the operator
   */
  readonly refreshInterval?: Duration;

  /**
   * The API version that the operator serves: v1 from its release 0.16 on, v1beta1 before 0.17.
   * @default v1
   */
  readonly apiVersion?: 'v1' | 'v1beta1';
}

/** ExternalSecrets by the name of the Secret that each makes. */
export type ExternalSecrets = Readonly<Record<string, ExternalSecretProps>>;

const PROPERTIES: Readonly<Record<keyof ExternalSecretProps, true>> = {
  secretStoreRef: true,
  data: true,
  dataFrom: true,
  refreshInterval: true,
  apiVersion: true,
};
const STORE: Readonly<Record<keyof SecretStoreRef, true>> = { name: true, kind: true };
const REMOTE: Readonly<Record<keyof RemoteRef, true>> = { key: true, property: true, version: true };

const KINDS = ['ClusterSecretStore', 'SecretStore'];
const API_VERSIONS = ['v1', 'v1beta1'];

/** The key of a Secret. */
const KEY = /^[-._a-zA-Z0-9]{1,253}$/;

/**
 * What the operator would fill in, and Argo CD would take for a difference from Git.
 * @see https://github.com/external-secrets/external-secrets/issues/6797
 */
const REMOTE_DEFAULTS = { conversionStrategy: 'Default', decodingStrategy: 'None', metadataPolicy: 'None' };

/** Returns an ExternalSecret as the operator reads it. */
export function externalSecret(
  namespace: string,
  name: string,
  { secretStoreRef, data = {}, dataFrom, refreshInterval, apiVersion = 'v1' }: ExternalSecretProps,
): ApiObjectProps & { readonly spec: object } {
  return {
    apiVersion: `external-secrets.io/${apiVersion}`,
    kind: 'ExternalSecret',
    metadata: { name, namespace },
    spec: {
      refreshInterval: refreshInterval && goDuration(refreshInterval),
      secretStoreRef: { kind: 'ClusterSecretStore', ...secretStoreRef },
      target: { name },
      data: Object.entries(data).map(([secretKey, { remoteRef }]) => ({
        secretKey,
        remoteRef: { ...REMOTE_DEFAULTS, ...remoteRef },
      })),
      dataFrom: dataFrom?.map(({ extract }) => ({ extract: { ...REMOTE_DEFAULTS, ...extract } })),
    },
  };
}

/** Returns what is wrong with ExternalSecrets. */
export function externalSecretsProblems(secrets: ExternalSecrets): string[] {
  if (!isObject(secrets)) {
    return [`externalSecrets is ${show(secrets)}; allowed: ExternalSecrets by the names of their Secrets`];
  }
  return Object.entries(secrets).flatMap(([name, props]) => [
    ...secretName('name in externalSecrets', name),
    ...externalSecretProblems(`externalSecrets.${name}`, props),
  ]);
}

function externalSecretProblems(property: string, props: ExternalSecretProps): string[] {
  const problems = knownProperties(property, props, PROPERTIES);
  if (!isObject(props)) {
    return problems;
  }
  const { secretStoreRef, data, dataFrom, refreshInterval, apiVersion } = props;
  return [
    ...problems,
    ...storeProblems(`${property}.secretStoreRef`, secretStoreRef),
    ...(data === undefined ? [] : dataProblems(`${property}.data`, data)),
    ...listProblems(`${property}.dataFrom`, dataFrom, 'secrets of the store', (where, item) =>
      withOnly('extract', where, item),
    ),
    ...(data === undefined && dataFrom === undefined
      ? [`${property} has no values; allowed: data, dataFrom or both`]
      : []),
    ...durationBetween(`${property}.refreshInterval`, refreshInterval, 0),
    ...(apiVersion === undefined || API_VERSIONS.includes(apiVersion)
      ? []
      : [`${property}.apiVersion is ${show(apiVersion)}; allowed: ${API_VERSIONS.join(', ')}`]),
  ];
}

function storeProblems(property: string, store: SecretStoreRef): string[] {
  const problems = knownProperties(property, store, STORE);
  if (!isObject(store)) {
    return problems;
  }
  const { name, kind } = store;
  return [
    ...problems,
    ...(isSubdomain(name) ? [] : [`${property}.name is ${show(name)}; allowed: the name of a store`]),
    ...(kind === undefined || KINDS.includes(kind)
      ? []
      : [`${property}.kind is ${show(kind)}; allowed: ${KINDS.join(', ')}`]),
  ];
}

function dataProblems(property: string, data: unknown): string[] {
  if (!isObject(data) || Object.keys(data).length === 0) {
    return [`${property} is ${show(data)}; allowed: one or more values by the keys of the Secret`];
  }
  return Object.entries(data).flatMap(([key, value]) => [
    ...(KEY.test(key)
      ? []
      : [`${property} has '${key}'; allowed: letters, digits, '-', '_' and '.', at most 253 characters`]),
    ...withOnly('remoteRef', `${property}.${key}`, value),
  ]);
}

/** Returns what is wrong with an object whose only property says where a value is kept: it has no value itself. */
function withOnly(only: 'remoteRef' | 'extract', property: string, object: unknown): string[] {
  if (!isObject(object) || Object.keys(object).join() !== only) {
    return [`${property} is not only where a value is kept; allowed: an object with ${only}`];
  }
  const reference = object[only];
  if (!isObject(reference)) {
    return [`${property}.${only} is ${show(reference)}; allowed: an object with ${Object.keys(REMOTE).join(', ')}`];
  }
  const { key, property: part, version }: Partial<Record<keyof RemoteRef, unknown>> = reference;
  return [
    ...knownProperties<RemoteRef>(`${property}.${only}`, reference, REMOTE),
    ...(key === undefined ? [`${property}.${only}.key is undefined; allowed: what the store calls the secret`] : []),
    ...textProblems(`${property}.${only}.key`, key),
    ...textProblems(`${property}.${only}.property`, part),
    ...textProblems(`${property}.${only}.version`, version),
  ];
}
