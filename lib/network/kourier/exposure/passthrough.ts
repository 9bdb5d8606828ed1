// What a load balancer can't do that passes connections on without reading them.
import { isObject } from '../../../validation/object';
import { knownProperties } from '../../../validation/rules';

/** Properties of load balancers that read requests, and what to set instead. */
const INSTEAD: Readonly<Record<string, string>> = {
  certificate: 'certificate or externalDomainTls of Kourier, as TLS ends at the gateway',
  httpProtocol: 'httpProtocol in config-network, as only the gateway can redirect',
  timeout: 'none, as it waits as long as the caller does',
  staticAddressName: 'staticAddress, the address itself',
};

/** Checks that a passthrough load balancer has no property but its own, with the reason why it can't have some. */
export function passthroughProblems<Props extends object>(
  name: string,
  props: Props,
  known: Readonly<Record<keyof Props, true>>,
): string[] {
  const refused = Object.keys(isObject(props) ? props : {}).filter((property) => Object.hasOwn(INSTEAD, property));
  const others = isObject(props)
    ? Object.fromEntries(Object.entries(props).filter(([property]) => !refused.includes(property)))
    : props;
  return [
    ...refused.map((property) => `${property} is set with ${name}; allowed: ${INSTEAD[property]}`),
    ...knownProperties<Props>(name, others, known),
  ];
}
