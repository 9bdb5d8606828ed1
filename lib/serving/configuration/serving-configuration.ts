// Written by `npm run reference` from lib/serving/configuration/keys: change that instead.
import type { Duration, Size } from 'cdk8s';
import type { Cpu, k8s } from 'cdk8s-plus-27';
import type { Domain } from './values/domain';
import type { IssuerReference } from './values/issuer-reference';
import type { RuntimeClass } from './values/runtime-class';
import type { CipherSuite, Curve } from './values/tls';
import type { LogLevel, ZapConfig } from './values/zap-config';

/**
 * How many pods a revision gets, where the revision's own annotations don't say so.
 * @see https://knative.dev/docs/serving/autoscaling/autoscaler-types/
 */
export interface AutoscalerConfiguration {
  /**
   * The autoscaler of revisions: Knative's own, or hpa.autoscaling.knative.dev for that of Kubernetes.
   * `pod-autoscaler-class` of config-autoscaler.
   * Allowed: a string that is not empty.
   * @default 'kpa.autoscaling.knative.dev'
   */
  readonly podAutoscalerClass?: string;

  /**
   * Fewest pods of a revision. `min-scale` of config-autoscaler.
   * Allowed: a whole number from 0 to 2147483647.
   * Between keys: at most maxScale, unless that is 0.
   * @default 0
   */
  readonly minScale?: number;

  /**
   * Most pods of a revision; 0 is no limit. `max-scale` of config-autoscaler.
   * Allowed: a whole number from 0 to 2147483647.
   * Between keys: at most maxScaleLimit, unless that is 0.
   * Between keys: 1 or more where maxScaleLimit is.
   * @default 0
   */
  readonly maxScale?: number;

  /**
   * Most pods that a revision may ask for; 0 lets it ask for any number, and for no limit. `max-scale-limit` of
   * config-autoscaler.
   * Allowed: a whole number from 0 to 2147483647.
   * @default 0
   */
  readonly maxScaleLimit?: number;

  /**
   * Pods that a new revision starts with. `initial-scale` of config-autoscaler.
   * Allowed: a whole number from 0 to 2147483647.
   * Between keys: 0 only with allowZeroInitialScale.
   * @default 1
   */
  readonly initialScale?: number;

  /**
   * Whether a revision may start without a pod. `allow-zero-initial-scale` of config-autoscaler.
   * Allowed: true, false.
   * @default false
   */
  readonly allowZeroInitialScale?: boolean;

  /**
   * Whether the last pod of a revision goes when nobody calls. `enable-scale-to-zero` of config-autoscaler.
   * Allowed: true, false.
   * @default true
   */
  readonly enableScaleToZero?: boolean;

  /**
   * Time over which requests are averaged. `stable-window` of config-autoscaler.
   * Allowed: a Duration from 6 seconds to 1 hour, in whole seconds.
   * @default - 1 minute
   */
  readonly stableWindow?: Duration;

  /**
   * Longest time that the last pod waits for the activator to take over the requests. `scale-to-zero-grace-period` of
   * config-autoscaler.
   * Allowed: a Duration from 1 millisecond to 2562047 hours, in whole milliseconds.
   * @default - 30 seconds
   */
  readonly scaleToZeroGracePeriod?: Duration;

  /**
   * Time for which the last pod stays although it has nothing to do. The annotation of a revision ends at 1 hour, this
   * key does not. `scale-to-zero-pod-retention-period` of config-autoscaler.
   * Allowed: a Duration from 0 seconds to 2562047 hours, in whole milliseconds.
   * @default - 0 seconds
   */
  readonly scaleToZeroPodRetentionPeriod?: Duration;

  /**
   * Time for which the requests must have been fewer before pods go. `scale-down-delay` of config-autoscaler.
   * Allowed: a Duration from 0 seconds to 2562047 hours, in whole seconds.
   * @default - 0 seconds
   */
  readonly scaleDownDelay?: Duration;

  /**
   * How busy the autoscaler keeps a pod, in percent of the requests that it may work on at a time.
   * `container-concurrency-target-percentage` of config-autoscaler.
   * Allowed: a number above 1, at most 100.
   * @default 70
   */
  readonly containerConcurrencyTargetPercentage?: number;

  /**
   * Requests that a pod is to work on at a time, where the revision sets no limit.
   * `container-concurrency-target-default` of config-autoscaler.
   * Allowed: a number above 0.
   * Between keys: 0.01 or more after containerConcurrencyTargetPercentage of it.
   * @default 100
   */
  readonly containerConcurrencyTargetDefault?: number;

  /**
   * Requests that a pod is to answer in a second, for revisions that are scaled by these.
   * `requests-per-second-target-default` of config-autoscaler.
   * Allowed: a number from 0.01.
   * @default 200
   */
  readonly requestsPerSecondTargetDefault?: number;

  /**
   * Requests at a time for which a revision is to have room to spare; with less room, the activator stays in their
   * path. 0 takes it out while there is a pod, -1 never does. `target-burst-capacity` of config-autoscaler.
   * Allowed: a number from 0, or -1.
   * @default - 200; 211 from 1.4 on
   */
  readonly targetBurstCapacity?: number;

  /**
   * Requests at a time that one activator is expected to carry. `activator-capacity` of config-autoscaler.
   * Allowed: a number from 1.
   * @default 100
   */
  readonly activatorCapacity?: number;

  /**
   * Length of the window that shows a sudden rush, in percent of the stable window. `panic-window-percentage` of
   * config-autoscaler.
   * Allowed: a number from 1 to 100.
   * @default 10
   */
  readonly panicWindowPercentage?: number;

  /**
   * How much of what the pods are to work on a rush must be, in percent, until pods are only added.
   * `panic-threshold-percentage` of config-autoscaler.
   * Allowed: a number above 100.
   * @default 200
   */
  readonly panicThresholdPercentage?: number;

  /**
   * By how much the pods may be multiplied in one step, of 2 seconds. `max-scale-up-rate` of config-autoscaler.
   * Allowed: a number above 1.
   * @default 1000
   */
  readonly maxScaleUpRate?: number;

  /**
   * By how much the pods may be divided in one step, of 2 seconds. `max-scale-down-rate` of config-autoscaler.
   * Allowed: a number above 1.
   * @default 2
   */
  readonly maxScaleDownRate?: number;
}

/**
 * What a revision gets where it doesn't say so, and the most that it may ask for.
 * @see https://knative.dev/docs/serving/configuration/config-defaults/
 */
export interface DefaultsConfiguration {
  /**
   * Longest time for a request; before 1.19 only until its answer begins. `revision-timeout-seconds` of
   * config-defaults.
   * Allowed: a Duration from 1 second to 2562047 hours, in whole seconds.
   * Between keys: at most maxRevisionTimeout.
   * @default - 5 minutes
   */
  readonly revisionTimeout?: Duration;

  /**
   * Longest timeout that a revision may ask for. `max-revision-timeout-seconds` of config-defaults.
   * Allowed: a Duration from 1 second to 2562047 hours, in whole seconds.
   * @default - 10 minutes
   */
  readonly maxRevisionTimeout?: Duration;

  /**
   * Longest time until the first byte of an answer; 0 leaves it to the revision's timeout. Read, but without effect
   * before 1.13. `revision-response-start-timeout-seconds` of config-defaults.
   * Allowed: a Duration from 0 seconds to 2562047 hours, in whole seconds.
   * Between keys: at most revisionTimeout.
   * Releases: from 1.7 on.
   * @default - the same as revision-timeout-seconds
   */
  readonly revisionResponseStartTimeout?: Duration;

