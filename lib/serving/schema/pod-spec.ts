// The fields of a pod that Knative lets a revision set.
import type { KnativeRelease } from '../../release/knative-release';
import { container } from './container';
import { atomicList, keyedList, localObjectReference } from './kubernetes';
import {
  anything,
  array,
  atomic,
  boolean,
  map,
  type Properties,
  preserveUnknownFields,
  type Schema,
  string,
} from './vocabulary';
import { volume } from './volume';

/** A plain value that a flag must allow; before 1.17 marked as if it had fields. */
const flagged = (release: KnativeRelease, schema: Schema): Schema =>
  release.since('1.17') ? schema : preserveUnknownFields(schema);

/** The fields that a flag in config-features must allow. Before 1.6 the schema left room for them without naming them. */
const flaggedFields = (release: KnativeRelease): Properties => ({
  ...(release.since('1.6') && {
    affinity: anything(),
    dnsConfig: anything(),
    dnsPolicy: string(),
    hostAliases: array(anything()),
    initContainers: array(anything()),
    nodeSelector: atomic(release.since('1.17') ? map(string()) : anything()),
    priorityClassName: flagged(release, string()),
    runtimeClassName: flagged(release, string()),
    schedulerName: flagged(release, string()),
    securityContext: anything(),
    tolerations: release.since('1.17') ? array(anything()) : atomicList(release, anything()),
    topologySpreadConstraints: array(anything()),
  }),
  ...(release.since('1.12') && { shareProcessNamespace: flagged(release, boolean()) }),
  ...(release.since('1.16') && {
    hostIPC: flagged(release, boolean()),
    hostNetwork: flagged(release, boolean()),
    hostPID: flagged(release, boolean()),
  }),
});

/** The fields of a pod. */
export const podSpec = (release: KnativeRelease): Properties => ({
  automountServiceAccountToken: boolean(),
  containers: array(container(release)),
  enableServiceLinks: boolean(),
  imagePullSecrets: keyedList(release, 'name', localObjectReference(release)),
  serviceAccountName: string(),
  volumes: keyedList(release, 'name', volume(release)),
  ...flaggedFields(release),
});
