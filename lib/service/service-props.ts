// Written by `npm run reference` from lib/service/fields and lib/serving/schema: change that instead.
import type { Duration, Size } from 'cdk8s';
import type { Cpu } from 'cdk8s-plus-27';

/**
 * What a Knative Service says: its revisions, and how requests reach them.
 * @see https://knative.dev/docs/serving/services/creating-services/
 */
export interface ServiceProps extends RevisionProps, ExposureProps {
  /**
   * Shares of the requests by revision, 100 in all; the latest ready revision gets all if unset.
   * @default - the latest revision that is ready gets all of them
   */
  readonly traffic?: readonly TrafficTarget[];

  /**
   * Hosts of its own, beside the one that it has by its name.
   * @default - none
   */
  readonly domainMappings?: readonly HostName[];

  /**
   * Whether images may have the tag latest, or none. Knative looks such a tag up once, when the revision is made: what
   * runs is the latest image of that day.
   * @default - false
   */
  readonly allowLatest?: boolean;
}

/**
 * Where the value of an environment variable comes from: one of these.
 * @see https://kubernetes.io/docs/tasks/inject-data-application/distribute-credentials-secure/
 */
export interface EnvVarSource {
  /**
   * Reads the value from a Secret.
   * @default - another source is used
   */
  readonly secretKeyRef?: KeySelector;

  /**
   * Reads the value from a ConfigMap.
   * @default - another source is used
   */
  readonly configMapKeyRef?: KeySelector;

  /**
   * Reads the value from a field of the pod; needs kubernetes.podspec-fieldref in config-features.
   * Feature flag: kubernetesPodspecFieldref, which a DevFleet switches on where it is used.
   * @default - another source is used
   */
  readonly fieldRef?: ObjectFieldSelector;

  /**
   * Reads the value from a request or limit of a container; needs kubernetes.podspec-fieldref in config-features.
   * Feature flag: kubernetesPodspecFieldref, which a DevFleet switches on where it is used.
   * @default - another source is used
   */
  readonly resourceFieldRef?: ResourceFieldSelector;
}

/**
 * An entry of a Secret or a ConfigMap in the same namespace.
 */
export interface KeySelector {
  /**
   * Name of the object in the same namespace.
   * Allowed: the name of a Secret or a ConfigMap: lower-case letters, digits, '-' and '.', starting and ending with a
   * letter or digit, at most 253 characters.
   */
  readonly name: string;

  /**
   * Key to read in the data of the object.
   * Allowed: a key: letters, digits, '-', '_' and '.', at most 253 characters.
   */
  readonly key: string;

  /**
   * Whether the pod may start without the object or the key.
   * @default - false
   */
  readonly optional?: boolean;
}

/**
 * A field of the pod.
 */
export interface ObjectFieldSelector {
  /**
   * The field, such as metadata.name.
   * Allowed: metadata.name, metadata.namespace, metadata.uid, spec.nodeName, spec.serviceAccountName, status.hostIP,
   * status.hostIPs, status.podIP, status.podIPs, metadata.labels['KEY'] or metadata.annotations['KEY'].
   */
  readonly fieldPath: string;

  /**
   * The API version that the path is of.
   * @default - v1
   */
  readonly apiVersion?: 'v1';
}

/**
 * A request or a limit of a container.
 */
export interface ResourceFieldSelector {
  /**
   * Which one.
   */
  readonly resource: `${'limits' | 'requests'}.${'cpu' | 'memory' | 'ephemeral-storage'}`;

  /**
   * The unit in which the amount is given.
   * Allowed: 1 and a unit, such as 1Mi; for CPU 1m or 1.
   * @default - 1
   */
  readonly divisor?: string;

  /**
   * Name of the container.
   * Allowed: a DNS label: lower-case letters, digits and '-', starting and ending with a letter or digit, at most 63
   * characters.
   * @default - the container itself
   */
  readonly containerName?: string;
}

/**
 * A Secret or a ConfigMap, all of whose entries become environment variables.
 */
export interface EnvFromSource {
  /**
   * Secret that holds the variables.
   * @default - configMapRef is used
   */
  readonly secretRef?: OptionalReference;

  /**
   * ConfigMap that holds the variables.
   * @default - secretRef is used
   */
  readonly configMapRef?: OptionalReference;

  /**
   * Prefix for the names of these variables.
   * Allowed: letters, digits, '-', '_' and '.', not starting with a digit or '..'.
   * @default - none
   */
  readonly prefix?: string;
}

/**
 * A Secret or a ConfigMap in the same namespace.
 */
export interface OptionalReference {
  /**
   * Name of the object in the same namespace.
   * Allowed: the name of a Secret or a ConfigMap: lower-case letters, digits, '-' and '.', starting and ending with a
   * letter or digit, at most 253 characters.
   */
  readonly name: string;

  /**
   * Whether the pod may start without the object or the key.
   * @default - false
   */
  readonly optional?: boolean;
}

/**
 * What a container asks for and may use.
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
 */
export interface Resources {
  /**
   * CPU.
   * @default - none, or what config-defaults says
   */
  readonly cpu?: CpuBounds;

  /**
   * Memory; a container that uses more than its limit is killed.
   * @default - none, or what config-defaults says
   */
  readonly memory?: SizeBounds;

  /**
   * Storage on the node's disk; a pod that uses more than its limit is evicted.
   * @default - none, or what config-defaults says
   */
  readonly ephemeralStorage?: SizeBounds;

  /**
   * Whole units of other resources that a node has, such as GPUs, by their names.
   * Allowed: an object, each value a whole number from 0 to 2147483647.
   * @default - none
   */
  readonly extended?: Readonly<Record<string, number>>;
}

/**
 * CPU that a container asks for and may use.
 */
export interface CpuBounds {
  /**
   * What is set aside for the container; a node has room for it or takes no pod.
   * Allowed: a Cpu such as Cpu.millis(100).
   * @default - the limit if there is one, or else nothing
   */
  readonly request?: Cpu;

  /**
   * The most that the container may use.
   * Allowed: a Cpu such as Cpu.millis(100).
   * @default - none: what the node has
   */
  readonly limit?: Cpu;
}

/**
 * Memory or storage that a container asks for and may use.
 */
export interface SizeBounds {
  /**
   * What is set aside for the container; a node has room for it or takes no pod.
   * Allowed: a Size such as Size.mebibytes(64), in whole kibibytes.
   * @default - the limit if there is one, or else nothing
   */
  readonly request?: Size;

  /**
   * The most that the container may use.
   * Allowed: a Size such as Size.mebibytes(64), in whole kibibytes.
   * @default - none: what the node has
   */
  readonly limit?: Size;
}

/**
 * What a container may do on its node.
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
 */
export interface SecurityContext {
  /**
   * User of the processes, by id; that of the image if unset.
   * Allowed: a whole number from 0 to 2147483647.
   * @default - the image's own
   */
  readonly runAsUser?: number;

  /**
   * Primary group of the processes, by id; the runtime decides if unset.
   * Allowed: a whole number from 0 to 2147483647.
   * @default - the image's own
   */
  readonly runAsGroup?: number;

  /**
   * Refuses to run the container as root.
   * @default - false, or what secure-pod-defaults says
   */
  readonly runAsNonRoot?: boolean;

  /**
   * Lets the container write to volumes only.
   * @default - false
   */
  readonly readOnlyRootFilesystem?: boolean;

  /**
   * Whether setuid programs such as sudo work.
   * Releases: from 1.8 on.
   * @default - true, or what secure-pod-defaults says
   */
  readonly allowPrivilegeEscalation?: boolean;

  /**
   * Changes to the Linux capabilities that the runtime grants.
   * @default - the container runtime's own
   */
  readonly capabilities?: Capabilities;

  /**
   * Filter for the system calls of the container.
   * Releases: from 1.9 on.
   * @default - none, or what secure-pod-defaults says
   */
  readonly seccompProfile?: SeccompProfile;

  /**
   * Whether the container has full access to its node; true is refused.
   * Releases: from 1.17 on.
   * @default - false
   */
  readonly privileged?: false;
}

/**
 * Capabilities of Linux that a container has besides, or without, those of its runtime.
 */
export interface Capabilities {
  /**
   * Capabilities that are taken from the container; ALL takes every one. ALL takes all of them.
   * Allowed: a list, each the name of a capability without CAP_, such as NET_BIND_SERVICE.
   * @default - none
   */
  readonly drop?: readonly string[];

  /**
   * Capabilities that the container gets in addition; needs kubernetes.containerspec-addcapabilities in
   * config-features.
   * Allowed: a list, each the name of a capability without CAP_, such as NET_BIND_SERVICE.
   * Feature flag: kubernetesContainerspecAddcapabilities, which a DevFleet switches on where it is used.
   * @default - none
   */
  readonly add?: readonly string[];
}

