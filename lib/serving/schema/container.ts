// The schema of a container, as far as Knative allows one to be set.
import type { KnativeRelease } from '../../release/knative-release';
import { atomicList, keyedList, localObjectReference, optional, subset, withFlag } from './kubernetes';
import { probe } from './probe';
import {
  anything,
  array,
  atomic,
  boolean,
  type FieldSchema,
  int32,
  int64,
  listMap,
  map,
  object,
  quantity,
  type Schema,
  string,
} from './vocabulary';

const keySelector = (release: KnativeRelease, description: string): FieldSchema =>
  localObjectReference(
    release,
    description,
    { key: string('Key to read in the data of the object.'), optional: optional() },
    'key',
  );

const valueSource = (release: KnativeRelease): FieldSchema =>
  subset(release, 'Where the value is read from when the container starts; not together with value.', {
    configMapKeyRef: keySelector(release, 'Reads the value from a ConfigMap.'),
    secretKeyRef: keySelector(release, 'Reads the value from a Secret.'),
    ...(release.since('1.6') && {
      fieldRef: atomic(anything(withFlag('podspec-fieldref', 'Reads the value from a field of the pod'))),
      resourceFieldRef: atomic(
        anything(withFlag('podspec-fieldref', 'Reads the value from a request or limit of a container')),
      ),
    }),
  });

const environmentVariable = (release: KnativeRelease): Schema =>
  object(
    'A variable.',
    {
      name: string('Name of the variable; Knative sets PORT, K_SERVICE, K_CONFIGURATION and K_REVISION itself.'),
      value: string('Value of the variable; $(NAME) is replaced by that of a variable defined before it.'),
      valueFrom: valueSource(release),
    },
    'name',
  );

const environmentSource = (release: KnativeRelease): Schema =>
  object('Variables from one ConfigMap or Secret.', {
    configMapRef: localObjectReference(release, 'ConfigMap that holds the variables.', { optional: optional() }),
    prefix: string('Prefix for the names of these variables.'),
    secretRef: localObjectReference(release, 'Secret that holds the variables.', { optional: optional() }),
  });

/** Since 1.17 the number of a port may be left out, and is then 8080. */
function ports(release: KnativeRelease): FieldSchema {
  const description = 'Port that takes requests, at most one in a pod; 8080 if unset.';
  const item = 'The port that takes requests.';
  const fields = {
    containerPort: int32('Number of the port; the container finds it in the environment variable PORT.'),
    name: string('Protocol of the requests: h2c for HTTP/2 and gRPC, http1 or empty for HTTP/1.'),
    protocol: string('Transport protocol, which is always TCP.', { default: 'TCP' }),
  };
  return release.since('1.17')
    ? array(description, object(item, fields))
    : listMap(description, ['containerPort', 'protocol'], subset(release, item, fields, 'containerPort'));
}

const claims = (): FieldSchema =>
  listMap(
    'Devices that the container uses; Knative refuses any.',
    ['name'],
    object('A claim to a device.', { name: string('Name of the claim in the pod.') }, 'name'),
  );

const resources = (release: KnativeRelease): FieldSchema =>
  object('Resources that the container needs and may use; config-defaults adds its defaults.', {
    limits: map('Most that the container may use of each resource, such as cpu and memory.', quantity()),
    requests: map('What a node must have free of each resource to run the container.', quantity()),
    ...(release.since('1.11') && !release.since('1.17') && { claims: claims() }),
  });

const capabilities = (release: KnativeRelease): FieldSchema =>
  subset(release, 'Changes to the Linux capabilities that the runtime grants.', {
    drop: atomicList(release, 'Capabilities that are taken from the container; ALL takes every one.', string()),
    ...(release.since('1.6') && {
      add: atomicList(
        release,
        withFlag('containerspec-addcapabilities', 'Capabilities that the container gets in addition'),
        string(),
      ),
    }),
  });

const seccompProfile = (): FieldSchema =>
  object(
    'Filter for the system calls of the container.',
    {
      localhostProfile: string('File of the filter, for type Localhost only.'),
      type: string('Which filter: RuntimeDefault, Localhost for that of localhostProfile, Unconfined for none.'),
    },
    'type',
  );

const securityContext = (release: KnativeRelease): FieldSchema =>
  subset(release, 'User and privileges of the container.', {
    capabilities: capabilities(release),
    readOnlyRootFilesystem: boolean('Lets the container write to volumes only.'),
    runAsUser: int64('User of the processes, by id; that of the image if unset.'),
    ...(release.since('1.6') && {
      runAsGroup: int64('Primary group of the processes, by id; the runtime decides if unset.'),
      runAsNonRoot: boolean('Refuses to run the container as root.'),
    }),
    ...(release.since('1.8') && {
      allowPrivilegeEscalation: boolean('Whether setuid programs such as sudo work.'),
    }),
    ...(release.since('1.9') && { seccompProfile: seccompProfile() }),
    ...(release.since('1.17') && {
      privileged: boolean('Whether the container has full access to its node; true is refused.'),
    }),
  });

const volumeMount = (release: KnativeRelease): Schema =>
  object(
    'A volume in the file system of the container.',
    {
      mountPath: string('Absolute path of the volume in the container.'),
      name: string('Which of the volumes to mount, by its name.'),
      readOnly: boolean(
        'Whether the container can only read; always true but for emptyDir, ephemeral and persistentVolumeClaim.',
      ),
      subPath: string('File or directory of the volume to mount; the whole volume if unset.'),
      ...(release.since('1.18') && {
        mountPropagation: string(
          withFlag(
            'podspec-volumes-mount-propagation',
            'Whether later mounts of the node show up in the volume: None or HostToContainer',
          ),
        ),
      }),
    },
    'mountPath',
    'name',
  );

/** The schema of a container. */
export const container = (release: KnativeRelease): Schema =>
  subset(release, 'A container of the pod.', {
    args: atomicList(release, 'Arguments of the command, instead of those of the image.', string()),
    command: atomicList(release, 'Command to run without a shell, instead of the entrypoint of the image.', string()),
    env: keyedList(
      release,
      'Environment variables; they override those of envFrom.',
      'name',
      environmentVariable(release),
    ),
    envFrom: atomicList(
      release,
      'ConfigMaps and Secrets that become environment variables, key by key; later ones win.',
      environmentSource(release),
    ),
    image: string('Image to run; a tag is resolved to a digest once, when the revision is made.'),
    imagePullPolicy: string('When nodes pull the image: Always, IfNotPresent or Never.'),
    livenessProbe: probe(release, 'Checks that the container works; Kubernetes restarts it if not.'),
    name: string('Name of the container; config-defaults decides if unset.'),
    ports: ports(release),
    readinessProbe: probe(
      release,
      'Checks that the container can take requests; if unset, that its port accepts connections.',
    ),
    resources: resources(release),
    securityContext: securityContext(release),
    terminationMessagePath: string('File to which the container may write why it ends; /dev/termination-log if unset.'),
    terminationMessagePolicy: string('File, or FallbackToLogsOnError to use the end of the log if that file is empty.'),
    volumeMounts: keyedList(release, 'Volumes that the container sees, and where.', 'mountPath', volumeMount(release)),
    workingDir: string('Directory in which the command starts; that of the image if unset.'),
    ...(release.since('1.15') && {
      startupProbe: probe(release, 'Checks that the container has started; until then, the other probes wait.'),
    }),
  });
