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
   * Allowed: a string that is not empty.
   * @default 'kpa.autoscaling.knative.dev'
   * @see https://knative.dev/docs/serving/autoscaling/autoscaler-types/
   */
  readonly podAutoscalerClass?: string;

  /**
   * Fewest pods of a revision.
   * Allowed: a whole number from 0.
   * @default 0
   * @see https://knative.dev/docs/serving/autoscaling/autoscaler-types/
   */
  readonly minScale?: number;

  /**
   * Most pods of a revision; 0 is no limit.
   * Allowed: a whole number from 0.
   * @default 0
   * @see https://knative.dev/docs/serving/autoscaling/autoscaler-types/
   */
  readonly maxScale?: number;

  /**
   * Most pods that a revision may ask for; 0 lets it ask for any number, and for no limit.
   * Allowed: a whole number from 0.
   * @default 0
   * @see https://knative.dev/docs/serving/autoscaling/autoscaler-types/
   */
  readonly maxScaleLimit?: number;

  /**
   * Pods that a new revision starts with.
   * Allowed: a whole number from 0.
   * @default 1
   * @see https://knative.dev/docs/serving/autoscaling/autoscaler-types/
   */
  readonly initialScale?: number;

  /**
   * Whether a revision may start without a pod.
   * Allowed: true, false.
   * @default false
   * @see https://knative.dev/docs/serving/autoscaling/autoscaler-types/
   */
  readonly allowZeroInitialScale?: boolean;

  /**
   * Whether the last pod of a revision goes when nobody calls.
   * Allowed: true, false.
   * @default true
   * @see https://knative.dev/docs/serving/autoscaling/autoscaler-types/
   */
  readonly enableScaleToZero?: boolean;

  /**
   * Time over which requests are averaged.
   * Allowed: a Duration from 6 seconds to 1 hour, in whole seconds.
   * @default - 1 minute
   * @see https://knative.dev/docs/serving/autoscaling/autoscaler-types/
   */
  readonly stableWindow?: Duration;

  /**
   * Longest time that the last pod waits for the activator to take over the requests.
   * Allowed: a Duration from 1 millisecond, in whole milliseconds.
   * @default - 30 seconds
   * @see https://knative.dev/docs/serving/autoscaling/autoscaler-types/
   */
  readonly scaleToZeroGracePeriod?: Duration;

  /**
   * Time for which the last pod stays although it has nothing to do. The annotation of a revision ends at 1 hour, this
   * key does not.
   * Allowed: a Duration from 0 seconds, in whole milliseconds.
   * @default - 0 seconds
   * @see https://knative.dev/docs/serving/autoscaling/autoscaler-types/
   */
  readonly scaleToZeroPodRetentionPeriod?: Duration;

  /**
   * Time for which the requests must have been fewer before pods go.
   * Allowed: a Duration from 0 seconds, in whole seconds.
   * @default - 0 seconds
   * @see https://knative.dev/docs/serving/autoscaling/autoscaler-types/
   */
  readonly scaleDownDelay?: Duration;

  /**
   * How busy the autoscaler keeps a pod, in percent of the requests that it may work on at a time.
   * Allowed: a number above 1 to 100.
   * @default 70
   * @see https://knative.dev/docs/serving/autoscaling/autoscaler-types/
   */
  readonly containerConcurrencyTargetPercentage?: number;

  /**
   * Requests that a pod is to work on at a time, where the revision sets no limit.
   * Allowed: a number above 0.
   * @default 100
   * @see https://knative.dev/docs/serving/autoscaling/autoscaler-types/
   */
  readonly containerConcurrencyTargetDefault?: number;

  /**
   * Requests that a pod is to answer in a second, for revisions that are scaled by these.
   * Allowed: a number from 0.01.
   * @default 200
   * @see https://knative.dev/docs/serving/autoscaling/autoscaler-types/
   */
  readonly requestsPerSecondTargetDefault?: number;

  /**
   * Requests at a time for which a revision is to have room to spare; with less room, the activator stays in their
   * path. 0 takes it out while there is a pod, -1 never does.
   * Allowed: a number from 0, or -1.
   * @default - 200; 211 from 1.4 on
   * @see https://knative.dev/docs/serving/autoscaling/autoscaler-types/
   */
  readonly targetBurstCapacity?: number;

  /**
   * Requests at a time that one activator is expected to carry.
   * Allowed: a number from 1.
   * @default 100
   * @see https://knative.dev/docs/serving/autoscaling/autoscaler-types/
   */
  readonly activatorCapacity?: number;

  /**
   * Length of the window that shows a sudden rush, in percent of the stable window.
   * Allowed: a number from 1 to 100.
   * @default 10
   * @see https://knative.dev/docs/serving/autoscaling/autoscaler-types/
   */
  readonly panicWindowPercentage?: number;

  /**
   * How far a rush must exceed what the pods are to work on, in percent, until pods are only added.
   * Allowed: a number above 0.
   * @default 200
   * @see https://knative.dev/docs/serving/autoscaling/autoscaler-types/
   */
  readonly panicThresholdPercentage?: number;

  /**
   * By how much the pods may be multiplied in one step, of 2 seconds.
   * Allowed: a number above 1.
   * @default 1000
   * @see https://knative.dev/docs/serving/autoscaling/autoscaler-types/
   */
  readonly maxScaleUpRate?: number;

  /**
   * By how much the pods may be divided in one step, of 2 seconds.
   * Allowed: a number above 1.
   * @default 2
   * @see https://knative.dev/docs/serving/autoscaling/autoscaler-types/
   */
  readonly maxScaleDownRate?: number;
}

/**
 * What a revision gets where it doesn't say so, and the most that it may ask for.
 * @see https://knative.dev/docs/serving/configuration/config-defaults/
 */
export interface DefaultsConfiguration {
  /**
   * Longest time for a request; before 1.7 only until its answer begins.
   * Allowed: a Duration from 1 second, in whole seconds.
   * @default - 5 minutes
   * @see https://knative.dev/docs/serving/configuration/config-defaults/
   */
  readonly revisionTimeout?: Duration;

  /**
   * Longest timeout that a revision may ask for.
   * Allowed: a Duration from 1 second, in whole seconds.
   * @default - 10 minutes
   * @see https://knative.dev/docs/serving/configuration/config-defaults/
   */
  readonly maxRevisionTimeout?: Duration;

  /**
   * Longest time until the first byte of an answer; 0 leaves it to the revision's timeout.
   * Allowed: a Duration from 0 seconds, in whole seconds.
   * Releases: from 1.7 on.
   * @default - the same as revision-timeout-seconds
   * @see https://knative.dev/docs/serving/configuration/config-defaults/
   */
  readonly revisionResponseStartTimeout?: Duration;