/**
 * Which system calls a container may make.
 */
export interface SeccompProfile {
  /**
   * Which filter: RuntimeDefault, Localhost for that of localhostProfile, Unconfined for none.
   */
  readonly type: 'RuntimeDefault' | 'Unconfined' | 'Localhost';

  /**
   * File of the filter, for type Localhost only.
   * Allowed: a relative path without '..'.
   * @default - none
   */
  readonly localhostProfile?: string;
}

/**
 * Where a container has a volume.
 */
export interface VolumeMount {
  /**
   * Which of the volumes to mount, by its name.
   * Allowed: a DNS label: lower-case letters, digits and '-', starting and ending with a letter or digit, at most 63
   * characters.
   */
  readonly name: string;

  /**
   * Absolute path of the volume in the container. Not '/', '/dev' or '/dev/log', and before Knative 1.13 not '/tmp',
   * '/var' or '/var/log' either.
   * Allowed: an absolute path.
   */
  readonly mountPath: string;

  /**
   * Whether the container can only read; always true but for emptyDir, ephemeral and persistentVolumeClaim. Only
   * volumes of type emptyDir, persistentVolumeClaim and ephemeral can be written to.
   * @default - true for the types that can only be read, otherwise false
   */
  readonly readOnly?: boolean;

  /**
   * File or directory of the volume to mount; the whole volume if unset.
   * Allowed: a relative path without '..'.
   * @default - the whole volume
   */
  readonly subPath?: string;

  /**
   * Whether later mounts of the node show up in the volume: None or HostToContainer; needs
   * kubernetes.podspec-volumes-mount-propagation in config-features.
   * Releases: from 1.18 on.
   * @default - None
   */
  readonly mountPropagation?: 'None' | 'HostToContainer';
}

/**
 * How a container is asked whether it is well: by one of httpGet, tcpSocket, exec and grpc.
 * @see https://knative.dev/docs/serving/services/configure-probing/
 */
export interface Probe {
  /**
   * Sends a GET request, which must be answered with a status from 200 to 399.
   * @default - another way is used
   */
  readonly httpGet?: HttpGetAction;

  /**
   * Opens a connection, which must be accepted.
   * @default - another way is used
   */
  readonly tcpSocket?: TcpSocketAction;

  /**
   * Runs a command in the container, which must exit with status 0.
   * @default - another way is used
   */
  readonly exec?: ExecAction;

  /**
   * Asks the standard health service of gRPC, which must answer SERVING.
   * Releases: from 1.12 on.
   * @default - another way is used
   */
  readonly grpc?: GrpcAction;

  /**
   * Time between the start of the container and the first probe.
   * Allowed: a Duration from 0 seconds to 2147483647 seconds, in whole seconds.
   * @default - none
   */
  readonly initialDelay?: Duration;

  /**
   * Time between probes; 0 in a readinessProbe lets Knative probe several times a second.
   * Allowed: a Duration from 0 seconds to 2147483647 seconds, in whole seconds.
   * @default - 0 for a readiness probe, 10 seconds for the others
   */
  readonly period?: Duration;

  /**
   * Longest time for one probe.
   * Allowed: a Duration from 1 second to 2147483647 seconds, in whole seconds.
   * @default - 1 second
   */
  readonly timeout?: Duration;

  /**
   * How many successes in a row make the probe succeed again.
   * Allowed: a whole number from 1 to 2147483647.
   * @default - 1
   */
  readonly successThreshold?: number;

  /**
   * How many failures in a row make the probe fail.
   * Allowed: a whole number from 1 to 2147483647.
   * @default - 3
   */
  readonly failureThreshold?: number;
}

/**
 * A request by HTTP; any status from 200 to 399 is success.
 */
export interface HttpGetAction {
  /**
   * Path of the request, such as /healthz.
   * Allowed: a string that is not empty.
   * @default - /
   */
  readonly path?: string;

  /**
   * Port to probe, by number or name; if unset, the port that takes requests.
   * @default - the port that takes requests, in a readiness or liveness probe of its container; other probes need a
   * number
   */
  readonly port?: number | string;

  /**
   * Address to probe instead of that of the pod.
   * Allowed: a string that is not empty.
   * @default - the pod itself
   */
  readonly host?: string;

  /**
   * HTTP, as if unset, or HTTPS, for which any certificate will do.
   * @default - HTTP
   */
  readonly scheme?: 'HTTP' | 'HTTPS';

  /**
   * Headers of the request.
   * @default - none
   */
  readonly httpHeaders?: readonly HttpHeader[];
}

/**
 * A header of a request.
 */
export interface HttpHeader {
  /**
   * Name of the header.
   * Allowed: the name of a header: letters, digits and '-'.
   */
  readonly name: string;

  /**
   * Value of the header.
   * Allowed: a string.
   */
  readonly value: string;
}

/**
 * A connection by TCP; success if it is accepted.
 */
export interface TcpSocketAction {
  /**
   * Port to probe, by number or name; if unset, the port that takes requests.
   * @default - the port that takes requests, in a readiness or liveness probe of its container; other probes need a
   * number
   */
  readonly port?: number | string;

  /**
   * Address to probe instead of that of the pod.
   * Allowed: a string that is not empty.
   * @default - the pod itself
   */
  readonly host?: string;
}

/**
 * A command in the container; success if it ends with 0.
 */
export interface ExecAction {
  /**
   * Command and its arguments, run without a shell.
   * Allowed: a list, each a string.
   */
  readonly command: readonly string[];
}

/**
 * A request by gRPC's health checking protocol.
 */
export interface GrpcAction {
  /**
   * Port on which the container serves gRPC.
   * Allowed: a whole number from 1 to 65535.
   * @default - the port that takes requests, in a readiness probe of its container from Knative 1.17 on; other probes
   * need a number
   */
  readonly port?: number;

  /**
   * Name to ask the health service for; empty for the server as a whole.
   * Allowed: a string.
   * @default - the server as a whole
   */
  readonly service?: string;
}

/**
 * A container beside the one that answers the requests.
 */
export interface Container {
  /**
   * Name of the container; config-defaults decides if unset.
   * Allowed: a DNS label: lower-case letters, digits and '-', starting and ending with a letter or digit, at most 63
   * characters.
   */
  readonly name: string;

  /**
   * Image to run; a tag is resolved to a digest once, when the revision is made. Best by digest, which says in Git what
   * runs.
   * Allowed: a reference such as registry/path:tag or registry/path@sha256:digest.
   */
  readonly image: string;

  /**
   * Command to run without a shell, instead of the entrypoint of the image.
   * Allowed: a list, each a string.
   * @default - the image's own
   */
  readonly command?: readonly string[];

  /**
   * Arguments of the command, instead of those of the image.
   * Allowed: a list, each a string.
   * @default - the image's own
   */
  readonly args?: readonly string[];

  /**
   * Directory in which the command starts; that of the image if unset.
   * Allowed: a string that is not empty.
   * @default - the image's own
   */
  readonly workingDir?: string;

  /**
   * Environment variables; they override those of envFrom.
   * @default - only those that Knative sets: PORT, K_SERVICE, K_CONFIGURATION, K_REVISION
   */
  readonly env?: Readonly<Record<string, string | EnvVarSource>>;

  /**
   * ConfigMaps and Secrets that become environment variables, key by key; later ones win.
   * @default - none
   */
  readonly envFrom?: readonly EnvFromSource[];

  /**
   * When nodes pull the image: Always, IfNotPresent or Never.
   * @default - IfNotPresent for an image by digest, which Knative makes of a tag
   */
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';

  /**
   * Resources that the container needs and may use; config-defaults adds its defaults.
   * @default - what config-defaults says; a node then takes as many pods as it has room for
   */
  readonly resources?: Resources;

  /**
   * User and privileges of the container.
   * @default - the image's and the pod's own
   */
  readonly securityContext?: SecurityContext;

  /**
   * File to which the container may write why it ends; /dev/termination-log if unset.
   * Allowed: an absolute path.
   * @default - /dev/termination-log
   */
  readonly terminationMessagePath?: string;

  /**
   * File, or FallbackToLogsOnError to use the end of the log if that file is empty.
   * @default - File
   */
  readonly terminationMessagePolicy?: 'File' | 'FallbackToLogsOnError';

  /**
   * Volumes that the container sees, and where.
   * @default - none
   */
  readonly volumeMounts?: readonly VolumeMount[];

  /**
   * Checks that the container works; Kubernetes restarts it if not.
   * Releases: from 1.14 on.
   * Feature flag: multiContainerProbing, which a DevFleet switches on where it is used.
   * @default - none
   */
  readonly livenessProbe?: Probe;

