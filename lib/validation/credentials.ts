// Credentials in plain sight: a literal value ends up in Git, and in every copy of it.

/** A text that is a credential wherever it stands. */
interface Credential {
  /** What it is, in words. */
  readonly what: string;
  readonly pattern: RegExp;
}

/** Each by the form that its issuer documents. */
const CREDENTIALS: readonly Credential[] = [
  /** @see https://datatracker.ietf.org/doc/html/rfc7468#section-10 */
  { what: 'a private key', pattern: /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/ },
  /** @see https://cloud.google.com/iam/docs/keys-create-delete */
  { what: 'the key of a Google service account', pattern: /"private_key"\s*:\s*"[^"]/ },
  /** @see https://cloud.google.com/docs/authentication/api-keys */
  { what: 'a Google API key', pattern: /\bAIza[\w-]{35}(?![\w-])/ },
  /** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html */
  { what: 'an AWS access key', pattern: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/ },
  /** @see https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github */
  { what: 'a GitHub token', pattern: /\b(?:gh[oprsu]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9]{22}_)/ },
  /** @see https://docs.gitlab.com/security/tokens/ */
  { what: 'a GitLab token', pattern: /\bglpat-[\w-]{20}/ },
  /** @see https://docs.npmjs.com/about-access-tokens */
  { what: 'an npm token', pattern: /\bnpm_[A-Za-z0-9]{36}\b/ },
  /** @see https://docs.slack.dev/authentication/tokens */
  { what: 'a Slack token', pattern: /\bxox[a-z]-[A-Za-z0-9-]{10}/ },
  /** @see https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks */
  { what: 'a Slack webhook', pattern: /\bhooks\.slack\.com\/services\/T\w+\/B\w+\/\w+/ },
  /** @see https://docs.stripe.com/keys */
  { what: 'a Stripe key', pattern: /\b[rs]k_live_[A-Za-z0-9]{16}/ },
  /** @see https://datatracker.ietf.org/doc/html/rfc7519#section-3 */
  { what: 'a JSON Web Token', pattern: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10}/ },
  /** @see https://datatracker.ietf.org/doc/html/rfc6750#section-2.1 */
  { what: 'a bearer token', pattern: /\bBearer\s+(?=[A-Za-z._~+/-]*\d)[\w.~+/-]{20}/i },
  /** A password that is filled in elsewhere, such as `$(PASSWORD)`, is none. @see https://datatracker.ietf.org/doc/html/rfc3986#section-3.2.1 */
  { what: 'a URL with a password', pattern: /\b[a-z][a-z0-9+.-]*:\/\/[^\s/?#@:]*:(?![$<{])[^\s/?#@]+@/i },
];

/** What HTTP Basic sends: a name and a password in base64. @see https://datatracker.ietf.org/doc/html/rfc7617#section-2 */
const BASIC = /\bBasic\s+([A-Za-z0-9+/]{4,}={0,2})(?![^\s"'])/i;

/** The last word of the name of an environment variable that holds a credential. */
const SECRET_NAME =
  /(?:PASSWORD|PASSWD|PASSPHRASE|(?:^|[_.-])(?:SECRET|TOKEN|CREDENTIALS?|(?:API|ACCESS|PRIVATE|SECRET)_?KEY))$/i;

/** Under the name of a credential: where it is, what is filled in elsewhere, and what is none. */
const HARMLESS: readonly RegExp[] = [
  // A path, a URL, or the name of a secret at Amazon or Google.
  /^(?:\.{0,2}\/|[a-z][a-z0-9+.-]*:\/\/|arn:|projects\/)/i,
  // A reference that Kubernetes, a shell or a template fills in.
  /^(?:\$\(.+\)|\$\{.+\}|\{\{.+\}\}|<.+>|\*+)$/s,
  /^-?\d+(?:\.\d+)?$/,
  /^(?:true|false|none|null|unset|disabled|placeholder|dummy|change[-_]?me)$/i,
];

const ALLOWED = 'a reference to a Secret, such as secretKeyRef, as a literal value ends up in Git';

/**
 * Refuses a literal value that is a credential by its form, or by the name of the environment variable that it is given to.
 * The message doesn't repeat the value.
 * @param property the property that has the value, as the message begins with it
 * @param name the name of the environment variable or key
 * @param value anything that is no string is no credential
 */
export function credentialProblems(property: string, name: string, value: unknown): string[] {
  if (typeof value !== 'string') {
    return [];
  }
  const what = credentialIn(value) ?? credentialIn(decoded(value));
  if (what !== undefined) {
    return [`${property} is ${what}; allowed: ${ALLOWED}`];
  }
  return value.trim() !== '' && SECRET_NAME.test(words(name)) && !HARMLESS.some((pattern) => pattern.test(value.trim()))
    ? [`${property} is a literal value under a name of credentials; allowed: ${ALLOWED}; a path, a URL, a number`]
    : [];
}

function credentialIn(text: string): string | undefined {
  const [, basic = ''] = BASIC.exec(text) ?? [];
  return /^[^:]*:./.test(decoded(basic))
    ? 'a name and password of HTTP Basic'
    : CREDENTIALS.find(({ pattern }) => pattern.test(text))?.what;
}

/** Returns the text that is in base64, in one or more lines; an empty string for what is no text in base64. */
function decoded(text: string): string {
  const base64 = text.replaceAll(/\s/g, '');
  const plain =
    base64.length % 4 === 0 && /^[\w+/-]+={0,2}$/.test(base64) ? Buffer.from(base64, 'base64').toString() : '';
  return /^[\t\n\r\x20-\x7e]*$/.test(plain) ? plain : '';
}

/** Returns a name such as `accessToken` as `access_Token`. */
const words = (name: string): string => name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2');
