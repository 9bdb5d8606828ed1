// Volumes and their mounts together.
import { posix } from 'node:path';
import type { KnativeRelease } from '../../release/knative-release';
import { kibibytes } from '../../validation/quantity';
import { unique } from '../../validation/rules';
import type { Volume, VolumeMount, VolumeProjection } from '../service-props';
import { containersOf, isEncrypted } from './containers';
import { between, type Checked, type Rule, type RuleContext, when } from './rule';

/** Paths that Knative keeps for itself. */
const reservedPaths = (release: KnativeRelease): readonly string[] =>
  release.since('1.13') ? ['/', '/dev', '/dev/log'] : ['/', '/dev', '/dev/log', '/tmp', '/var', '/var/log'];

/** Returns whether containers may write to a volume. */
export const isWritable = ({ emptyDir, persistentVolumeClaim, ephemeral }: Volume): boolean =>
  emptyDir !== undefined || persistentVolumeClaim !== undefined || ephemeral !== undefined;

const unmounted: Rule = (props) => {
  const mounted = new Set(containersOf(props).flatMap(({ volumeMounts = [] }) => volumeMounts.map(({ name }) => name)));
  return (props.volumes ?? []).flatMap(({ name }, index) =>
    when(
      !mounted.has(name),
      () => `volumes[${index}] is '${name}', which no container mounts; allowed: volumes that a volumeMount names`,
    ),
  );
};

const mounts: Rule = (props, { release }) => {
  const { volumes = [] } = props;
  return containersOf(props).flatMap(({ prefix, role, volumeMounts = [] }) => [
    ...volumeMounts.flatMap((mount, index) => [
      ...mountProblems(`${prefix}volumeMounts[${index}]`, mount, volumes, reservedPaths(release)),
      ...readOnlyProblems(`${prefix}volumeMounts[${index}]`, mount, volumes, role === 'init'),
    ]),
    ...unique(
      volumeMounts.map(({ mountPath }) => cleaned(mountPath)),
      (path, count) => `${prefix}volumeMounts has mountPath '${path}' ${count} times; allowed: once`,
    ),
  ]);
};

/** Returns a path as Knative compares it. */
function cleaned(path: string): string {
  const normal = posix.normalize(path);
  return normal.length > 1 ? normal.replace(/\/$/, '') : normal;
}

function mountProblems(
  property: string,
  { name, mountPath }: VolumeMount,
  volumes: readonly Volume[],
  reserved: readonly string[],
): string[] {
  const volume = volumes.find((each) => each.name === name);
  return [
    ...when(
      volume === undefined,
      () =>
        `${property}.name is '${name}'; allowed: ${volumes.length === 0 ? 'none, as there are no volumes' : volumes.map((each) => each.name).join(', ')}`,
    ),
    ...when(
      reserved.includes(cleaned(mountPath)),
      () => `${property}.mountPath is '${mountPath}'; allowed: any but ${reserved.join(', ')}`,
    ),
    ...when(mountPath.includes(':'), () => `${property}.mountPath is '${mountPath}'; allowed: a path without ':'`),
  ];
}

/**
 * Knative mounts a volume that can only be read so by itself, but not in init containers, and not a claim.
 * @param isInit whether the container is an init container
 */
function readOnlyProblems(
  property: string,
  { name, readOnly }: VolumeMount,
  volumes: readonly Volume[],
  isInit: boolean,
): string[] {
  const volume = volumes.find((each) => each.name === name);
  if (volume === undefined || readOnly === true) {
    return [];
  }
  const isClaim = volume.persistentVolumeClaim?.readOnly === true;
  const isOnlyRead = !isWritable(volume) && (isInit || readOnly === false);
  return when(
    isClaim || isOnlyRead,
    () => `${property}.readOnly is ${readOnly ?? 'not set'}; allowed: true, as volume '${name}' can only be read`,
  );
}

/** The access mode that stands alone. */
const ONE_POD = 'ReadWriteOncePod';

const claims: Rule = ({ volumes = [] }) =>
  volumes.flatMap(({ ephemeral }, index) => {
    if (ephemeral === undefined) {
      return [];
    }
    const property = `volumes[${index}].ephemeral.volumeClaimTemplate`;
    const { accessModes, storage } = ephemeral.volumeClaimTemplate;
    return [
      ...when(accessModes.length === 0, () => `${property}.accessModes is empty; allowed: one or more`),
      ...when(
        accessModes.includes(ONE_POD) && accessModes.some((mode) => mode !== ONE_POD),
        () => `${property}.accessModes is '${accessModes.join(', ')}'; allowed: ${ONE_POD} alone, or others`,
      ),
      ...when(kibibytes(storage) === 0, () => `${property}.storage is 0Ki; allowed: more than nothing`),
    ];
  });

/** Volumes that Knative adds to a pod, and when it does. */
const KNATIVES_OWN: Readonly<Record<string, (props: Checked, context: RuleContext) => boolean>> = {
  'pod-info': ({ queueProxyPodInfo }, { settings }) =>
    queueProxyPodInfo === true || settings.features('queueproxyMountPodinfo') === 'Enabled',
  'server-certs': (_, context) => isEncrypted(context),
  'knative-token-volume': (_, { settings }) => (settings.deployment('queueSidecarTokenAudiences') ?? []).length > 0,
};

const names: Rule = (props, context) =>
  (props.volumes ?? []).flatMap(({ name }, index) =>
    when(
      KNATIVES_OWN[name]?.(props, context) === true,
      () => `volumes[${index}].name is '${name}'; allowed: any other name, as Knative adds a volume of that name`,
    ),
  );

/** Returns the paths that a source of files says. */
const pathsOf = ({ secret, configMap, downwardAPI, serviceAccountToken }: VolumeProjection): readonly string[] =>
  [
    ...(secret?.items ?? []),
    ...(configMap?.items ?? []),
    ...(downwardAPI?.items ?? []),
    ...(serviceAccountToken === undefined ? [] : [serviceAccountToken]),
  ].map(({ path }) => path);

const files: Rule = ({ volumes = [] }) =>
  volumes.flatMap(({ projected }, index) =>
    unique(
      (projected?.sources ?? []).flatMap(pathsOf),
      (path, count) => `volumes[${index}].projected.sources has path '${path}' ${count} times; allowed: once`,
    ),
  );

export const VOLUME_RULES: readonly Rule[] = [unmounted, mounts, claims, names, files].map(
  between('volumes', 'volumeMounts', 'sidecars', 'initContainers'),
);