  /**
   * Checks that the container can take requests; if unset, that its port accepts connections.
   * Releases: from 1.14 on.
   * Feature flag: multiContainerProbing, which a DevFleet switches on where it is used.
   * @default - none
   */
  readonly readinessProbe?: Probe;

  /**
   * Checks that the container has started; until then, the other probes wait. It makes cold starts longer: Knative asks
   * for readiness only after it.
   * Releases: from 1.15 on.
   * Feature flag: multiContainerProbing, which a DevFleet switches on where it is used.
   * @default - none
   */
  readonly startupProbe?: Probe;
}

/**
 * A container that runs to its end before the others start.
 */
export interface InitContainer {
  /**
   * Name of the container; config-defaults decides if unset.
   * Allowed: a DNS label: lower-case letters, digits and '-', starting and ending with a letter or digit, at most 63
   * characters.
   */
  readonly name: string;

  /**
   * Image to run; a tag is resolved to a digest once, when the revision is made. Best by digest, which says in Git what
   * runs.
   * Allowed: a reference such as registry/path:tag or registry/path@sha256:digest.
   */
  readonly image: string;

  /**
   * Command to run without a shell, instead of the entrypoint of the image.
   * Allowed: a list, each a string.
   * @default - the image's own
   */
  readonly command?: readonly string[];

  /**
   * Arguments of the command, instead of those of the image.
   * Allowed: a list, each a string.
   * @default - the image's own
   */
  readonly args?: readonly string[];

  /**
   * Directory in which the command starts; that of the image if unset.
   * Allowed: a string that is not empty.
   * @default - the image's own
   */
  readonly workingDir?: string;

  /**
   * Environment variables; they override those of envFrom.
   * @default - only those that Knative sets: PORT, K_SERVICE, K_CONFIGURATION, K_REVISION
   */
  readonly env?: Readonly<Record<string, string | EnvVarSource>>;

  /**
   * ConfigMaps and Secrets that become environment variables, key by key; later ones win.
   * @default - none
   */
  readonly envFrom?: readonly EnvFromSource[];

  /**
   * When nodes pull the image: Always, IfNotPresent or Never.
   * @default - IfNotPresent for an image by digest, which Knative makes of a tag
   */
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';

  /**
   * Resources that the container needs and may use; config-defaults adds its defaults.
   * @default - what config-defaults says; a node then takes as many pods as it has room for
   */
  readonly resources?: Resources;

  /**
   * User and privileges of the container.
   * @default - the image's and the pod's own
   */
  readonly securityContext?: SecurityContext;

  /**
   * File to which the container may write why it ends; /dev/termination-log if unset.
   * Allowed: an absolute path.
   * @default - /dev/termination-log
   */
  readonly terminationMessagePath?: string;

  /**
   * File, or FallbackToLogsOnError to use the end of the log if that file is empty.
   * @default - File
   */
  readonly terminationMessagePolicy?: 'File' | 'FallbackToLogsOnError';

  /**
   * Volumes that the container sees, and where.
   * @default - none
   */
  readonly volumeMounts?: readonly VolumeMount[];
}

/**
 * A volume that containers of the pod can have: of one of these types.
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 */
export interface Volume {
  /**
   * Name of the volume, to which volumeMounts refer.
   * Allowed: a DNS label: lower-case letters, digits and '-', starting and ending with a letter or digit, at most 63
   * characters.
   */
  readonly name: string;

  /**
   * A Secret whose keys become files.
   * @default - the volume is of another type
   */
  readonly secret?: SecretVolume;

  /**
   * A ConfigMap whose keys become files.
   * @default - the volume is of another type
   */
  readonly configMap?: ConfigMapVolume;

  /**
   * Files from several sources in one directory.
   * @default - the volume is of another type
   */
  readonly projected?: ProjectedVolume;

  /**
   * An empty directory that lives as long as the pod; needs kubernetes.podspec-volumes-emptydir in config-features.
   * Feature flag: kubernetesPodspecVolumesEmptydir, which a DevFleet switches on where it is used.
   * @default - the volume is of another type
   */
  readonly emptyDir?: EmptyDirVolume;

  /**
   * Persistent storage, by its claim; needs kubernetes.podspec-persistent-volume-claim in config-features.
   * Feature flag: kubernetesPodspecPersistentVolumeClaim, which a DevFleet switches on where it is used.
   * @default - the volume is of another type
   */
  readonly persistentVolumeClaim?: PersistentVolumeClaimVolume;

  /**
   * A file or directory of the node; needs kubernetes.podspec-volumes-hostpath in config-features.
   * Releases: from 1.17 on.
   * Feature flag: kubernetesPodspecVolumesHostpath, which a DevFleet switches on where it is used.
   * @default - the volume is of another type
   */
  readonly hostPath?: HostPathVolume;

  /**
   * A volume that a CSI driver provides; needs kubernetes.podspec-volumes-csi in config-features.
   * Releases: from 1.18 on.
   * Feature flag: kubernetesPodspecVolumesCsi, which a DevFleet switches on where it is used.
   * @default - the volume is of another type
   */
  readonly csi?: CsiVolume;

  /**
   * The content of an OCI image; needs kubernetes.podspec-volumes-image in config-features.
   * Releases: from 1.19 on.
   * Feature flag: kubernetesPodspecVolumesImage, which a DevFleet switches on where it is used.
   * @default - the volume is of another type
   */
  readonly image?: ImageVolume;

  /**
   * Storage that is claimed for each pod and deleted with it; needs kubernetes.podspec-volumes-ephemeral in
   * config-features.
   * Releases: from 1.23 on.
   * Feature flag: kubernetesPodspecVolumesEphemeral, which a DevFleet switches on where it is used.
   * @default - the volume is of another type
   */
  readonly ephemeral?: EphemeralVolume;
}

/**
 * Files with the entries of a Secret.
 */
export interface SecretVolume {
  /**
   * Secret to take the keys from, by its name.
   * Allowed: the name of a Secret: lower-case letters, digits, '-' and '.', starting and ending with a letter or digit,
   * at most 253 characters.
   */
  readonly secretName: string;

  /**
   * Keys that become files; if unset, each key becomes a file of its name.
   * @default - all of them, each called as its key
   */
  readonly items?: readonly KeyToPath[];

  /**
   * Permissions of files that have no mode of their own; 0644 if unset.
   * Allowed: a whole number from 0 to 511.
   * @default - 0o644
   */
  readonly defaultMode?: number;

  /**
   * Whether the pod may start without the object or the key.
   * @default - false
   */
  readonly optional?: boolean;
}

/**
 * An entry that becomes a file.
 */
export interface KeyToPath {
  /**
   * Key that holds the content of the file.
   * Allowed: a key: letters, digits, '-', '_' and '.', at most 253 characters.
   */
  readonly key: string;

  /**
   * Path of the file in the volume.
   * Allowed: a relative path without '..' that doesn't start with two dots.
   */
  readonly path: string;

  /**
   * Permissions of the file; those of defaultMode if unset.
   * Allowed: a whole number from 0 to 511.
   * @default - those of the volume
   */
  readonly mode?: number;
}

/**
 * Files with the entries of a ConfigMap.
 */
export interface ConfigMapVolume {
  /**
   * Name of the object in the same namespace.
   * Allowed: the name of a ConfigMap: lower-case letters, digits, '-' and '.', starting and ending with a letter or
   * digit, at most 253 characters.
   */
  readonly name: string;

  /**
   * Keys that become files; if unset, each key becomes a file of its name.
   * @default - all of them, each called as its key
   */
  readonly items?: readonly KeyToPath[];

  /**
   * Permissions of files that have no mode of their own; 0644 if unset.
   * Allowed: a whole number from 0 to 511.
   * @default - 0o644
   */
  readonly defaultMode?: number;

  /**
   * Whether the pod may start without the object or the key.
   * @default - false
   */
  readonly optional?: boolean;
}

/**
 * Files from several sources in one volume.
 */
export interface ProjectedVolume {
  /**
   * Sources of the files.
   */
  readonly sources: readonly VolumeProjection[];

  /**
   * Permissions of files that have no mode of their own; 0644 if unset.
   * Allowed: a whole number from 0 to 511.
   * @default - 0o644
   */
  readonly defaultMode?: number;
}

/**
 * A source of files: one of these.
 */
export interface VolumeProjection {
  /**
   * A Secret whose keys become files.
   * @default - another source is used
   */
  readonly secret?: FileSource;

  /**
   * A ConfigMap whose keys become files.
   * @default - another source is used
   */
  readonly configMap?: FileSource;

  /**
   * A token of the service account, renewed before it expires.
   * @default - another source is used
   */
  readonly serviceAccountToken?: ServiceAccountTokenProjection;

