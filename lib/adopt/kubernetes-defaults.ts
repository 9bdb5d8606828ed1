// What a cluster fills in: it says nothing of the application, and a Knative Service gets its own.
import { isDeepStrictEqual } from 'node:util';
import type { Json, JsonObject } from '../kubernetes/json';
import { CONTAINER_LISTS, changed, POD, withoutEmpty } from './places';

/** Fields of every object that the cluster writes. */
const SERVER_FIELDS: readonly string[] = [
  'status',
  ...[
    'creationTimestamp',
    'deletionGracePeriodSeconds',
    'deletionTimestamp',
    'finalizers',
    'generation',
    'managedFields',
    'ownerReferences',
    'resourceVersion',
    'selfLink',
    'uid',
  ].map((field) => `metadata.${field}`),
];

/** Values that Kubernetes fills in, by their places. */
type Defaults = Readonly<Record<string, Json>>;

const under = (place: string, defaults: Defaults): Defaults =>
  Object.fromEntries(Object.entries(defaults).map(([field, value]) => [`${place}.${field}`, value]));

/** How often a readiness probe asks is left: for Knative, it means something else not to say it. */
const OF_PROBE: Defaults = {
  failureThreshold: 3,
  initialDelaySeconds: 0,
  successThreshold: 1,
  timeoutSeconds: 1,
  'grpc.service': '',
  'httpGet.scheme': 'HTTP',
};

const OF_CONTAINER: Defaults = {
  'env[].valueFrom.configMapKeyRef.optional': false,
  'env[].valueFrom.fieldRef.apiVersion': 'v1',
  'env[].valueFrom.resourceFieldRef.divisor': '0',
  'env[].valueFrom.secretKeyRef.optional': false,
  imagePullPolicy: 'IfNotPresent',
  'ports[].protocol': 'TCP',
  'securityContext.procMount': 'Default',
  stdin: false,
  stdinOnce: false,
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
  tty: false,
  ...under('livenessProbe', { ...OF_PROBE, periodSeconds: 10 }),
  ...under('readinessProbe', OF_PROBE),
  ...under('startupProbe', { ...OF_PROBE, periodSeconds: 10 }),
};

const OF_VOLUME: Defaults = {
  'configMap.defaultMode': 0o644,
  'configMap.optional': false,
  'emptyDir.medium': '',
  'ephemeral.volumeClaimTemplate.spec.volumeMode': 'Filesystem',
  'hostPath.type': '',
  'persistentVolumeClaim.readOnly': false,
  'projected.defaultMode': 0o644,
  'projected.sources[].downwardAPI.items[].fieldRef.apiVersion': 'v1',
  'projected.sources[].serviceAccountToken.expirationSeconds': 3600,
  'secret.defaultMode': 0o644,
  'secret.optional': false,
};

const OF_POD: Defaults = {
  dnsPolicy: 'ClusterFirst',
  hostIPC: false,
  hostNetwork: false,
  hostPID: false,
  hostUsers: true,
  preemptionPolicy: 'PreemptLowerPriority',
  restartPolicy: 'Always',
  schedulerName: 'default-scheduler',
  setHostnameAsFQDN: false,
  shareProcessNamespace: false,
  terminationGracePeriodSeconds: 30,
  ...under('volumes[]', OF_VOLUME),
};

const OF_DEPLOYMENT: Defaults = {
  'spec.minReadySeconds': 0,
  'spec.paused': false,
  'spec.progressDeadlineSeconds': 600,
  'spec.revisionHistoryLimit': 10,
  'spec.strategy.type': 'RollingUpdate',
  'spec.strategy.rollingUpdate.maxSurge': '25%',
  'spec.strategy.rollingUpdate.maxUnavailable': '25%',
  ...under(POD, OF_POD),
  ...Object.fromEntries(CONTAINER_LISTS.flatMap((list) => Object.entries(under(list, OF_CONTAINER)))),
};

const OF_SERVICE: Defaults = {
  'spec.allocateLoadBalancerNodePorts': true,
  'spec.externalTrafficPolicy': 'Cluster',
  'spec.internalTrafficPolicy': 'Cluster',
  'spec.ipFamilyPolicy': 'SingleStack',
  'spec.ports[].protocol': 'TCP',
  'spec.publishNotReadyAddresses': false,
  'spec.sessionAffinity': 'None',
  'spec.type': 'ClusterIP',
};

/** Returns a Deployment without what Kubernetes fills in. */
export const essentialDeployment = (json: JsonObject): JsonObject => essential(json, OF_DEPLOYMENT);

/** Returns a Service of Kubernetes without what Kubernetes fills in. */
export const essentialService = (json: JsonObject): JsonObject => essential(json, OF_SERVICE);

function essential(json: JsonObject, defaults: Defaults): JsonObject {
  const own = SERVER_FIELDS.reduce((rest, place) => changed(rest, place, () => undefined), json);
  const chosen = Object.entries(defaults).reduce(
    (rest, [places, usual]) => changed(rest, places, (value) => (isDeepStrictEqual(value, usual) ? undefined : value)),
    own,
  );
  return withoutEmpty(chosen);
}
