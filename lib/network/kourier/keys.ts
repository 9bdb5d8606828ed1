// config-kourier: how the gateway serves requests. With what it can't read, the controller stops at its next start.
import { Duration, Size } from 'cdk8s';
import { hostAndPort, hostPortAndPath, httpUrlWithPort, ipAddress } from '../../configuration/addresses';
import { type ConfigMapDefinition, key } from '../../configuration/key';
import { kindOf } from '../../configuration/kind';
import { choice, flag, fraction, integer, list, text, textThat } from '../../configuration/kinds';
import { namespace, secret } from '../../configuration/names';
import { onlyWhere, onlyWith } from '../../configuration/rules';
import { bytes, duration, milliseconds } from '../../configuration/units';
import type { KourierConfiguration } from './kourier-configuration';

const MAX_UINT32 = 2 ** 32 - 1;

const CIPHER_SUITE = textThat('a cipher suite as Envoy names it', (suite) => /^[-+|A-Za-z0-9_[\]]+$/.test(suite));

/** A line as Envoy formats it, which doesn't end it by itself. */
const LOG_LINE = kindOf<string>('string', 'a string that is not empty', (line, release) => {
  if (typeof line !== 'string' || line.trim() === '') {
    return undefined;
  }
  return line.endsWith('\n') || !release.since('1.21') ? line : `${line}\n`;
});

/** What says nothing without extauthz-host. */
const WITH_AUTHORIZATION = [
  'extauthzProtocol',
  'extauthzFailureModeAllow',
  'extauthzMaxRequestBody',
  'extauthzTimeout',
  'extauthzPathPrefix',
  'extauthzPackAsBytes',
] as const;

/** What says nothing without tracing-endpoint. */
const WITH_TRACING = ['tracingProtocol', 'tracingSamplingRate', 'tracingServiceName'] as const;