  /**
   * Values of the pod itself as files.
   * Releases: from 1.10 on.
   * @default - another source is used
   */
  readonly downwardAPI?: DownwardApiProjection;
}

/**
 * Files with the entries of a Secret or a ConfigMap, beside others in one volume.
 */
export interface FileSource {
  /**
   * Name of the object in the same namespace.
   * Allowed: the name of a Secret or a ConfigMap: lower-case letters, digits, '-' and '.', starting and ending with a
   * letter or digit, at most 253 characters.
   */
  readonly name: string;

  /**
   * Keys that become files; if unset, each key becomes a file of its name.
   * @default - all of them, each called as its key
   */
  readonly items?: readonly KeyToPath[];

  /**
   * Whether the pod may start without the object or the key.
   * @default - false
   */
  readonly optional?: boolean;
}

/**
 * A file with a token of the pod's service account, for somebody who trusts the cluster.
 */
export interface ServiceAccountTokenProjection {
  /**
   * Path of the file in the volume.
   * Allowed: a relative path without '..' that doesn't start with two dots.
   */
  readonly path: string;

  /**
   * Recipient for whom the token is valid; the API server if unset.
   * Allowed: a string that is not empty.
   * @default - the cluster's API server
   */
  readonly audience?: string;

  /**
   * Lifetime of the token; an hour if unset.
   * Allowed: a Duration from 10 minutes to 2147483647 seconds, in whole seconds.
   * @default - 1 hour
   */
  readonly expiration?: Duration;
}

/**
 * Files with facts about the pod.
 */
export interface DownwardApiProjection {
  /**
   * Files, each with one value.
   */
  readonly items: readonly DownwardApiItem[];
}

/**
 * A file with a fact about the pod: one of fieldRef and resourceFieldRef.
 */
export interface DownwardApiItem {
  /**
   * Path of the file in the volume.
   * Allowed: a relative path without '..' that doesn't start with two dots.
   */
  readonly path: string;

  /**
   * Field of the pod to write into the file.
   * @default - resourceFieldRef is used
   */
  readonly fieldRef?: FileFieldSelector;

  /**
   * Request or limit to write into the file.
   * @default - fieldRef is used
   */
  readonly resourceFieldRef?: FileResourceFieldSelector;

  /**
   * Permissions of the file; those of defaultMode if unset.
   * Allowed: a whole number from 0 to 511.
   * @default - those of the volume
   */
  readonly mode?: number;
}

/**
 * A field of the pod, for a file.
 */
export interface FileFieldSelector {
  /**
   * The field, such as metadata.name.
   * Allowed: metadata.name, metadata.namespace, metadata.uid, metadata.labels, metadata.annotations,
   * metadata.labels['KEY'] or metadata.annotations['KEY'].
   */
  readonly fieldPath: string;

  /**
   * The API version that the path is of.
   * @default - v1
   */
  readonly apiVersion?: 'v1';
}

/**
 * A request or a limit of a container, for a file.
 */
export interface FileResourceFieldSelector {
  /**
   * Which one.
   */
  readonly resource: `${'limits' | 'requests'}.${'cpu' | 'memory' | 'ephemeral-storage'}`;

  /**
   * The unit in which the amount is given.
   * Allowed: 1 and a unit, such as 1Mi; for CPU 1m or 1.
   * @default - 1
   */
  readonly divisor?: string;

  /**
   * Name of the container.
   * Allowed: a DNS label: lower-case letters, digits and '-', starting and ending with a letter or digit, at most 63
   * characters.
   */
  readonly containerName: string;
}

/**
 * An empty folder that lives as long as the pod.
 */
export interface EmptyDirVolume {
  /**
   * Memory in place of the node's disk.
   * @default - the node's disk
   */
  readonly medium?: 'Memory';

  /**
   * The most that it may hold; a pod that goes over it is evicted.
   * Allowed: a Size such as Size.mebibytes(64), in whole kibibytes.
   * @default - none
   */
  readonly sizeLimit?: Size;
}

/**
 * A volume that outlives the pod.
 */
export interface PersistentVolumeClaimVolume {
  /**
   * Name of the PersistentVolumeClaim.
   * Allowed: the name of a PersistentVolumeClaim: lower-case letters, digits, '-' and '.', starting and ending with a
   * letter or digit, at most 253 characters.
   */
  readonly claimName: string;

  /**
   * Whether the volume is only read.
   * @default - false
   */
  readonly readOnly?: boolean;
}

/**
 * A path of the node's file system.
 */
export interface HostPathVolume {
  /**
   * The path.
   * Allowed: an absolute path without '..'.
   */
  readonly path: string;

  /**
   * What must be there.
   * @default - nothing is checked
   */
  readonly type?: 'DirectoryOrCreate' | 'Directory' | 'FileOrCreate' | 'File' | 'Socket' | 'CharDevice' | 'BlockDevice';
}

/**
 * A volume of a CSI driver that lives as long as the pod.
 */
export interface CsiVolume {
  /**
   * Name of the driver.
   * Allowed: the name of a CSI driver: lower-case letters, digits, '-' and '.', starting and ending with a letter or
   * digit, at most 63 characters.
   */
  readonly driver: string;

  /**
   * Whether the volume is only read.
   * @default - false
   */
  readonly readOnly?: boolean;

  /**
   * The file system.
   * Allowed: a string that is not empty.
   * @default - the driver's own
   */
  readonly fsType?: string;

  /**
   * What the driver is told.
   * Allowed: an object, each value a string.
   * @default - nothing
   */
  readonly volumeAttributes?: Readonly<Record<string, string>>;

  /**
   * The Secret that the driver is given.
   * @default - none
   */
  readonly nodePublishSecretRef?: ObjectReference;
}

/**
 * An object in the same namespace.
 */
export interface ObjectReference {
  /**
   * Its name.
   * Allowed: the name of an object: lower-case letters, digits, '-' and '.', starting and ending with a letter or
   * digit, at most 253 characters.
   */
  readonly name: string;
}

/**
 * The files of an image.
 */
export interface ImageVolume {
  /**
   * The image.
   * Allowed: a reference such as registry/path:tag or registry/path@sha256:digest.
   */
  readonly reference: string;

  /**
   * When the node fetches the image.
   * @default - Always for the tag latest, otherwise IfNotPresent
   */
  readonly pullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
}

/**
 * A volume of a StorageClass that lives as long as the pod.
 */
export interface EphemeralVolume {
  /**
   * The PersistentVolumeClaim that each pod gets.
   */
  readonly volumeClaimTemplate: PersistentVolumeClaimTemplate;
}

/**
 * The PersistentVolumeClaim that each pod gets.
 */
export interface PersistentVolumeClaimTemplate {
  /**
   * Labels of the claim.
   * Allowed: an object, each value letters, digits, '-', '_' and '.', at most 63 characters, starting and ending with a
   * letter or digit.
   * @default - none
   */
  readonly labels?: Readonly<Record<string, string>>;

  /**
   * Annotations of the claim.
   * Allowed: an object, each value a string.
   * @default - none
   */
  readonly annotations?: Readonly<Record<string, string>>;

  /**
   * From where the volume may be used at a time.
   */
  readonly accessModes: readonly ('ReadWriteOnce' | 'ReadOnlyMany' | 'ReadWriteMany' | 'ReadWriteOncePod')[];

  /**
   * How much the volume holds.
   * Allowed: a Size such as Size.mebibytes(64), in whole kibibytes.
   */
  readonly storage: Size;

  /**
   * Name of the StorageClass.
   * Allowed: the name of a StorageClass: lower-case letters, digits, '-' and '.', starting and ending with a letter or
   * digit, at most 253 characters.
   * @default - the cluster's own
   */
  readonly storageClassName?: string;
}

/**
 * What all containers of a pod may do on their node.
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
 */
export interface PodSecurityContext {
  /**
   * User that the containers run as.
   * Allowed: a whole number from 0 to 2147483647.
   * @default - the image's own
   */
  readonly runAsUser?: number;

  /**
   * Main group that the containers run as.
   * Allowed: a whole number from 0 to 2147483647.
   * @default - the image's own
   */
  readonly runAsGroup?: number;

  /**
   * Whether a container that would run as root is not started.
   * @default - false
   */
  readonly runAsNonRoot?: boolean;

  /**
   * Group that the files of volumes belong to.
   * Allowed: a whole number from 0 to 2147483647.
   * @default - none
   */
  readonly fsGroup?: number;

  /**
   * Groups that the containers belong to besides.
   * Allowed: a list, each a whole number from 0 to 2147483647.
   * @default - none
   */
  readonly supplementalGroups?: readonly number[];

