// Volumes, and where containers have them.
import { Duration } from 'cdk8s';
import { type Fields, field, type Shape } from '../../fields/field';
import { anyText, choice, flag, integer, list, map, namedList, object, someText, textThat } from '../../fields/kinds';
import { seconds, size } from '../../fields/units';
import { isSubdomain, MAX_LABEL_LENGTH } from '../../validation/rules';
import type {
  ConfigMapVolume,
  CsiVolume,
  DownwardApiItem,
  DownwardApiProjection,
  EmptyDirVolume,
  EphemeralVolume,
  FileFieldSelector,
  FileResourceFieldSelector,
  FileSource,
  HostPathVolume,
  ImageVolume,
  KeyToPath,
  ObjectReference,
  PersistentVolumeClaimTemplate,
  PersistentVolumeClaimVolume,
  ProjectedVolume,
  SecretVolume,
  ServiceAccountTokenProjection,
  Volume,
  VolumeMount,
  VolumeProjection,
} from '../service-props';
import { objectFieldFields, RESOURCE_FIELD_FIELDS } from './downward-api';
import {
  absolutePath,
  dataKey,
  filePath,
  image,
  LABEL_KEYS,
  label,
  labelValue,
  nodePath,
  objectName,
  relativePath,
} from './names';

const ANOTHER = 'the volume is of another type';

/** Permissions of a file, as the number that they are. */
const MODE = integer({ minimum: 0, maximum: 0o777 });
const MODE_DESCRIPTION = { unset: 'those of the volume' };
const DEFAULT_MODE = { unset: '0o644' };

const KEY_TO_PATH: Shape<KeyToPath> = {
  name: 'KeyToPath',
  description: 'An entry that becomes a file.',
  fields: {
    key: field(dataKey, { required: true }),
    path: field(filePath, { required: true }),
    mode: field(MODE, MODE_DESCRIPTION),
  },
};

const ITEMS = field(list(object(KEY_TO_PATH)), {
  unset: 'all of them, each called as its key',
});

const OPTIONAL = field(flag, { unset: 'false' });

const SECRET: Shape<SecretVolume> = {
  name: 'SecretVolume',
  description: 'Files with the entries of a Secret.',
  fields: {
    secretName: field(objectName('a Secret'), { required: true }),
    items: ITEMS,
    defaultMode: field(MODE, DEFAULT_MODE),
    optional: OPTIONAL,
  },
};

const CONFIG_MAP: Shape<ConfigMapVolume> = {
  name: 'ConfigMapVolume',
  description: 'Files with the entries of a ConfigMap.',
  fields: {
    name: field(objectName('a ConfigMap'), { required: true }),
    items: ITEMS,
    defaultMode: field(MODE, DEFAULT_MODE),
    optional: OPTIONAL,
  },
};

const FILE_SOURCE: Shape<FileSource> = {
  name: 'FileSource',
  description: 'Files with the entries of a Secret or a ConfigMap, beside others in one volume.',
  fields: {
    name: field(objectName('a Secret or a ConfigMap'), { required: true }),
    items: ITEMS,
    optional: OPTIONAL,
  },
};

const SERVICE_ACCOUNT_TOKEN: Shape<ServiceAccountTokenProjection> = {
  name: 'ServiceAccountTokenProjection',
  description: "A file with a token of the pod's service account, for somebody who trusts the cluster.",
  fields: {
    path: field(filePath, { required: true }),
    audience: field(someText, { unset: "the cluster's API server" }),
    expiration: field(seconds({ minimum: Duration.minutes(10), maximum: Duration.seconds(2 ** 31 - 1) }), {
      at: ['expirationSeconds'],
      unset: '1 hour',
    }),
  },
};

const FILE_FIELD: Shape<FileFieldSelector> = {
  name: 'FileFieldSelector',
  description: 'A field of the pod, for a file.',
  fields: objectFieldFields([
    'metadata.name',
    'metadata.namespace',
    'metadata.uid',
    'metadata.labels',
    'metadata.annotations',
  ]),
};

const FILE_RESOURCE_FIELD: Shape<FileResourceFieldSelector> = {
  name: 'FileResourceFieldSelector',
  description: 'A request or a limit of a container, for a file.',
  fields: {
    ...RESOURCE_FIELD_FIELDS,
    containerName: field(label, { description: 'Name of the container.', required: true }),
  },
};

