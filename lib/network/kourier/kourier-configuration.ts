// Written by `npm run reference` from lib/network/kourier/configuration.ts: change that instead.
import type { Duration, Size } from 'cdk8s';

/**
 * How Kourier's gateway serves requests.
 * @see https://github.com/knative-extensions/net-kourier/blob/main/config/200-config.yaml
 */
export interface KourierConfiguration {
  /**
   * Whether the gateway logs requests.
   * Allowed: true, false.
   * @default true
   * @see https://github.com/knative-extensions/net-kourier/blob/main/config/200-config.yaml
   */
  readonly enableServiceAccessLogging?: boolean;

  /**
   * What the gateway logs of a request, as Envoy formats it.
   * Allowed: a string that is not empty.
   * Releases: from 1.19 on.
   * @default - Envoy's own format
   * @see https://github.com/knative-extensions/net-kourier/blob/main/config/200-config.yaml
   */
  readonly serviceAccessLogTemplate?: string;

  /**
   * Whether a load balancer before the gateway tells it the address of the caller by the PROXY protocol.
   * Allowed: true, false.
   * @default false
   * @see https://github.com/knative-extensions/net-kourier/blob/main/config/200-config.yaml
   */
  readonly enableProxyProtocol?: boolean;

  /**
   * The Secret, beside the controller, with the certificate for requests from within the cluster.
   * Allowed: the name of a Secret.
   * Releases: from 1.4 on.
   * @default - none: HTTP only
   * @see https://github.com/knative-extensions/net-kourier/blob/main/config/200-config.yaml
   */
  readonly clusterCertSecret?: string;

  /**
   * Time after which a request ends on which nothing moves; 0 is no limit.
   * Allowed: a Duration from 0 seconds, in whole milliseconds.
   * Releases: from 1.6 on.
   * @default - 5 minutes; 0 seconds from 1.7 on
   * @see https://github.com/knative-extensions/net-kourier/blob/main/config/200-config.yaml
   */
  readonly streamIdleTimeout?: Duration;

  /**
   * Whether a namespace may name, in an annotation, the port of the gateway that serves it.
   * Allowed: port.
   * Releases: from 1.6 on, before 1.12.
   * @default - no isolation
   * @see https://github.com/knative-extensions/net-kourier/blob/main/config/200-config.yaml
   */
  readonly trafficIsolation?: 'port';

  /**
   * Whether TLS is sped up by the instructions that some Intel processors have. Experimental.
   * Allowed: true, false.
   * Releases: from 1.9 on.
   * @default false
   * @see https://github.com/knative-extensions/net-kourier/blob/main/config/200-config.yaml
   */
  readonly enableCryptomb?: boolean;

  /**
   * Proxies before the gateway whose X-Forwarded-For it believes.
   * Allowed: a whole number from 0 to 4294967295.
   * Releases: from 1.9 on.
   * @default 0
   * @see https://github.com/knative-extensions/net-kourier/blob/main/config/200-config.yaml
   */
  readonly trustedHopsCount?: number;

  /**
   * Whether the caller is who has connected, and not who X-Forwarded-For names.
   * Allowed: true, false.
   * Releases: from 1.16 on.
   * @default false
   * @see https://github.com/knative-extensions/net-kourier/blob/main/config/200-config.yaml
   */
  readonly useRemoteAddress?: boolean;

  /**
   * Cipher suites that the gateway accepts in TLS 1.2.
   * Allowed: a list of one or more, each a cipher suite as Envoy names it.
   * Releases: from 1.10 on.
   * @default - Envoy's own
   * @see https://github.com/knative-extensions/net-kourier/blob/main/config/200-config.yaml
   */
  readonly cipherSuites?: readonly string[];

  /**
   * Whether answers that have no header Server are left without one.
   * Allowed: true, false.
   * Releases: from 1.17 on.
   * @default false
   * @see https://github.com/knative-extensions/net-kourier/blob/main/config/200-config.yaml
   */
  readonly disableEnvoyServerHeader?: boolean;

  /**
   * Addresses at which the gateway listens; the first is the main one.
   * Allowed: a list of one or more, each an address of IPv4 or IPv6.
   * Releases: from 1.21 on.
   * @default - ["0.0.0.0"]
   * @see https://github.com/knative-extensions/net-kourier/blob/main/config/200-config.yaml
   */
  readonly listenIpAddresses?: readonly string[];

