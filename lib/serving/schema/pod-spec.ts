// The fields of a pod that Knative lets a revision set.
import type { KnativeRelease } from '../../release/knative-release';
import { container } from './container';
import { atomicList, imagePullSecret, keyedList, withFlag } from './kubernetes';
import {
  anything,
  array,
  atomic,
  boolean,
  type FieldSchema,
  map,
  type Properties,
  preserveUnknownFields,
  string,
} from './vocabulary';
import { volume } from './volume';

/** A plain value that a flag must allow; before 1.17 marked as if it had fields. */
const flagged = (release: KnativeRelease, schema: FieldSchema): FieldSchema =>
  release.since('1.17') ? schema : preserveUnknownFields(schema);

function nodeSelector(release: KnativeRelease): FieldSchema {
  const description = withFlag('podspec-nodeselector', 'Labels that a node must have to run the pods');
  return atomic(release.since('1.17') ? map(description, string()) : anything(description));
}

function tolerations(release: KnativeRelease): FieldSchema {
  const description = withFlag('podspec-tolerations', 'Taints of nodes that the pods tolerate');
  return release.since('1.17') ? array(description, anything()) : atomicList(release, description, anything());
}

/** The fields that a flag in config-features must allow. Before 1.6 the schema left room for them without naming them. */
const flaggedFields = (release: KnativeRelease): Properties => ({
  ...(release.since('1.6') && {
    affinity: anything(
      withFlag('podspec-affinity', 'Rules that draw the pods to nodes and other pods, or keep them away'),
    ),
    dnsConfig: anything(
      withFlag('podspec-dnsconfig', "Name servers, search domains and options of the pods' resolver"),
    ),
    dnsPolicy: string(
      withFlag('podspec-dnspolicy', 'How the pods resolve names: by the cluster, by their node, or as dnsConfig says'),
    ),
    hostAliases: array(withFlag('podspec-hostaliases', "Additional entries in the pods' hosts file"), anything()),
    initContainers: array(
      withFlag('podspec-init-containers', 'Containers that run one after the other, before the others start'),
      anything(),
    ),
    nodeSelector: nodeSelector(release),
    priorityClassName: flagged(
      release,
      string(withFlag('podspec-priorityclassname', 'Priority of the pods when nodes are full, by PriorityClass')),
    ),
    runtimeClassName: flagged(
      release,
      string(withFlag('podspec-runtimeclassname', 'Runtime of the containers, by RuntimeClass')),
    ),
    schedulerName: flagged(
      release,
      string(withFlag('podspec-schedulername', 'Scheduler that assigns the pods to nodes')),
    ),
    securityContext: anything(
      withFlag('podspec-securitycontext', 'Users, groups and seccomp profile of all containers'),
    ),
    tolerations: tolerations(release),
    topologySpreadConstraints: array(
      withFlag('podspec-topologyspreadconstraints', 'How the pods are spread over zones and nodes'),
      anything(),
    ),
  }),
  ...(release.since('1.12') && {
    shareProcessNamespace: flagged(
      release,
      boolean(withFlag('podspec-shareprocessnamespace', "Whether the containers of a pod see each other's processes")),
    ),
  }),
  ...(release.since('1.16') && {
    hostIPC: flagged(
      release,
      boolean(withFlag('podspec-hostipc', 'Whether the pods share the IPC namespace of their node')),
    ),
    hostNetwork: flagged(
      release,
      boolean(withFlag('podspec-hostnetwork', 'Whether the pods share the network of their node')),
    ),
    hostPID: flagged(release, boolean(withFlag('podspec-hostpid', 'Whether the pods see the processes of their node'))),
  }),
});

/** The fields of a pod. */
export const podSpec = (release: KnativeRelease): Properties => ({
  automountServiceAccountToken: boolean(
    'Set to false to mount no service account token into the containers; true is refused.',
  ),
  containers: array(
    'Containers of each pod; if there are several, the one with a port handles the requests.',
    container(release),
  ),
  enableServiceLinks: boolean(
    'Whether each Service in the namespace becomes environment variables; config-defaults decides if unset.',
  ),
  imagePullSecrets: keyedList(
    release,
    'Secrets with registry credentials, for pulling the images and resolving their tags.',
    'name',
    imagePullSecret(release),
  ),
  serviceAccountName: string('Service account that the pods use; the one named default if unset.'),
  volumes: keyedList(
    release,
    'Volumes for the containers; one that no container mounts is refused.',
    'name',
    volume(release),
  ),
  ...flaggedFields(release),
});
