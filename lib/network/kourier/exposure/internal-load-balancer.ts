// From the network of the cluster by an internal passthrough load balancer.
import { flagProblems } from '../../../namespace/checks';
import { isAtLeast } from '../../../release/versions';
import { resourceName } from '../../../validation/rules';
import type { Exposure } from './exposure';
import { passthroughProblems } from './passthrough';
import { sourceRangeProblems, sourceRangesOf } from './source-ranges';
import { staticAddressProblems } from './static-address';

/** @see https://docs.cloud.google.com/kubernetes-engine/docs/concepts/service-load-balancer-parameters */
export interface InternalLoadBalancerProps {
  /**
   * Whether the Service asks for it by `spec.loadBalancerClass` instead of by an annotation. It takes GKE 1.33.1 or newer
   * with subsetting, and can't be changed on a Service that is a load balancer already.
   * @default false - by the annotation, which every GKE knows
   */
  readonly loadBalancerClass?: boolean;

  /**
   * Whether callers from other regions of the network reach it.
   * @default false
   */
  readonly globalAccess?: boolean;

  /**
   * Name of the subnet that the address is of.
   * @default - that of the cluster's nodes
   */
  readonly subnet?: string;

  /**
   * The address, reserved in the subnet, such as `10.0.0.7`.
   * @default - any, which lasts as long as the Service
   */
  readonly staticAddress?: string;

  /**
   * Who may connect, in CIDR notation.
   * @default - anybody in the network
   */
  readonly sourceRanges?: readonly string[];
}

const PROPERTIES: Readonly<Record<keyof InternalLoadBalancerProps, true>> = {
  loadBalancerClass: true,
  globalAccess: true,
  subnet: true,
  staticAddress: true,
  sourceRanges: true,
};

/** The first Kubernetes minor whose GKE knows the class. */
const KNOWS_CLASS = '1.33';

/** Returns the way by an internal passthrough load balancer: TLS, if any, ends at the gateway, and nothing has a timeout. */
export const internalLoadBalancer = (props: InternalLoadBalancerProps = {}): Exposure => ({
  name: 'internalLoadBalancer',
  service: ({ recordAnnotations }) => ({
    annotations: {
      ...(props.loadBalancerClass !== true && { 'networking.gke.io/load-balancer-type': 'Internal' }),
      ...(props.globalAccess === true && { 'networking.gke.io/internal-load-balancer-allow-global-access': 'true' }),
      ...(props.subnet !== undefined && { 'networking.gke.io/internal-load-balancer-subnet': props.subnet }),
      ...recordAnnotations,
    },
    spec: {
      type: 'LoadBalancer',
      loadBalancerClass: props.loadBalancerClass === true ? 'networking.gke.io/l4-regional-internal' : undefined,
      loadBalancerIp: props.staticAddress,
      loadBalancerSourceRanges: sourceRangesOf(props.sourceRanges),
    },
  }),
  problems: ({ kubernetes }) => [
    ...passthroughProblems('internalLoadBalancer', props, PROPERTIES),
    ...flagProblems('loadBalancerClass', props.loadBalancerClass),
    ...(props.loadBalancerClass === true && kubernetes !== undefined && !isAtLeast(kubernetes, KNOWS_CLASS)
      ? [
          `loadBalancerClass is true on Kubernetes ${kubernetes}; allowed: false, as GKE knows it from ${KNOWS_CLASS} on`,
        ]
      : []),
    ...flagProblems('globalAccess', props.globalAccess),
    ...resourceName('subnet', props.subnet),
    ...staticAddressProblems(props.staticAddress, 'internal'),
    ...sourceRangeProblems(props.sourceRanges),
  ],
});
