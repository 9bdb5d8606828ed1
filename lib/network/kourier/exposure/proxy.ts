// A proxy before the gateway: what follows from it for the gateway and for Serving, and what doesn't go with it.
import { Duration } from 'cdk8s';
import type { KnativeRelease } from '../../../release/knative-release';
import type { Settings } from '../../../serving/configuration/settings';
import { isObject } from '../../../validation/object';
import type { KourierConfiguration } from '../kourier-configuration';
import type { Exposure, ExposureContext } from './exposure';

/** What the gateway itself is to do. */
export interface GatewayFacts {
  /** Whether it serves HTTPS, and by which property. @default - HTTP only */
  readonly certificateOf?: string;
  /** What config-kourier says. */
  readonly configuration?: KourierConfiguration;
}

/** The first release whose gateway counts the proxies before it. */
const COUNTS_HOPS = '1.9';

/**
 * Returns what config-kourier says, with the number of proxies before the gateway, so that the gateway takes for the caller who
 * has called the load balancer. What the user says holds.
 * @see https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_conn_man/headers#x-forwarded-for
 */
export function withTrustedHops(
  configuration: KourierConfiguration | undefined,
  { proxy }: Exposure,
  release: KnativeRelease,
): KourierConfiguration | undefined {
  const addedAddresses = proxy?.addedAddresses;
  if (addedAddresses === undefined || !release.since(COUNTS_HOPS)) {
    return configuration;
  }
  // Where Envoy adds the address of who has connected, it counts one more.
  const { useRemoteAddress = false } = isObject(configuration) ? configuration : {};
  return { trustedHopsCount: useRemoteAddress ? addedAddresses : addedAddresses - 1, ...configuration };
}

/** Returns what is wrong between the way to the gateway and what the gateway, Serving and the APIs are told. */
export function exposureProblems(
  exposure: Exposure,
  context: ExposureContext,
  { certificateOf, configuration }: GatewayFacts,
  settings: Settings,
): string[] {
  const { name, proxy, mayUseProxyProtocol = false } = exposure;
  return [
    ...exposure.problems(context),
    ...(proxy?.speaksHttp === true && certificateOf !== undefined
      ? [
          `${certificateOf} is set with ${name}; allowed: none, as TLS ends before the gateway, which is asked over HTTP`,
        ]
      : []),
    ...(proxy?.speaksHttp === true && settings.network('httpProtocol') === 'Redirected'
      ? [
          `httpProtocol in config-network is 'Redirected' with ${name}; allowed: Enabled, as the gateway is asked over HTTP and would redirect for ever`,
        ]
      : []),
    ...(configuration?.enableProxyProtocol === true && !mayUseProxyProtocol
      ? [
          `configuration.enableProxyProtocol is true with ${name}; allowed: false, as the load balancer doesn't speak the PROXY protocol, without which the gateway then answers nobody`,
        ]
      : []),
    ...(proxy === undefined ? [] : timeoutProblems(proxy.timeout, context)),
  ];
}

function timeoutProblems(timeout: unknown, context: ExposureContext): string[] {
  const seconds = timeout instanceof Duration ? timeout.toSeconds({ integral: false }) : undefined;
  const needed = context.longestTimeout().toSeconds();
  return seconds === undefined || seconds >= needed
    ? []
    : [
        `timeout is ${seconds} seconds; allowed: ${needed} seconds or more, the longest timeout of the APIs, for which a first request may wait for its pod`,
      ];
}