  /**
   * Longest time between two bytes of an answer; 0 is no limit. Read, but without effect before 1.13.
   * `revision-idle-timeout-seconds` of config-defaults.
   * Allowed: a Duration from 0 seconds to 2562047 hours, in whole seconds.
   * Between keys: at most revisionTimeout.
   * Releases: from 1.7 on.
   * @default - 0 seconds
   */
  readonly revisionIdleTimeout?: Duration;

  /**
   * CPU that a container asks for. `revision-cpu-request` of config-defaults.
   * Allowed: a Cpu such as Cpu.millis(100).
   * Between keys: at most revisionCpuLimit.
   * @default - none: the pod asks for nothing
   */
  readonly revisionCpuRequest?: Cpu;

  /**
   * Memory that a container asks for. `revision-memory-request` of config-defaults.
   * Allowed: a Size such as Size.mebibytes(64), in whole kibibytes.
   * Between keys: at most revisionMemoryLimit.
   * @default - none: the pod asks for nothing
   */
  readonly revisionMemoryRequest?: Size;

  /**
   * Storage on the node's disk that a container asks for. `revision-ephemeral-storage-request` of config-defaults.
   * Allowed: a Size such as Size.mebibytes(64), in whole kibibytes.
   * Between keys: at most revisionEphemeralStorageLimit.
   * @default - none: the pod asks for nothing
   */
  readonly revisionEphemeralStorageRequest?: Size;

  /**
   * CPU that a container may use. `revision-cpu-limit` of config-defaults.
   * Allowed: a Cpu such as Cpu.millis(100).
   * @default - none: the pod may use what the node has
   */
  readonly revisionCpuLimit?: Cpu;

  /**
   * Memory that a container may use. `revision-memory-limit` of config-defaults.
   * Allowed: a Size such as Size.mebibytes(64), in whole kibibytes.
   * @default - none: the pod may use what the node has
   */
  readonly revisionMemoryLimit?: Size;

  /**
   * Storage on the node's disk that a container may use. `revision-ephemeral-storage-limit` of config-defaults.
   * Allowed: a Size such as Size.mebibytes(64), in whole kibibytes.
   * @default - none: the pod may use what the node has
   */
  readonly revisionEphemeralStorageLimit?: Size;

  /**
   * Name of a container that has none. `container-name-template` of config-defaults.
   * Allowed: a Go template with .Name, .Namespace, .Labels, .Annotations that gives a DNS label other than
   * 'queue-proxy'.
   * @default 'user-container'
   */
  readonly containerNameTemplate?: string;

  /**
   * Name of an init container that has none. `init-container-name-template` of config-defaults.
   * Allowed: a Go template with .Name, .Namespace, .Labels, .Annotations that gives a DNS label other than
   * 'queue-proxy'.
   * @default 'init-container'
   */
  readonly initContainerNameTemplate?: string;

  /**
   * Requests that one pod is given at a time; 0 is no limit. `container-concurrency` of config-defaults.
   * Allowed: a whole number from 0 to 2147483647.
   * Between keys: at most containerConcurrencyMaxLimit.
   * @default 0
   */
  readonly containerConcurrency?: number;

  /**
   * Highest limit of requests at a time that a revision may set. `container-concurrency-max-limit` of config-defaults.
   * Allowed: a whole number from 1 to 2147483647.
   * @default 1000
   */
  readonly containerConcurrencyMaxLimit?: number;

  /**
   * Whether a revision may take requests without a limit. `allow-container-concurrency-zero` of config-defaults.
   * Allowed: true, false.
   * @default true
   */
  readonly allowContainerConcurrencyZero?: boolean;

  /**
   * Whether containers find the addresses of all Services of their namespace in environment variables; default leaves
   * it to Kubernetes, which gives them. `enable-service-links` of config-defaults.
   * Allowed: true, false, or 'default'.
   * @default false
   */
  readonly enableServiceLinks?: boolean | 'default';
}

/**
 * How revisions become Deployments, and what runs beside their containers.
 * @see https://knative.dev/docs/serving/configuration/deployment/
 */
export interface DeploymentConfiguration {
  /**
   * The image of Knative's own proxy in each pod. A mirror must hold that of the release. `queue-sidecar-image` of
   * config-deployment.
   * Allowed: a reference such as registry/path:tag or registry/path@sha256:digest.
   * @default - the release's own image
   */
  readonly queueSidecarImage?: string;

  /**
   * Registries whose tags are left to the nodes: exact hosts. A list replaces Knative's own.
   * `registries-skipping-tag-resolving` of config-deployment.
   * Allowed: a list, each a host such as europe-west1-docker.pkg.dev, without a scheme, a path or a wildcard; for
   * docker.io index.docker.io.
   * @default - ["kind.local","ko.local","dev.local"]
   */
  readonly registriesSkippingTagResolving?: readonly string[];

  /**
   * Longest time to ask a registry for the digest of a tag. `digest-resolution-timeout` of config-deployment.
   * Allowed: a Duration from 1 millisecond to 2562047 hours, in whole milliseconds.
   * @default - 10 seconds
   */
  readonly digestResolutionTimeout?: Duration;

  /**
   * Time after which a revision that is not ready has failed. `progress-deadline` of config-deployment.
   * Allowed: a Duration from 1 second to 2562047 hours, in whole seconds.
   * @default - 10 minutes
   */
  readonly progressDeadline?: Duration;

  /**
   * CPU that Knative's proxy asks for. `queue-sidecar-cpu-request` of config-deployment.
   * Allowed: a Cpu such as Cpu.millis(100).
   * Between keys: at most queueSidecarCpuLimit.
   * @default - 25m
   */
  readonly queueSidecarCpuRequest?: Cpu;

  /**
   * CPU that Knative's proxy may use. `queue-sidecar-cpu-limit` of config-deployment.
   * Allowed: a Cpu such as Cpu.millis(100).
   * @default - none; 1000m with queueproxy.resource-defaults, from 1.11 on
   */
  readonly queueSidecarCpuLimit?: Cpu;

  /**
   * Memory that Knative's proxy asks for. `queue-sidecar-memory-request` of config-deployment.
   * Allowed: a Size such as Size.mebibytes(64), in whole kibibytes.
   * Between keys: at most queueSidecarMemoryLimit.
   * @default - none; 400Mi with queueproxy.resource-defaults, from 1.11 on
   */
  readonly queueSidecarMemoryRequest?: Size;

  /**
   * Memory that Knative's proxy may use. `queue-sidecar-memory-limit` of config-deployment.
   * Allowed: a Size such as Size.mebibytes(64), in whole kibibytes.
   * @default - none; 800Mi with queueproxy.resource-defaults, from 1.11 on
   */
  readonly queueSidecarMemoryLimit?: Size;

  /**
   * Storage on the node's disk that Knative's proxy asks for. `queue-sidecar-ephemeral-storage-request` of
   * config-deployment.
   * Allowed: a Size such as Size.mebibytes(64), in whole kibibytes.
   * Between keys: at most queueSidecarEphemeralStorageLimit.
   * @default - none
   */
  readonly queueSidecarEphemeralStorageRequest?: Size;

