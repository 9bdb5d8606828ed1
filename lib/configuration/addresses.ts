// The kinds of values that say where something is.
import { isIPv4, isIPv6 } from 'node:net';
import { textThat } from './kinds';

const HOST = String.raw`(?:[a-zA-Z0-9](?:[-.a-zA-Z0-9]*[a-zA-Z0-9])?|\[[0-9a-fA-F:.]+\])`;
const PORT = String.raw`(\d{1,5})`;
const PATH = String.raw`(?:/\S*)?`;

const HTTP_URL = new RegExp(`^https?://${HOST}(?::${PORT})?${PATH}$`);
const HTTP_URL_WITH_PORT = new RegExp(`^https?://${HOST}:${PORT}${PATH}$`);
const HOST_AND_PORT = new RegExp(`^${HOST}:${PORT}$`);
const HOST_PORT_AND_PATH = new RegExp(`^${HOST}:${PORT}${PATH}$`);
const LISTENER = new RegExp(`^${HOST}?:${PORT}$`);

/** Returns whether a string has a form, and the port in it is one. */
function fits(form: RegExp, value: string, minimum = 1): boolean {
  const [matched, port] = form.exec(value) ?? [];
  return matched !== undefined && (port === undefined || (Number(port) >= minimum && Number(port) <= 65535));
}

/** Returns whether a string is a URL of HTTP or HTTPS. */
export const isHttpUrl = (value: string): boolean => fits(HTTP_URL, value);

/** Returns whether a string is where a component may listen: a port, with or without a host. */
export const isListener = (value: string): boolean => fits(LISTENER, value, 1024);

/** A URL of HTTP or HTTPS. */
export const httpUrl = textThat('a URL of http or https', isHttpUrl);

/** A URL of HTTP or HTTPS that names its port. */
export const httpUrlWithPort = textThat('a URL of http or https with a port', (value) =>
  fits(HTTP_URL_WITH_PORT, value),
);

/** A host and its port. */
export const hostAndPort = textThat('HOST:PORT', (value) => fits(HOST_AND_PORT, value));

/** A host, its port and a path, without a scheme. */
export const hostPortAndPath = textThat('HOST:PORT/PATH, without a scheme', (value) => fits(HOST_PORT_AND_PATH, value));

/** An address of IPv4 or IPv6. */
export const ipAddress = textThat(
  'an address of IPv4 or IPv6',
  (value) => isIPv4(value) || (isIPv6(value) && !value.includes('%')),
);
