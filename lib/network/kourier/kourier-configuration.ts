// Written by `npm run reference` from lib/network/kourier/keys.ts: change that instead.
import type { Duration, Size } from 'cdk8s';

/**
 * How Kourier's gateway serves requests.
 * @see https://github.com/knative-extensions/net-kourier/blob/main/config/200-config.yaml
 */
export interface KourierConfiguration {
  /**
   * Whether the gateway logs requests. `enable-service-access-logging` of config-kourier.
   * Allowed: true, false.
   * @default true
   */
  readonly enableServiceAccessLogging?: boolean;

  /**
   * The line that the gateway logs of each request, as Envoy formats it. Before 1.21, Kourier joins the lines.
   * `service-access-log-template` of config-kourier.
   * Allowed: a string that is not empty.
   * Releases: from 1.19 on.
   * @default - Envoy's own format
   */
  readonly serviceAccessLogTemplate?: string;

  /**
   * Whether a load balancer before the gateway tells it the address of the caller by the PROXY protocol.
   * `enable-proxy-protocol` of config-kourier.
   * Allowed: true, false.
   * @default false
   */
  readonly enableProxyProtocol?: boolean;

  /**
   * The Secret, beside the controller, with the certificate for requests from within the cluster. `cluster-cert-secret`
   * of config-kourier.
   * Allowed: the name of a Secret.
   * Releases: from 1.4 on.
   * @default - none: HTTP only
   */
  readonly clusterCertSecret?: string;

  /**
   * Time after which a request ends on which nothing moves; 0 is no limit. `stream-idle-timeout` of config-kourier.
   * Allowed: a Duration from 0 seconds to 2562047 hours, in whole milliseconds.
   * Releases: from 1.6 on.
   * @default - 5 minutes; 0 seconds from 1.7 on
   */
  readonly streamIdleTimeout?: Duration;

  /**
   * Whether a namespace may name, in an annotation, the port of the gateway that serves it. `traffic-isolation` of
   * config-kourier.
   * Allowed: 'port'.
   * Releases: from 1.6 on, before 1.12.
   * @default - no isolation
   */
  readonly trafficIsolation?: 'port';

  /**
   * Whether TLS is sped up by the instructions that some Intel processors have. Experimental. `enable-cryptomb` of
   * config-kourier.
   * Allowed: true, false.
   * Releases: from 1.9 on.
   * @default false
   */
  readonly enableCryptomb?: boolean;

  /**
   * Proxies before the gateway whose X-Forwarded-For it believes. `trusted-hops-count` of config-kourier.
   * Allowed: a whole number from 0 to 4294967295.
   * Releases: from 1.9 on.
   * @default 0
   */
  readonly trustedHopsCount?: number;

  /**
   * Whether the caller is who has connected, and not who X-Forwarded-For names. `use-remote-address` of config-kourier.
   * Allowed: true, false.
   * Releases: from 1.16 on.
   * @default false
   */
  readonly useRemoteAddress?: boolean;

  /**
   * Cipher suites that the gateway accepts in TLS 1.2. `cipher-suites` of config-kourier.
   * Allowed: a list of one or more, each a cipher suite as Envoy names it.
   * Releases: from 1.10 on.
   * @default - Envoy's own
   */
  readonly cipherSuites?: readonly string[];

  /**
   * Whether answers that have no header Server are left without one. `disable-envoy-server-header` of config-kourier.
   * Allowed: true, false.
   * Releases: from 1.17 on.
   * @default false
   */
  readonly disableEnvoyServerHeader?: boolean;

  /**
   * Addresses at which the gateway listens; the first is the main one. `listen-ip-addresses` of config-kourier.
   * Allowed: a list of one or more, each an address of IPv4 or IPv6.
   * Releases: from 1.21 on.
   * @default - ["0.0.0.0"]
   */
  readonly listenIpAddresses?: readonly string[];

  /**
   * The Secret with the certificate of every host, as the certificate of the layer names it. `certs-secret-name` of
   * config-kourier.
   * Allowed: the name of a Secret.
   * Between keys: only together with certsSecretNamespace.
   * Releases: from 1.19 on.
   * @default - that of the certificate
   */
  readonly certsSecretName?: string;