  /**
   * Which system calls the containers may make.
   * Releases: from 1.8 on.
   * @default - none
   */
  readonly seccompProfile?: SeccompProfile;
}

/**
 * A taint of nodes that the pods run on all the same.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
 */
export interface Toleration {
  /**
   * The key of the taint.
   * Allowed: the key of a label, such as example.com/team.
   * @default - every key, with the operator Exists
   */
  readonly key?: string;

  /**
   * How the taint is compared.
   * @default - Equal
   */
  readonly operator?: 'Equal' | 'Exists';

  /**
   * The value of the taint, for Equal.
   * Allowed: letters, digits, '-', '_' and '.', at most 63 characters, starting and ending with a letter or digit.
   * @default - an empty one
   */
  readonly value?: string;

  /**
   * The effect of the taint.
   * @default - every effect
   */
  readonly effect?: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';

  /**
   * Time for which a running pod stays, with NoExecute.
   * Allowed: a Duration from 0 seconds to 2562047 hours, in whole seconds.
   * @default - for ever
   */
  readonly tolerationPeriod?: Duration;
}

/**
 * Where the pods run, by nodes and by other pods.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
 */
export interface Affinity {
  /**
   * Which nodes the pods run on.
   * @default - nothing is asked for
   */
  readonly nodeAffinity?: NodeAffinity;

  /**
   * Which pods they run beside.
   * @default - nothing is asked for
   */
  readonly podAffinity?: PodAffinity;

  /**
   * Which pods they run away from.
   * @default - nothing is asked for
   */
  readonly podAntiAffinity?: PodAffinity;
}

/**
 * Which nodes the pods run on.
 */
export interface NodeAffinity {
  /**
   * Nodes that the pods must run on.
   * @default - nothing is asked for
   */
  readonly requiredDuringSchedulingIgnoredDuringExecution?: NodeSelector;

  /**
   * Nodes that are better than others.
   * @default - nothing is asked for
   */
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly PreferredSchedulingTerm[];
}

/**
 * Which nodes are meant.
 */
export interface NodeSelector {
  /**
   * Terms, one of which must be so.
   */
  readonly nodeSelectorTerms: readonly NodeSelectorTerm[];
}

/**
 * Which nodes are meant; all of it must be so.
 */
export interface NodeSelectorTerm {
  /**
   * What labels must be.
   * @default - none
   */
  readonly matchExpressions?: readonly NodeSelectorRequirement[];

  /**
   * What fields must be.
   * @default - none
   */
  readonly matchFields?: readonly NodeFieldRequirement[];
}

/**
 * What a label of a node must be.
 */
export interface NodeSelectorRequirement {
  /**
   * The key of the label.
   * Allowed: the key of a label, such as example.com/team.
   */
  readonly key: string;

  /**
   * How the label is compared.
   */
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist' | 'Gt' | 'Lt';

  /**
   * What the label is compared with; none for Exists and DoesNotExist.
   * Allowed: a list, each letters, digits, '-', '_' and '.', at most 63 characters, starting and ending with a letter
   * or digit.
   * @default - none
   */
  readonly values?: readonly string[];
}

/**
 * What a field of a node must be.
 */
export interface NodeFieldRequirement {
  /**
   * The field.
   */
  readonly key: 'metadata.name';

  /**
   * How the field is compared.
   */
  readonly operator: 'In' | 'NotIn';

  /**
   * The one name that it is compared with.
   * Allowed: a list, each the name of a node: lower-case letters, digits, '-' and '.', starting and ending with a
   * letter or digit, at most 253 characters.
   */
  readonly values: readonly string[];
}

/**
 * Nodes that are better than others.
 */
export interface PreferredSchedulingTerm {
  /**
   * How much better.
   * Allowed: a whole number from 1 to 100.
   */
  readonly weight: number;

  /**
   * Which nodes.
   */
  readonly preference: NodeSelectorTerm;
}

/**
 * Which pods others run beside, or away from.
 */
export interface PodAffinity {
  /**
   * What must be so.
   * @default - nothing is asked for
   */
  readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly PodAffinityTerm[];

  /**
   * What is better.
   * @default - nothing is asked for
   */
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly WeightedPodAffinityTerm[];
}

/**
 * Pods that others run beside, or away from.
 */
export interface PodAffinityTerm {
  /**
   * The label of nodes that are one place, such as kubernetes.io/hostname.
   * Allowed: the key of a label, such as example.com/team.
   */
  readonly topologyKey: string;

  /**
   * Which pods.
   * @default - none
   */
  readonly labelSelector?: LabelSelector;

  /**
   * Namespaces of the pods.
   * Allowed: a list, each a DNS label: lower-case letters, digits and '-', starting and ending with a letter or digit,
   * at most 63 characters.
   * @default - the pod's own
   */
  readonly namespaces?: readonly string[];

  /**
   * Namespaces of the pods, by their labels.
   * @default - none besides namespaces
   */
  readonly namespaceSelector?: LabelSelector;
}

/**
 * Which objects are meant, by their labels; all of it must be so.
 */
export interface LabelSelector {
  /**
   * Labels and their values.
   * Allowed: an object, each value letters, digits, '-', '_' and '.', at most 63 characters, starting and ending with a
   * letter or digit.
   * @default - none
   */
  readonly matchLabels?: Readonly<Record<string, string>>;

  /**
   * What labels must be.
   * @default - none
   */
  readonly matchExpressions?: readonly LabelSelectorRequirement[];
}

/**
 * What a label must be.
 */
export interface LabelSelectorRequirement {
  /**
   * The key of the label.
   * Allowed: the key of a label, such as example.com/team.
   */
  readonly key: string;

  /**
   * How the label is compared.
   */
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

  /**
   * What the label is compared with; none for Exists and DoesNotExist.
   * Allowed: a list, each letters, digits, '-', '_' and '.', at most 63 characters, starting and ending with a letter
   * or digit.
   * @default - none
   */
  readonly values?: readonly string[];
}

/**
 * Places that are better than others.
 */
export interface WeightedPodAffinityTerm {
  /**
   * How much better.
   * Allowed: a whole number from 1 to 100.
   */
  readonly weight: number;

  /**
   * Which pods.
   */
  readonly podAffinityTerm: PodAffinityTerm;
}

/**
 * How evenly pods are spread over places.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export interface TopologySpreadConstraint {
  /**
   * How many pods more a place may have.
   * Allowed: a whole number from 1 to 2147483647.
   */
  readonly maxSkew: number;

  /**
   * The label of nodes that are one place, such as topology.kubernetes.io/zone.
   * Allowed: the key of a label, such as example.com/team.
   */
  readonly topologyKey: string;

  /**
   * What happens to a pod that would make it uneven.
   */
  readonly whenUnsatisfiable: 'DoNotSchedule' | 'ScheduleAnyway';

  /**
   * The pods that are counted.
   * @default - none
   */
  readonly labelSelector?: LabelSelector;

  /**
   * Labels that must be as those of the pod itself, so that only pods of its revision are counted.
   * Allowed: a list, each the key of a label, such as example.com/team.
   * Releases: from 1.8 on.
   * @default - none
   */
  readonly matchLabelKeys?: readonly string[];

  /**
   * Fewest places.
   * Allowed: a whole number from 1 to 2147483647.
   * Releases: from 1.8 on.
   * @default - none
   */
  readonly minDomains?: number;

  /**
   * Whether only nodes count that affinity and nodeSelector allow.
   * Releases: from 1.8 on.
   * @default - Honor
   */
  readonly nodeAffinityPolicy?: 'Honor' | 'Ignore';

  /**
   * Whether only nodes count whose taints are tolerated.
   * Releases: from 1.8 on.
   * @default - Ignore
   */
  readonly nodeTaintsPolicy?: 'Honor' | 'Ignore';
}

/**
 * A line of the pod's /etc/hosts.
 */
export interface HostAlias {
  /**
   * The address.
   * Allowed: an address of IPv4 or IPv6, without a zone.
   */
  readonly ip: string;

  /**
   * The names that it has.
   * Allowed: a list, each a host name.
   */
  readonly hostnames: readonly string[];
}

/**
 * What the pod's resolv.conf says besides what dnsPolicy makes of it.
 * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
 */
export interface DnsConfig {
  /**
   * Addresses of name servers.
   * Allowed: a list, each an address of IPv4 or IPv6, without a zone.
   * @default - none
   */
  readonly nameservers?: readonly string[];

  /**
   * Domains in which short names are looked up.
   * Allowed: a list, each a domain, which may end with a dot.
   * @default - none
   */
  readonly searches?: readonly string[];

  /**
   * Options of the resolver.
   * @default - none
   */
  readonly options?: readonly DnsOption[];
}

/**
 * An option in the pod's resolv.conf.
 */
