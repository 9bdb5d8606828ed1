// Credentials in plain sight.
import { IMAGE } from '../service';
import { allowed, type Row, refused } from './row';

const REFERENCE = 'a reference to a Secret, such as secretKeyRef, as a literal value ends up in Git';
const URL_WITH_PASSWORD = 'postgres://shop:hunter2@db/shop';
const BEARER = 'Bearer 0123456789abcdefghij';
const sidecar = { name: 'proxy', image: IMAGE };

export const CREDENTIALS: readonly Row[] = [
  allowed('a password from a Secret', { env: { DB_PASSWORD: { secretKeyRef: { name: 'db', key: 'password' } } } }),
  refused(
    'a password in plain sight',
    { env: { MODE: 'dev', DB_PASSWORD: 'hunter2' } },
    `env.DB_PASSWORD is a literal value under a name of credentials; allowed: ${REFERENCE}; a path, a URL, a number`,
  ),
  refused(
    'a password in plain sight in a sidecar',
    { sidecars: [{ ...sidecar, env: { DB_PASSWORD: 'hunter2' } }] },
    `sidecars[0].env.DB_PASSWORD is a literal value under a name of credentials; allowed: ${REFERENCE}; a path, a URL, a number`,
  ),
  ...[
    { property: 'env.DATABASE', props: { env: { DATABASE: URL_WITH_PASSWORD } } },
    { property: 'args[1]', props: { args: ['--database', URL_WITH_PASSWORD] } },
    { property: 'command[0]', props: { command: [URL_WITH_PASSWORD] } },
    {
      property: 'annotations.example.com/database',
      props: { annotations: { 'example.com/database': URL_WITH_PASSWORD } },
    },
    { property: 'sidecars[0].args[0]', props: { sidecars: [{ ...sidecar, args: [URL_WITH_PASSWORD] }] } },
    { property: 'initContainers[0].args[0]', props: { initContainers: [{ ...sidecar, args: [URL_WITH_PASSWORD] }] } },
  ].map(({ property, props }) =>
    refused(
      `a URL with a password in ${property}`,
      props,
      `${property} is a URL with a password; allowed: ${REFERENCE}`,
    ),
  ),
  refused(
    'a token that a probe sends',
    { readinessProbe: { httpGet: { httpHeaders: [{ name: 'Authorization', value: BEARER }] } } },
    `readinessProbe.httpGet.httpHeaders[0].value is a bearer token; allowed: ${REFERENCE}`,
  ),
  allowed('arguments and annotations under names of credentials', {
    args: ['--password', '$(DB_PASSWORD)'],
    annotations: { 'example.com/token': 'none-at-all' },
  }),
  allowed('a password that the variable of a Secret fills in', {
    args: ['postgres://shop:$(DB_PASSWORD)@db/shop'],
    env: { DB_PASSWORD: { secretKeyRef: { name: 'db', key: 'password' } } },
  }),
  allowed('names of Secrets', { envFrom: [{ secretRef: { name: 'token' } }], imagePullSecrets: ['registry-password'] }),
];
