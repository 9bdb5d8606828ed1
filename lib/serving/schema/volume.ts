// The schema of a volume, as far as Knative allows one to be set.
import type { KnativeRelease } from '../../release/knative-release';
import { atomicList, localObjectReference, optional, reference, subset, withFlag } from './kubernetes';
import {
  anything,
  type FieldSchema,
  int32,
  int64,
  object,
  type Properties,
  quantity,
  type Schema,
  string,
} from './vocabulary';

const SECRET_FILES = 'A Secret whose keys become files.';

const defaultMode = (): FieldSchema => int32('Permissions of files that have no mode of their own; 0644 if unset.');

const mode = (): FieldSchema => int32('Permissions of the file; those of defaultMode if unset.');

const path = (): FieldSchema => string('Path of the file in the volume.');

const files = (release: KnativeRelease): FieldSchema =>
  atomicList(
    release,
    'Keys that become files; if unset, each key becomes a file of its name.',
    object(
      'A key and its file.',
      { key: string('Key that holds the content of the file.'), mode: mode(), path: path() },
      'key',
      'path',
    ),
  );

/** A ConfigMap or a Secret whose keys become files. */
const fileSource = (release: KnativeRelease, description: string, fields: Properties = {}): FieldSchema =>
  localObjectReference(release, description, { ...fields, items: files(release), optional: optional() });

const configMap = (release: KnativeRelease, fields: Properties = {}): FieldSchema =>
  fileSource(release, 'A ConfigMap whose keys become files.', fields);

const downwardApiFile = (release: KnativeRelease): Schema =>
  object(
    'A file with one value of the pod.',
    {
      fieldRef: reference(
        release,
        'Field of the pod to write into the file.',
        {
          apiVersion: string('API version of the field; v1 if unset.'),
          fieldPath: string('Path of the field, such as metadata.labels.'),
        },
        'fieldPath',
      ),
      mode: mode(),
      path: path(),
      resourceFieldRef: reference(
        release,
        'Request or limit to write into the file.',
        {
          containerName: string('Container whose request or limit it is.'),
          divisor: quantity('Unit of the number in the file, such as 1Mi; 1 if unset.'),
          resource: string('Name of the request or limit, such as limits.memory.'),
        },
        'resource',
      ),
    },
    'path',
  );

const downwardApi = (release: KnativeRelease): FieldSchema =>
  object('Values of the pod itself as files.', {
    items: atomicList(release, 'Files, each with one value.', downwardApiFile(release)),
  });

const serviceAccountToken = (): FieldSchema =>
  object(
    'A token of the service account, renewed before it expires.',
    {
      audience: string('Recipient for whom the token is valid; the API server if unset.'),
      expirationSeconds: int64('Lifetime of the token; an hour if unset.'),
      path: path(),
    },
    'path',
  );

const projected = (release: KnativeRelease): FieldSchema =>
  object('Files from several sources in one directory.', {
    defaultMode: defaultMode(),
    sources: atomicList(
      release,
      'Sources of the files.',
      object('A source of files.', {
        configMap: configMap(release),
        secret: fileSource(release, SECRET_FILES),
        serviceAccountToken: serviceAccountToken(),
        ...(release.since('1.10') && { downwardAPI: downwardApi(release) }),
      }),
    ),
  });

const secret = (release: KnativeRelease): FieldSchema =>
  object(SECRET_FILES, {
    defaultMode: defaultMode(),
    items: files(release),
    optional: optional(),
    secretName: string('Secret to take the keys from, by its name.'),
  });

/** The schema of a volume; it says nothing of the kinds that a flag in config-features must allow. */
export const volume = (release: KnativeRelease): Schema =>
  subset(
    release,
    'A volume of one type.',
    {
      configMap: configMap(release, { defaultMode: defaultMode() }),
      name: string('Name of the volume, to which volumeMounts refer.'),
      projected: projected(release),
      secret: secret(release),
      ...(release.since('1.6') && {
        emptyDir: anything(withFlag('podspec-volumes-emptydir', 'An empty directory that lives as long as the pod')),
        persistentVolumeClaim: anything(
          withFlag('podspec-persistent-volume-claim', 'Persistent storage, by its claim'),
        ),
      }),
      ...(release.since('1.17') && {
        hostPath: anything(withFlag('podspec-volumes-hostpath', 'A file or directory of the node')),
      }),
      ...(release.since('1.18') && {
        csi: anything(withFlag('podspec-volumes-csi', 'A volume that a CSI driver provides')),
      }),
      ...(release.since('1.19') && {
        image: anything(withFlag('podspec-volumes-image', 'The content of an OCI image')),
      }),
      ...(release.since('1.23') && {
        ephemeral: anything(
          withFlag('podspec-volumes-ephemeral', 'Storage that is claimed for each pod and deleted with it'),
        ),
      }),
    },
    'name',
  );
