import { credentialProblems } from '../../lib/validation/credentials';

/** No test holds what looks like a credential itself: scanners would find it. */
const base64 = (text: string) => Buffer.from(text).toString('base64');
const pem = (kind: string) => `-----BEGIN ${kind}-----\nMIIB\n-----END ${kind}-----`;
const mixed = (length: number) => 'a1B2c3D4'.repeat(5).slice(0, length);
const jwt = [base64('{"alg":"HS256"}'), base64('{"sub":"1234567890"}'), mixed(20)]
  .map((part) => part.replaceAll('=', ''))
  .join('.');

const ALLOWED = 'a reference to a Secret, such as secretKeyRef, as a literal value ends up in Git';

describe('a credential is refused under any name', () => {
  test.each<[string, string]>([
    ['a private key', pem('PRIVATE KEY')],
    ['a private key', pem('RSA PRIVATE KEY')],
    ['a private key', pem('OPENSSH PRIVATE KEY')],
    ['a private key', pem('ENCRYPTED PRIVATE KEY')],
    ['a private key', pem('PGP PRIVATE KEY BLOCK')],
    ['a private key', `{"private_key":"${pem('PRIVATE KEY').replaceAll('\n', '\\n')}"}`],
    ['a private key', base64(pem('EC PRIVATE KEY'))],
    ['a private key', `${base64(pem('EC PRIVATE KEY')).slice(0, 20)}\n${base64(pem('EC PRIVATE KEY')).slice(20)}\n`],
    ['the key of a Google service account', '{ "type": "service_account", "private_key" : "x" }'],
    ['the key of a Google service account', base64('{ "type": "service_account", "private_key": "x" }')],
    ['a Google API key', `AIza${mixed(35)}`],
    ['an AWS access key', `AKIA${'IOSF2347'.repeat(2)}`],
    ['an AWS access key', `key=ASIA${'IOSF2347'.repeat(2)};`],
    ['a GitHub token', `ghp_${mixed(36)}`],
    ['a GitHub token', `gho_${mixed(36)}`],
    ['a GitHub token', `github_pat_${mixed(22)}_${mixed(30)}`],
    ['a GitLab token', `glpat-${mixed(20)}`],
    ['an npm token', `npm_${mixed(36)}`],
    ['an npm token', `//registry.example.com/:_authToken=npm_${mixed(36)}`],
    ['a Slack token', `xoxb-${mixed(12)}`],
    ['a Slack webhook', `https://hooks.slack.com/services/T${mixed(8)}/B${mixed(8)}/${mixed(24)}`],
    ['a Stripe key', `sk_live_${mixed(24)}`],
    ['a Stripe key', `rk_live_${mixed(24)}`],
    ['a JSON Web Token', jwt],
    ['a JSON Web Token', `Bearer ${jwt}`],
    ['a bearer token', `Authorization: Bearer ${mixed(32)}`],
    ['a bearer token', `bearer ${mixed(20)}`],
    ['a URL with a password', 'postgres://shop:hunter2@db:5432/shop'],
    ['a URL with a password', 'see redis://:hunter2@cache:6379/0'],
    ['a URL with a password', 'HTTPS://me:x@example.com'],
    ['a name and password of HTTP Basic', `Basic ${base64('shop:hunter2')}`],
    ['a name and password of HTTP Basic', `{"Authorization": "Basic ${base64('shop:hunter2')}"}`],
  ])('%s', (what, value) => {
    expect(credentialProblems('env.VALUE', 'VALUE', value)).toEqual([`env.VALUE is ${what}; allowed: ${ALLOWED}`]);
  });
});