  /**
   * Storage on the node's disk that Knative's proxy may use. `queue-sidecar-ephemeral-storage-limit` of
   * config-deployment.
   * Allowed: a Size such as Size.mebibytes(64), in whole kibibytes.
   * @default - none
   */
  readonly queueSidecarEphemeralStorageLimit?: Size;

  /**
   * Audiences for each of which Knative's proxy gets a token, for extensions of it. `queue-sidecar-token-audiences` of
   * config-deployment.
   * Allowed: a list of one or more, each a string without commas and spaces.
   * Releases: from 1.9 on.
   * @default - no tokens
   */
  readonly queueSidecarTokenAudiences?: readonly string[];

  /**
   * A root certificate that Knative's proxy trusts besides those of its image, for extensions of it.
   * `queue-sidecar-rootca` of config-deployment.
   * Allowed: a certificate in PEM.
   * Releases: from 1.9 on.
   * @default - none
   */
  readonly queueSidecarRootca?: string;

  /**
   * Oldest version of TLS that Knative's proxy accepts. `queue-sidecar-tls-min-version` of config-deployment.
   * Allowed: '1.2', '1.3'.
   * Between keys: at most queueSidecarTlsMaxVersion.
   * Releases: from 1.21.2 on.
   * @default '1.3'
   */
  readonly queueSidecarTlsMinVersion?: '1.2' | '1.3';

  /**
   * Newest version of TLS that Knative's proxy accepts. `queue-sidecar-tls-max-version` of config-deployment.
   * Allowed: '1.2', '1.3'.
   * Releases: from 1.21.2 on.
   * @default - the newest that Go knows
   */
  readonly queueSidecarTlsMaxVersion?: '1.2' | '1.3';

  /**
   * Cipher suites that Knative's proxy accepts in TLS 1.2; in TLS 1.3 they cannot be chosen.
   * `queue-sidecar-tls-cipher-suites` of config-deployment.
   * Allowed: a list of one or more, each 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
   * 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
   * 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256',
   * 'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256', 'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA',
   * 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA', 'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA', 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA'.
   * Between keys: only where queueSidecarTlsMinVersion is '1.2'.
   * Between keys: one of TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 among them, as
   * HTTP/2 needs one.
   * Releases: from 1.21.2 on.
   * @default - Go's own
   */
  readonly queueSidecarTlsCipherSuites?: readonly CipherSuite[];

  /**
   * Elliptic curves that Knative's proxy accepts. `queue-sidecar-tls-curve-preferences` of config-deployment.
   * Allowed: a list of one or more, each 'X25519', 'X25519MLKEM768', 'CurveP256', 'CurveP384', 'CurveP521'.
   * Releases: from 1.21.2 on.
   * @default - Go's own
   */
  readonly queueSidecarTlsCurvePreferences?: readonly Curve[];

  /**
   * Whom Knative's proxy tells that a pod has nothing to do, or has again. `concurrency-state-endpoint` of
   * config-deployment.
   * Allowed: a URL of http or https, whose host may be $HOST_IP.
   * Releases: before 1.10.
   * @default - nobody
   */
  readonly concurrencyStateEndpoint?: string;

  /**
   * Whether the pods of a revision are spread over nodes, where the revision says nothing of it.
   * `default-affinity-type` of config-deployment.
   * Allowed: 'prefer-spread-revision-over-nodes', 'none'.
   * Releases: from 1.15 on.
   * @default 'prefer-spread-revision-over-nodes'
   */
  readonly defaultAffinityType?: 'prefer-spread-revision-over-nodes' | 'none';

  /**
   * Which revisions run in which RuntimeClass. `runtime-class-name` of config-deployment.
   * Allowed: a list of objects with name, selector.
   * Between keys: one without a selector, as Knative would use the first by name.
   * Releases: from 1.15 on.
   * @default - none: the cluster's own runtime
   */
  readonly runtimeClassName?: readonly RuntimeClass[];

  /**
   * Whether a pod without a node is only waiting for one, as a cluster that adds nodes makes it.
   * `pod-is-always-schedulable` of config-deployment.
   * Allowed: true, false.
   * Releases: from 1.21 on.
   * @default false
   */
  readonly podIsAlwaysSchedulable?: boolean;
}

/**
 * What revisions may use of Kubernetes, and what Knative does that is new.
 * @see https://knative.dev/docs/serving/configuration/feature-flags/
 */
export interface FeaturesConfiguration {
  /**
   * Whether a pod may have several containers of its own. `multi-container` of config-features.
   * Allowed: 'Enabled', 'Disabled'.
   * @default 'Enabled'
   */
  readonly multiContainer?: 'Enabled' | 'Disabled';

  /**
   * Whether all containers of a pod are probed, and not only the one that answers requests. `multi-container-probing`
   * of config-features.
   * Allowed: 'Enabled', 'Disabled'.
   * Releases: from 1.14 on.
   * @default 'Disabled'
   */
  readonly multiContainerProbing?: 'Enabled' | 'Disabled';