  /**
   * Longest time between two bytes of an answer; 0 is no limit.
   * Allowed: a Duration from 0 seconds, in whole seconds.
   * Releases: from 1.7 on.
   * @default - 0 seconds
   * @see https://knative.dev/docs/serving/configuration/config-defaults/
   */
  readonly revisionIdleTimeout?: Duration;

  /**
   * CPU that a container asks for.
   * Allowed: a Cpu.
   * @default - none: the pod asks for nothing
   * @see https://knative.dev/docs/serving/configuration/config-defaults/
   */
  readonly revisionCpuRequest?: Cpu;

  /**
   * Memory that a container asks for.
   * Allowed: a Size of whole kibibytes.
   * @default - none: the pod asks for nothing
   * @see https://knative.dev/docs/serving/configuration/config-defaults/
   */
  readonly revisionMemoryRequest?: Size;

  /**
   * Storage on the node's disk that a container asks for.
   * Allowed: a Size of whole kibibytes.
   * @default - none: the pod asks for nothing
   * @see https://knative.dev/docs/serving/configuration/config-defaults/
   */
  readonly revisionEphemeralStorageRequest?: Size;

  /**
   * CPU that a container may use.
   * Allowed: a Cpu.
   * @default - none: the pod may use what the node has
   * @see https://knative.dev/docs/serving/configuration/config-defaults/
   */
  readonly revisionCpuLimit?: Cpu;

  /**
   * Memory that a container may use.
   * Allowed: a Size of whole kibibytes.
   * @default - none: the pod may use what the node has
   * @see https://knative.dev/docs/serving/configuration/config-defaults/
   */
  readonly revisionMemoryLimit?: Size;

  /**
   * Storage on the node's disk that a container may use.
   * Allowed: a Size of whole kibibytes.
   * @default - none: the pod may use what the node has
   * @see https://knative.dev/docs/serving/configuration/config-defaults/
   */
  readonly revisionEphemeralStorageLimit?: Size;

  /**
   * Name of a container that has none.
   * Allowed: a Go template with .Name, .Namespace, .Labels, .Annotations; else lower-case letters, digits and '-'.
   * @default 'user-container'
   * @see https://knative.dev/docs/serving/configuration/config-defaults/
   */
  readonly containerNameTemplate?: string;

  /**
   * Name of an init container that has none.
   * Allowed: a Go template with .Name, .Namespace, .Labels, .Annotations; else lower-case letters, digits and '-'.
   * @default 'init-container'
   * @see https://knative.dev/docs/serving/configuration/config-defaults/
   */
  readonly initContainerNameTemplate?: string;

  /**
   * Requests that one pod is given at a time; 0 is no limit.
   * Allowed: a whole number from 0.
   * @default 0
   * @see https://knative.dev/docs/serving/configuration/config-defaults/
   */
  readonly containerConcurrency?: number;

  /**
   * Highest limit of requests at a time that a revision may set.
   * Allowed: a whole number from 1.
   * @default 1000
   * @see https://knative.dev/docs/serving/configuration/config-defaults/
   */
  readonly containerConcurrencyMaxLimit?: number;

  /**
   * Whether a revision may take requests without a limit.
   * Allowed: true, false.
   * @default true
   * @see https://knative.dev/docs/serving/configuration/config-defaults/
   */
  readonly allowContainerConcurrencyZero?: boolean;

  /**
   * Whether containers find the addresses of all Services of their namespace in environment variables; default leaves
   * it to Kubernetes, which gives them.
   * Allowed: true, false, or default.
   * @default false
   * @see https://knative.dev/docs/serving/configuration/config-defaults/
   */
  readonly enableServiceLinks?: boolean | 'default';
}

/**
 * How revisions become Deployments, and what runs beside their containers.
 * @see https://knative.dev/docs/serving/configuration/deployment/
 */
export interface DeploymentConfiguration {
  /**
   * The image of Knative's own proxy in each pod. A mirror must hold that of the release.
   * Allowed: a reference such as registry/path:tag or registry/path@sha256:digest.
   * @default - the release's own image
   * @see https://knative.dev/docs/serving/configuration/deployment/
   */
  readonly queueSidecarImage?: string;

  /**
   * Registries whose tags are left to the nodes: exact hosts. A list replaces Knative's own.
   * Allowed: a list, each a host such as europe-west1-docker.pkg.dev, without a scheme, a path or a wildcard.
   * @default - ["kind.local","ko.local","dev.local"]
   * @see https://knative.dev/docs/serving/configuration/deployment/
   */
  readonly registriesSkippingTagResolving?: readonly string[];

  /**
   * Longest time to ask a registry for the digest of a tag.
   * Allowed: a Duration from 1 millisecond, in whole milliseconds.
   * @default - 10 seconds
   * @see https://knative.dev/docs/serving/configuration/deployment/
   */
  readonly digestResolutionTimeout?: Duration;

  /**
   * Time after which a revision that is not ready has failed.
   * Allowed: a Duration from 1 second, in whole seconds.
   * @default - 10 minutes
   * @see https://knative.dev/docs/serving/configuration/deployment/
   */
  readonly progressDeadline?: Duration;

  /**
   * CPU that Knative's proxy asks for.
   * Allowed: a Cpu.
   * @default - 25m
   * @see https://knative.dev/docs/serving/configuration/deployment/
   */
  readonly queueSidecarCpuRequest?: Cpu;

  /**
   * CPU that Knative's proxy may use.
   * Allowed: a Cpu.
   * @default - none; 1000m with queueproxy.resource-defaults, from 1.11 on
   * @see https://knative.dev/docs/serving/configuration/deployment/
   */
  readonly queueSidecarCpuLimit?: Cpu;

  /**
   * Memory that Knative's proxy asks for.
   * Allowed: a Size of whole kibibytes.
   * @default - none; 400Mi with queueproxy.resource-defaults, from 1.11 on
   * @see https://knative.dev/docs/serving/configuration/deployment/
   */
  readonly queueSidecarMemoryRequest?: Size;

  /**
   * Memory that Knative's proxy may use.
   * Allowed: a Size of whole kibibytes.
   * @default - none; 800Mi with queueproxy.resource-defaults, from 1.11 on
   * @see https://knative.dev/docs/serving/configuration/deployment/
   */
  readonly queueSidecarMemoryLimit?: Size;

  /**
   * Storage on the node's disk that Knative's proxy asks for.
   * Allowed: a Size of whole kibibytes.
   * @default - none
   * @see https://knative.dev/docs/serving/configuration/deployment/
   */
  readonly queueSidecarEphemeralStorageRequest?: Size;

  /**
   * Storage on the node's disk that Knative's proxy may use.
   * Allowed: a Size of whole kibibytes.
   * @default - none
   * @see https://knative.dev/docs/serving/configuration/deployment/
   */
  readonly queueSidecarEphemeralStorageLimit?: Size;

