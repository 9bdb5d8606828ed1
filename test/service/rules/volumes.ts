// Volumes and their mounts.
import { Size } from 'cdk8s';
import type {
  PersistentVolumeClaimTemplate,
  ServiceProps,
  Volume,
  VolumeMount,
  VolumeProjection,
} from '../../../lib/service/service-props';
import type { ServingConfiguration } from '../../../lib/serving/configuration/serving-configuration';
import { IMAGE } from '../service';
import { allowed, type Row, refused } from './row';

const EMPTY: Volume = { name: 'files', emptyDir: {} };

/** Returns a container with a volume. */
const mounted = (volume: Volume, mount: Partial<VolumeMount> = {}): Partial<ServiceProps> => ({
  volumes: [volume],
  volumeMounts: [{ name: volume.name, mountPath: '/files', ...mount }],
});

const at = (mountPath: string) => mounted(EMPTY, { mountPath });

/** Returns an init container with a volume. */
const mountedAtFirst = (volume: Volume, readOnly?: boolean): Partial<ServiceProps> => ({
  volumes: [volume],
  initContainers: [
    { name: 'setup', image: IMAGE, volumeMounts: [{ name: volume.name, mountPath: '/files', readOnly }] },
  ],
});

const CLAIMED = 'volumes[0].ephemeral.volumeClaimTemplate';

/** Returns a container with a volume of its own. */
const claimed = (
  accessModes: PersistentVolumeClaimTemplate['accessModes'],
  storage = Size.gibibytes(1),
): Partial<ServiceProps> => mounted({ name: 'data', ephemeral: { volumeClaimTemplate: { accessModes, storage } } });

/** Returns a container with files from a source, and from another one. */
const projected = (source: VolumeProjection): Partial<ServiceProps> =>
  mounted({
    name: 'files',
    projected: { sources: [source, { secret: { name: 'b', items: [{ key: 'b', path: 'same' }] } }] },
  });

/** Volumes that Knative adds, and where it does. */
const KNATIVES_OWN: readonly (readonly [
  name: string,
  why: string,
  install: { readonly version?: string; readonly configuration?: ServingConfiguration },
  props?: Partial<ServiceProps>,
])[] = [
  ['pod-info', 'the revision asks for it', {}, { queueProxyPodInfo: true }],
  ['pod-info', 'all revisions have it', { configuration: { features: { queueproxyMountPodinfo: 'Enabled' } } }],
  ['server-certs', 'requests are encrypted', { configuration: { network: { systemInternalTls: 'Enabled' } } }],
  [
    'knative-token-volume',
    'its proxy has tokens',
    { configuration: { deployment: { queueSidecarTokenAudiences: ['a'] } } },
  ],
];

const CLAIM: Volume = { name: 'data', persistentVolumeClaim: { claimName: 'data' } };
const READ_ONLY_CLAIM: Volume = { name: 'data', persistentVolumeClaim: { claimName: 'data', readOnly: true } };
const EPHEMERAL: Volume = {
  name: 'data',
  ephemeral: { volumeClaimTemplate: { accessModes: ['ReadWriteOnce'], storage: Size.gibibytes(1) } },
};

/** Volumes that can only be read, of every type. */
const ONLY_READ: readonly Volume[] = [
  { name: 'keys', secret: { secretName: 'keys' } },
  { name: 'levels', configMap: { name: 'levels' } },
  { name: 'both', projected: { sources: [{ secret: { name: 'keys' } }] } },
  { name: 'disk', hostPath: { path: '/disk' } },
  { name: 'csi', csi: { driver: 'csi.example.com' } },
  { name: 'image', image: { reference: 'data:1' } },
];

const typeOf = (volume: Volume) =>
  `${Object.keys(volume).find((property) => property !== 'name')}${volume === READ_ONLY_CLAIM ? ' that is only read' : ''}`;
const onlyRead = ({ name }: Volume) => `allowed: true, as volume '${name}' can only be read`;

const NEW = '/, /dev, /dev/log';
const OLD = `${NEW}, /tmp, /var, /var/log`;