  /**
   * Whether a revision may use affinity. `kubernetes.podspec-affinity` of config-features.
   * Allowed: 'Enabled', 'Allowed', 'Disabled'.
   * @default 'Disabled'
   */
  readonly kubernetesPodspecAffinity?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use topologySpreadConstraints. `kubernetes.podspec-topologyspreadconstraints` of
   * config-features.
   * Allowed: 'Enabled', 'Allowed', 'Disabled'.
   * Releases: from 1.4 on.
   * @default 'Disabled'
   */
  readonly kubernetesPodspecTopologyspreadconstraints?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether Kubernetes is asked, when a Knative Service is made, if it would take the pod: always, where an annotation
   * of the Service says so, or never. `kubernetes.podspec-dryrun` of config-features.
   * Allowed: 'Enabled', 'Allowed', 'Disabled'.
   * Releases: before 1.20.
   * @default 'Allowed'
   */
  readonly kubernetesPodspecDryrun?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use hostAliases. `kubernetes.podspec-hostaliases` of config-features.
   * Allowed: 'Enabled', 'Allowed', 'Disabled'.
   * @default 'Disabled'
   */
  readonly kubernetesPodspecHostaliases?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use fieldRef and resourceFieldRef in environment variables. `kubernetes.podspec-fieldref` of
   * config-features.
   * Allowed: 'Enabled', 'Allowed', 'Disabled'.
   * @default 'Disabled'
   */
  readonly kubernetesPodspecFieldref?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use nodeSelector. `kubernetes.podspec-nodeselector` of config-features.
   * Allowed: 'Enabled', 'Allowed', 'Disabled'.
   * @default 'Disabled'
   */
  readonly kubernetesPodspecNodeselector?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use tolerations. `kubernetes.podspec-tolerations` of config-features.
   * Allowed: 'Enabled', 'Allowed', 'Disabled'.
   * @default 'Disabled'
   */
  readonly kubernetesPodspecTolerations?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use runtimeClassName. `kubernetes.podspec-runtimeclassname` of config-features.
   * Allowed: 'Enabled', 'Allowed', 'Disabled'.
   * @default 'Disabled'
   */
  readonly kubernetesPodspecRuntimeclassname?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use securityContext of the pod. `kubernetes.podspec-securitycontext` of config-features.
   * Allowed: 'Enabled', 'Allowed', 'Disabled'.
   * @default 'Disabled'
   */
  readonly kubernetesPodspecSecuritycontext?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use shareProcessNamespace. `kubernetes.podspec-shareprocessnamespace` of config-features.
   * Allowed: 'Enabled', 'Allowed', 'Disabled'.
   * Releases: from 1.12 on.
   * @default 'Disabled'
   */
  readonly kubernetesPodspecShareprocessnamespace?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use priorityClassName. `kubernetes.podspec-priorityclassname` of config-features.
   * Allowed: 'Enabled', 'Allowed', 'Disabled'.
   * @default 'Disabled'
   */
  readonly kubernetesPodspecPriorityclassname?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use schedulerName. `kubernetes.podspec-schedulername` of config-features.
   * Allowed: 'Enabled', 'Allowed', 'Disabled'.
   * @default 'Disabled'
   */
  readonly kubernetesPodspecSchedulername?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use hostIPC. `kubernetes.podspec-hostipc` of config-features.
   * Allowed: 'Enabled', 'Allowed', 'Disabled'.
   * Releases: from 1.16 on.
   * @default 'Disabled'
   */
  readonly kubernetesPodspecHostipc?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use hostPID. `kubernetes.podspec-hostpid` of config-features.
   * Allowed: 'Enabled', 'Allowed', 'Disabled'.
   * Releases: from 1.16 on.
   * @default 'Disabled'
   */
  readonly kubernetesPodspecHostpid?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use hostNetwork. `kubernetes.podspec-hostnetwork` of config-features.
   * Allowed: 'Enabled', 'Allowed', 'Disabled'.
   * Releases: from 1.16 on.
   * @default 'Disabled'
   */
  readonly kubernetesPodspecHostnetwork?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use dnsPolicy. `kubernetes.podspec-dnspolicy` of config-features.
   * Allowed: 'Enabled', 'Allowed', 'Disabled'.
   * Releases: from 1.5 on.
   * @default 'Disabled'
   */
  readonly kubernetesPodspecDnspolicy?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use dnsConfig. `kubernetes.podspec-dnsconfig` of config-features.
   * Allowed: 'Enabled', 'Allowed', 'Disabled'.
   * Releases: from 1.5 on.
   * @default 'Disabled'
   */
  readonly kubernetesPodspecDnsconfig?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use capabilities.add in the securityContext of a container.
   * `kubernetes.containerspec-addcapabilities` of config-features.
   * Allowed: 'Enabled', 'Allowed' (before 1.12), 'Disabled'.
   * @default 'Disabled'
   */
  readonly kubernetesContainerspecAddcapabilities?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use initContainers. `kubernetes.podspec-init-containers` of config-features.
   * Allowed: 'Enabled', 'Disabled'.
   * @default 'Disabled'
   */
  readonly kubernetesPodspecInitContainers?: 'Enabled' | 'Disabled';

  /**
   * Whether a revision may use volumes of type emptyDir. `kubernetes.podspec-volumes-emptydir` of config-features.
   * Allowed: 'Enabled', 'Disabled'.
   * @default - 'Disabled'; 'Enabled' from 1.8 on
   */
  readonly kubernetesPodspecVolumesEmptydir?: 'Enabled' | 'Disabled';

  /**
   * Whether a revision may use volumes of type hostPath. `kubernetes.podspec-volumes-hostpath` of config-features.
   * Allowed: 'Enabled', 'Disabled'.
   * Releases: from 1.17 on.
   * @default 'Disabled'
   */
  readonly kubernetesPodspecVolumesHostpath?: 'Enabled' | 'Disabled';

  /**
   * Whether a revision may use volumes of type csi. `kubernetes.podspec-volumes-csi` of config-features.
   * Allowed: 'Enabled', 'Disabled'.
   * Releases: from 1.18 on.
   * @default 'Disabled'
   */
  readonly kubernetesPodspecVolumesCsi?: 'Enabled' | 'Disabled';

  /**
   * Whether a revision may use volumes of type image. `kubernetes.podspec-volumes-image` of config-features.
   * Allowed: 'Enabled', 'Disabled'.
   * Releases: from 1.19 on.
   * @default 'Disabled'
   */
  readonly kubernetesPodspecVolumesImage?: 'Enabled' | 'Disabled';

  /**
   * Whether a revision may use volumes of type ephemeral. `kubernetes.podspec-volumes-ephemeral` of config-features.
   * Allowed: 'Enabled', 'Disabled'.
   * Releases: from 1.23 on.
   * @default 'Disabled'
   */
  readonly kubernetesPodspecVolumesEphemeral?: 'Enabled' | 'Disabled';

  /**
   * Whether a revision may use mountPropagation. `kubernetes.podspec-volumes-mount-propagation` of config-features.
   * Allowed: 'Enabled', 'Disabled'.
   * Releases: from 1.18 on.
   * @default 'Disabled'
   */
  readonly kubernetesPodspecVolumesMountPropagation?: 'Enabled' | 'Disabled';

  /**
   * Whether a revision may use volumes of type persistentVolumeClaim. `kubernetes.podspec-persistent-volume-claim` of
   * config-features.
   * Allowed: 'Enabled', 'Disabled'.
   * @default 'Disabled'
   */
  readonly kubernetesPodspecPersistentVolumeClaim?: 'Enabled' | 'Disabled';

  /**
   * Whether a revision may write to such volumes. `kubernetes.podspec-persistent-volume-write` of config-features.
   * Allowed: 'Enabled', 'Disabled'.
   * Between keys: 'Enabled' only where kubernetesPodspecPersistentVolumeClaim is.
   * @default 'Disabled'
   */
  readonly kubernetesPodspecPersistentVolumeWrite?: 'Enabled' | 'Disabled';

  /**
   * Whether Knative's proxy finds the annotations of its pod in a file; Allowed lets an annotation decide.
   * `queueproxy.mount-podinfo` of config-features.
   * Allowed: 'Enabled', 'Allowed', 'Disabled'.
   * Releases: from 1.7 on.
   * @default 'Disabled'
   */
  readonly queueproxyMountPodinfo?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether Knative's proxy gets requests and limits where config-deployment sets none. `queueproxy.resource-defaults`
   * of config-features.
   * Allowed: 'Enabled', 'Disabled'.
   * Releases: from 1.11 on.
   * @default 'Disabled'
   */
  readonly queueproxyResourceDefaults?: 'Enabled' | 'Disabled';

  /**
   * Whether containers get a strict securityContext where they have none; AllowRootBounded lets them run as root. From
   * 1.10.3 on, Enabled also keeps them from running as root; before 1.20, even those that ask for it.
   * `secure-pod-defaults` of config-features.
   * Allowed: 'Enabled', 'AllowRootBounded' (from 1.20 on), 'Disabled'.
   * Releases: from 1.9 on.
   * @default 'Disabled'
   */
  readonly securePodDefaults?: 'Enabled' | 'AllowRootBounded' | 'Disabled';

  /**
   * Whether a header Knative-Serving-Tag leads a request to the revision of the tag. `tag-header-based-routing` of
   * config-features.
   * Allowed: 'Enabled', 'Disabled'.
   * @default 'Disabled'
   */
  readonly tagHeaderBasedRouting?: 'Enabled' | 'Disabled';

  /**
   * Whether Knative finds out by itself that a container speaks HTTP/2, without a port that is named h2c.
   * `autodetect-http2` of config-features.
   * Allowed: 'Enabled', 'Disabled'.
   * @default 'Disabled'
   */
  readonly autodetectHttp2?: 'Enabled' | 'Disabled';
}

