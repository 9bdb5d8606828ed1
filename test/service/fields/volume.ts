// Volumes, and where containers have them.
import { Size } from 'cdk8s';
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
  ServiceProps,
  Volume,
  VolumeMount,
  VolumeProjection,
} from '../../../lib/service/service-props';
import {
  ABSOLUTE_PATH,
  ANNOTATIONS,
  at,
  beside,
  type Case,
  DATA_KEY,
  FILE_PATH,
  FLAG,
  IMAGES,
  LABEL,
  LABELS,
  MAX_INT32,
  MODE,
  map,
  nameOf,
  oneOf,
  type Place,
  part,
  place,
  plainList,
  plainPart,
  RELATIVE_PATH,
  SOME_TEXT,
  seconds,
  since,
  text,
} from './case';
import { API_VERSION, DIVISOR, fieldPathOf, RESOURCE } from './downward-api';
import { SIZE } from './resources';

const VOLUME = { property: 'volumes[0]', at: 'spec.template.spec.volumes[0]' };

/** A service with a volume that its container mounts. */
const withVolume = (source: Omit<Volume, 'name'>, mount: Partial<VolumeMount> = {}): Partial<ServiceProps> => ({
  volumes: [{ name: 'files', ...source }],
  volumeMounts: [{ name: 'files', mountPath: '/files', ...mount }],
});

/** Returns where a source of files stands within a volume. */
const within = (path: string, source: Omit<Volume, 'name'>, mount?: Partial<VolumeMount>) => ({
  property: `${VOLUME.property}.${path}`,
  at: `${VOLUME.at}.${path}`,
  service: withVolume(source, mount),
});

/** Names, each of a volume and of its mount. */
const NAME: Case<string> = {
  ...LABEL,
  good: LABEL.good.map(([name, json]) => [
    name,
    json,
    { volumes: [{ name, emptyDir: {} }], volumeMounts: [{ name, mountPath: '/files' }] },
  ]),
};

const ITEMS = plainList([[{ key: 'a', path: 'b' }], []], [[5], '[0] is 5; allowed: an object with key, path, mode']);

const SECRET = { secretName: 'keys' };
const CONFIG_MAP = { name: 'levels' };
const FILES = plainPart('name, items, optional', { name: 'keys' });
const TOKEN = { path: 'token' };
const LIMIT = { resource: 'limits.memory', containerName: 'hello' } as const;
const DOWNWARD_API = { items: [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }] };
const CLAIM = { accessModes: ['ReadWriteOnce'], storage: Size.gibibytes(1) } as const;
const EPHEMERAL = { volumeClaimTemplate: CLAIM };
const EPHEMERAL_JSON = {
  volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1024Mi' } } } },
};

const SOURCES = {
  secret: plainPart('secretName, items, defaultMode, optional', SECRET),
  configMap: plainPart('name, items, defaultMode, optional', CONFIG_MAP),
  projected: plainPart('sources, defaultMode', { sources: [{ secret: { name: 'keys' } }] }),
  emptyDir: plainPart('medium, sizeLimit', {}),
  persistentVolumeClaim: plainPart('claimName, readOnly', { claimName: 'data' }),
  hostPath: since('1.17', plainPart('path, type', { path: '/var/lib/data' })),
  csi: since(
    '1.18',
    plainPart('driver, readOnly, fsType, volumeAttributes, nodePublishSecretRef', { driver: 'csi.example.com' }),
  ),
  image: since('1.19', plainPart('reference, pullPolicy', { reference: 'example.com/data:1' })),
  ephemeral: since('1.23', part('volumeClaimTemplate', EPHEMERAL, EPHEMERAL_JSON)),
};

const PULL_POLICY = oneOf('Always', 'IfNotPresent', 'Never');

