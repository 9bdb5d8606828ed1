// The keys that can be set, by ConfigMap. Bounds and defaults are those of Knative's parsers.
// @see https://knative.dev/docs/serving/configuration/config-defaults/
import { choice, duration, flag, hosts, integer, type Settings, seconds, text } from './key';

/** config-autoscaler: how many pods a revision gets, where its own annotations don't say so. */
const autoscaler = {
  /** Whether a revision may start without a pod. @default false */
  allowZeroInitialScale: flag('allow-zero-initial-scale'),
  /** Pods that a new revision starts with. @default 1 */
  initialScale: integer('initial-scale', 0),
  /** Fewest pods of a revision. @default 0 */
  minScale: integer('min-scale', 0),
  /** Most pods of a revision; 0 is no limit. @default 0 */
  maxScale: integer('max-scale', 0),
  /** Time over which requests are averaged, 6 seconds to 1 hour. @default - 60 seconds */
  stableWindow: duration('stable-window', 6, 3600),
  /** Longest time to wait for the activator to be in the path of the requests. @default - 30 seconds */
  scaleToZeroGracePeriod: duration('scale-to-zero-grace-period', 1),
  /** Time for which the last pod stays although it has nothing to do; without an upper bound here. @default - none */
  scaleToZeroPodRetentionPeriod: duration('scale-to-zero-pod-retention-period', 0),
};

/** config-defaults: what a revision gets where it doesn't say so. */
const defaults = {
  /** Longest time until a response begins, 1 to 600 seconds. @default - 300 seconds */
  revisionTimeout: seconds('revision-timeout-seconds', 1, 600),
};

/** config-deployment: how revisions become Deployments. */
const deployment = {
  /**
   * Registries whose tags are left to the nodes: exact hosts, without a path or a wildcard.
   * @default - kind.local, ko.local, dev.local; a list replaces them
   */
  registriesSkippingTagResolving: hosts('registries-skipping-tag-resolving'),
  /** Longest time to ask a registry for the digest of a tag. @default - 10 seconds */
  digestResolutionTimeout: duration('digest-resolution-timeout', 1),
  /** Time after which a revision that isn't ready has failed. @default - 600 seconds */
  progressDeadline: duration('progress-deadline', 1),
};

/** config-gc: how many revisions are kept. */
const gc = {
  /** Revisions without traffic that are kept however old they are. @default 20 */
  minNonActiveRevisions: integer('min-non-active-revisions', 0),
  /** Revisions without traffic that are kept at the most. @default 1000 */
  maxNonActiveRevisions: integer('max-non-active-revisions', 0),
};

/** config-network: which network layer serves the requests, and under which hosts. */
const network = {
  /** The network layer. @default - Istio's */
  ingressClass: text('ingress-class'),
  /** Go template of a host, with Name, Namespace, Domain, Labels and Annotations. @default - Name.Namespace.Domain */
  domainTemplate: text('domain-template'),
  /** Go template that gives the Name of a tag's host. @default - Tag-Name */
  tagTemplate: text('tag-template'),
  /** Whether anybody who maps a host name thereby owns it in the whole cluster. @default false */
  autocreateClusterDomainClaims: flag('autocreate-cluster-domain-claims'),
  /** Scheme of the URLs that Knative shows. @default http */
  defaultExternalScheme: choice('default-external-scheme', ['http', 'https']),
};

/** The ConfigMaps that are set key by key. */
export const CONFIG_MAP_KEYS = { autoscaler, defaults, deployment, gc, network };

/** What the platform's configuration says, by ConfigMap. */
export interface ServingConfiguration {
  /** How many pods a revision gets (config-autoscaler). @default - Knative's own defaults */
  readonly autoscaler?: Settings<typeof autoscaler>;
  /** What a revision gets where it doesn't say so (config-defaults). @default - Knative's own defaults */
  readonly defaults?: Settings<typeof defaults>;
  /** How revisions become Deployments (config-deployment). @default - Knative's own defaults */
  readonly deployment?: Settings<typeof deployment>;
  /** The domains under which hosts are made (config-domain). @default - the release's own fallback */
  readonly domain?: readonly Domain[];
  /** How many revisions are kept (config-gc). @default - Knative's own defaults */
  readonly gc?: Settings<typeof gc>;
  /** Which network layer serves the requests, and under which hosts (config-network). @default - Knative's own defaults */
  readonly network?: Settings<typeof network>;
}

/** A domain under which hosts are made. */
export interface Domain {
  /** The domain, such as `dev.example.com`. */
  readonly name: string;
  /** Labels of the routes that get it. @default - every route that no other domain selects */
  readonly selector?: Readonly<Record<string, string>>;
}