/**
 * How many revisions are kept, and for how long.
 * @see https://knative.dev/docs/serving/revisions/revision-admin-config-options/
 */
export interface GcConfiguration {
  /**
   * Time for which a new revision is kept; disabled leaves that to the other keys. `retain-since-create-time` of
   * config-gc.
   * Allowed: a Duration from 0 seconds to 2562047 hours, in whole milliseconds, or 'disabled'.
   * @default - 48 hours
   */
  readonly retainSinceCreateTime?: Duration | 'disabled';

  /**
   * Time for which a revision is kept after its last traffic; disabled leaves that to the other keys.
   * `retain-since-last-active-time` of config-gc.
   * Allowed: a Duration from 0 seconds to 2562047 hours, in whole milliseconds, or 'disabled'.
   * @default - 15 hours
   */
  readonly retainSinceLastActiveTime?: Duration | 'disabled';

  /**
   * Revisions without traffic that are kept however old they are. `min-non-active-revisions` of config-gc.
   * Allowed: a whole number from 0 to 2147483647.
   * Between keys: at most maxNonActiveRevisions.
   * @default 20
   */
  readonly minNonActiveRevisions?: number;

  /**
   * Revisions without traffic that are kept at the most; disabled is no limit. `max-non-active-revisions` of config-gc.
   * Allowed: a whole number from 0 to 2147483647, or 'disabled'.
   * @default 1000
   */
  readonly maxNonActiveRevisions?: number | 'disabled';
}

/**
 * Which of several pods of a component does the work. A component that may not be elected by these stops.
 * @see https://knative.dev/docs/serving/config-ha/
 */
export interface LeaderElectionConfiguration {
  /**
   * Time after which the others take over from a leader that is no longer heard of. `lease-duration` of
   * config-leader-election.
   * Allowed: a Duration from 1 second to 2562047 hours, in whole milliseconds.
   * @default - 1 minute
   */
  readonly leaseDuration?: Duration;

  /**
   * Time for which a leader tries to remain it before it gives up. `renew-deadline` of config-leader-election.
   * Allowed: a Duration from 1 millisecond to 2562047 hours, in whole milliseconds.
   * Between keys: shorter than leaseDuration.
   * @default - 40 seconds
   */
  readonly renewDeadline?: Duration;

  /**
   * Time between two tries, of the leader and of the others. `retry-period` of config-leader-election.
   * Allowed: a Duration from 1 millisecond to 2562047 hours, in whole milliseconds.
   * Between keys: shorter than renewDeadline by more than a factor of 1.2.
   * @default - 10 seconds
   */
  readonly retryPeriod?: Duration;

  /**
   * Parts into which the work of each component is divided, each with a leader of its own. `buckets` of
   * config-leader-election.
   * Allowed: a whole number from 1 to 10.
   * @default 1
   */
  readonly buckets?: number;

  /**
   * Names of leases in place of those that Knative makes, by what these begin with; each is a key.
   * `map-lease-prefix.NAME` of config-leader-election.
   * Allowed: an object of names by COMPONENT.PACKAGE.Type.
   * Releases: from 1.4 on.
   * @default - Knative's own names
   */
  readonly mapLeasePrefix?: Readonly<Record<string, string>>;
}

/**
 * What the components log, and how.
 * @see https://knative.dev/docs/serving/observability/logging/config-logging/
 */
export interface LoggingConfiguration {
  /**
   * How all components write their logs. `zap-logger-config` of config-logging.
   * Allowed: an object with level, development, disableCaller, disableStacktrace, sampling, encoding, encoderConfig,
   * outputPaths, errorOutputPaths, initialFields.
   * @default - JSON as Google Cloud reads it, from info on
   */
  readonly zapLoggerConfig?: ZapConfig;

  /**
   * What the controller logs: this and worse. `loglevel.controller` of config-logging.
   * Allowed: 'debug', 'info', 'warn', 'error', 'dpanic', 'panic', 'fatal'.
   * @default - the level of zap-logger-config, or info
   */
  readonly loglevelController?: LogLevel;

  /**
   * What the autoscaler logs: this and worse. `loglevel.autoscaler` of config-logging.
   * Allowed: 'debug', 'info', 'warn', 'error', 'dpanic', 'panic', 'fatal'.
   * @default - the level of zap-logger-config, or info
   */
  readonly loglevelAutoscaler?: LogLevel;

  /**
   * What Knative's proxy in each new pod logs: this and worse. `loglevel.queueproxy` of config-logging.
   * Allowed: 'debug', 'info', 'warn', 'error', 'dpanic', 'panic', 'fatal'.
   * @default - the level of zap-logger-config, or info
   */
  readonly loglevelQueueproxy?: LogLevel;

  /**
   * What the webhook logs: this and worse. `loglevel.webhook` of config-logging.
   * Allowed: 'debug', 'info', 'warn', 'error', 'dpanic', 'panic', 'fatal'.
   * @default - the level of zap-logger-config, or info
   */
  readonly loglevelWebhook?: LogLevel;

  /**
   * What the activator logs: this and worse. `loglevel.activator` of config-logging.
   * Allowed: 'debug', 'info', 'warn', 'error', 'dpanic', 'panic', 'fatal'.
   * @default - the level of zap-logger-config, or info
   */
  readonly loglevelActivator?: LogLevel;

  /**
   * What the autoscaler that leaves it to that of Kubernetes logs: this and worse. `loglevel.hpaautoscaler` of
   * config-logging.
   * Allowed: 'debug', 'info', 'warn', 'error', 'dpanic', 'panic', 'fatal'.
   * @default - the level of zap-logger-config, or info
   */
  readonly loglevelHpaautoscaler?: LogLevel;

  /**
   * What the controller of DomainMappings logs: this and worse. `loglevel.domainmapping` of config-logging.
   * Allowed: 'debug', 'info', 'warn', 'error', 'dpanic', 'panic', 'fatal'.
   * Releases: before 1.11.
   * Then: loglevel.controller.
   * @default - the level of zap-logger-config, or info
   */
  readonly loglevelDomainmapping?: LogLevel;

  /**
   * What the webhook of DomainMappings logs: this and worse. `loglevel.domainmapping-webhook` of config-logging.
   * Allowed: 'debug', 'info', 'warn', 'error', 'dpanic', 'panic', 'fatal'.
   * Releases: before 1.11.
   * Then: loglevel.webhook.
   * @default - the level of zap-logger-config, or info
   */
  readonly loglevelDomainmappingWebhook?: LogLevel;

  /**
   * What Kourier's controller logs: this and worse. `loglevel.net-kourier-controller` of config-logging.
   * Allowed: 'debug', 'info', 'warn', 'error', 'dpanic', 'panic', 'fatal'.
   * @default - the level of zap-logger-config, or info
   */
  readonly loglevelNetKourierController?: LogLevel;

  /**
   * What the controller of Knative's layer for Istio logs: this and worse. `loglevel.net-istio-controller` of
   * config-logging.
   * Allowed: 'debug', 'info', 'warn', 'error', 'dpanic', 'panic', 'fatal'.
   * @default - the level of zap-logger-config, or info
   */
  readonly loglevelNetIstioController?: LogLevel;

