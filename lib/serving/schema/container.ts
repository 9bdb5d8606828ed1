// The schema of a container, as far as Knative allows one to be set.
import type { KnativeRelease } from '../../release/knative-release';
import { atomicList, keyedList, localObjectReference, subset } from './kubernetes';
import { probe } from './probe';
import {
  anything,
  array,
  atomic,
  boolean,
  int32,
  int64,
  listMap,
  map,
  object,
  quantity,
  type Schema,
  string,
} from './vocabulary';

const keySelector = (release: KnativeRelease): Schema =>
  localObjectReference(release, { key: string(), optional: boolean() }, 'key');

const valueSource = (release: KnativeRelease): Schema =>
  subset(release, {
    configMapKeyRef: keySelector(release),
    secretKeyRef: keySelector(release),
    ...(release.since('1.6') && { fieldRef: atomic(anything()), resourceFieldRef: atomic(anything()) }),
  });

const environmentVariable = (release: KnativeRelease): Schema =>
  object({ name: string(), value: string(), valueFrom: valueSource(release) }, 'name');

const environmentSource = (release: KnativeRelease): Schema =>
  object({
    configMapRef: localObjectReference(release, { optional: boolean() }),
    prefix: string(),
    secretRef: localObjectReference(release, { optional: boolean() }),
  });

/** Since 1.17 the number of a port may be left out, and is then 8080. */
function ports(release: KnativeRelease): Schema {
  const fields = { containerPort: int32(), name: string(), protocol: string({ default: 'TCP' }) };
  return release.since('1.17')
    ? array(object(fields))
    : listMap(['containerPort', 'protocol'], subset(release, fields, 'containerPort'));
}

const claims = (): Schema => listMap(['name'], object({ name: string() }, 'name'));

const resources = (release: KnativeRelease): Schema =>
  object({
    limits: map(quantity()),
    requests: map(quantity()),
    ...(release.since('1.11') && !release.since('1.17') && { claims: claims() }),
  });

const capabilities = (release: KnativeRelease): Schema =>
  subset(release, {
    drop: atomicList(release, string()),
    ...(release.since('1.6') && { add: atomicList(release, string()) }),
  });

const securityContext = (release: KnativeRelease): Schema =>
  subset(release, {
    capabilities: capabilities(release),
    readOnlyRootFilesystem: boolean(),
    runAsUser: int64(),
    ...(release.since('1.6') && { runAsGroup: int64(), runAsNonRoot: boolean() }),
    ...(release.since('1.8') && { allowPrivilegeEscalation: boolean() }),
    ...(release.since('1.9') && { seccompProfile: object({ localhostProfile: string(), type: string() }, 'type') }),
    ...(release.since('1.17') && { privileged: boolean() }),
  });

const volumeMount = (release: KnativeRelease): Schema =>
  object(
    {
      mountPath: string(),
      name: string(),
      readOnly: boolean(),
      subPath: string(),
      ...(release.since('1.18') && { mountPropagation: string() }),
    },
    'mountPath',
    'name',
  );

/** The schema of a container. */
export const container = (release: KnativeRelease): Schema =>
  subset(release, {
    args: atomicList(release, string()),
    command: atomicList(release, string()),
    env: keyedList(release, 'name', environmentVariable(release)),
    envFrom: atomicList(release, environmentSource(release)),
    image: string(),
    imagePullPolicy: string(),
    livenessProbe: probe(release),
    name: string(),
    ports: ports(release),
    readinessProbe: probe(release),
    resources: resources(release),
    securityContext: securityContext(release),
    terminationMessagePath: string(),
    terminationMessagePolicy: string(),
    volumeMounts: keyedList(release, 'mountPath', volumeMount(release)),
    workingDir: string(),
    ...(release.since('1.15') && { startupProbe: probe(release) }),
  });