  /**
   * Audiences for each of which Knative's proxy gets a token, for extensions of it.
   * Allowed: a list of one or more, each a string without commas and spaces.
   * Releases: from 1.9 on.
   * @default - no tokens
   * @see https://knative.dev/docs/serving/configuration/deployment/
   */
  readonly queueSidecarTokenAudiences?: readonly string[];

  /**
   * A root certificate that Knative's proxy trusts besides those of its image, for extensions of it.
   * Allowed: a certificate in PEM.
   * Releases: from 1.9 on.
   * @default - none
   * @see https://knative.dev/docs/serving/configuration/deployment/
   */
  readonly queueSidecarRootca?: string;

  /**
   * Oldest version of TLS that Knative's proxy accepts.
   * Allowed: 1.2, 1.3.
   * Releases: from 1.21.2 on.
   * @default '1.3'
   * @see https://knative.dev/docs/serving/configuration/deployment/
   */
  readonly queueSidecarTlsMinVersion?: '1.2' | '1.3';

  /**
   * Newest version of TLS that Knative's proxy accepts.
   * Allowed: 1.2, 1.3.
   * Releases: from 1.21.2 on.
   * @default - the newest that Go knows
   * @see https://knative.dev/docs/serving/configuration/deployment/
   */
  readonly queueSidecarTlsMaxVersion?: '1.2' | '1.3';

  /**
   * Cipher suites that Knative's proxy accepts in TLS 1.2; in TLS 1.3 they can not be chosen.
   * Allowed: a list of one or more, each the name of a cipher suite of TLS 1.2 in Go.
   * Releases: from 1.21.2 on.
   * @default - Go's own
   * @see https://knative.dev/docs/serving/configuration/deployment/
   */
  readonly queueSidecarTlsCipherSuites?: readonly CipherSuite[];

  /**
   * Elliptic curves that Knative's proxy accepts.
   * Allowed: a list of one or more, each one of X25519, X25519MLKEM768, CurveP256, CurveP384, CurveP521.
   * Releases: from 1.21.2 on.
   * @default - Go's own
   * @see https://knative.dev/docs/serving/configuration/deployment/
   */
  readonly queueSidecarTlsCurvePreferences?: readonly Curve[];

  /**
   * Whom Knative's proxy tells that a pod has nothing to do, or has again.
   * Allowed: a URL, whose host may be $HOST_IP.
   * Releases: before 1.10.
   * @default - nobody
   * @see https://knative.dev/docs/serving/configuration/deployment/
   */
  readonly concurrencyStateEndpoint?: string;

  /**
   * Whether the pods of a revision are spread over nodes, where the revision says nothing of it.
   * Allowed: prefer-spread-revision-over-nodes, none.
   * Releases: from 1.15 on.
   * @default 'prefer-spread-revision-over-nodes'
   * @see https://knative.dev/docs/serving/configuration/deployment/
   */
  readonly defaultAffinityType?: 'prefer-spread-revision-over-nodes' | 'none';

  /**
   * Which revisions run in which RuntimeClass.
   * Allowed: a list of objects with name, selector.
   * Releases: from 1.15 on.
   * @default - none: the cluster's own runtime
   * @see https://knative.dev/docs/serving/configuration/deployment/
   */
  readonly runtimeClassName?: readonly RuntimeClass[];

  /**
   * Whether a pod without a node is only waiting for one, as a cluster that adds nodes makes it.
   * Allowed: true, false.
   * Releases: from 1.21 on.
   * @default false
   * @see https://knative.dev/docs/serving/configuration/deployment/
   */
  readonly podIsAlwaysSchedulable?: boolean;
}

/**
 * What revisions may use of Kubernetes, and what Knative does that is new.
 * @see https://knative.dev/docs/serving/configuration/feature-flags/
 */
