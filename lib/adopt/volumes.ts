// Volumes: of some types Knative takes none, and what mounts them goes with them; others can only be read.
import { isJsonObject, type Json } from '../kubernetes/json';
import { volumes as VOLUMES } from '../service/fields/volume';
import { isWritable } from '../service/rules/volumes';
import type { InitContainer, ServiceProps, VolumeMount } from '../service/service-props';
import { isObject } from '../validation/object';
import type { Draft } from './draft';
import { CONTAINER_LISTS, itemsAt, POD, textAt } from './places';

/** What takes the place of types of volumes. */
const REPLACEMENTS: ReadonlyMap<string, string> = new Map([
  ['downwardAPI', 'projected, with a source downwardAPI'],
  ['gitRepo', 'image, or an init container that clones into an emptyDir'],
]);

const STORAGE = 'persistentVolumeClaim, or csi with a driver for it';

/** Takes out volumes that Knative doesn't take, and their mounts. */
export function takeVolumes(draft: Draft): void {
  // One without a type is an empty folder.
  draft.change(`${POD}.volumes[]`, (volume) =>
    isJsonObject(volume) && Object.keys(volume).length === 1 ? { ...volume, emptyDir: {} } : volume,
  );
  draft.take(`${POD}.volumes[]`, (volume) => {
    const type = isJsonObject(volume) ? Object.keys(volume).find((each) => each !== 'name') : undefined;
    return type === undefined || isUnderstood(volume)
      ? undefined
      : { reason: `Knative takes no volumes of type ${type}`, replacement: REPLACEMENTS.get(type) ?? STORAGE };
  });
  const kept = itemsAt(draft.json, ...POD.split('.'), 'volumes');
  for (const containers of CONTAINER_LISTS) {
    draft.take(`${containers}.volumeMounts[]`, (mount) =>
      kept.some((volume) => textAt(volume, 'name') === textAt(mount, 'name'))
        ? undefined
        : { reason: 'its volume is not kept' },
    );
  }
}

/** Returns properties that say where Kubernetes mounts a volume only to be read, as Knative wants it said. */
export function withReadOnlyMounts(props: ServiceProps): ServiceProps {
  const { volumes = [], volumeMounts, sidecars, initContainers } = props;
  const isReadOnly = (mount: VolumeMount) => volumes.some((each) => each.name === mount.name && !isWritable(each));
  const mounted = <Mounts extends Pick<InitContainer, 'volumeMounts'>>(container: Mounts, isInit: boolean): Mounts => ({
    ...container,
    volumeMounts: container.volumeMounts?.map((mount) =>
      isReadOnly(mount) && (isInit || mount.readOnly === false) ? { ...mount, readOnly: true } : mount,
    ),
  });
  return {
    ...props,
    ...(volumeMounts && mounted({ volumeMounts }, false)),
    ...(sidecars && { sidecars: sidecars.map((each) => mounted(each, false)) }),
    ...(initContainers && { initContainers: initContainers.map((each) => mounted(each, true)) }),
  };
}

/** Whether the fields of a Knative Service know the type. */
function isUnderstood(volume: Json): boolean {
  const { value } = VOLUMES.read([volume]);
  return Array.isArray(value) && isObject(value[0]) && Object.keys(value[0]).length > 1;
}
