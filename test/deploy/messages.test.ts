// What kubectl says, and what it means for the run.
import { errorsIn, isTransient, isUnreachable, warningsIn } from '../../lib/deploy/messages';

test.each<[string, string[]]>([
  ['error: no objects passed to apply\n', ['no objects passed to apply']],
  [
    'Error from server: boom\nError from server (Forbidden): not you\n',
    ['boom', 'Error from server (Forbidden): not you'],
  ],
  [
    'Warning: deprecated\nerror: resource mapping not found\nensure CRDs are installed first\n',
    ['resource mapping not found ensure CRDs are installed first'],
  ],
  ['WARNING: version difference between client and server\n', ['kubectl failed and said nothing']],
  ['', ['kubectl failed and said nothing']],
  ['Unable to connect to the server: EOF', ['Unable to connect to the server: EOF']],
  ['exec plugin: not found', ['exec plugin: not found']],
])('the errors in %j', (stderr, errors) => {
  expect(errorsIn(stderr)).toEqual(errors);
});

test('the warnings of the API server', () => {
  const stderr = 'Warning: would violate PodSecurity\nWARNING: version difference\nWarning: deprecated\n';
  expect(warningsIn(stderr)).toEqual(['would violate PodSecurity', 'deprecated']);
});

const CALL =
  'Internal error occurred: failed calling webhook "webhook.serving.knative.dev": failed to call webhook: Post "https://webhook.knative-serving.svc:443/defaulting?timeout=10s": ';

test.each([
  ['dial tcp 10.96.0.7:443: connect: connection refused'],
  ['read tcp 10.96.0.7:443: read: connection reset by peer'],
  ['no endpoints available for service "webhook"'],
  ['dial tcp 10.96.0.7:443: connect: no route to host'],
  ['x509: certificate signed by unknown authority'],
  ['EOF'],
  ['write tcp 10.245.0.1:54408->10.244.0.9:8443: use of closed network connection'],
  ['write tcp 10.245.0.1:38942->10.244.0.15:8443: write: broken pipe'],
  ['dial tcp 10.96.0.7:443: i/o timeout'],
  ['net/http: TLS handshake timeout'],
  ['context deadline exceeded'],
  ['the server is currently unable to handle the request'],
])('a webhook that answers %j is tried again', (reason) => {
  expect(isTransient(CALL + reason)).toBe(true);
  expect(isUnreachable(CALL + reason)).toBe(false);
  // Without a webhook, it says nothing of the kind.
  expect(isTransient(reason)).toBe(false);
});

test.each([
  [
    'admission webhook "validation.webhook.serving.knative.dev" denied the request: validation failed: missing field(s)',
  ],
  [`${CALL}service "webhook" not found`],
  ['Error from server (Forbidden): exceeded quota'],
])('%j is final', (message) => {
  expect(isTransient(message)).toBe(false);
  expect(isUnreachable(message)).toBe(false);
});

test.each([
  ['Unable to connect to the server: dial tcp: lookup cluster.example.com: no such host'],
  ['The connection to the server 10.0.0.1:443 was refused - did you specify the right host or port?'],
  ['You must be logged in to the server (Unauthorized)'],
  ['Error from server (Unauthorized): Unauthorized'],
  ['Get "https://10.0.0.1/api": dial tcp 10.0.0.1:443: connect: connection refused'],
  ['dial tcp 10.0.0.1:443: i/o timeout'],
  ['net/http: TLS handshake timeout'],
])('%j is about the way to the server', (message) => {
  expect(isUnreachable(message)).toBe(true);
});
