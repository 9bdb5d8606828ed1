// Rules for addresses of networks.
import { isIPv4, isIPv6 } from 'node:net';
import { show } from './rules';

/** Checks addresses in CIDR notation. */
export function cidrProblems(property: string, cidr: unknown): string[] {
  const [, address = '', length = ''] = typeof cidr === 'string' ? (/^([^/]+)\/(\d{1,3})$/.exec(cidr) ?? []) : [];
  const longest = isIPv4(address) ? 32 : isIPv6(address) ? 128 : -1;
  return length !== '' && Number(length) <= longest
    ? []
    : [`${property} is ${show(cidr)}; allowed: addresses in CIDR notation, such as 10.0.0.0/8`];
}
