// Addresses that are reserved before there is a load balancer: by themselves for a Service, by their names for all else.
import { BlockList, isIPv4 } from 'node:net';
import { resourceName, show } from '../../../validation/rules';

/**
 * Addresses that the internet doesn't lead to.
 * @see https://docs.cloud.google.com/vpc/docs/subnets#valid-ranges
 */
const PRIVATE = new BlockList();
PRIVATE.addSubnet('10.0.0.0', 8);
PRIVATE.addSubnet('172.16.0.0', 12);
PRIVATE.addSubnet('192.168.0.0', 16);
PRIVATE.addSubnet('100.64.0.0', 10);
PRIVATE.addSubnet('240.0.0.0', 4);

/** Whom an address can be reached by. */
export type Reach = 'external' | 'internal';

const ALLOWED: Readonly<Record<Reach, string>> = {
  external: 'the address itself, of IPv4 and not private, as the load balancer is reached from the internet',
  internal: 'the address itself, of IPv4 and private, as the load balancer is reached from the network only',
};

/**
 * Checks the address that a Service asks for. One that is not set is allowed.
 * @see https://docs.cloud.google.com/kubernetes-engine/docs/concepts/service-load-balancer-parameters
 */
export const staticAddressProblems = (address: unknown, reach: Reach): string[] =>
  address === undefined ||
  (typeof address === 'string' && isIPv4(address) && PRIVATE.check(address) === (reach === 'internal'))
    ? []
    : [`staticAddress is ${show(address)}; allowed: ${ALLOWED[reach]}`];

/** Checks the name by which an address is reserved. One that is not set is allowed. */
export const staticAddressNameProblems = (name: string | undefined): string[] =>
  typeof name === 'string' && isIPv4(name)
    ? [`staticAddressName is ${show(name)}; allowed: the name by which the address is reserved`]
    : resourceName('staticAddressName', name);
