// How requests from outside reach Kourier's gateway: what every way consists of.
import type { Duration } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import type { KnativeRelease } from '../../../release/knative-release';
import { isObject } from '../../../validation/object';

/** What the gateway's Service says besides its name, its selector and its ports. */
export interface GatewayService {
  readonly annotations?: Readonly<Record<string, string>>;
  readonly spec: Pick<k8s.ServiceSpec, 'type' | 'loadBalancerClass' | 'loadBalancerIp' | 'loadBalancerSourceRanges'>;
}

/** Where the gateway runs, and what is to be said of it to others. */
export interface ExposureContext {
  readonly release: KnativeRelease;
  /** The Kubernetes minor that the cluster runs. @default - not known */
  readonly kubernetes?: string;
  /** What tells external-dns the records to make, on the object that has the address. */
  readonly recordAnnotations: Readonly<Record<string, string>>;
  /** Returns the longest time that an API may take; to be called when the whole app is known. */
  readonly longestTimeout: () => Duration;
}

/** A proxy before the gateway, which ends the connections of callers. */
export interface HttpProxy {
  /** Whether it speaks HTTP with the gateway, whatever callers speak. */
  readonly speaksHttp: boolean;
  /** Whether callers reach it over HTTPS. */
  readonly servesHttps: boolean;
  /**
   * Longest time that it waits for an answer, where somebody has said it.
   * @default - as long as the APIs need
   */
  readonly timeout?: Duration;
  /**
   * Addresses that it adds to X-Forwarded-For.
   * @default - not known
   */
  readonly addedAddresses?: number;
}

/** A way from outside to the gateway. The functions beside this file make them. */
export interface Exposure {
  /** Name of the function that has made it. */
  readonly name: string;
  /** The proxy before the gateway. @default - none: connections are passed on as they are */
  readonly proxy?: HttpProxy;
  /** Whether what is before the gateway may tell it of the caller by the PROXY protocol. @default false */
  readonly mayUseProxyProtocol?: boolean;
  /** Returns what the gateway's Service is. */
  readonly service: (context: ExposureContext) => GatewayService;
  /** Adds what else it consists of. */
  readonly install?: (scope: Construct, context: ExposureContext) => void;
  /** Returns what is wrong with its properties. */
  readonly problems: (context: ExposureContext) => string[];
}

/** Returns annotations; nothing where there are none, as objects without any are written without the field. */
export const annotationsOf = (
  annotations: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> | undefined => (Object.keys(annotations).length === 0 ? undefined : annotations);

/** Returns whether a value, which may come from where no compiler has seen it, is an exposure. */
export const isExposure = (value: unknown): value is Exposure =>
  isObject(value) && typeof value['service'] === 'function' && typeof value['problems'] === 'function';