const DOWNWARD_API_ITEM: Shape<DownwardApiItem> = {
  name: 'DownwardApiItem',
  description: 'A file with a fact about the pod: one of fieldRef and resourceFieldRef.',
  oneOf: ['fieldRef', 'resourceFieldRef'],
  fields: {
    path: field(filePath, { required: true }),
    fieldRef: field(object(FILE_FIELD), { unset: 'resourceFieldRef is used' }),
    resourceFieldRef: field(object(FILE_RESOURCE_FIELD), {
      unset: 'fieldRef is used',
    }),
    mode: field(MODE, MODE_DESCRIPTION),
  },
};

const DOWNWARD_API: Shape<DownwardApiProjection> = {
  name: 'DownwardApiProjection',
  description: 'Files with facts about the pod.',
  fields: { items: field(list(object(DOWNWARD_API_ITEM)), { required: true }) },
};

const PROJECTION: Shape<VolumeProjection> = {
  name: 'VolumeProjection',
  description: 'A source of files: one of these.',
  oneOf: ['secret', 'configMap', 'serviceAccountToken', 'downwardAPI'],
  fields: {
    secret: field(object(FILE_SOURCE), { unset: 'another source is used' }),
    configMap: field(object(FILE_SOURCE), {
      unset: 'another source is used',
    }),
    serviceAccountToken: field(object(SERVICE_ACCOUNT_TOKEN), {
      unset: 'another source is used',
    }),
    downwardAPI: field(object(DOWNWARD_API), {
      unset: 'another source is used',
      since: '1.10',
    }),
  },
};

const PROJECTED: Shape<ProjectedVolume> = {
  name: 'ProjectedVolume',
  description: 'Files from several sources in one volume.',
  fields: {
    sources: field(list(object(PROJECTION)), { required: true }),
    defaultMode: field(MODE, DEFAULT_MODE),
  },
};

const EMPTY_DIR: Shape<EmptyDirVolume> = {
  name: 'EmptyDirVolume',
  description: 'An empty folder that lives as long as the pod.',
  fields: {
    medium: field(choice('Memory'), { description: "Memory in place of the node's disk.", unset: "the node's disk" }),
    sizeLimit: field(size, {
      description: 'The most that it may hold; a pod that goes over it is evicted.',
      unset: 'none',
    }),
  },
};

const PERSISTENT_VOLUME_CLAIM: Shape<PersistentVolumeClaimVolume> = {
  name: 'PersistentVolumeClaimVolume',
  description: 'A volume that outlives the pod.',
  uses: ({ readOnly }) => (readOnly === true ? [] : ['kubernetesPodspecPersistentVolumeWrite']),
  fields: {
    claimName: field(objectName('a PersistentVolumeClaim'), {
      description: 'Name of the PersistentVolumeClaim.',
      required: true,
    }),
    readOnly: field(flag, { description: 'Whether the volume is only read.', unset: 'false' }),
  },
};

const HOST_PATH: Shape<HostPathVolume> = {
  name: 'HostPathVolume',
  description: "A path of the node's file system.",
  fields: {
    path: field(nodePath, { description: 'The path.', required: true }),
    type: field(
      choice('DirectoryOrCreate', 'Directory', 'FileOrCreate', 'File', 'Socket', 'CharDevice', 'BlockDevice'),
      { description: 'What must be there.', unset: 'nothing is checked' },
    ),
  },
};

const OBJECT_REFERENCE: Shape<ObjectReference> = {
  name: 'ObjectReference',
  description: 'An object in the same namespace.',
  fields: { name: field(objectName('an object'), { description: 'Its name.', required: true }) },
};

const CSI_DRIVER = textThat(
  "the name of a CSI driver: lower-case letters, digits, '-' and '.', starting and ending with a letter or digit, at most 63 characters",
  (name) => isSubdomain(name) && name.length <= MAX_LABEL_LENGTH,
);

const CSI: Shape<CsiVolume> = {
  name: 'CsiVolume',
  description: 'A volume of a CSI driver that lives as long as the pod.',
  fields: {
    driver: field(CSI_DRIVER, { description: 'Name of the driver.', required: true }),
    readOnly: field(flag, { description: 'Whether the volume is only read.', unset: 'false' }),
    fsType: field(someText, { description: 'The file system.', unset: "the driver's own" }),
    volumeAttributes: field(map(anyText), { description: 'What the driver is told.', unset: 'nothing' }),
    nodePublishSecretRef: field(object(OBJECT_REFERENCE), {
      description: 'The Secret that the driver is given.',
      unset: 'none',
    }),
  },
};