export interface DnsOption {
  /**
   * The option, such as ndots.
   * Allowed: a string that is not empty.
   */
  readonly name: string;

  /**
   * Its value.
   * Allowed: a string that is not empty.
   * @default - none
   */
  readonly value?: string;
}

/**
 * What Knative's proxy asks for and may use in each pod.
 * @see https://knative.dev/docs/serving/services/configure-requests-limits-services/
 */
export interface QueueProxyResources {
  /**
   * CPU.
   * @default - 25m, and no limit, by `queue-sidecar-…` in config-deployment
   */
  readonly cpu?: CpuBounds;

  /**
   * Memory.
   * @default - none, by `queue-sidecar-…` in config-deployment
   */
  readonly memory?: SizeBounds;

  /**
   * Storage on the node's disk.
   * @default - none, by `queue-sidecar-…` in config-deployment
   */
  readonly ephemeralStorage?: SizeBounds;
}

/**
 * A share of the requests, for one revision.
 * @see https://knative.dev/docs/serving/traffic-management/
 */
export interface TrafficTarget {
  /**
   * Revision that gets the share, even when newer ones are ready.
   * Allowed: a DNS label that starts with a letter: lower-case letters, digits and '-', at most 63 characters.
   * @default - the latest revision that is ready
   */
  readonly revisionName?: string;

  /**
   * Size of the share, 0 to 100; at 0 or unset, the revision is reached by its tag only. All shares together are 100.
   * Allowed: a whole number from 0 to 100.
   * @default - 0: reached by its tag only
   */
  readonly percent?: number;

  /**
   * Name under which the revision also gets a host of its own. The host is TAG-NAME in place of the name.
   * Allowed: a DNS label that starts with a letter: lower-case letters, digits and '-', at most 63 characters.
   * @default - none
   */
  readonly tag?: string;
}

/**
 * A host of its own, by a DomainMapping and the ClusterDomainClaim by which its namespace owns it.
 * @see https://knative.dev/docs/serving/services/custom-domains/
 */
export interface HostName {
  /**
   * The host, such as demo.example.com; not under cluster.local.
   * Allowed: a host name of two or more labels, not under cluster.local.
   */
  readonly host: string;

  /**
   * Name of the TLS Secret in the same namespace.
   * Allowed: the name of a Secret: lower-case letters, digits, '-' and '.', starting and ending with a letter or digit,
   * at most 253 characters.
   * @default - the network layer's own certificate, if it has one
   */
  readonly tlsSecretName?: string;
}

/**
 * What a revision runs: its containers, its limits and its scale.
 * @see https://knative.dev/docs/serving/services/creating-services/
 */
export interface RevisionProps extends PodProps, AutoscalingProps {
  /**
   * Image to run; a tag is resolved to a digest once, when the revision is made. Best by digest, which says in Git what
   * runs.
   * Allowed: a reference such as registry/path:tag or registry/path@sha256:digest.
   */
  readonly image: string;

  /**
   * Command to run without a shell, instead of the entrypoint of the image.
   * Allowed: a list, each a string.
   * @default - the image's own
   */
  readonly command?: readonly string[];

  /**
   * Arguments of the command, instead of those of the image.
   * Allowed: a list, each a string.
   * @default - the image's own
   */
  readonly args?: readonly string[];

  /**
   * Directory in which the command starts; that of the image if unset.
   * Allowed: a string that is not empty.
   * @default - the image's own
   */
  readonly workingDir?: string;

  /**
   * Environment variables; they override those of envFrom.
   * @default - only those that Knative sets: PORT, K_SERVICE, K_CONFIGURATION, K_REVISION
   */
  readonly env?: Readonly<Record<string, string | EnvVarSource>>;

  /**
   * ConfigMaps and Secrets that become environment variables, key by key; later ones win.
   * @default - none
   */
  readonly envFrom?: readonly EnvFromSource[];

  /**
   * When nodes pull the image: Always, IfNotPresent or Never.
   * @default - IfNotPresent for an image by digest, which Knative makes of a tag
   */
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';

  /**
   * Resources that the container needs and may use; config-defaults adds its defaults.
   * @default - what config-defaults says; a node then takes as many pods as it has room for
   */
  readonly resources?: Resources;

  /**
   * User and privileges of the container.
   * @default - the image's and the pod's own
   */
  readonly securityContext?: SecurityContext;

  /**
   * File to which the container may write why it ends; /dev/termination-log if unset.
   * Allowed: an absolute path.
   * @default - /dev/termination-log
   */
  readonly terminationMessagePath?: string;

  /**
   * File, or FallbackToLogsOnError to use the end of the log if that file is empty.
   * @default - File
   */
  readonly terminationMessagePolicy?: 'File' | 'FallbackToLogsOnError';

  /**
   * Volumes that the container sees, and where.
   * @default - none
   */
  readonly volumeMounts?: readonly VolumeMount[];

  /**
   * Checks that the container works; Kubernetes restarts it if not.
   * @default - the container is restarted only when it ends
   */
  readonly livenessProbe?: Probe;

  /**
   * Checks that the container can take requests; if unset, that its port accepts connections.
   * @default - ready when the port accepts connections
   */
  readonly readinessProbe?: Probe;

  /**
   * Checks that the container has started; until then, the other probes wait. It makes cold starts longer: Knative asks
   * for readiness only after it.
   * Releases: from 1.15 on.
   * @default - none
   */
  readonly startupProbe?: Probe;

  /**
   * Name of the container; config-defaults decides if unset.
   * Allowed: a DNS label: lower-case letters, digits and '-', starting and ending with a letter or digit, at most 63
   * characters.
   * @default - user-container, by `container-name-template` in config-defaults
   */
  readonly containerName?: string;

  /**
   * Number of the port; the container finds it in the environment variable PORT. Not one that Knative's own proxy uses.
   * Allowed: a whole number from 1 to 65535.
   * @default - 8080
   */
  readonly port?: number;

  /**
   * Protocol of the requests: h2c for HTTP/2 and gRPC, http1 or empty for HTTP/1.
   * @default - http1
   */
  readonly portName?: 'http1' | 'h2c';

  /**
   * Most requests that a pod handles at a time; 0 is no limit, and config-defaults decides if unset. Up to
   * `container-concurrency-max-limit` in config-defaults, 1000. A limit of 1 wakes two pods where `maxScale` lets it,
   * because a pod is to be 70 % busy.
   * Allowed: a whole number from 0 to 2147483647.
   * @default - 0, by `container-concurrency` in config-defaults
   * @see https://knative.dev/docs/serving/autoscaling/concurrency/
   */
  readonly containerConcurrency?: number;

  /**
   * Longest time for a request until its response is complete; config-defaults decides if unset. Up to
   * `max-revision-timeout-seconds` in config-defaults, 600 seconds. Before Knative 1.19, only until the answer begins.
   * The wait of a first request for its pod is part of it from 1.8 on. Before 1.7, Kourier also ends a request on which
   * nothing has moved for 300 seconds.
   * Allowed: a Duration from 1 second to 2562047 hours, in whole seconds.
   * @default - 300 seconds, by `revision-timeout-seconds` in config-defaults
   */
  readonly timeout?: Duration;

  /**
   * Longest time until the response begins, if it is to be shorter than timeoutSeconds. At most `timeout`.
   * Allowed: a Duration from 0 seconds to 2562047 hours, in whole seconds.
   * Releases: from 1.7 on.
   * @default - `timeout` from 1.13 on; Knative would otherwise take that of config-defaults
   */
  readonly responseStartTimeout?: Duration;

  /**
   * Longest time without a byte of the response; 0 is no limit. At most `timeout`; 0 is no limit.
   * Allowed: a Duration from 0 seconds to 2562047 hours, in whole seconds.
   * Releases: from 1.7 on.
   * @default - none, by `revision-idle-timeout-seconds` in config-defaults
   */
  readonly idleTimeout?: Duration;

  /**
   * Time after which a revision that is not ready has failed. Longer than a node takes to come, where one must.
   * Allowed: a Duration from 1 second to 2147483647 seconds, in whole seconds.
   * Releases: from 1.4 on.
   * @default - 600 seconds, by `progress-deadline` in config-deployment
   * @see https://knative.dev/docs/serving/configuration/deployment/
   */
  readonly progressDeadline?: Duration;

  /**
   * What Knative's proxy asks for and may use in each pod.
   * Releases: from 1.11 on.
   * @default - what config-deployment says
   */
  readonly queueProxyResources?: QueueProxyResources;

  /**
   * Whether Knative's proxy finds the annotations of its pod in a file.
   * Releases: from 1.7 on.
   * @default - what queueproxy.mount-podinfo in config-features says
   */
  readonly queueProxyPodInfo?: boolean;