export const VOLUMES: readonly Row[] = [
  allowed('a volume that a container mounts', mounted(EMPTY)),
  allowed('a volume that a sidecar mounts', {
    volumes: [EMPTY],
    sidecars: [{ name: 'proxy', image: IMAGE, volumeMounts: [{ name: 'files', mountPath: '/files' }] }],
  }),
  allowed('a volume that an init container mounts', mountedAtFirst(EMPTY)),
  refused(
    'a volume that no container mounts',
    { ...mounted(EMPTY), volumes: [EMPTY, { ...EMPTY, name: 'more' }] },
    "volumes[1] is 'more', which no container mounts; allowed: volumes that a volumeMount names",
  ),
  refused(
    'a mount of no volume',
    { volumeMounts: [{ name: 'files', mountPath: '/files' }] },
    "volumeMounts[0].name is 'files'; allowed: none, as there are no volumes",
  ),
  refused(
    'a mount of another volume in a sidecar',
    {
      ...mounted(EMPTY),
      sidecars: [{ name: 'proxy', image: IMAGE, volumeMounts: [{ name: 'file', mountPath: '/files' }] }],
    },
    "sidecars[0].volumeMounts[0].name is 'file'; allowed: files",
  ),

  ...['/data', '/device', '/dev/shm', '/dev/log/a', '/var/lib'].map((path) => allowed(`a mount at ${path}`, at(path))),
  ...['/', '//', '/dev', '/dev/', '/dev/log', '/dev/../dev', '/data/..'].map((path) =>
    refused(`a mount at ${path}`, at(path), `volumeMounts[0].mountPath is '${path}'; allowed: any but ${NEW}`),
  ),
  ...['/tmp', '/var', '/var/log', '/var/log/'].flatMap((path) => [
    allowed(`a mount at ${path}`, at(path), { version: '1.13.2' }),
    refused(
      `a mount at ${path} in Knative 1.12`,
      at(path),
      `volumeMounts[0].mountPath is '${path}'; allowed: any but ${OLD}`,
      {
        version: '1.12.4',
      },
    ),
  ]),
  allowed('a mount at /tmp/a in Knative 1.12', at('/tmp/a'), { version: '1.12.4' }),
  refused(
    'a mount at a path with a colon',
    at('/a:b'),
    "volumeMounts[0].mountPath is '/a:b'; allowed: a path without ':'",
  ),
  allowed('two mounts of a volume', {
    volumes: [EMPTY],
    volumeMounts: ['/a', '/b'].map((mountPath) => ({ name: 'files', mountPath })),
  }),
  refused(
    'two mounts at a path',
    { volumes: [EMPTY], volumeMounts: ['/a', '/a/'].map((mountPath) => ({ name: 'files', mountPath })) },
    "volumeMounts has mountPath '/a' 2 times; allowed: once",
  ),

  refused('a claim without an access mode', claimed([]), `${CLAIMED}.accessModes is empty; allowed: one or more`),
  allowed('a claim for many pods', claimed(['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany'])),
  allowed('a claim for one pod', claimed(['ReadWriteOncePod'])),
  refused(
    'a claim for one pod and many',
    claimed(['ReadWriteOncePod', 'ReadWriteMany']),
    `${CLAIMED}.accessModes is 'ReadWriteOncePod, ReadWriteMany'; allowed: ReadWriteOncePod alone, or others`,
  ),
  allowed('a claim for little', claimed(['ReadWriteOnce'], Size.kibibytes(1))),
  refused(
    'a claim for nothing',
    claimed(['ReadWriteOnce'], Size.kibibytes(0)),
    `${CLAIMED}.storage is 0Ki; allowed: more than nothing`,
  ),

  ...['pod-info', 'server-certs', 'knative-token-volume'].map((name) =>
    allowed(`a volume that is called ${name}`, mounted({ ...EMPTY, name })),
  ),
  ...KNATIVES_OWN.map(([name, why, install, props]) =>
    refused(
      `a volume that is called ${name}, where ${why}`,
      { ...mounted({ ...EMPTY, name }), ...props },
      `volumes[0].name is '${name}'; allowed: any other name, as Knative adds a volume of that name`,
      install,
    ),
  ),

  allowed('files from several sources', projected({ secret: { name: 'a', items: [{ key: 'a', path: 'a' }] } })),
  ...[
    { secret: { name: 'a', items: [{ key: 'a', path: 'same' }] } },
    { configMap: { name: 'a', items: [{ key: 'a', path: 'same' }] } },
    { serviceAccountToken: { path: 'same' } },
    { downwardAPI: { items: [{ path: 'same', fieldRef: { fieldPath: 'metadata.name' } }] } },
  ].map((source) =>
    refused(
      `two files at a path, one of ${Object.keys(source).join()}`,
      projected(source),
      "volumes[0].projected.sources has path 'same' 2 times; allowed: once",
    ),
  ),

  ...[EMPTY, CLAIM, EPHEMERAL].flatMap((volume) =>
    [undefined, true, false].flatMap((readOnly) => [
      allowed(`${typeOf(volume)} with readOnly ${readOnly}`, mounted(volume, { readOnly })),
      allowed(`${typeOf(volume)} with readOnly ${readOnly} at first`, mountedAtFirst(volume, readOnly)),
    ]),
  ),
  ...[READ_ONLY_CLAIM, ...ONLY_READ].flatMap((volume) => [
    allowed(`${typeOf(volume)} with readOnly true`, mounted(volume, { readOnly: true })),
    allowed(`${typeOf(volume)} with readOnly true at first`, mountedAtFirst(volume, true)),
    refused(
      `${typeOf(volume)} with readOnly false`,
      mounted(volume, { readOnly: false }),
      `volumeMounts[0].readOnly is false; ${onlyRead(volume)}`,
    ),
    refused(
      `${typeOf(volume)} with readOnly false at first`,
      mountedAtFirst(volume, false),
      `initContainers[0].volumeMounts[0].readOnly is false; ${onlyRead(volume)}`,
    ),
    refused(
      `${typeOf(volume)} without readOnly at first`,
      mountedAtFirst(volume),
      `initContainers[0].volumeMounts[0].readOnly is not set; ${onlyRead(volume)}`,
    ),
  ]),
  ...ONLY_READ.map((volume) => allowed(`${typeOf(volume)} without readOnly`, mounted(volume))),
  refused(
    'a claim without readOnly',
    mounted(READ_ONLY_CLAIM),
    `volumeMounts[0].readOnly is not set; ${onlyRead(READ_ONLY_CLAIM)}`,
  ),
];