  /**
   * What the controller of Knative's layer for Contour logs: this and worse. `loglevel.net-contour-controller` of
   * config-logging.
   * Allowed: 'debug', 'info', 'warn', 'error', 'dpanic', 'panic', 'fatal'.
   * @default - the level of zap-logger-config, or info
   */
  readonly loglevelNetContourController?: LogLevel;

  /**
   * What the controller of Knative's layer for the Gateway API logs: this and worse.
   * `loglevel.net-gateway-api-controller` of config-logging.
   * Allowed: 'debug', 'info', 'warn', 'error', 'dpanic', 'panic', 'fatal'.
   * @default - the level of zap-logger-config, or info
   */
  readonly loglevelNetGatewayApiController?: LogLevel;

  /**
   * What the controller that asks cert-manager for certificates logs: this and worse.
   * `loglevel.net-certmanager-controller` of config-logging.
   * Allowed: 'debug', 'info', 'warn', 'error', 'dpanic', 'panic', 'fatal'.
   * Releases: before 1.15.
   * Then: loglevel.controller.
   * @default - the level of zap-logger-config, or info
   */
  readonly loglevelNetCertmanagerController?: LogLevel;
}

/**
 * Which network layer serves the requests, under which hosts, and which requests are encrypted.
 * @see https://knative.dev/docs/serving/config-network-adapters/
 */
export interface NetworkConfiguration {
  /**
   * The network layer. An install with one sets it by itself. `ingress-class` of config-network.
   * Allowed: a string that is not empty.
   * @default 'istio.ingress.networking.knative.dev'
   */
  readonly ingressClass?: string;

  /**
   * The host of a route. `domain-template` of config-network.
   * Allowed: a Go template with .Name, .Namespace, .Domain, .Labels, .Annotations that gives a host and uses .Name or
   * .Labels or .Annotations.
   * @default '{{.Name}}.{{.Namespace}}.{{.Domain}}'
   */
  readonly domainTemplate?: string;

  /**
   * What stands for the name of a route in the host of one of its tags. `tag-template` of config-network.
   * Allowed: a Go template with .Name, .Tag that gives a host and uses .Tag.
   * @default '{{.Tag}}-{{.Name}}'
   */
  readonly tagTemplate?: string;

  /**
   * Whether anybody who maps a host name thereby owns it in the whole cluster. `autocreate-cluster-domain-claims` of
   * config-network.
   * Allowed: true, false.
   * @default false
   */
  readonly autocreateClusterDomainClaims?: boolean;

  /**
   * Scheme of the URLs that Knative shows for hosts without a certificate from it. `default-external-scheme` of
   * config-network.
   * Allowed: 'http', 'https'.
   * @default 'http'
   */
  readonly defaultExternalScheme?: 'http' | 'https';

  /**
   * What becomes of requests over HTTP: served, led to HTTPS, or refused. Kourier serves them also with Disabled.
   * `http-protocol` of config-network.
   * Allowed: 'Enabled', 'Redirected', 'Disabled'.
   * @default 'Enabled'
   */
  readonly httpProtocol?: 'Enabled' | 'Redirected' | 'Disabled';

  /**
   * Time over which the latest revision takes over from the one before; 0 is at once. `rollout-duration` of
   * config-network.
   * Allowed: a Duration from 0 seconds to 2562047 hours, in whole seconds.
   * @default - 0 seconds
   */
  readonly rolloutDuration?: Duration;

  /**
   * Whether Knative gets certificates for hosts that are called from outside. `external-domain-tls` of config-network.
   * Allowed: 'Enabled', 'Disabled'.
   * @default 'Disabled'
   */
  readonly externalDomainTls?: 'Enabled' | 'Disabled';

  /**
   * Whether Knative gets certificates for hosts within the cluster. Experimental; without effect before 1.14.
   * `cluster-local-domain-tls` of config-network.
   * Allowed: 'Enabled', 'Disabled'.
   * Releases: from 1.12 on.
   * @default 'Disabled'
   */
  readonly clusterLocalDomainTls?: 'Enabled' | 'Disabled';

  /**
   * Whether requests are encrypted between the network layer, the activator and Knative's proxies.
   * `system-internal-tls` of config-network.
   * Allowed: 'Enabled', 'Disabled'.
   * Releases: from 1.12 on.
   * @default 'Disabled'
   */
  readonly systemInternalTls?: 'Enabled' | 'Disabled';

  /**
   * Who makes the certificates that Knative asks for. `certificate-class` of config-network.
   * Allowed: a string that is not empty.
   * @default 'cert-manager.certificate.networking.knative.dev'
   */
  readonly certificateClass?: string;

  /**
   * Namespaces that get a wildcard certificate for each domain. `namespace-wildcard-cert-selector` of config-network.
   * Allowed: an object with matchLabels, matchExpressions; an empty one selects all.
   * @default - no namespace
   */
  readonly namespaceWildcardCertSelector?: k8s.LabelSelector;

  /**
   * Whether pods are called through their Service, as a mesh needs it: found out, always or never.
   * `mesh-compatibility-mode` of config-network.
   * Allowed: 'auto', 'enabled', 'disabled'.
   * @default 'auto'
   */
  readonly meshCompatibilityMode?: 'auto' | 'enabled' | 'disabled';

  /**
   * Whether pods can be called by their addresses although there is a mesh. Experimental.
   * `enable-mesh-pod-addressability` of config-network.
   * Allowed: true, false.
   * @default false
   */
  readonly enableMeshPodAddressability?: boolean;

  /**
   * Whether requests are encrypted between the network layer, the activator and Knative's proxies.
   * `internal-encryption` of config-network.
   * Allowed: true, false.
   * Releases: from 1.6 on, before 1.12.
   * Then: system-internal-tls.
   * @default false
   */
  readonly internalEncryption?: boolean;

  /**
   * That requests are encrypted, with internalEncryption; all values but disabled do the same. `dataplane-trust` of
   * config-network.
   * Allowed: 'disabled', 'minimal', 'enabled', 'mutual', 'identity'.
   * Between keys: 'disabled' without internalEncryption, and another with it.
   * Releases: from 1.11 on, before 1.12.
   * Then: system-internal-tls.
   * @default 'disabled'
   */
  readonly dataplaneTrust?: 'disabled' | 'minimal' | 'enabled' | 'mutual' | 'identity';

  /**
   * Without effect: Knative reads it, and nothing uses it. `controlplane-trust` of config-network.
   * Allowed: 'disabled', 'enabled', 'mutual'.
   * Releases: from 1.11 on, before 1.12.
   * Then: system-internal-tls.
   * @default 'disabled'
   */
  readonly controlplaneTrust?: 'disabled' | 'enabled' | 'mutual';

  /**
   * The Secret with the certificate that signed the activator's. `activator-ca` of config-network.
   * Allowed: the name of a Secret.
   * Between keys: only together with activatorSan.
   * Releases: from 1.4 on, before 1.6.
   * Then: internal-encryption.
   * @default - none
   */
  readonly activatorCa?: string;

  /**
   * The name that the activator's certificate has. `activator-san` of config-network.
   * Allowed: a string that is not empty.
   * Between keys: only together with activatorCa.
   * Releases: from 1.4 on, before 1.6.
   * Then: internal-encryption.
   * @default - none
   */
  readonly activatorSan?: string;

  /**
   * The Secret with the activator's certificate. `activator-cert-secret` of config-network.
   * Allowed: the name of a Secret.
   * Releases: from 1.4 on, before 1.6.
   * Then: internal-encryption.
   * @default - none
   */
  readonly activatorCertSecret?: string;