  /**
   * The namespace of that Secret. `certs-secret-namespace` of config-kourier.
   * Allowed: the name of a namespace.
   * Between keys: only together with certsSecretName.
   * Releases: from 1.19 on.
   * @default - that of the certificate
   */
  readonly certsSecretNamespace?: string;

  /**
   * Whom the gateway asks whether a request is allowed. `extauthz-host` of config-kourier.
   * Allowed: HOST:PORT.
   * Between keys: only together with extauthzProtocol.
   * Releases: from 1.19 on.
   * @default - nobody
   */
  readonly extauthzHost?: string;

  /**
   * How the gateway asks; https goes over the network unencrypted too. `extauthz-protocol` of config-kourier.
   * Allowed: 'grpc', 'http', 'https'.
   * Between keys: only together with extauthzHost.
   * Releases: from 1.19 on.
   * @default - none; extauthz-host needs one
   */
  readonly extauthzProtocol?: 'grpc' | 'http' | 'https';

  /**
   * Whether a request is allowed when nobody says so. `extauthz-failure-mode-allow` of config-kourier.
   * Allowed: true, false.
   * Between keys: only together with extauthzHost.
   * Releases: from 1.19 on.
   * @default false
   */
  readonly extauthzFailureModeAllow?: boolean;

  /**
   * How much of the body of a request goes with the question. `extauthz-max-request-body-bytes` of config-kourier.
   * Allowed: a Size from 1Ki to 4194303Ki, in whole kibibytes.
   * Between keys: only together with extauthzHost.
   * Releases: from 1.19 on.
   * @default - 8Ki
   */
  readonly extauthzMaxRequestBody?: Size;

  /**
   * Longest time to wait for the answer. `extauthz-timeout` of config-kourier.
   * Allowed: a Duration from 1 millisecond to 2562047 hours, in whole milliseconds.
   * Between keys: only together with extauthzHost.
   * Releases: from 1.19 on.
   * @default - 2 seconds
   */
  readonly extauthzTimeout?: Duration;

  /**
   * What stands before the path of a request in the question, over http and https. `extauthz-path-prefix` of
   * config-kourier.
   * Allowed: a path that begins with /.
   * Between keys: only together with extauthzHost.
   * Between keys: only where extauthzProtocol is 'http' or 'https'.
   * Releases: from 1.19 on.
   * @default - nothing
   */
  readonly extauthzPathPrefix?: string;

  /**
   * Whether the body goes as bytes and not as text, over grpc. `extauthz-pack-as-bytes` of config-kourier.
   * Allowed: true, false.
   * Between keys: only together with extauthzHost.
   * Between keys: only where extauthzProtocol is 'grpc'.
   * Releases: from 1.19 on.
   * @default false
   */
  readonly extauthzPackAsBytes?: boolean;

  /**
   * Where the traces of the gateway go, unencrypted also with https. `tracing-endpoint` of config-kourier.
   * Allowed: a URL of http or https with a port.
   * Releases: from 1.21 on.
   * @default - nowhere
   */
  readonly tracingEndpoint?: string;

  /**
   * How traces are given. `tracing-protocol` of config-kourier.
   * Allowed: 'grpc', 'http/protobuf'.
   * Between keys: only together with tracingEndpoint.
   * Releases: from 1.21 on.
   * @default 'grpc'
   */
  readonly tracingProtocol?: 'grpc' | 'http/protobuf';

  /**
   * Which part of the requests is traced: 1 is all. `tracing-sampling-rate` of config-kourier.
   * Allowed: a number from 0 to 1.
   * Between keys: only together with tracingEndpoint.
   * Releases: from 1.21 on.
   * @default 1
   */
  readonly tracingSamplingRate?: number;

  /**
   * What the gateway is called in traces. `tracing-service-name` of config-kourier.
   * Allowed: a string that is not empty.
   * Between keys: only together with tracingEndpoint.
   * Releases: from 1.21 on.
   * @default 'kourier-knative'
   */
  readonly tracingServiceName?: string;

  /**
   * Where the traces of the gateway go, as Zipkin takes them. `tracing-collector-full-endpoint` of config-kourier.
   * Allowed: HOST:PORT/PATH, without a scheme.
   * Releases: from 1.12 on, before 1.21.
   * Then: tracing-endpoint.
   * @default - nowhere
   */
  readonly tracingCollectorFullEndpoint?: string;
}