export interface FeaturesConfiguration {
  /**
   * Whether a pod may have several containers of its own. Allowed is as good as Disabled.
   * Allowed: Enabled, Allowed, Disabled.
   * @default 'Enabled'
   * @see https://knative.dev/docs/serving/configuration/feature-flags/
   */
  readonly multiContainer?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether all containers of a pod are probed, and not only the one that answers requests. Allowed is as good as
   * Disabled.
   * Allowed: Enabled, Allowed, Disabled.
   * Releases: from 1.14 on.
   * @default 'Disabled'
   * @see https://knative.dev/docs/serving/configuration/feature-flags/
   */
  readonly multiContainerProbing?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use affinity.
   * Allowed: Enabled, Allowed, Disabled.
   * @default 'Disabled'
   * @see https://knative.dev/docs/serving/configuration/feature-flags/
   */
  readonly kubernetesPodspecAffinity?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use topologySpreadConstraints.
   * Allowed: Enabled, Allowed, Disabled.
   * Releases: from 1.4 on.
   * @default 'Disabled'
   * @see https://knative.dev/docs/serving/configuration/feature-flags/
   */
  readonly kubernetesPodspecTopologyspreadconstraints?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether Kubernetes is asked, when a Knative Service is made, if it would take the pod: always, where an annotation
   * of the Service says so, or never.
   * Allowed: Enabled, Allowed, Disabled.
   * Releases: before 1.20.
   * @default 'Allowed'
   * @see https://knative.dev/docs/serving/configuration/feature-flags/
   */
  readonly kubernetesPodspecDryrun?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use hostAliases.
   * Allowed: Enabled, Allowed, Disabled.
   * @default 'Disabled'
   * @see https://knative.dev/docs/serving/configuration/feature-flags/
   */
  readonly kubernetesPodspecHostaliases?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use fieldRef and resourceFieldRef in environment variables.
   * Allowed: Enabled, Allowed, Disabled.
   * @default 'Disabled'
   * @see https://knative.dev/docs/serving/configuration/feature-flags/
   */
  readonly kubernetesPodspecFieldref?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use nodeSelector.
   * Allowed: Enabled, Allowed, Disabled.
   * @default 'Disabled'
   * @see https://knative.dev/docs/serving/configuration/feature-flags/
   */
  readonly kubernetesPodspecNodeselector?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use tolerations.
   * Allowed: Enabled, Allowed, Disabled.
   * @default 'Disabled'
   * @see https://knative.dev/docs/serving/configuration/feature-flags/
   */
  readonly kubernetesPodspecTolerations?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use runtimeClassName.
   * Allowed: Enabled, Allowed, Disabled.
   * @default 'Disabled'
   * @see https://knative.dev/docs/serving/configuration/feature-flags/
   */
  readonly kubernetesPodspecRuntimeclassname?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use securityContext of the pod.
   * Allowed: Enabled, Allowed, Disabled.
   * @default 'Disabled'
   * @see https://knative.dev/docs/serving/configuration/feature-flags/
   */
  readonly kubernetesPodspecSecuritycontext?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use shareProcessNamespace.
   * Allowed: Enabled, Allowed, Disabled.
   * Releases: from 1.12 on.
   * @default 'Disabled'
   * @see https://knative.dev/docs/serving/configuration/feature-flags/
   */
  readonly kubernetesPodspecShareprocessnamespace?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use priorityClassName.
   * Allowed: Enabled, Allowed, Disabled.
   * @default 'Disabled'
   * @see https://knative.dev/docs/serving/configuration/feature-flags/
   */
  readonly kubernetesPodspecPriorityclassname?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use schedulerName.
   * Allowed: Enabled, Allowed, Disabled.
   * @default 'Disabled'
   * @see https://knative.dev/docs/serving/configuration/feature-flags/
   */
  readonly kubernetesPodspecSchedulername?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use hostIPC.
   * Allowed: Enabled, Allowed, Disabled.
   * Releases: from 1.16 on.
   * @default 'Disabled'
   * @see https://knative.dev/docs/serving/configuration/feature-flags/
   */
  readonly kubernetesPodspecHostipc?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use hostPID.
   * Allowed: Enabled, Allowed, Disabled.
   * Releases: from 1.16 on.
   * @default 'Disabled'
   * @see https://knative.dev/docs/serving/configuration/feature-flags/
   */
  readonly kubernetesPodspecHostpid?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use hostNetwork.
   * Allowed: Enabled, Allowed, Disabled.
   * Releases: from 1.16 on.
   * @default 'Disabled'
   * @see https://knative.dev/docs/serving/configuration/feature-flags/
   */
  readonly kubernetesPodspecHostnetwork?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use dnsPolicy.
   * Allowed: Enabled, Allowed, Disabled.
   * Releases: from 1.5 on.
   * @default 'Disabled'
   * @see https://knative.dev/docs/serving/configuration/feature-flags/
   */
  readonly kubernetesPodspecDnspolicy?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use dnsConfig.
   * Allowed: Enabled, Allowed, Disabled.
   * Releases: from 1.5 on.
   * @default 'Disabled'
   * @see https://knative.dev/docs/serving/configuration/feature-flags/
   */
  readonly kubernetesPodspecDnsconfig?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use capabilities.add in the securityContext of a container. From 1.12 on, Allowed is as good
   * as Disabled.
   * Allowed: Enabled, Allowed, Disabled.
   * @default 'Disabled'
   * @see https://knative.dev/docs/serving/configuration/feature-flags/
   */
  readonly kubernetesContainerspecAddcapabilities?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use initContainers. Allowed is as good as Disabled.
   * Allowed: Enabled, Allowed, Disabled.
   * @default 'Disabled'
   * @see https://knative.dev/docs/serving/configuration/feature-flags/
   */
  readonly kubernetesPodspecInitContainers?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use volumes of type emptyDir. Allowed is as good as Disabled.
   * Allowed: Enabled, Allowed, Disabled.
   * @default - 'Disabled'; 'Enabled' from 1.8 on
   * @see https://knative.dev/docs/serving/configuration/feature-flags/
   */
  readonly kubernetesPodspecVolumesEmptydir?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use volumes of type hostPath. Allowed is as good as Disabled.
   * Allowed: Enabled, Allowed, Disabled.
   * Releases: from 1.17 on.
   * @default 'Disabled'
   * @see https://knative.dev/docs/serving/configuration/feature-flags/
   */
  readonly kubernetesPodspecVolumesHostpath?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use volumes of type csi. Allowed is as good as Disabled.
   * Allowed: Enabled, Allowed, Disabled.
   * Releases: from 1.18 on.
   * @default 'Disabled'
   * @see https://knative.dev/docs/serving/configuration/feature-flags/
   */
  readonly kubernetesPodspecVolumesCsi?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use volumes of type image. Allowed is as good as Disabled.
   * Allowed: Enabled, Allowed, Disabled.
   * Releases: from 1.19 on.
   * @default 'Disabled'
   * @see https://knative.dev/docs/serving/configuration/feature-flags/
   */
  readonly kubernetesPodspecVolumesImage?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use volumes of type ephemeral. Allowed is as good as Disabled.
   * Allowed: Enabled, Allowed, Disabled.
   * Releases: from 1.23 on.
   * @default 'Disabled'
   * @see https://knative.dev/docs/serving/configuration/feature-flags/
   */
  readonly kubernetesPodspecVolumesEphemeral?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use mountPropagation. Allowed is as good as Disabled.
   * Allowed: Enabled, Allowed, Disabled.
   * Releases: from 1.18 on.
   * @default 'Disabled'
   * @see https://knative.dev/docs/serving/configuration/feature-flags/
   */
  readonly kubernetesPodspecVolumesMountPropagation?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may use volumes of type persistentVolumeClaim. Allowed is as good as Disabled.
   * Allowed: Enabled, Allowed, Disabled.
   * @default 'Disabled'
   * @see https://knative.dev/docs/serving/configuration/feature-flags/
   */
  readonly kubernetesPodspecPersistentVolumeClaim?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether a revision may write to such volumes. Allowed is as good as Disabled.
   * Allowed: Enabled, Allowed, Disabled.
   * @default 'Disabled'
   * @see https://knative.dev/docs/serving/configuration/feature-flags/
   */
  readonly kubernetesPodspecPersistentVolumeWrite?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether Knative's proxy finds the annotations of its pod in a file; Allowed lets an annotation decide.
   * Allowed: Enabled, Allowed, Disabled.
   * Releases: from 1.7 on.
   * @default 'Disabled'
   * @see https://knative.dev/docs/serving/configuration/feature-flags/
   */
  readonly queueproxyMountPodinfo?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether Knative's proxy gets requests and limits where config-deployment sets none. Allowed is as good as Disabled.
   * Allowed: Enabled, Allowed, Disabled.
   * Releases: from 1.11 on.
   * @default 'Disabled'
   * @see https://knative.dev/docs/serving/configuration/feature-flags/
   */
  readonly queueproxyResourceDefaults?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether containers get a strict securityContext where they have none; AllowRootBounded lets them run as root.
   * Allowed: Enabled, AllowRootBounded (from 1.20 on), Allowed (before 1.20), Disabled.
   * Releases: from 1.9 on.
   * @default 'Disabled'
   * @see https://knative.dev/docs/serving/configuration/feature-flags/
   */
  readonly securePodDefaults?: 'Enabled' | 'AllowRootBounded' | 'Allowed' | 'Disabled';

  /**
   * Whether a header Knative-Serving-Tag leads a request to the revision of the tag. Allowed is as good as Disabled.
   * Allowed: Enabled, Allowed, Disabled.
   * @default 'Disabled'
   * @see https://knative.dev/docs/serving/configuration/feature-flags/
   */
  readonly tagHeaderBasedRouting?: 'Enabled' | 'Allowed' | 'Disabled';