  /**
   * Whether the container may answer while it still reads the request, over HTTP/1.
   * Releases: from 1.13 on.
   * @default - false
   * @see https://knative.dev/docs/serving/configuration/feature-flags/
   */
  readonly httpFullDuplex?: boolean;

  /**
   * Name of the revision, starting with that of the Service or Configuration; numbered if unset. Every change of the
   * revision needs another name.
   * Allowed: a DNS label that starts with a letter: lower-case letters, digits and '-', at most 63 characters.
   * @default - NAME-00001 and so on
   */
  readonly revisionName?: string;

  /**
   * Labels of the revision and its pods. A change makes a new revision.
   * Allowed: an object, each value letters, digits, '-', '_' and '.', at most 63 characters, starting and ending with a
   * letter or digit.
   * @default - none
   */
  readonly revisionLabels?: Readonly<Record<string, string>>;

  /**
   * Annotations of the revision; those of autoscaling.knative.dev configure how it scales. A change makes a new
   * revision.
   * Allowed: an object, each value a string.
   * @default - none besides those of other properties
   */
  readonly revisionAnnotations?: Readonly<Record<string, string>>;
}

/**
 * What the containers of a pod share, and where it runs.
 * @see https://knative.dev/docs/serving/configuration/feature-flags/
 */
export interface PodProps {
  /**
   * Containers that run beside the one that answers the requests.
   * Feature flag: multiContainer, which a DevFleet switches on where it is used.
   * @default - none
   */
  readonly sidecars?: readonly Container[];

  /**
   * Containers that run one after the other, before the others start; needs kubernetes.podspec-init-containers in
   * config-features. They make cold starts longer.
   * Feature flag: kubernetesPodspecInitContainers, which a DevFleet switches on where it is used.
   * @default - none
   */
  readonly initContainers?: readonly InitContainer[];

  /**
   * Volumes for the containers; one that no container mounts is refused.
   * @default - none
   */
  readonly volumes?: readonly Volume[];

  /**
   * Service account that the pods use; the one named default if unset.
   * Allowed: the name of a ServiceAccount: lower-case letters, digits, '-' and '.', starting and ending with a letter
   * or digit, at most 253 characters.
   * @default - the namespace's own, default
   */
  readonly serviceAccountName?: string;

  /**
   * Set to false to mount no service account token into the containers; true is refused.
   * @default - what the service account says, true by itself
   */
  readonly automountServiceAccountToken?: false;

  /**
   * Whether each Service in the namespace becomes environment variables; config-defaults decides if unset.
   * @default - false, by enable-service-links in config-defaults
   */
  readonly enableServiceLinks?: boolean;

  /**
   * Secrets with registry credentials, for pulling the images and resolving their tags.
   * Allowed: a list, each the name of a Secret: lower-case letters, digits, '-' and '.', starting and ending with a
   * letter or digit, at most 253 characters.
   * @default - those of the service account
   */
  readonly imagePullSecrets?: readonly string[];

  /**
   * Users, groups and seccomp profile of all containers; needs kubernetes.podspec-securitycontext in config-features.
   * Feature flag: kubernetesPodspecSecuritycontext, which a DevFleet switches on where it is used.
   * @default - the images' own
   */
  readonly podSecurityContext?: PodSecurityContext;

  /**
   * Labels that a node must have to run the pods; needs kubernetes.podspec-nodeselector in config-features.
   * Allowed: an object, each value letters, digits, '-', '_' and '.', at most 63 characters, starting and ending with a
   * letter or digit.
   * Feature flag: kubernetesPodspecNodeselector, which a DevFleet switches on where it is used.
   * @default - any node
   */
  readonly nodeSelector?: Readonly<Record<string, string>>;

  /**
   * Taints of nodes that the pods tolerate; needs kubernetes.podspec-tolerations in config-features.
   * Feature flag: kubernetesPodspecTolerations, which a DevFleet switches on where it is used.
   * @default - none
   */
  readonly tolerations?: readonly Toleration[];

  /**
   * Rules that draw the pods to nodes and other pods, or keep them away; needs kubernetes.podspec-affinity in
   * config-features.
   * Feature flag: kubernetesPodspecAffinity, which a DevFleet switches on where it is used.
   * @default - from 1.15 on, pods of a revision prefer different nodes, by default-affinity-type in config-deployment
   */
  readonly affinity?: Affinity;

  /**
   * How the pods are spread over zones and nodes; needs kubernetes.podspec-topologyspreadconstraints in
   * config-features.
   * Releases: from 1.4 on.
   * Feature flag: kubernetesPodspecTopologyspreadconstraints, which a DevFleet switches on where it is used.
   * @default - none
   */
  readonly topologySpreadConstraints?: readonly TopologySpreadConstraint[];

  /**
   * Priority of the pods when nodes are full, by PriorityClass; needs kubernetes.podspec-priorityclassname in
   * config-features.
   * Allowed: the name of a PriorityClass: lower-case letters, digits, '-' and '.', starting and ending with a letter or
   * digit, at most 253 characters.
   * Feature flag: kubernetesPodspecPriorityclassname, which a DevFleet switches on where it is used.
   * @default - the cluster's own
   */
  readonly priorityClassName?: string;

  /**
   * Runtime of the containers, by RuntimeClass; needs kubernetes.podspec-runtimeclassname in config-features.
   * Allowed: the name of a RuntimeClass: lower-case letters, digits, '-' and '.', starting and ending with a letter or
   * digit, at most 253 characters.
   * Feature flag: kubernetesPodspecRuntimeclassname, which a DevFleet switches on where it is used.
   * @default - the cluster's own, or what runtime-class-name in config-deployment says
   */
  readonly runtimeClassName?: string;

  /**
   * Scheduler that assigns the pods to nodes; needs kubernetes.podspec-schedulername in config-features.
   * Allowed: the name of a scheduler: lower-case letters, digits, '-' and '.', starting and ending with a letter or
   * digit, at most 253 characters.
   * Feature flag: kubernetesPodspecSchedulername, which a DevFleet switches on where it is used.
   * @default - the cluster's own
   */
  readonly schedulerName?: string;

  /**
   * Additional entries in the pods' hosts file; needs kubernetes.podspec-hostaliases in config-features.
   * Feature flag: kubernetesPodspecHostaliases, which a DevFleet switches on where it is used.
   * @default - none
   */
  readonly hostAliases?: readonly HostAlias[];

  /**
   * How the pods resolve names: by the cluster, by their node, or as dnsConfig says; needs kubernetes.podspec-dnspolicy
   * in config-features.
   * Releases: from 1.5 on.
   * Feature flag: kubernetesPodspecDnspolicy, which a DevFleet switches on where it is used.
   * @default - ClusterFirst
   */
  readonly dnsPolicy?: 'ClusterFirst' | 'ClusterFirstWithHostNet' | 'Default' | 'None';

  /**
   * Name servers, search domains and options of the pods' resolver; needs kubernetes.podspec-dnsconfig in
   * config-features.
   * Releases: from 1.5 on.
   * Feature flag: kubernetesPodspecDnsconfig, which a DevFleet switches on where it is used.
   * @default - nothing
   */
  readonly dnsConfig?: DnsConfig;

  /**
   * Whether the containers of a pod see each other's processes; needs kubernetes.podspec-shareprocessnamespace in
   * config-features.
   * Releases: from 1.12 on.
   * Feature flag: kubernetesPodspecShareprocessnamespace, which a DevFleet switches on where it is used.
   * @default - false
   */
  readonly shareProcessNamespace?: boolean;

  /**
   * Whether the pods share the IPC namespace of their node; needs kubernetes.podspec-hostipc in config-features.
   * Releases: from 1.16 on.
   * @default - false
   */
  readonly hostIPC?: boolean;

  /**
   * Whether the pods see the processes of their node; needs kubernetes.podspec-hostpid in config-features.
   * Releases: from 1.16 on.
   * @default - false
   */
  readonly hostPID?: boolean;

  /**
   * Whether the pods share the network of their node; needs kubernetes.podspec-hostnetwork in config-features.
   * Releases: from 1.16 on.
   * @default - false
   */
  readonly hostNetwork?: boolean;
}

/**
 * How many pods a revision gets, and when.
 * @see https://knative.dev/docs/serving/autoscaling/
 */
export interface AutoscalingProps {
  /**
   * Fewest pods.
   * Allowed: a whole number from 0 to 2147483647.
   * @default - 0: nothing runs, and nothing costs, while nobody calls
   * @see https://knative.dev/docs/serving/autoscaling/scale-bounds/
   */
  readonly minScale?: number;

