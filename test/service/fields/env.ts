// Environment variables.
import type {
  EnvFromSource,
  EnvVarSource,
  KeySelector,
  ObjectFieldSelector,
  OptionalReference,
  ResourceFieldSelector,
} from '../../../lib/service/service-props';
import { DATA_KEY, FLAG, LABEL, nameOf, type Place, place, plainPart, text } from './case';
import { API_VERSION, DIVISOR, fieldPathOf, RESOURCE } from './downward-api';

const KEY_SELECTOR = plainPart('name, key, optional', { name: 'keys', key: 'key' });
const REFERENCE = plainPart('name, optional', { name: 'keys', optional: true });
const ANY_REFERENCE = nameOf('a Secret or a ConfigMap');

/** What the name of a variable may be. */
export const ENV_NAME = "letters, digits, '-', '_' and '.', not starting with a digit or '..'";

const VARIABLE = { property: 'env.LEVEL', at: 'spec.template.spec.containers[0].env[0].valueFrom' };
const SOURCE = { property: 'envFrom[0]', at: 'spec.template.spec.containers[0].envFrom[0]' };

export const ENV: readonly Place[] = [
  place<EnvVarSource>(VARIABLE, {
    secretKeyRef: KEY_SELECTOR,
    configMapKeyRef: KEY_SELECTOR,
    fieldRef: plainPart('fieldPath, apiVersion', { fieldPath: 'metadata.name' }),
    resourceFieldRef: plainPart('resource, divisor, containerName', { resource: 'limits.memory' }),
  }),
  place<KeySelector>(
    {
      property: `${VARIABLE.property}.secretKeyRef`,
      at: `${VARIABLE.at}.secretKeyRef`,
      service: { env: { LEVEL: { secretKeyRef: { name: 'keys', key: 'key' } } } },
    },
    { name: ANY_REFERENCE, key: DATA_KEY, optional: FLAG },
  ),
  place<ObjectFieldSelector>(
    {
      property: `${VARIABLE.property}.fieldRef`,
      at: `${VARIABLE.at}.fieldRef`,
      service: { env: { LEVEL: { fieldRef: { fieldPath: 'metadata.name' } } } },
    },
    {
      fieldPath: fieldPathOf(
        'metadata.name',
        'metadata.namespace',
        'metadata.uid',
        'spec.nodeName',
        'spec.serviceAccountName',
        'status.hostIP',
        'status.hostIPs',
        'status.podIP',
        'status.podIPs',
      ),
      apiVersion: API_VERSION,
    },
  ),
  place<ResourceFieldSelector>(
    {
      property: `${VARIABLE.property}.resourceFieldRef`,
      at: `${VARIABLE.at}.resourceFieldRef`,
      service: { env: { LEVEL: { resourceFieldRef: { resource: 'limits.memory' } } } },
    },
    {
      resource: RESOURCE,
      containerName: LABEL,
      divisor: DIVISOR,
    },
  ),
  place<EnvFromSource>(
    { ...SOURCE, service: { envFrom: [{ secretRef: { name: 'keys' } }] } },
    {
      secretRef: { ...REFERENCE, service: { envFrom: [{}] } },
      configMapRef: { ...REFERENCE, service: { envFrom: [{}] } },
      prefix: text(ENV_NAME, ['', 'LOG_', '.a', 'a-1'], ['1A', '.', '..', 'a b']),
    },
  ),
  place<OptionalReference>(
    {
      property: `${SOURCE.property}.secretRef`,
      at: `${SOURCE.at}.secretRef`,
      service: { envFrom: [{ secretRef: { name: 'keys' } }] },
    },
    { name: ANY_REFERENCE, optional: FLAG },
  ),
];
