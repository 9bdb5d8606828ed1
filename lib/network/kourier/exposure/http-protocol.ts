// What a load balancer that may have a certificate does with requests over HTTP.
import { show } from '../../../validation/rules';
import type { HttpProtocol } from './backend';

interface HttpProtocolProps {
  readonly certificate?: object;
  readonly httpProtocol?: HttpProtocol;
}

const HTTP_PROTOCOLS: readonly HttpProtocol[] = ['Enabled', 'Redirected', 'Disabled'];

/**
 * Returns what becomes of requests over HTTP.
 * @param usual what becomes of them where there is a certificate and nothing is said
 */
export const httpProtocolOf = ({ certificate, httpProtocol }: HttpProtocolProps, usual: HttpProtocol): HttpProtocol =>
  httpProtocol ?? (certificate === undefined ? 'Enabled' : usual);

/** Returns what is wrong with it. One that is not set is allowed. */
export function httpProtocolProblems({ certificate, httpProtocol }: HttpProtocolProps): string[] {
  if (httpProtocol === undefined) {
    return [];
  }
  if (!HTTP_PROTOCOLS.includes(httpProtocol)) {
    return [`httpProtocol is ${show(httpProtocol)}; allowed: ${HTTP_PROTOCOLS.join(', ')}`];
  }
  return certificate === undefined && httpProtocol !== 'Enabled'
    ? [`httpProtocol is '${httpProtocol}' without a certificate; allowed: Enabled, as there is no HTTPS`]
    : [];
}