  /**
   * Most pods; 0 is no limit.
   * Allowed: a whole number from 0 to 2147483647.
   * @default - 1: one pod serves a developer, and no load test takes the nodes of the others
   * @see https://knative.dev/docs/serving/autoscaling/scale-bounds/
   */
  readonly maxScale?: number;

  /**
   * Pods that a new revision starts with. 0 only where config-autoscaler has `allowZeroInitialScale`, as a DevFleet
   * asks for.
   * Allowed: a whole number from 0 to 2147483647.
   * @default - 0: a deploy to every environment starts none of them; that the image starts is shown by the first
   * request
   * @see https://knative.dev/docs/serving/autoscaling/scale-bounds/
   */
  readonly initialScale?: number;

  /**
   * Pods that a revision wakes with. From minScale to maxScale.
   * Allowed: a whole number from 2 to 2147483647.
   * Releases: from 1.7 on.
   * @default - as many as the requests need
   * @see https://knative.dev/docs/serving/autoscaling/scale-bounds/
   */
  readonly activationScale?: number;

  /**
   * The autoscaler: Knative's own, that of Kubernetes, or one of yours. That of Kubernetes never takes the last pod
   * away.
   * @default - Knative's own, by `pod-autoscaler-class` in config-autoscaler
   * @see https://knative.dev/docs/serving/autoscaling/autoscaler-types/
   */
  readonly autoscalingClass?: 'kpa.autoscaling.knative.dev' | 'hpa.autoscaling.knative.dev' | (string & {});

  /**
   * What is measured. concurrency or rps for Knative's own autoscaler; cpu, memory or a metric of your own for that of
   * Kubernetes.
   * Allowed: a string that is not empty.
   * @default - concurrency, or cpu for the autoscaler of Kubernetes
   * @see https://knative.dev/docs/serving/autoscaling/autoscaling-metrics/
   */
  readonly metric?: 'concurrency' | 'rps' | 'cpu' | 'memory' | (string & {});

  /**
   * How much of the metric one pod is to have, such as requests at a time. More pods are asked for when they have 70 %
   * of it, by `targetUtilizationPercentage`. `containerConcurrency`, where it is lower, counts instead.
   * Allowed: a number from 0.01.
   * @default - `containerConcurrency`, or 100 where that is unlimited; 200 for rps
   * @see https://knative.dev/docs/serving/autoscaling/autoscaling-targets/
   */
  readonly target?: number;

  /**
   * How busy pods are kept, in percent of the target.
   * Allowed: a number from 1 to 100.
   * @default - 70, by `container-concurrency-target-percentage` in config-autoscaler
   * @see https://knative.dev/docs/serving/autoscaling/concurrency/
   */
  readonly targetUtilizationPercentage?: number;

  /**
   * Requests at a time for which there is to be room to spare; with less, the activator stays in their path. 0 takes it
   * out while there is a pod, -1 never does.
   * Allowed: a number from 0, or -1.
   * @default - 211, or 200 before 1.4, by `target-burst-capacity` in config-autoscaler
   * @see https://knative.dev/docs/serving/load-balancing/target-burst-capacity/
   */
  readonly targetBurstCapacity?: number;

  /**
   * Time over which requests are averaged, and after which without a request the last pod may go.
   * Allowed: a Duration from 6 seconds to 1 hour, in whole seconds.
   * @default - 60 seconds, by `stable-window` in config-autoscaler
   * @see https://knative.dev/docs/serving/autoscaling/kpa-specific/
   */
  readonly window?: Duration;

  /**
   * Length of the window that shows a sudden rush, in percent of the window.
   * Allowed: a number from 1 to 100.
   * @default - 10, by `panic-window-percentage` in config-autoscaler
   * @see https://knative.dev/docs/serving/autoscaling/kpa-specific/
   */
  readonly panicWindowPercentage?: number;

  /**
   * How much of what the pods are to have a rush must be, in percent, until pods are only added.
   * Allowed: a number from 110 to 1000.
   * @default - 200, by `panic-threshold-percentage` in config-autoscaler
   * @see https://knative.dev/docs/serving/autoscaling/kpa-specific/
   */
  readonly panicThresholdPercentage?: number;

  /**
   * Time for which the requests must have been fewer before pods go.
   * Allowed: a Duration from 0 seconds to 1 hour, in whole seconds.
   * @default - none, by `scale-down-delay` in config-autoscaler
   * @see https://knative.dev/docs/serving/autoscaling/scale-bounds/
   */
  readonly scaleDownDelay?: Duration;

  /**
   * Time for which the last pod stays although it has nothing to do. For longer than an hour, set it for all revisions
   * in config-autoscaler.
   * Allowed: a Duration from 0 seconds to 1 hour, in whole milliseconds.
   * @default - none, by `scale-to-zero-pod-retention-period` in config-autoscaler
   * @see https://knative.dev/docs/serving/autoscaling/scale-to-zero/
   */
  readonly scaleToZeroPodRetentionPeriod?: Duration;

  /**
   * How requests are averaged: all of the window alike, or the newest of them most.
   * @default - linear
   */
  readonly metricAggregationAlgorithm?: 'linear' | 'weighted-exponential';
}

/**
 * How requests reach a Knative Service or a Route.
 */
export interface ExposureProps extends MetadataProps {
  /**
   * Who reaches the service: everybody who reaches the gateway, or only what runs in the cluster.
   * @default - public, where the domain is not cluster-local by itself
   * @see https://knative.dev/docs/serving/services/private-services/
   */
  readonly visibility?: 'public' | 'cluster-local';

  /**
   * Time over which a new revision takes the requests over.
   * Allowed: a Duration from 0 seconds to 2562047 hours, in whole seconds.
   * @default - at once, by `rollout-duration` in config-network
   * @see https://knative.dev/docs/serving/rolling-out-latest-revision/
   */
  readonly rolloutDuration?: Duration;

  /**
   * Whether HTTP without TLS is served, or sent to HTTPS.
   * @default - what http-protocol in config-network says
   */
  readonly httpProtocol?: 'enabled' | 'redirected';

  /**
   * The network layer that serves the hosts.
   * Allowed: a string that is not empty.
   * @default - that of the install, by `ingress-class` in config-network
   */
  readonly ingressClass?: string;

  /**
   * Who gets the certificates of the hosts.
   * Allowed: a string that is not empty.
   * @default - that of the install, by `certificate-class` in config-network
   */
  readonly certificateClass?: string;

  /**
   * Whether the hosts get no certificates although others do.
   * Releases: from 1.12 on.
   * @default - false
   */
  readonly disableExternalDomainTls?: boolean;
}

/**
 * Labels and annotations of an object itself.
 */
export interface MetadataProps {
  /**
   * Labels of the object itself.
   * Allowed: an object, each value letters, digits, '-', '_' and '.', at most 63 characters, starting and ending with a
   * letter or digit.
   * @default - none besides those of other properties
   */
  readonly labels?: Readonly<Record<string, string>>;

  /**
   * Annotations of the object itself.
   * Allowed: an object, each value a string.
   * @default - none besides those of other properties
   */
  readonly annotations?: Readonly<Record<string, string>>;
}

/**
 * What a Configuration says: its revisions, and metadata.
 * @see https://knative.dev/docs/serving/services/creating-services/
 */
export interface ConfigurationProps extends RevisionProps, MetadataProps {}

/**
 * What a Route says: which revisions get its requests.
 * @see https://knative.dev/docs/serving/traffic-management/
 */
export interface RouteProps extends ExposureProps {
  /**
   * Shares of the requests by revision, 100 in all; the latest ready revision gets all if unset.
   */
  readonly traffic: readonly RouteTarget[];
}

/**
 * A share of the requests, for a revision of any Configuration in the namespace.
 * @see https://knative.dev/docs/serving/traffic-management/
 */
export interface RouteTarget {
  /**
   * Revision that gets the share, even when newer ones are ready.
   * Allowed: a DNS label that starts with a letter: lower-case letters, digits and '-', at most 63 characters.
   * @default - the latest revision that is ready
   */
  readonly revisionName?: string;

  /**
   * Size of the share, 0 to 100; at 0 or unset, the revision is reached by its tag only. All shares together are 100.
   * Allowed: a whole number from 0 to 100.
   * @default - 0: reached by its tag only
   */
  readonly percent?: number;

  /**
   * Name under which the revision also gets a host of its own. The host is TAG-NAME in place of the name.
   * Allowed: a DNS label that starts with a letter: lower-case letters, digits and '-', at most 63 characters.
   * @default - none
   */
  readonly tag?: string;

  /**
   * Configuration whose latest ready revision gets the share; in a Route only.
   * Allowed: a DNS label that starts with a letter: lower-case letters, digits and '-', at most 63 characters.
   * @default - revisionName is used
   */
  readonly configurationName?: string;
}
