// Why a Knative Service doesn't take a field of a Deployment, and what to use instead.
import type { Why } from './left';
import type { Reason, Reasons } from './left-fields';
import { CONTAINER_LISTS, POD } from './places';

const NAMELESS: Why = {
  reason: 'pods come and go with the requests, and nobody calls one by its name',
  replacement: 'the host of the API',
};

const BY_CLASS = 'Kubernetes fills it in by the class that the pod names';

const NO_TERMINAL: Why = { reason: 'nobody sits at the terminal of an API' };

const NOT_IN_CONTEXT = 'Knative takes no such field of a security context';

const NOT_ASKED: Why = { reason: 'Knative asks no init container how it is' };

const OTHER_MECHANISM: Why = { reason: NOT_IN_CONTEXT, replacement: 'seccompProfile, which is another mechanism' };

const OF_CONTAINER: Readonly<Record<string, Reason>> = {
  lifecycle: { reason: 'Knative takes no hooks' },
  'lifecycle.postStart': {
    reason: 'Knative takes no hooks',
    replacement: 'an init container, or the start of the program itself',
  },
  'lifecycle.preStop': {
    reason:
      'Knative has a hook of its own there: the container gets SIGTERM when queue-proxy has no more requests for it',
    replacement: 'nothing to let requests end; for anything else, what the program does on SIGTERM',
  },
  livenessProbe: NOT_ASKED,
  readinessProbe: NOT_ASKED,
  resizePolicy: { reason: 'Knative replaces pods, and resizes none', replacement: 'resources' },
  'resources.claims': {
    reason: 'Knative takes requests and limits only',
    replacement: 'resources: { extended: … }, for what a device plugin offers',
  },
  restartPolicy: { reason: 'Knative starts a container that has ended again' },
  'securityContext.appArmorProfile': OTHER_MECHANISM,
  'securityContext.privileged': {
    reason: 'Knative takes no container that may do everything on its node',
    replacement: 'securityContext: { capabilities: { add: … } }, for what it needs',
  },
  'securityContext.procMount': { reason: NOT_IN_CONTEXT },
  'securityContext.seLinuxOptions': { reason: NOT_IN_CONTEXT },
  'securityContext.windowsOptions': { reason: NOT_IN_CONTEXT },
  startupProbe: NOT_ASKED,
  stdin: NO_TERMINAL,
  stdinOnce: NO_TERMINAL,
  tty: NO_TERMINAL,
  volumeDevices: {
    reason: 'Knative takes no volumes without a file system',
    replacement: 'volumeMounts, of a persistentVolumeClaim',
  },
  'volumeMounts[].mountPropagation': {
    reason: 'Knative takes None and HostToContainer only, from 1.18 on',
    replacement: "mountPropagation: 'HostToContainer'",
  },
  'volumeMounts[].recursiveReadOnly': { reason: 'Knative takes no such field', replacement: 'readOnly' },
  'volumeMounts[].subPathExpr': { reason: 'Knative takes no such field', replacement: 'subPath, which is fixed' },
};

const OF_PROBE: Readonly<Record<string, Reason>> = {
  terminationGracePeriodSeconds: {
    reason: "the schema of Knative has no such field: a container gets the pod's own time to end",
    replacement: 'timeout, which is that time',
  },
};

const OF_POD: Readonly<Record<string, Reason>> = {
  activeDeadlineSeconds: { reason: 'a pod goes when no requests come' },
  automountServiceAccountToken: {
    reason: 'Knative takes false only, which keeps the token away',
    replacement: 'what the service account itself says',
  },
  ephemeralContainers: { reason: 'they are added to a pod that runs', replacement: 'kubectl debug' },
  hostname: NAMELESS,
  hostnameOverride: NAMELESS,
  hostUsers: { reason: 'Knative takes no such field' },
  nodeName: (node) => ({
    reason: 'the scheduler finds a node for each pod',
    replacement: `nodeSelector: { 'kubernetes.io/hostname': '${node}' }`,
  }),
  os: { reason: 'Knative takes no such field', replacement: "nodeSelector: { 'kubernetes.io/os': … }" },
  overhead: { reason: BY_CLASS, replacement: 'runtimeClassName' },
  preemptionPolicy: { reason: BY_CLASS, replacement: 'priorityClassName' },
  priority: { reason: BY_CLASS, replacement: 'priorityClassName' },
  readinessGates: { reason: 'Knative asks queue-proxy alone whether a pod is ready', replacement: 'readinessProbe' },
  resourceClaims: { reason: 'Knative takes no such field', replacement: 'resources: { extended: … }' },
  resources: { reason: 'Knative takes the resources of containers, and none of the pod', replacement: 'resources' },
  restartPolicy: { reason: 'Knative starts a container that has ended again' },
  schedulingGates: { reason: 'nobody opens a gate while a request waits for its pod' },
  'securityContext.appArmorProfile': OTHER_MECHANISM,
  'securityContext.fsGroupChangePolicy': {
    reason: NOT_IN_CONTEXT,
    replacement: 'fsGroup, for which the files of a volume are changed each time',
  },
  'securityContext.seLinuxChangePolicy': { reason: NOT_IN_CONTEXT },
  'securityContext.seLinuxOptions': { reason: NOT_IN_CONTEXT },
  'securityContext.supplementalGroupsPolicy': { reason: NOT_IN_CONTEXT },
  'securityContext.sysctls': { reason: NOT_IN_CONTEXT, replacement: 'settings of the nodes' },
  'securityContext.windowsOptions': { reason: NOT_IN_CONTEXT },
  setHostnameAsFQDN: NAMELESS,
  subdomain: NAMELESS,
  terminationGracePeriodSeconds: (seconds) => ({
    reason: 'Knative gives a pod as long to end as a request may take',
    replacement: `timeout: Duration.seconds(${seconds}), which is also the longest time for a request`,
  }),
};

const OF_DEPLOYMENT: Readonly<Record<string, Reason>> = {
  'spec.minReadySeconds': {
    reason: 'a revision gets requests as soon as its probe succeeds',
    replacement: 'readinessProbe: { successThreshold: … }',
  },
  'spec.paused': {
    reason: 'Knative makes a revision of every change',
    replacement: 'traffic, with a share for the revisionName that is to stay',
  },
  'spec.replicas': (replicas) => ({
    reason: 'a development API has no pod while nobody calls, and one when somebody does',
    replacement: `maxScale: ${replicas} lets it have as many, and minScale keeps pods while nobody calls`,
  }),
  'spec.revisionHistoryLimit': (limit) => ({
    reason: 'how many old revisions are kept is said for all APIs',
    replacement: `minNonActiveRevisions: ${limit} of the DevFleet`,
  }),
  'spec.strategy': {
    reason: 'Knative starts a new revision beside the old one, and moves the requests when it is ready',
    replacement: 'rolloutDuration, which moves them step by step',
  },
};

const under = (place: string, reasons: Readonly<Record<string, Reason>>): (readonly [string, Reason])[] =>
  Object.entries(reasons).map(([field, reason]) => [`${place}.${field}`, reason] as const);

/** Reasons by the places of fields of a Deployment. */
export const DEPLOYMENT_REASONS: Reasons = new Map([
  ...Object.entries(OF_DEPLOYMENT),
  ...under(POD, OF_POD),
  ...CONTAINER_LISTS.flatMap((list) => [
    ...under(list, OF_CONTAINER),
    ...['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap((probe) => under(`${list}.${probe}`, OF_PROBE)),
  ]),
]);