  /**
   * The Secret with the certificate that signed that of Knative's proxies. `queue-proxy-ca` of config-network.
   * Allowed: the name of a Secret.
   * Between keys: only together with queueProxySan.
   * Releases: from 1.4 on, before 1.6.
   * Then: internal-encryption.
   * @default - none
   */
  readonly queueProxyCa?: string;

  /**
   * The name that the certificate of Knative's proxies has. `queue-proxy-san` of config-network.
   * Allowed: a string that is not empty.
   * Between keys: only together with queueProxyCa.
   * Releases: from 1.4 on, before 1.6.
   * Then: internal-encryption.
   * @default - none
   */
  readonly queueProxySan?: string;

  /**
   * The Secret with the certificate of Knative's proxies. `queue-proxy-cert-secret` of config-network.
   * Allowed: the name of a Secret.
   * Releases: from 1.4 on, before 1.6.
   * Then: internal-encryption.
   * @default - none
   */
  readonly queueProxyCertSecret?: string;
}

/**
 * Which logs of requests, metrics and traces there are, and who gets them.
 * @see https://knative.dev/docs/serving/observability/metrics/collecting-metrics/
 */
export interface ObservabilityConfiguration {
  /**
   * Whether a collector of logs on the node finds what containers write to /var/log.
   * `logging.enable-var-log-collection` of config-observability.
   * Allowed: true, false.
   * @default false
   */
  readonly loggingEnableVarLogCollection?: boolean;

  /**
   * The URL of the logs of a revision, for its status; a shell variable REVISION_UID in it gives the UID.
   * `logging.revision-url-template` of config-observability.
   * Allowed: a string that is not empty.
   * @default - none
   */
  readonly loggingRevisionUrlTemplate?: string;

  /**
   * The line that is logged of each request. `logging.request-log-template` of config-observability.
   * Allowed: a Go template with .TraceID (from 1.21 on), .Request, .Response, .Revision.
   * @default - a line of JSON as Google Cloud reads it
   */
  readonly loggingRequestLogTemplate?: string;

  /**
   * Whether Knative's proxy logs requests. `logging.enable-request-log` of config-observability.
   * Allowed: true, false.
   * @default false
   */
  readonly loggingEnableRequestLog?: boolean;

  /**
   * Whether Knative's proxy logs the probes of its pod too. `logging.enable-probe-request-log` of config-observability.
   * Allowed: true, false.
   * @default false
   */
  readonly loggingEnableProbeRequestLog?: boolean;

  /**
   * How the components give their metrics. `metrics-protocol` of config-observability.
   * Allowed: 'none', 'prometheus', 'grpc', 'http/protobuf'.
   * Releases: from 1.19 on.
   * @default 'none'
   */
  readonly metricsProtocol?: 'none' | 'prometheus' | 'grpc' | 'http/protobuf';

  /**
   * Where the metrics of the components go; for prometheus, where they are asked for them. `metrics-endpoint` of
   * config-observability.
   * Allowed: a URL of http or https; for prometheus HOST:PORT or :PORT, from 1024 to 65535.
   * Between keys: with metricsProtocol 'grpc' or 'http/protobuf' a URL, with 'prometheus' none or HOST:PORT, otherwise
   * none.
   * Between keys: a port other than 8008, 8443, which are in use.
   * Releases: from 1.19 on.
   * @default - for prometheus :9090, otherwise it must be set
   */
  readonly metricsEndpoint?: string;

  /**
   * Time between two exports of metrics that are sent; 0 is OpenTelemetry's own, 60 seconds. `metrics-export-interval`
   * of config-observability.
   * Allowed: a Duration from 0 seconds to 2562047 hours, in whole milliseconds.
   * Between keys: only where metricsProtocol is 'grpc' or 'http/protobuf'.
   * Releases: from 1.19 on.
   * @default - 0 seconds
   */
  readonly metricsExportInterval?: Duration;

  /**
   * How Knative's proxies give the metrics of requests. `request-metrics-protocol` of config-observability.
   * Allowed: 'none', 'prometheus', 'grpc', 'http/protobuf'.
   * Releases: from 1.19 on.
   * @default 'none'
   */
  readonly requestMetricsProtocol?: 'none' | 'prometheus' | 'grpc' | 'http/protobuf';

  /**
   * Where the metrics of requests go; for prometheus, where the proxies are asked for them. `request-metrics-endpoint`
   * of config-observability.
   * Allowed: a URL of http or https; for prometheus HOST:PORT or :PORT, from 1024 to 65535.
   * Between keys: with requestMetricsProtocol 'grpc' or 'http/protobuf' a URL, with 'prometheus' none or HOST:PORT,
   * otherwise none.
   * Between keys: a port other than 8008, 8012, 8013, 8022, 8112, 9090, which are in use.
   * Releases: from 1.19 on.
   * @default - for prometheus :9091, otherwise it must be set
   */
  readonly requestMetricsEndpoint?: string;

  /**
   * Time between two exports of metrics of requests that are sent; 0 is OpenTelemetry's own, 60 seconds.
   * `request-metrics-export-interval` of config-observability.
   * Allowed: a Duration from 0 seconds to 2562047 hours, in whole milliseconds.
   * Between keys: only where requestMetricsProtocol is 'grpc' or 'http/protobuf'.
   * Releases: from 1.19 on.
   * @default - 0 seconds
   */
  readonly requestMetricsExportInterval?: Duration;

  /**
   * How traces are given; stdout is for finding faults. `tracing-protocol` of config-observability.
   * Allowed: 'none', 'stdout', 'grpc', 'http/protobuf'.
   * Releases: from 1.19 on.
   * @default 'none'
   */
  readonly tracingProtocol?: 'none' | 'stdout' | 'grpc' | 'http/protobuf';

  /**
   * Where traces go. `tracing-endpoint` of config-observability.
   * Allowed: a URL of http or https.
   * Between keys: with tracingProtocol 'grpc' or 'http/protobuf' a URL, otherwise none.
   * Releases: from 1.19 on.
   * @default - none; grpc and http/protobuf need one
   */
  readonly tracingEndpoint?: string;

  /**
   * Which part of the requests is traced: 1 is all. `tracing-sampling-rate` of config-observability.
   * Allowed: a number from 0 to 1.
   * Between keys: only where tracingProtocol is 'grpc' or 'http/protobuf'.
   * Releases: from 1.19 on.
   * @default 0
   */
  readonly tracingSamplingRate?: number;

  /**
   * Whether components can be asked, on port 8008, for what takes their time and memory. `runtime-profiling` of
   * config-observability.
   * Allowed: 'enabled', 'disabled'.
   * Releases: from 1.19 on.
   * @default 'disabled'
   */
  readonly runtimeProfiling?: 'enabled' | 'disabled';

  /**
   * Time between two looks at the memory of a component, for its metrics. `runtime-export-interval` of
   * config-observability.
   * Allowed: a Duration from 0 seconds to 2562047 hours, in whole milliseconds.
   * Releases: from 1.19 on.
   * @default - 15 seconds
   */
  readonly runtimeExportInterval?: Duration;

  /**
   * How the components give their metrics. `metrics.backend-destination` of config-observability.
   * Allowed: 'prometheus', 'opencensus', 'none'.
   * Releases: before 1.19.
   * Then: metrics-protocol.
   * @default 'prometheus'
   */
  readonly metricsBackendDestination?: 'prometheus' | 'opencensus' | 'none';