  /**
   * Whether Knative finds out by itself that a container speaks HTTP/2, without a port that is named h2c. Allowed is as
   * good as Disabled.
   * Allowed: Enabled, Allowed, Disabled.
   * @default 'Disabled'
   * @see https://knative.dev/docs/serving/configuration/feature-flags/
   */
  readonly autodetectHttp2?: 'Enabled' | 'Allowed' | 'Disabled';
}

/**
 * How many revisions are kept, and for how long.
 * @see https://knative.dev/docs/serving/revisions/revision-admin-config-options/
 */
export interface GcConfiguration {
  /**
   * Time for which a new revision is kept; disabled leaves that to the other keys.
   * Allowed: a Duration from 0 seconds, in whole milliseconds, or disabled.
   * @default - 48 hours
   * @see https://knative.dev/docs/serving/revisions/revision-admin-config-options/
   */
  readonly retainSinceCreateTime?: Duration | 'disabled';

  /**
   * Time for which a revision is kept after its last traffic; disabled leaves that to the other keys.
   * Allowed: a Duration from 0 seconds, in whole milliseconds, or disabled.
   * @default - 15 hours
   * @see https://knative.dev/docs/serving/revisions/revision-admin-config-options/
   */
  readonly retainSinceLastActiveTime?: Duration | 'disabled';

  /**
   * Revisions without traffic that are kept however old they are.
   * Allowed: a whole number from 0.
   * @default 20
   * @see https://knative.dev/docs/serving/revisions/revision-admin-config-options/
   */
  readonly minNonActiveRevisions?: number;

  /**
   * Revisions without traffic that are kept at the most; disabled is no limit.
   * Allowed: a whole number from 0, or disabled.
   * @default 1000
   * @see https://knative.dev/docs/serving/revisions/revision-admin-config-options/
   */
  readonly maxNonActiveRevisions?: number | 'disabled';
}

/**
 * Which of several pods of a component does the work. A component that may not be elected by these stops.
 * @see https://knative.dev/docs/serving/config-ha/
 */
export interface LeaderElectionConfiguration {
  /**
   * Time after which the others take over from a leader that is no longer heard of.
   * Allowed: a Duration from 1 second, in whole milliseconds.
   * @default - 1 minute
   * @see https://knative.dev/docs/serving/config-ha/
   */
  readonly leaseDuration?: Duration;

  /**
   * Time for which a leader tries to remain it before it gives up.
   * Allowed: a Duration from 1 millisecond, in whole milliseconds.
   * @default - 40 seconds
   * @see https://knative.dev/docs/serving/config-ha/
   */
  readonly renewDeadline?: Duration;

  /**
   * Time between two tries, of the leader and of the others.
   * Allowed: a Duration from 1 millisecond, in whole milliseconds.
   * @default - 10 seconds
   * @see https://knative.dev/docs/serving/config-ha/
   */
  readonly retryPeriod?: Duration;

  /**
   * Parts into which the work of each component is divided, each with a leader of its own.
   * Allowed: a whole number from 1 to 10.
   * @default 1
   * @see https://knative.dev/docs/serving/config-ha/
   */
  readonly buckets?: number;

  /**
   * Names of leases in place of those that Knative makes, by what these begin with; each is a key.
   * Allowed: an object of names, each of lower-case letters, digits, '-' and '.'.
   * Releases: from 1.4 on.
   * @default - Knative's own names
   * @see https://knative.dev/docs/serving/config-ha/
   */
  readonly mapLeasePrefix?: Readonly<Record<string, string>>;
}

/**
 * What the components log, and how.
 * @see https://knative.dev/docs/serving/observability/logging/config-logging/
 */
export interface LoggingConfiguration {
  /**
   * How all components write their logs.
   * Allowed: an object with level, development, disableCaller, disableStacktrace, sampling, encoding, encoderConfig,
   * outputPaths, errorOutputPaths, initialFields.
   * @default - JSON as Google Cloud reads it, from info on
   * @see https://knative.dev/docs/serving/observability/logging/config-logging/
   */
  readonly zapLoggerConfig?: ZapConfig;

  /**
   * What the controller logs: this and worse.
   * Allowed: debug, info, warn, error, dpanic, panic, fatal.
   * @default - the level of zap-logger-config, or info
   * @see https://knative.dev/docs/serving/observability/logging/config-logging/
   */
  readonly loglevelController?: LogLevel;

  /**
   * What the autoscaler logs: this and worse.
   * Allowed: debug, info, warn, error, dpanic, panic, fatal.
   * @default - the level of zap-logger-config, or info
   * @see https://knative.dev/docs/serving/observability/logging/config-logging/
   */
  readonly loglevelAutoscaler?: LogLevel;

  /**
   * What Knative's proxy in each new pod logs: this and worse.
   * Allowed: debug, info, warn, error, dpanic, panic, fatal.
   * @default - the level of zap-logger-config, or info
   * @see https://knative.dev/docs/serving/observability/logging/config-logging/
   */
  readonly loglevelQueueproxy?: LogLevel;

  /**
   * What the webhook logs: this and worse.
   * Allowed: debug, info, warn, error, dpanic, panic, fatal.
   * @default - the level of zap-logger-config, or info
   * @see https://knative.dev/docs/serving/observability/logging/config-logging/
   */
  readonly loglevelWebhook?: LogLevel;

  /**
   * What the activator logs: this and worse.
   * Allowed: debug, info, warn, error, dpanic, panic, fatal.
   * @default - the level of zap-logger-config, or info
   * @see https://knative.dev/docs/serving/observability/logging/config-logging/
   */
  readonly loglevelActivator?: LogLevel;

  /**
   * What the autoscaler that leaves it to that of Kubernetes logs: this and worse.
   * Allowed: debug, info, warn, error, dpanic, panic, fatal.
   * @default - the level of zap-logger-config, or info
   * @see https://knative.dev/docs/serving/observability/logging/config-logging/
   */
  readonly loglevelHpaautoscaler?: LogLevel;

  /**
   * What the controller of DomainMappings logs: this and worse.
   * Allowed: debug, info, warn, error, dpanic, panic, fatal.
   * Releases: before 1.11.
   * Then: loglevel.controller.
   * @default - the level of zap-logger-config, or info
   * @see https://knative.dev/docs/serving/observability/logging/config-logging/
   */
  readonly loglevelDomainmapping?: LogLevel;

  /**
   * What the webhook of DomainMappings logs: this and worse.
   * Allowed: debug, info, warn, error, dpanic, panic, fatal.
   * Releases: before 1.11.
   * Then: loglevel.webhook.
   * @default - the level of zap-logger-config, or info
   * @see https://knative.dev/docs/serving/observability/logging/config-logging/
   */
  readonly loglevelDomainmappingWebhook?: LogLevel;