  /**
   * The Secret with the certificate of every host, as the certificate of the layer names it.
   * Allowed: the name of a Secret.
   * Releases: from 1.19 on.
   * @default - that of the certificate
   * @see https://github.com/knative-extensions/net-kourier/blob/main/config/200-config.yaml
   */
  readonly certsSecretName?: string;

  /**
   * The namespace of that Secret.
   * Allowed: the name of a namespace.
   * Releases: from 1.19 on.
   * @default - that of the certificate
   * @see https://github.com/knative-extensions/net-kourier/blob/main/config/200-config.yaml
   */
  readonly certsSecretNamespace?: string;

  /**
   * Whom the gateway asks whether a request is allowed.
   * Allowed: HOST:PORT.
   * Releases: from 1.19 on.
   * @default - nobody
   * @see https://github.com/knative-extensions/net-kourier/blob/main/config/200-config.yaml
   */
  readonly extauthzHost?: string;

  /**
   * How the gateway asks.
   * Allowed: grpc, http, https.
   * Releases: from 1.19 on.
   * @default - none; extauthz-host needs one
   * @see https://github.com/knative-extensions/net-kourier/blob/main/config/200-config.yaml
   */
  readonly extauthzProtocol?: 'grpc' | 'http' | 'https';

  /**
   * Whether a request is allowed when nobody says so.
   * Allowed: true, false.
   * Releases: from 1.19 on.
   * @default false
   * @see https://github.com/knative-extensions/net-kourier/blob/main/config/200-config.yaml
   */
  readonly extauthzFailureModeAllow?: boolean;

  /**
   * How much of the body of a request goes with the question.
   * Allowed: a Size from 1Ki to 4194303Ki, in whole kibibytes.
   * Releases: from 1.19 on.
   * @default - 8Ki
   * @see https://github.com/knative-extensions/net-kourier/blob/main/config/200-config.yaml
   */
  readonly extauthzMaxRequestBody?: Size;

  /**
   * Longest time to wait for the answer.
   * Allowed: a Duration from 1 millisecond, in whole milliseconds.
   * Releases: from 1.19 on.
   * @default - 2 seconds
   * @see https://github.com/knative-extensions/net-kourier/blob/main/config/200-config.yaml
   */
  readonly extauthzTimeout?: Duration;

  /**
   * What stands before the path of a request in the question, over http and https.
   * Allowed: a path that begins with /.
   * Releases: from 1.19 on.
   * @default - nothing
   * @see https://github.com/knative-extensions/net-kourier/blob/main/config/200-config.yaml
   */
  readonly extauthzPathPrefix?: string;

  /**
   * Whether the body goes as bytes and not as text, over grpc.
   * Allowed: true, false.
   * Releases: from 1.19 on.
   * @default false
   * @see https://github.com/knative-extensions/net-kourier/blob/main/config/200-config.yaml
   */
  readonly extauthzPackAsBytes?: boolean;

  /**
   * Where the traces of the gateway go.
   * Allowed: a URL of http or https with a port.
   * Releases: from 1.21 on.
   * @default - nowhere
   * @see https://github.com/knative-extensions/net-kourier/blob/main/config/200-config.yaml
   */
  readonly tracingEndpoint?: string;

  /**
   * How traces are given.
   * Allowed: grpc, http/protobuf.
   * Releases: from 1.21 on.
   * @default 'grpc'
   * @see https://github.com/knative-extensions/net-kourier/blob/main/config/200-config.yaml
   */
  readonly tracingProtocol?: 'grpc' | 'http/protobuf';

  /**
   * Which part of the requests is traced: 1 is all.
   * Allowed: a number from 0 to 1.
   * Releases: from 1.21 on.
   * @default 1
   * @see https://github.com/knative-extensions/net-kourier/blob/main/config/200-config.yaml
   */
  readonly tracingSamplingRate?: number;

  /**
   * What the gateway is called in traces.
   * Allowed: a string that is not empty.
   * Releases: from 1.21 on.
   * @default 'kourier-knative'
   * @see https://github.com/knative-extensions/net-kourier/blob/main/config/200-config.yaml
   */
  readonly tracingServiceName?: string;

  /**
   * Where the traces of the gateway go, as Zipkin takes them.
   * Allowed: HOST:PORT/PATH, without a scheme.
   * Releases: from 1.12 on, before 1.21.
   * Then: tracing-endpoint.
   * @default - nowhere
   * @see https://github.com/knative-extensions/net-kourier/blob/main/config/200-config.yaml
   */
  readonly tracingCollectorFullEndpoint?: string;
}