  /**
   * Time between two exports of metrics. `metrics.reporting-period-seconds` of config-observability.
   * Allowed: a Duration from 1 second to 2562047 hours, in whole seconds.
   * Releases: before 1.19.
   * Then: metrics-export-interval.
   * @default - 5 seconds for prometheus, 60 seconds for opencensus
   */
  readonly metricsReportingPeriod?: Duration;

  /**
   * How Knative's proxies give the metrics of requests. `metrics.request-metrics-backend-destination` of
   * config-observability.
   * Allowed: 'prometheus', 'opencensus', 'none'.
   * Releases: before 1.19.
   * Then: request-metrics-protocol.
   * @default 'prometheus'
   */
  readonly metricsRequestMetricsBackendDestination?: 'prometheus' | 'opencensus' | 'none';

  /**
   * Time between two exports of metrics of requests. `metrics.request-metrics-reporting-period-seconds` of
   * config-observability.
   * Allowed: a Duration from 1 second to 2562047 hours, in whole seconds.
   * Releases: from 1.11 on, before 1.19.
   * Then: request-metrics-export-interval.
   * @default - that of metrics.reporting-period-seconds
   */
  readonly metricsRequestMetricsReportingPeriod?: Duration;

  /**
   * Where metrics go with opencensus. `metrics.opencensus-address` of config-observability.
   * Allowed: HOST:PORT.
   * Between keys: only where one of these is 'opencensus'.
   * Releases: before 1.19.
   * Then: metrics-endpoint.
   * @default - localhost:55678
   */
  readonly metricsOpencensusAddress?: string;

  /**
   * Whether metrics are encrypted on their way with opencensus. `metrics.opencensus-require-tls` of
   * config-observability.
   * Allowed: true, false.
   * Between keys: only where one of these is 'opencensus'.
   * Releases: before 1.19.
   * Then: metrics-endpoint with a URL of https.
   * @default false
   */
  readonly metricsOpencensusRequireTls?: boolean;

  /**
   * Whether components can be asked, on port 8008, for what takes their time and memory. `profiling.enable` of
   * config-observability.
   * Allowed: true, false.
   * Releases: before 1.19.
   * Then: runtime-profiling.
   * @default false
   */
  readonly profilingEnable?: boolean;
}

/**
 * Which requests are traced, and who gets the traces. From 1.19 on, config-observability says it.
 * @see https://knative.dev/docs/serving/observability/accessing-traces/
 */
export interface TracingConfiguration {
  /**
   * How traces are given. `backend` of config-tracing.
   * Allowed: 'none', 'zipkin'.
   * Between keys: 'zipkin' only with zipkinEndpoint.
   * Releases: before 1.19.
   * Then: tracing-protocol in config-observability.
   * @default 'none'
   */
  readonly backend?: 'none' | 'zipkin';

  /**
   * Where traces go with zipkin. `zipkin-endpoint` of config-tracing.
   * Allowed: a URL of http or https.
   * Between keys: only where backend is 'zipkin'.
   * Releases: before 1.19.
   * Then: tracing-endpoint in config-observability.
   * @default - none; zipkin needs one
   */
  readonly zipkinEndpoint?: string;

  /**
   * Whether every request is traced. `debug` of config-tracing.
   * Allowed: true, false.
   * Between keys: only where backend is 'zipkin'.
   * Releases: before 1.19.
   * Then: tracing-sampling-rate in config-observability.
   * @default false
   */
  readonly debug?: boolean;

  /**
   * Which part of the requests is traced: 1 is all. `sample-rate` of config-tracing.
   * Allowed: a number from 0 to 1.
   * Between keys: only where backend is 'zipkin'.
   * Releases: before 1.19.
   * Then: tracing-sampling-rate in config-observability.
   * @default 0.1
   */
  readonly sampleRate?: number;
}

/**
 * Who signs the certificates that Knative asks cert-manager for.
 * @see https://knative.dev/docs/serving/encryption/configure-certmanager-integration/
 */
export interface CertmanagerConfiguration {
  /**
   * Who signs for hosts that are called from outside. `issuerRef` of config-certmanager.
   * Allowed: an object with name, kind, group.
   * Releases: from 1.15 on.
   * @default - {"kind":"ClusterIssuer","name":"knative-selfsigned-issuer"}
   */
  readonly issuerRef?: IssuerReference;

  /**
   * Who signs for hosts within the cluster. `clusterLocalIssuerRef` of config-certmanager.
   * Allowed: an object with name, kind, group.
   * Releases: from 1.15 on.
   * @default - {"kind":"ClusterIssuer","name":"knative-selfsigned-issuer"}
   */
  readonly clusterLocalIssuerRef?: IssuerReference;

  /**
   * Who signs for the components of Knative. `systemInternalIssuerRef` of config-certmanager.
   * Allowed: an object with name, kind, group.
   * Releases: from 1.15 on.
   * @default - {"kind":"ClusterIssuer","name":"knative-selfsigned-issuer"}
   */
  readonly systemInternalIssuerRef?: IssuerReference;
}

/**
 * What the platform's configuration says, by ConfigMap.
 */
export interface ServingConfiguration {
  /**
   * How many pods a revision gets, where the revision's own annotations don't say so. (config-autoscaler)
   * @default - Knative's own defaults
   */
  readonly autoscaler?: AutoscalerConfiguration;

  /**
   * What a revision gets where it doesn't say so, and the most that it may ask for. (config-defaults)
   * @default - Knative's own defaults
   */
  readonly defaults?: DefaultsConfiguration;

  /**
   * How revisions become Deployments, and what runs beside their containers. (config-deployment)
   * @default - Knative's own defaults
   */
  readonly deployment?: DeploymentConfiguration;

  /**
   * The domains under which hosts are made. (config-domain)
   * @default - Knative's own defaults
   */
  readonly domain?: readonly Domain[];

  /**
   * What revisions may use of Kubernetes, and what Knative does that is new. (config-features)
   * @default - Knative's own defaults
   */
  readonly features?: FeaturesConfiguration;

  /**
   * How many revisions are kept, and for how long. (config-gc)
   * @default - Knative's own defaults
   */
  readonly gc?: GcConfiguration;

  /**
   * Which of several pods of a component does the work. A component that may not be elected by these stops.
   * (config-leader-election)
   * @default - Knative's own defaults
   */
  readonly leaderElection?: LeaderElectionConfiguration;

  /**
   * What the components log, and how. (config-logging)
   * @default - Knative's own defaults
   */
  readonly logging?: LoggingConfiguration;

  /**
   * Which network layer serves the requests, under which hosts, and which requests are encrypted. (config-network)
   * @default - Knative's own defaults
   */
  readonly network?: NetworkConfiguration;

  /**
   * Which logs of requests, metrics and traces there are, and who gets them. (config-observability)
   * @default - Knative's own defaults
   */
  readonly observability?: ObservabilityConfiguration;

  /**
   * Which requests are traced, and who gets the traces. From 1.19 on, config-observability says it. (config-tracing)
   * @default - Knative's own defaults
   */
  readonly tracing?: TracingConfiguration;

  /**
   * Who signs the certificates that Knative asks cert-manager for. (config-certmanager)
   * @default - Knative's own defaults
   */
  readonly certmanager?: CertmanagerConfiguration;
}
