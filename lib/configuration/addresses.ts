// The kinds of values that say where something is.
import { isIPv4, isIPv6 } from 'node:net';
import { isSubdomain } from '../validation/rules';
import { textThat } from './kinds';

/** Returns whether a string is a URL of HTTP or HTTPS, whose host is a name that DNS knows or an address. */
export function isHttpUrl(value: string): boolean {
  if (!/^https?:\/\/\S+$/.test(value) || !URL.canParse(value)) {
    return false;
  }
  const { hostname, port } = new URL(value);
  return port !== '0' && (hostname.startsWith('[') || isSubdomain(hostname));
}

/** Returns whether a string is a host and its port. */
const isHostAndPort = (value: string): boolean => /^[^\s/?#@]+:\d+$/.test(value) && isHttpUrl(`http://${value}`);

/** Returns the port where a component may listen, with or without a host; undefined for what is none. */
export function listenerPort(value: string): number | undefined {
  const port = Number(/:(\d+)$/.exec(value)?.[1]);
  return port >= 1024 && isHostAndPort(value.startsWith(':') ? `localhost${value}` : value) ? port : undefined;
}

/** A URL of HTTP or HTTPS. */
export const httpUrl = textThat('a URL of http or https', isHttpUrl);

/** A URL of HTTP or HTTPS that names its port. */
export const httpUrlWithPort = textThat(
  'a URL of http or https with a port',
  (value) => isHttpUrl(value) && /^https?:\/\/[^/]+:\d+(\/|$)/.test(value),
);

/** Returns whether a string is a host, by itself or with a port. */
export const isHost = (value: string): boolean => /^[a-z0-9.-]+(:\d+)?$/.test(value) && isHttpUrl(`https://${value}`);

/** A host and its port. */
export const hostAndPort = textThat('HOST:PORT', isHostAndPort);

/** A host, its port and a path, without a scheme. */
export const hostPortAndPath = textThat(
  'HOST:PORT/PATH, without a scheme',
  (value) => /^[^\s/?#@]+:\d+\/\S*$/.test(value) && isHttpUrl(`http://${value}`),
);

/** An address of IPv4 or IPv6. */
export const ipAddress = textThat(
  'an address of IPv4 or IPv6',
  (value) => isIPv4(value) || (isIPv6(value) && !value.includes('%')),
);