describe('what only looks like one passes', () => {
  test.each<[string, string]>([
    ['a text', 'development'],
    ['a digest', `sha256:${'0123456789abcdef'.repeat(4)}`],
    ['an image', `ghcr.io/knative/helloworld-go@sha256:${'0'.repeat(64)}`],
    ['a UUID', '123e4567-e89b-42d3-a456-426614174000'],
    ['the SHA of a commit', '8fd4228a7e3b6c5d4e3f2a1b0c9d8e7f6a5b4c3d'],
    ['a URL with a port', 'http://catalog.dev-01.svc.cluster.local:8080/api?at=a@b'],
    ['a URL with a user', 'postgres://shop@db:5432/shop'],
    ['a URL whose password Kubernetes fills in', 'postgres://shop:$(DB_PASSWORD)@db:5432/shop'],
    ['a URL whose password is a placeholder', 'postgres://shop:<password>@db:5432/shop'],
    ['a URL without a password', 'postgres://shop:@db:5432/shop'],
    ['an e-mail address', 'mailto:team@example.com'],
    ['plain words in base64', base64('nothing to see here')],
    ['bytes in base64', Buffer.from([0xff, 0x3a, 0x80, 0x3a]).toString('base64')],
    ['a public key', pem('PUBLIC KEY')],
    ['a certificate in base64', base64(pem('CERTIFICATE'))],
    ['JSON without a private key', '{"type":"service_account","private_key_id":"1"}'],
    ['JSON with an empty private key', '{"private_key":""}'],
    ['too short for a Google API key', `AIza${mixed(34)}`],
    ['too long for a Google API key', `AIza${mixed(36)}`],
    ['too short for an AWS access key', `AKIA${'IOSF2347'.repeat(2).slice(1)}`],
    ['too long for an AWS access key', `AKIA${'IOSF2347'.repeat(2)}A`],
    ['too short for a GitHub token', `ghp_${mixed(35)}`],
    ['another prefix than that of GitHub', `ghx_${mixed(36)}`],
    ['too short for a GitLab token', `glpat-${mixed(19)}`],
    ['too short for an npm token', `npm_${mixed(35)}`],
    ['a variable of npm', 'npm_config_registry'],
    ['too short for a Slack token', `xoxb-${mixed(9)}`],
    ['the host of Slack webhooks', 'https://hooks.slack.com/services'],
    ["a test key of Stripe's", `sk_test_${mixed(24)}`],
    ["a publishable key of Stripe's", `pk_live_${mixed(24)}`],
    ['two parts of a JSON Web Token', jwt.split('.').slice(0, 2).join('.')],
    ['words about bearer tokens', 'Bearer authentication-with-opaque-tokens'],
    ['too short for a bearer token', `Bearer ${mixed(19)}`],
    ['words about HTTP Basic', 'Basic authentication'],
    ['HTTP Basic without a password', `Basic ${base64('shop:')}`],
  ])('%s', (_, value) => {
    expect(credentialProblems('env.VALUE', 'VALUE', value)).toEqual([]);
  });
});

describe('a name of credentials', () => {
  const problem = (name: string, value: unknown) => credentialProblems(`env.${name}`, name, value);

  test.each([
    'PASSWORD',
    'DB_PASSWORD',
    'PGPASSWORD',
    'SMTP_PASSWD',
    'SSH_PASSPHRASE',
    'CLIENT_SECRET',
    'TOKEN',
    'spring.datasource.password',
    'accessToken',
    'API_KEY',
    'apiKey',
    'SIGNING_PRIVATE_KEY',
    'AWS_SECRET_ACCESS_KEY',
    'SECRET_KEY',
    'GOOGLE_CREDENTIALS',
  ])('%s has no literal value', (name) => {
    expect(problem(name, 'hunter2')).toEqual([
      `env.${name} is a literal value under a name of credentials; allowed: ${ALLOWED}; a path, a URL, a number`,
    ]);
  });

  test.each(['TOKEN_TTL', 'PASSWORD_MIN_LENGTH', 'SECRET_NAME', 'STOKEN', 'KEY', 'MONKEY', 'PUBLIC_KEY', 'TOKENS'])(
    '%s is none',
    (name) => {
      expect(problem(name, 'hunter2')).toEqual([]);
    },
  );

  test.each([
    '',
    ' ',
    '60',
    '-1',
    '0.5',
    'true',
    'FALSE',
    'none',
    'changeme',
    'CHANGE_ME',
    '***',
    '/var/run/secrets/token',
    './token',
    'file:///var/run/secrets/token',
    'https://id.example.com/token',
    'projects/shop/secrets/token/versions/1',
    'arn:aws:secretsmanager:eu-west-1:123456789012:secret:token',
    '$(SHOP_TOKEN)',
    ['$', '{SHOP_TOKEN}'].join(''),
    '{{ token }}',
    '<your token>',
  ])("may have '%s'", (value) => {
    expect(problem('TOKEN', value)).toEqual([]);
  });

  test.each(['trueish', '60s', '1.2.3', '$TOKEN', 'x/y', 'none of them', 'arn'])("may not have '%s'", (value) => {
    expect(problem('TOKEN', value)).toHaveLength(1);
  });
});

test.each([5, true, null, undefined, {}, ['hunter2'], { secretKeyRef: { name: 'db', key: 'password' } }])(
  '%p is no literal value',
  (value) => {
    expect(credentialProblems('env.PASSWORD', 'PASSWORD', value)).toEqual([]);
  },
);

test('the message keeps the value to itself', () => {
  const value = 'postgres://shop:hunter2@db:5432/shop';
  expect(credentialProblems('env.PASSWORD', 'PASSWORD', value).join()).not.toContain('hunter2');
  expect(credentialProblems('env.PASSWORD', 'PASSWORD', 'hunter2').join()).not.toContain('hunter2');
});
