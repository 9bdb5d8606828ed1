// What Google Cloud's application load balancers have in common, whichever API asks for one.
import { Duration } from 'cdk8s';
import { durationBetween } from '../../../validation/rules';
import { STATISTICS_PORT } from '../envoy-bootstrap';
import type { HttpProxy } from './exposure';
import { secondsOf } from './request-timeout';

/** What every application load balancer takes. */
export interface BackendProps {
  /**
   * Longest time that the load balancer waits for an answer, in whole seconds, from 1 to 86,400. It also ends a WebSocket.
   * One that is shorter than what an API may take is an error.
   * @default - the longest timeout of the APIs, at least 30 seconds, which is Google Cloud's own default
   */
  readonly timeout?: Duration;

  /**
   * Time that open requests get to end in when a pod of the gateway stops, in whole seconds, up to 3,600.
   * @default - 30 seconds: the pod itself lets them end within half of it
   */
  readonly connectionDraining?: Duration;
}

/** The names of those properties. */
export const BACKEND_PROPERTIES: Readonly<Record<keyof BackendProps, true>> = {
  timeout: true,
  connectionDraining: true,
};

/** What becomes of requests over HTTP: served, led to HTTPS, or refused. */
export type HttpProtocol = 'Enabled' | 'Redirected' | 'Disabled';

/**
 * What tells the load balancer that the gateway is ready. The ports for requests don't: they know no host but those of the
 * APIs.
 */
export const HEALTH_CHECK = { port: STATISTICS_PORT, requestPath: '/ready' };

const DRAINING = Duration.seconds(30);

/** The load balancer adds the address of the caller and its own. Envoy counts those after the caller's. */
const ADDED_ADDRESSES = 2;

/** Returns the seconds in which open requests may end. */
export const drainingSeconds = ({ connectionDraining }: BackendProps): number =>
  secondsOf(connectionDraining, () => DRAINING);

/** Returns what the load balancer is to the gateway. */
export const backendProxy = ({ timeout }: BackendProps, servesHttps: boolean): HttpProxy => ({
  speaksHttp: true,
  servesHttps,
  timeout,
  addedAddresses: ADDED_ADDRESSES,
});

/** Returns what is wrong with these properties. */
export const backendProblems = ({ timeout, connectionDraining }: BackendProps): string[] => [
  ...durationBetween('timeout', timeout, 1, 86_400),
  ...durationBetween('connectionDraining', connectionDraining, 0, 3600),
];
