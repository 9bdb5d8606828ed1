// From the internet by a passthrough load balancer: what the official install has.
import { flagProblems } from '../../../namespace/checks';
import { annotationsOf, type Exposure } from './exposure';
import { passthroughProblems } from './passthrough';
import { sourceRangeProblems, sourceRangesOf } from './source-ranges';
import { staticAddressProblems } from './static-address';

/** @see https://docs.cloud.google.com/kubernetes-engine/docs/concepts/service-load-balancer-parameters */
export interface ExternalLoadBalancerProps {
  /**
   * Whether the load balancer is one of backend services, the newer kind, by `cloud.google.com/l4-rbs`. It is not to be
   * changed on a Service that is there: delete the Service first, and with it any address that isn't reserved.
   * @default false - GKE's own choice, which is the newer kind from GKE 1.37 on
   */
  readonly backendService?: boolean;

  /**
   * The address, reserved in the cluster's region, such as `203.0.113.7`.
   * @default - any, which lasts as long as the Service
   */
  readonly staticAddress?: string;

  /**
   * Who may connect, in CIDR notation, such as the addresses of an office.
   * @default - anybody
   */
  readonly sourceRanges?: readonly string[];
}

const PROPERTIES: Readonly<Record<keyof ExternalLoadBalancerProps, true>> = {
  backendService: true,
  staticAddress: true,
  sourceRanges: true,
};

/** Returns the way by an external passthrough load balancer: TLS, if any, ends at the gateway, and nothing has a timeout. */
export const externalLoadBalancer = (props: ExternalLoadBalancerProps = {}): Exposure => ({
  name: 'externalLoadBalancer',
  service: ({ recordAnnotations }) => ({
    annotations: annotationsOf({
      ...(props.backendService === true && { 'cloud.google.com/l4-rbs': 'enabled' }),
      ...recordAnnotations,
    }),
    spec: {
      type: 'LoadBalancer',
      loadBalancerIp: props.staticAddress,
      loadBalancerSourceRanges: sourceRangesOf(props.sourceRanges),
    },
  }),
  problems: () => [
    ...passthroughProblems('externalLoadBalancer', props, PROPERTIES),
    ...flagProblems('backendService', props.backendService),
    ...staticAddressProblems(props.staticAddress, 'external'),
    ...sourceRangeProblems(props.sourceRanges),
  ],
});