  /**
   * What Kourier's controller logs: this and worse.
   * Allowed: debug, info, warn, error, dpanic, panic, fatal.
   * @default - the level of zap-logger-config, or info
   * @see https://knative.dev/docs/serving/observability/logging/config-logging/
   */
  readonly loglevelNetKourierController?: LogLevel;

  /**
   * What the controller of Knative's layer for Istio logs: this and worse.
   * Allowed: debug, info, warn, error, dpanic, panic, fatal.
   * @default - the level of zap-logger-config, or info
   * @see https://knative.dev/docs/serving/observability/logging/config-logging/
   */
  readonly loglevelNetIstioController?: LogLevel;

  /**
   * What the controller of Knative's layer for Contour logs: this and worse.
   * Allowed: debug, info, warn, error, dpanic, panic, fatal.
   * @default - the level of zap-logger-config, or info
   * @see https://knative.dev/docs/serving/observability/logging/config-logging/
   */
  readonly loglevelNetContourController?: LogLevel;

  /**
   * What the controller of Knative's layer for the Gateway API logs: this and worse.
   * Allowed: debug, info, warn, error, dpanic, panic, fatal.
   * @default - the level of zap-logger-config, or info
   * @see https://knative.dev/docs/serving/observability/logging/config-logging/
   */
  readonly loglevelNetGatewayApiController?: LogLevel;

  /**
   * What what asks cert-manager for certificates logs: this and worse.
   * Allowed: debug, info, warn, error, dpanic, panic, fatal.
   * Releases: before 1.15.
   * Then: loglevel.controller.
   * @default - the level of zap-logger-config, or info
   * @see https://knative.dev/docs/serving/observability/logging/config-logging/
   */
  readonly loglevelNetCertmanagerController?: LogLevel;
}

/**
 * Which network layer serves the requests, under which hosts, and which requests are encrypted.
 * @see https://knative.dev/docs/serving/config-network-adapters/
 */
export interface NetworkConfiguration {
  /**
   * The network layer. An install with one sets it by itself.
   * Allowed: a string that is not empty.
   * @default 'istio.ingress.networking.knative.dev'
   * @see https://knative.dev/docs/serving/config-network-adapters/
   */
  readonly ingressClass?: string;

  /**
   * The host of a route.
   * Allowed: a Go template with .Name, .Namespace, .Domain, .Labels, .Annotations; else lower-case letters, digits, '-'
   * and '.'.
   * @default '{{.Name}}.{{.Namespace}}.{{.Domain}}'
   * @see https://knative.dev/docs/serving/config-network-adapters/
   */
  readonly domainTemplate?: string;

  /**
   * What stands for the name of a route in the host of one of its tags.
   * Allowed: a Go template with .Name, .Tag; else lower-case letters, digits, '-' and '.'.
   * @default '{{.Tag}}-{{.Name}}'
   * @see https://knative.dev/docs/serving/config-network-adapters/
   */
  readonly tagTemplate?: string;

  /**
   * Whether anybody who maps a host name thereby owns it in the whole cluster.
   * Allowed: true, false.
   * @default false
   * @see https://knative.dev/docs/serving/config-network-adapters/
   */
  readonly autocreateClusterDomainClaims?: boolean;

  /**
   * Scheme of the URLs that Knative shows for hosts without a certificate from it.
   * Allowed: http, https.
   * @default 'http'
   * @see https://knative.dev/docs/serving/config-network-adapters/
   */
  readonly defaultExternalScheme?: 'http' | 'https';

  /**
   * What becomes of requests over HTTP: served, led to HTTPS, or refused, which Knative no longer advises.
   * Allowed: Enabled, Redirected, Disabled.
   * @default 'Enabled'
   * @see https://knative.dev/docs/serving/config-network-adapters/
   */
  readonly httpProtocol?: 'Enabled' | 'Redirected' | 'Disabled';

  /**
   * Time over which the latest revision takes over from the one before; 0 is at once.
   * Allowed: a Duration from 0 seconds, in whole seconds.
   * @default - 0 seconds
   * @see https://knative.dev/docs/serving/config-network-adapters/
   */
  readonly rolloutDuration?: Duration;

  /**
   * Whether Knative gets certificates for hosts that are called from outside.
   * Allowed: Enabled, Disabled.
   * Releases: from 1.12 on.
   * @default 'Disabled'
   * @see https://knative.dev/docs/serving/config-network-adapters/
   */
  readonly externalDomainTls?: 'Enabled' | 'Disabled';

  /**
   * Whether Knative gets certificates for hosts within the cluster. Experimental.
   * Allowed: Enabled, Disabled.
   * Releases: from 1.12 on.
   * @default 'Disabled'
   * @see https://knative.dev/docs/serving/config-network-adapters/
   */
  readonly clusterLocalDomainTls?: 'Enabled' | 'Disabled';

  /**
   * Whether requests are encrypted between the network layer, the activator and Knative's proxies.
   * Allowed: Enabled, Disabled.
   * Releases: from 1.12 on.
   * @default 'Disabled'
   * @see https://knative.dev/docs/serving/config-network-adapters/
   */
  readonly systemInternalTls?: 'Enabled' | 'Disabled';

  /**
   * Who makes the certificates that Knative asks for.
   * Allowed: a string that is not empty.
   * @default 'cert-manager.certificate.networking.knative.dev'
   * @see https://knative.dev/docs/serving/config-network-adapters/
   */
  readonly certificateClass?: string;

  /**
   * Namespaces that get a wildcard certificate for each domain.
   * Allowed: an object with matchLabels, matchExpressions; an empty one selects all.
   * @default - no namespace
   * @see https://knative.dev/docs/serving/config-network-adapters/
   */
  readonly namespaceWildcardCertSelector?: k8s.LabelSelector;

  /**
   * Whether pods are called through their Service, as a mesh needs it: found out, always or never.
   * Allowed: auto, enabled, disabled.
   * @default 'auto'
   * @see https://knative.dev/docs/serving/config-network-adapters/
   */
  readonly meshCompatibilityMode?: 'auto' | 'enabled' | 'disabled';

  /**
   * Whether pods can be called by their addresses although there is a mesh. Experimental.
   * Allowed: true, false.
   * @default false
   * @see https://knative.dev/docs/serving/config-network-adapters/
   */
  readonly enableMeshPodAddressability?: boolean;

  /**
   * Whether Knative gets certificates for hosts that are called from outside.
   * Allowed: Enabled, Disabled.
   * Releases: before 1.12.
   * Then: external-domain-tls.
   * @default 'Disabled'
   * @see https://knative.dev/docs/serving/config-network-adapters/
   */
  readonly autoTls?: 'Enabled' | 'Disabled';