const CLAIM_TEMPLATE: Shape<PersistentVolumeClaimTemplate> = {
  name: 'PersistentVolumeClaimTemplate',
  description: 'The PersistentVolumeClaim that each pod gets.',
  fields: {
    labels: field(map(labelValue, LABEL_KEYS), {
      at: ['metadata', 'labels'],
      description: 'Labels of the claim.',
      unset: 'none',
    }),
    annotations: field(map(anyText, LABEL_KEYS), {
      at: ['metadata', 'annotations'],
      description: 'Annotations of the claim.',
      unset: 'none',
    }),
    accessModes: field(list(choice('ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod')), {
      at: ['spec', 'accessModes'],
      description: 'From where the volume may be used at a time.',
      required: true,
    }),
    storage: field(size, {
      at: ['spec', 'resources', 'requests', 'storage'],
      description: 'How much the volume holds.',
      required: true,
    }),
    storageClassName: field(objectName('a StorageClass'), {
      at: ['spec', 'storageClassName'],
      description: 'Name of the StorageClass.',
      unset: "the cluster's own",
    }),
  },
};

const EPHEMERAL: Shape<EphemeralVolume> = {
  name: 'EphemeralVolume',
  description: 'A volume of a StorageClass that lives as long as the pod.',
  fields: {
    volumeClaimTemplate: field(object(CLAIM_TEMPLATE), {
      description: 'The PersistentVolumeClaim that each pod gets.',
      required: true,
    }),
  },
};

const IMAGE: Shape<ImageVolume> = {
  name: 'ImageVolume',
  description: 'The files of an image.',
  fields: {
    reference: field(image, { description: 'The image.', required: true }),
    pullPolicy: field(choice('Always', 'IfNotPresent', 'Never'), {
      description: 'When the node fetches the image.',
      unset: 'Always for the tag latest, otherwise IfNotPresent',
    }),
  },
};

/** Types of volumes, one of which each volume is of. */
const TYPES: Omit<Fields<Volume>, 'name'> = {
  secret: field(object(SECRET), { unset: ANOTHER }),
  configMap: field(object(CONFIG_MAP), { unset: ANOTHER }),
  projected: field(object(PROJECTED), { unset: ANOTHER }),
  emptyDir: field(object(EMPTY_DIR), { unset: ANOTHER, feature: 'kubernetesPodspecVolumesEmptydir' }),
  persistentVolumeClaim: field(object(PERSISTENT_VOLUME_CLAIM), {
    unset: ANOTHER,
    feature: 'kubernetesPodspecPersistentVolumeClaim',
  }),
  hostPath: field(object(HOST_PATH), {
    unset: ANOTHER,
    feature: 'kubernetesPodspecVolumesHostpath',
    since: '1.17',
  }),
  csi: field(object(CSI), { unset: ANOTHER, feature: 'kubernetesPodspecVolumesCsi', since: '1.18' }),
  image: field(object(IMAGE), { unset: ANOTHER, feature: 'kubernetesPodspecVolumesImage', since: '1.19' }),
  ephemeral: field(object(EPHEMERAL), {
    unset: ANOTHER,
    feature: 'kubernetesPodspecVolumesEphemeral',
    since: '1.23',
  }),
};

const VOLUME: Shape<Volume> = {
  name: 'Volume',
  description: 'A volume that containers of the pod can have: of one of these types.',
  see: 'https://kubernetes.io/docs/concepts/storage/volumes/',
  oneOf: Object.keys(TYPES),
  fields: { name: field(label, { required: true }), ...TYPES },
};

/** The volumes of a pod. */
export const volumes = namedList(object(VOLUME), 'name');

const VOLUME_MOUNT: Shape<VolumeMount> = {
  name: 'VolumeMount',
  description: 'Where a container has a volume.',
  uses: ({ mountPropagation }) => (mountPropagation === undefined ? [] : ['kubernetesPodspecVolumesMountPropagation']),
  fields: {
    name: field(label, { required: true }),
    mountPath: field(absolutePath, {
      remark: "Not '/', '/dev' or '/dev/log', and before Knative 1.13 not '/tmp', '/var' or '/var/log' either.",
      required: true,
    }),
    readOnly: field(flag, {
      remark: 'Only volumes of type emptyDir, persistentVolumeClaim and ephemeral can be written to.',
      unset: 'true for the types that can only be read, otherwise false',
    }),
    subPath: field(relativePath, { unset: 'the whole volume' }),
    mountPropagation: field(choice('None', 'HostToContainer'), { unset: 'None', since: '1.18' }),
  },
};

/** Where a container has the volumes of the pod. */
export const volumeMounts = namedList(object(VOLUME_MOUNT), 'mountPath');