export const VOLUMES: readonly Place[] = [
  place<VolumeMount>(
    {
      property: 'volumeMounts[0]',
      at: 'spec.template.spec.containers[0].volumeMounts[0]',
      service: withVolume({ emptyDir: {} }),
    },
    {
      name: NAME,
      mountPath: ABSOLUTE_PATH,
      readOnly: FLAG,
      subPath: RELATIVE_PATH,
      mountPropagation: since('1.18', oneOf('None', 'HostToContainer')),
    },
  ),
  place<Volume>(
    { ...VOLUME, service: withVolume({}) },
    { name: beside(withVolume({ emptyDir: {} }), NAME), ...SOURCES },
  ),
  place<SecretVolume>(within('secret', { secret: SECRET }), {
    secretName: nameOf('a Secret'),
    items: ITEMS,
    defaultMode: MODE,
    optional: FLAG,
  }),
  place<KeyToPath>(within('secret.items[0]', { secret: { ...SECRET, items: [{ key: 'a', path: 'b' }] } }), {
    key: DATA_KEY,
    path: FILE_PATH,
    mode: MODE,
  }),
  place<ConfigMapVolume>(within('configMap', { configMap: CONFIG_MAP }), {
    name: nameOf('a ConfigMap'),
    items: ITEMS,
    defaultMode: MODE,
    optional: FLAG,
  }),
  place<ProjectedVolume>(within('projected', { projected: { sources: [] } }), {
    sources: plainList(
      [[{ secret: { name: 'keys' } }, { configMap: { name: 'levels' } }]],
      [[5], '[0] is 5; allowed: an object with secret, configMap, serviceAccountToken, downwardAPI'],
    ),
    defaultMode: MODE,
  }),
  place<VolumeProjection>(within('projected.sources[0]', { projected: { sources: [] } }), {
    secret: FILES,
    configMap: FILES,
    serviceAccountToken: plainPart('path, audience, expiration', TOKEN),
    downwardAPI: since('1.10', plainPart('items', DOWNWARD_API)),
  }),
  place<FileSource>(within('projected.sources[0].secret', { projected: { sources: [{ secret: { name: 'keys' } }] } }), {
    name: nameOf('a Secret or a ConfigMap'),
    items: ITEMS,
    optional: FLAG,
  }),
  place<ServiceAccountTokenProjection>(
    within('projected.sources[0].serviceAccountToken', { projected: { sources: [{ serviceAccountToken: TOKEN }] } }),
    { path: FILE_PATH, audience: SOME_TEXT, expiration: at(['expirationSeconds'], seconds(600, MAX_INT32)) },
  ),
  place<DownwardApiProjection>(
    within('projected.sources[0].downwardAPI', { projected: { sources: [{ downwardAPI: DOWNWARD_API }] } }),
    {
      items: plainList(
        [DOWNWARD_API.items],
        [[5], '[0] is 5; allowed: an object with path, fieldRef, resourceFieldRef, mode'],
      ),
    },
  ),
  place<DownwardApiItem>(
    within('projected.sources[0].downwardAPI.items[0]', { projected: { sources: [{ downwardAPI: DOWNWARD_API }] } }),
    {
      path: FILE_PATH,
      fieldRef: plainPart('fieldPath, apiVersion', { fieldPath: 'metadata.labels' }),
      resourceFieldRef: beside(
        withVolume({ projected: { sources: [{ downwardAPI: { items: [{ path: 'limit' }] } }] } }),
        plainPart('resource, divisor, containerName', LIMIT),
      ),
      mode: MODE,
    },
  ),
  place<FileFieldSelector>(
    within('projected.sources[0].downwardAPI.items[0].fieldRef', {
      projected: { sources: [{ downwardAPI: DOWNWARD_API }] },
    }),
    {
      fieldPath: fieldPathOf(
        'metadata.name',
        'metadata.namespace',
        'metadata.uid',
        'metadata.labels',
        'metadata.annotations',
      ),
      apiVersion: API_VERSION,
    },
  ),
  place<FileResourceFieldSelector>(
    within('projected.sources[0].downwardAPI.items[0].resourceFieldRef', {
      projected: { sources: [{ downwardAPI: { items: [{ path: 'limit', resourceFieldRef: LIMIT }] } }] },
    }),
    { resource: RESOURCE, divisor: DIVISOR, containerName: LABEL },
  ),
  place<EmptyDirVolume>(within('emptyDir', { emptyDir: {} }), { medium: oneOf('Memory'), sizeLimit: SIZE }),
  place<PersistentVolumeClaimVolume>(
    within('persistentVolumeClaim', { persistentVolumeClaim: { claimName: 'data' } }, { readOnly: true }),
    { claimName: nameOf('a PersistentVolumeClaim'), readOnly: FLAG },
  ),
  place<HostPathVolume>(within('hostPath', { hostPath: { path: '/var/lib/data' } }), {
    path: text("an absolute path without '..'", ['/data', '/a/..b'], ['', 'data', '/a/../b', '/..']),
    type: oneOf('DirectoryOrCreate', 'Directory', 'FileOrCreate', 'File', 'Socket', 'CharDevice', 'BlockDevice'),
  }),
  place<CsiVolume>(within('csi', { csi: { driver: 'csi.example.com' } }), {
    driver: text(
      "the name of a CSI driver: lower-case letters, digits, '-' and '.', starting and ending with a letter or digit, at most 63 characters",
      ['csi.example.com', `a.${'x'.repeat(61)}`],
      ['', 'CSI', 'a_b', '-a', `a.${'x'.repeat(62)}`],
    ),
    readOnly: FLAG,
    fsType: SOME_TEXT,
    volumeAttributes: map(
      'an object, each value a string',
      [[{ 'any key': '' }, { 'any key': '' }]],
      [{ a: 1 }, '.a is 1; allowed: a string'],
    ),
    nodePublishSecretRef: plainPart('name', { name: 'keys' }),
  }),
  place<ObjectReference>(
    within('csi.nodePublishSecretRef', {
      csi: { driver: 'csi.example.com', nodePublishSecretRef: { name: 'keys' } },
    }),
    { name: nameOf('an object') },
  ),
  place<ImageVolume>(within('image', { image: { reference: 'example.com/data:1' } }), {
    reference: IMAGES,
    pullPolicy: PULL_POLICY,
  }),
  place<EphemeralVolume>(within('ephemeral', { ephemeral: EPHEMERAL }), {
    volumeClaimTemplate: part(
      'labels, annotations, accessModes, storage, storageClassName',
      CLAIM,
      EPHEMERAL_JSON.volumeClaimTemplate,
    ),
  }),
  place<PersistentVolumeClaimTemplate>(within('ephemeral.volumeClaimTemplate', { ephemeral: EPHEMERAL }), {
    labels: at(['metadata', 'labels'], LABELS),
    annotations: at(['metadata', 'annotations'], ANNOTATIONS),
    accessModes: at(
      ['spec', 'accessModes'],
      plainList(
        [['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany'], ['ReadWriteOncePod']],
        [
          ['ReadWrite'],
          "[0] is 'ReadWrite'; allowed: 'ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'",
        ],
      ),
    ),
    storage: at(['spec', 'resources', 'requests', 'storage'], {
      ...SIZE,
      good: [
        [Size.kibibytes(1), '1Ki'],
        [Size.gibibytes(2), '2048Mi'],
      ],
    }),
    storageClassName: at(['spec', 'storageClassName'], nameOf('a StorageClass')),
  }),
];

/** The volumes of a pod. */
export const VOLUME_LIST: Case<NonNullable<ServiceProps['volumes']>> = beside(
  { volumeMounts: [{ name: 'files', mountPath: '/files' }] },
  plainList(
    [[{ name: 'files', secret: { secretName: 'keys' } }]],
    [
      [5],
      '[0] is 5; allowed: an object with name, secret, configMap, projected, emptyDir, persistentVolumeClaim, hostPath, csi, image, ephemeral',
    ],
    [
      [
        { name: 'files', emptyDir: {} },
        { name: 'files', emptyDir: {} },
      ],
      " has name 'files' 2 times; allowed: once",
    ],
  ),
);