export const KOURIER: ConfigMapDefinition<KourierConfiguration> = {
  name: 'config-kourier',
  description: "How Kourier's gateway serves requests.",
  see: 'https://github.com/knative-extensions/net-kourier/blob/main/config/200-config.yaml',
  keys: {
    enableServiceAccessLogging: key('enable-service-access-logging', flag, {
      description: 'Whether the gateway logs requests.',
      default: true,
    }),
    serviceAccessLogTemplate: key('service-access-log-template', LOG_LINE, {
      description:
        'The line that the gateway logs of each request, as Envoy formats it. Before 1.21, Kourier joins the lines.',
      unset: "Envoy's own format",
      since: '1.19',
    }),
    enableProxyProtocol: key('enable-proxy-protocol', flag, {
      description:
        'Whether a load balancer before the gateway tells it the address of the caller by the PROXY protocol.',
      default: false,
    }),
    clusterCertSecret: key('cluster-cert-secret', secret, {
      description: 'The Secret, beside the controller, with the certificate for requests from within the cluster.',
      unset: 'none: HTTP only',
      since: '1.4',
    }),
    streamIdleTimeout: key('stream-idle-timeout', duration({ minimum: Duration.seconds(0) }), {
      description: 'Time after which a request ends on which nothing moves; 0 is no limit.',
      default: Duration.seconds(300),
      defaultSince: { '1.7': Duration.seconds(0) },
      since: '1.6',
    }),
    trafficIsolation: key('traffic-isolation', choice('port'), {
      description: 'Whether a namespace may name, in an annotation, the port of the gateway that serves it.',
      unset: 'no isolation',
      since: '1.6',
      removed: '1.12',
    }),
    enableCryptomb: key('enable-cryptomb', flag, {
      description: 'Whether TLS is sped up by the instructions that some Intel processors have. Experimental.',
      default: false,
      since: '1.9',
    }),
    trustedHopsCount: key('trusted-hops-count', integer({ minimum: 0, maximum: MAX_UINT32 }), {
      description: 'Proxies before the gateway whose X-Forwarded-For it believes.',
      default: 0,
      since: '1.9',
    }),
    useRemoteAddress: key('use-remote-address', flag, {
      description: 'Whether the caller is who has connected, and not who X-Forwarded-For names.',
      default: false,
      since: '1.16',
    }),
    cipherSuites: key('cipher-suites', list(CIPHER_SUITE), {
      description: 'Cipher suites that the gateway accepts in TLS 1.2.',
      unset: "Envoy's own",
      since: '1.10',
    }),
    disableEnvoyServerHeader: key('disable-envoy-server-header', flag, {
      description: 'Whether answers that have no header Server are left without one.',
      default: false,
      since: '1.17',
    }),
    listenIpAddresses: key('listen-ip-addresses', list(ipAddress), {
      description: 'Addresses at which the gateway listens; the first is the main one.',
      default: ['0.0.0.0'],
      since: '1.21',
    }),
    certsSecretName: key('certs-secret-name', secret, {
      description: 'The Secret with the certificate of every host, as the certificate of the layer names it.',
      unset: 'that of the certificate',
      since: '1.19',
    }),
    certsSecretNamespace: key('certs-secret-namespace', namespace, {
      description: 'The namespace of that Secret.',
      unset: 'that of the certificate',
      since: '1.19',
    }),
    extauthzHost: key('extauthz-host', hostAndPort, {
      description: 'Whom the gateway asks whether a request is allowed.',
      unset: 'nobody',
      since: '1.19',
    }),
    extauthzProtocol: key('extauthz-protocol', choice('grpc', 'http', 'https'), {
      description: 'How the gateway asks; https goes over the network unencrypted too.',
      unset: 'none; extauthz-host needs one',
      since: '1.19',
    }),
    extauthzFailureModeAllow: key('extauthz-failure-mode-allow', flag, {
      description: 'Whether a request is allowed when nobody says so.',
      default: false,
      since: '1.19',
    }),
    extauthzMaxRequestBody: key(
      'extauthz-max-request-body-bytes',
      bytes({ minimum: Size.kibibytes(1), maximum: Size.kibibytes(Math.floor(MAX_UINT32 / 1024)) }),
      {
        description: 'How much of the body of a request goes with the question.',
        default: Size.kibibytes(8),
        since: '1.19',
      },
    ),
    extauthzTimeout: key('extauthz-timeout', milliseconds({ minimum: Duration.millis(1) }), {
      description: 'Longest time to wait for the answer.',
      default: Duration.millis(2000),
      since: '1.19',
    }),
    extauthzPathPrefix: key(
      'extauthz-path-prefix',
      textThat('a path that begins with /', (path) => /^\/\S*$/.test(path)),
      {
        description: 'What stands before the path of a request in the question, over http and https.',
        unset: 'nothing',
        since: '1.19',
      },
    ),
    extauthzPackAsBytes: key('extauthz-pack-as-bytes', flag, {
      description: 'Whether the body goes as bytes and not as text, over grpc.',
      default: false,
      since: '1.19',
    }),
    tracingEndpoint: key('tracing-endpoint', httpUrlWithPort, {
      description: 'Where the traces of the gateway go, unencrypted also with https.',
      unset: 'nowhere',
      since: '1.21',
    }),
    tracingProtocol: key('tracing-protocol', choice('grpc', 'http/protobuf'), {
      description: 'How traces are given.',
      default: 'grpc',
      since: '1.21',
    }),
    tracingSamplingRate: key('tracing-sampling-rate', fraction, {
      description: 'Which part of the requests is traced: 1 is all.',
      default: 1,
      since: '1.21',
    }),
    tracingServiceName: key('tracing-service-name', text, {
      description: 'What the gateway is called in traces.',
      default: 'kourier-knative',
      since: '1.21',
    }),
    tracingCollectorFullEndpoint: key('tracing-collector-full-endpoint', hostPortAndPath, {
      description: 'Where the traces of the gateway go, as Zipkin takes them.',
      unset: 'nowhere',
      since: '1.12',
      removed: '1.21',
      successor: 'tracing-endpoint',
    }),
  },
  rules: [
    onlyWith('certsSecretName', 'certsSecretNamespace'),
    onlyWith('certsSecretNamespace', 'certsSecretName'),
    onlyWith('extauthzHost', 'extauthzProtocol'),
    ...WITH_AUTHORIZATION.map((property) => onlyWith<KourierConfiguration>(property, 'extauthzHost')),
    onlyWhere('extauthzPathPrefix', 'extauthzProtocol', ['http', 'https']),
    onlyWhere('extauthzPackAsBytes', 'extauthzProtocol', ['grpc']),
    ...WITH_TRACING.map((property) => onlyWith<KourierConfiguration>(property, 'tracingEndpoint')),
  ],
};
