// From nowhere outside by itself: for those who have an ingress of their own before the gateway.
import type { Duration } from 'cdk8s';
import { flagProblems } from '../../../namespace/checks';
import { durationBetween, knownProperties } from '../../../validation/rules';
import type { Exposure } from './exposure';

export interface ClusterIpProps {
  /**
   * Longest time that the ingress of one's own waits for an answer, in whole seconds, 1 or more. An API that may take longer
   * is then an error.
   * @default - nothing is known of it, and nothing checked
   */
  readonly timeout?: Duration;

  /**
   * Whether callers reach the ingress over HTTPS, and it speaks HTTP with the gateway: the URLs that Knative shows begin
   * with https then.
   * @default false
   */
  readonly servesHttps?: boolean;
}

const PROPERTIES: Readonly<Record<keyof ClusterIpProps, true>> = { timeout: true, servesHttps: true };

/** Returns the way by an ingress that isn't part of the install, and that leads every host to the Service `kourier`. */
export const clusterIp = (props: ClusterIpProps = {}): Exposure => ({
  name: 'clusterIp',
  proxy: { timeout: props.timeout, servesHttps: props.servesHttps === true, speaksHttp: props.servesHttps === true },
  mayUseProxyProtocol: true,
  service: () => ({ spec: { type: 'ClusterIP' } }),
  problems: ({ recordAnnotations }) => [
    ...knownProperties('clusterIp', props, PROPERTIES),
    ...durationBetween('timeout', props.timeout, 1),
    ...flagProblems('servesHttps', props.servesHttps),
    ...(Object.keys(recordAnnotations).length === 0
      ? []
      : [
          'externalDns is set with clusterIp; allowed: none, as the Service has no address that a record could lead to',
        ]),
  ],
});