  /**
   * Whether requests are encrypted between the network layer, the activator and Knative's proxies.
   * Allowed: true, false.
   * Releases: from 1.6 on, before 1.12.
   * Then: system-internal-tls.
   * @default false
   * @see https://knative.dev/docs/serving/config-network-adapters/
   */
  readonly internalEncryption?: boolean;

  /**
   * How far requests are encrypted and their ends are known to each other.
   * Allowed: disabled, minimal, enabled, mutual, identity.
   * Releases: from 1.11 on, before 1.12.
   * Then: system-internal-tls.
   * @default 'disabled'
   * @see https://knative.dev/docs/serving/config-network-adapters/
   */
  readonly dataplaneTrust?: 'disabled' | 'minimal' | 'enabled' | 'mutual' | 'identity';

  /**
   * How far what the components say to each other is encrypted.
   * Allowed: disabled, enabled, mutual.
   * Releases: from 1.11 on, before 1.12.
   * Then: system-internal-tls.
   * @default 'disabled'
   * @see https://knative.dev/docs/serving/config-network-adapters/
   */
  readonly controlplaneTrust?: 'disabled' | 'enabled' | 'mutual';

  /**
   * The Secret with the certificate that signed the activator's.
   * Allowed: the name of a Secret.
   * Releases: before 1.6.
   * Then: internal-encryption.
   * @default - none
   * @see https://knative.dev/docs/serving/config-network-adapters/
   */
  readonly activatorCa?: string;

  /**
   * The name that the activator's certificate has.
   * Allowed: a string that is not empty.
   * Releases: before 1.6.
   * Then: internal-encryption.
   * @default - none
   * @see https://knative.dev/docs/serving/config-network-adapters/
   */
  readonly activatorSan?: string;

  /**
   * The Secret with the activator's certificate.
   * Allowed: the name of a Secret.
   * Releases: from 1.4 on, before 1.6.
   * Then: internal-encryption.
   * @default - none
   * @see https://knative.dev/docs/serving/config-network-adapters/
   */
  readonly activatorCertSecret?: string;

  /**
   * The Secret with the certificate that signed that of Knative's proxies.
   * Allowed: the name of a Secret.
   * Releases: from 1.4 on, before 1.6.
   * Then: internal-encryption.
   * @default - none
   * @see https://knative.dev/docs/serving/config-network-adapters/
   */
  readonly queueProxyCa?: string;

  /**
   * The name that the certificate of Knative's proxies has.
   * Allowed: a string that is not empty.
   * Releases: from 1.4 on, before 1.6.
   * Then: internal-encryption.
   * @default - none
   * @see https://knative.dev/docs/serving/config-network-adapters/
   */
  readonly queueProxySan?: string;

  /**
   * The Secret with the certificate of Knative's proxies.
   * Allowed: the name of a Secret.
   * Releases: from 1.4 on, before 1.6.
   * Then: internal-encryption.
   * @default - none
   * @see https://knative.dev/docs/serving/config-network-adapters/
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
   * Allowed: true, false.
   * @default false
   * @see https://knative.dev/docs/serving/observability/metrics/collecting-metrics/
   */
  readonly loggingEnableVarLogCollection?: boolean;

  /**
   * The URL of the logs of a revision, for its status; a shell variable REVISION_UID in it gives the UID.
   * Allowed: a string that is not empty.
   * @default - none
   * @see https://knative.dev/docs/serving/observability/metrics/collecting-metrics/
   */
  readonly loggingRevisionUrlTemplate?: string;

  /**
   * What is logged of a request, in one line.
   * Allowed: a Go template with .Request, .Response, .Revision, .TraceID (from 1.21 on).
   * @default - a line of JSON as Google Cloud reads it
   * @see https://knative.dev/docs/serving/observability/metrics/collecting-metrics/
   */
  readonly loggingRequestLogTemplate?: string;

  /**
   * Whether Knative's proxy logs requests.
   * Allowed: true, false.
   * @default false
   * @see https://knative.dev/docs/serving/observability/metrics/collecting-metrics/
   */
  readonly loggingEnableRequestLog?: boolean;

  /**
   * Whether Knative's proxy logs the probes of its pod too.
   * Allowed: true, false.
   * @default false
   * @see https://knative.dev/docs/serving/observability/metrics/collecting-metrics/
   */
  readonly loggingEnableProbeRequestLog?: boolean;

  /**
   * How the components give their metrics.
   * Allowed: none, prometheus, grpc, http/protobuf.
   * Releases: from 1.19 on.
   * @default 'none'
   * @see https://knative.dev/docs/serving/observability/metrics/collecting-metrics/
   */
  readonly metricsProtocol?: 'none' | 'prometheus' | 'grpc' | 'http/protobuf';

  /**
   * Where the metrics of the components go; for prometheus, where they are asked for them.
   * Allowed: a URL of http or https; for prometheus HOST:PORT or :PORT, from 1024 to 65535.
   * Releases: from 1.19 on.
   * @default - for prometheus :9090, otherwise it must be set
   * @see https://knative.dev/docs/serving/observability/metrics/collecting-metrics/
   */
  readonly metricsEndpoint?: string;

  /**
   * Time between two exports of metrics; 0 is OpenTelemetry's own, 60 seconds.
   * Allowed: a Duration from 0 seconds, in whole milliseconds.
   * Releases: from 1.19 on.
   * @default - 0 seconds
   * @see https://knative.dev/docs/serving/observability/metrics/collecting-metrics/
   */
  readonly metricsExportInterval?: Duration;

  /**
   * How Knative's proxies give the metrics of requests.
   * Allowed: none, prometheus, grpc, http/protobuf.
   * Releases: from 1.19 on.
   * @default 'none'
   * @see https://knative.dev/docs/serving/observability/metrics/collecting-metrics/
   */
  readonly requestMetricsProtocol?: 'none' | 'prometheus' | 'grpc' | 'http/protobuf';

  /**
   * Where the metrics of requests go; for prometheus, where the proxies are asked for them.
   * Allowed: a URL of http or https; for prometheus HOST:PORT or :PORT, from 1024 to 65535.
   * Releases: from 1.19 on.
   * @default - for prometheus :9091, otherwise it must be set
   * @see https://knative.dev/docs/serving/observability/metrics/collecting-metrics/
   */
  readonly requestMetricsEndpoint?: string;

  /**
   * Time between two exports of metrics of requests; 0 is OpenTelemetry's own, 60 seconds.
   * Allowed: a Duration from 0 seconds, in whole milliseconds.
   * Releases: from 1.19 on.
   * @default - 0 seconds
   * @see https://knative.dev/docs/serving/observability/metrics/collecting-metrics/
   */
  readonly requestMetricsExportInterval?: Duration;

  /**
   * How traces are given; stdout is for finding faults.
   * Allowed: none, stdout, grpc, http/protobuf.
   * Releases: from 1.19 on.
   * @default 'none'
   * @see https://knative.dev/docs/serving/observability/metrics/collecting-metrics/
   */
  readonly tracingProtocol?: 'none' | 'stdout' | 'grpc' | 'http/protobuf';

  /**
   * Where traces go.
   * Allowed: a URL of http or https.
   * Releases: from 1.19 on.
   * @default - none; grpc and http/protobuf need one
   * @see https://knative.dev/docs/serving/observability/metrics/collecting-metrics/
   */
  readonly tracingEndpoint?: string;

  /**
   * Which part of the requests is traced: 1 is all.
   * Allowed: a number from 0 to 1.
   * Releases: from 1.19 on.
   * @default 0
   * @see https://knative.dev/docs/serving/observability/metrics/collecting-metrics/
   */
  readonly tracingSamplingRate?: number;

  /**
   * Whether components can be asked, on port 8008, for what takes their time and memory.
   * Allowed: enabled, disabled.
   * Releases: from 1.19 on.
   * @default 'disabled'
   * @see https://knative.dev/docs/serving/observability/metrics/collecting-metrics/
   */
  readonly runtimeProfiling?: 'enabled' | 'disabled';

  /**
   * Time between two looks at the memory of a component, for its metrics.
   * Allowed: a Duration from 0 seconds, in whole milliseconds.
   * Releases: from 1.19 on.
   * @default - 15 seconds
   * @see https://knative.dev/docs/serving/observability/metrics/collecting-metrics/
   */
  readonly runtimeExportInterval?: Duration;

  /**
   * How the components give their metrics.
   * Allowed: prometheus, opencensus, none.
   * Releases: before 1.19.
   * Then: metrics-protocol.
   * @default 'prometheus'
   * @see https://knative.dev/docs/serving/observability/metrics/collecting-metrics/
   */
  readonly metricsBackendDestination?: 'prometheus' | 'opencensus' | 'none';

  /**
   * Time between two exports of metrics.
   * Allowed: a Duration from 1 second, in whole seconds.
   * Releases: before 1.19.
   * Then: metrics-export-interval.
   * @default - 5 seconds for prometheus, 60 seconds for opencensus
   * @see https://knative.dev/docs/serving/observability/metrics/collecting-metrics/
   */
  readonly metricsReportingPeriod?: Duration;

  /**
   * How Knative's proxies give the metrics of requests.
   * Allowed: prometheus, opencensus, none.
   * Releases: before 1.19.
   * Then: request-metrics-protocol.
   * @default 'prometheus'
   * @see https://knative.dev/docs/serving/observability/metrics/collecting-metrics/
   */
  readonly metricsRequestMetricsBackendDestination?: 'prometheus' | 'opencensus' | 'none';

  /**
   * Time between two exports of metrics of requests.
   * Allowed: a Duration from 1 second, in whole seconds.
   * Releases: from 1.11 on, before 1.19.
   * Then: request-metrics-export-interval.
   * @default - that of metrics.reporting-period-seconds
   * @see https://knative.dev/docs/serving/observability/metrics/collecting-metrics/
   */
  readonly metricsRequestMetricsReportingPeriod?: Duration;

  /**
   * Where metrics go with opencensus.
   * Allowed: HOST:PORT.
   * Releases: before 1.19.
   * Then: metrics-endpoint.
   * @default - localhost:55678
   * @see https://knative.dev/docs/serving/observability/metrics/collecting-metrics/
   */
  readonly metricsOpencensusAddress?: string;

  /**
   * Whether metrics are encrypted on their way with opencensus.
   * Allowed: true, false.
   * Releases: before 1.19.
   * Then: metrics-endpoint with a URL of https.
   * @default false
   * @see https://knative.dev/docs/serving/observability/metrics/collecting-metrics/
   */
  readonly metricsOpencensusRequireTls?: boolean;

  /**
   * Whether components can be asked, on port 8008, for what takes their time and memory.
   * Allowed: true, false.
   * Releases: before 1.19.
   * Then: runtime-profiling.
   * @default false
   * @see https://knative.dev/docs/serving/observability/metrics/collecting-metrics/
   */
  readonly profilingEnable?: boolean;
}

/**
 * Which requests are traced, and who gets the traces. From 1.19 on, config-observability says it.
 * @see https://knative.dev/docs/serving/observability/accessing-traces/
 */
export interface TracingConfiguration {
  /**
   * How traces are given.
   * Allowed: none, zipkin.
   * Releases: before 1.19.
   * Then: tracing-protocol in config-observability.
   * @default 'none'
   * @see https://knative.dev/docs/serving/observability/accessing-traces/
   */
  readonly backend?: 'none' | 'zipkin';

  /**
   * Where traces go with zipkin.
   * Allowed: a URL of http or https.
   * Releases: before 1.19.
   * Then: tracing-endpoint in config-observability.
   * @default - none; zipkin needs one
   * @see https://knative.dev/docs/serving/observability/accessing-traces/
   */
  readonly zipkinEndpoint?: string;

  /**
   * Whether every request is traced.
   * Allowed: true, false.
   * Releases: before 1.19.
   * Then: tracing-sampling-rate in config-observability.
   * @default false
   * @see https://knative.dev/docs/serving/observability/accessing-traces/
   */
  readonly debug?: boolean;

  /**
   * Which part of the requests is traced: 1 is all.
   * Allowed: a number from 0 to 1.
   * Releases: before 1.19.
   * Then: tracing-sampling-rate in config-observability.
   * @default 0.1
   * @see https://knative.dev/docs/serving/observability/accessing-traces/
   */
  readonly sampleRate?: number;
}

/**
 * Who signs the certificates that Knative asks cert-manager for.
 * @see https://knative.dev/docs/serving/encryption/configure-certmanager-integration/
 */
export interface CertmanagerConfiguration {
  /**
   * Who signs for hosts that are called from outside.
   * Allowed: an object with name, kind, group.
   * Releases: from 1.15 on.
   * @default - {"kind":"ClusterIssuer","name":"knative-selfsigned-issuer"}
   * @see https://knative.dev/docs/serving/encryption/configure-certmanager-integration/
   */
  readonly issuerRef?: IssuerReference;

  /**
   * Who signs for hosts within the cluster.
   * Allowed: an object with name, kind, group.
   * Releases: from 1.15 on.
   * @default - {"kind":"ClusterIssuer","name":"knative-selfsigned-issuer"}
   * @see https://knative.dev/docs/serving/encryption/configure-certmanager-integration/
   */
  readonly clusterLocalIssuerRef?: IssuerReference;

  /**
   * Who signs for the components of Knative.
   * Allowed: an object with name, kind, group.
   * Releases: from 1.15 on.
   * @default - {"kind":"ClusterIssuer","name":"knative-selfsigned-issuer"}
   * @see https://knative.dev/docs/serving/encryption/configure-certmanager-integration/
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
