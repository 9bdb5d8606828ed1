// The schema of a volume, as far as Knative allows one to be set.
import type { KnativeRelease } from '../../release/knative-release';
import { atomicList, localObjectReference, reference, subset } from './kubernetes';
import { anything, boolean, int32, int64, object, type Properties, quantity, type Schema, string } from './vocabulary';

const files = (release: KnativeRelease): Schema =>
  atomicList(release, object({ key: string(), mode: int32(), path: string() }, 'key', 'path'));

/** A ConfigMap or a Secret whose keys become files. */
const fileSource = (release: KnativeRelease, fields: Properties = {}): Schema =>
  localObjectReference(release, { ...fields, items: files(release), optional: boolean() });

const downwardApiFile = (release: KnativeRelease): Schema =>
  object(
    {
      fieldRef: reference(release, { apiVersion: string(), fieldPath: string() }, 'fieldPath'),
      mode: int32(),
      path: string(),
      resourceFieldRef: reference(
        release,
        { containerName: string(), divisor: quantity(), resource: string() },
        'resource',
      ),
    },
    'path',
  );

const projected = (release: KnativeRelease): Schema =>
  object({
    defaultMode: int32(),
    sources: atomicList(
      release,
      object({
        configMap: fileSource(release),
        secret: fileSource(release),
        serviceAccountToken: object({ audience: string(), expirationSeconds: int64(), path: string() }, 'path'),
        ...(release.since('1.10') && { downwardAPI: object({ items: atomicList(release, downwardApiFile(release)) }) }),
      }),
    ),
  });

/** The schema of a volume; it says nothing of the kinds that a flag in config-features must allow. */
export const volume = (release: KnativeRelease): Schema =>
  subset(
    release,
    {
      configMap: fileSource(release, { defaultMode: int32() }),
      name: string(),
      projected: projected(release),
      secret: object({ defaultMode: int32(), items: files(release), optional: boolean(), secretName: string() }),
      ...(release.since('1.6') && { emptyDir: anything(), persistentVolumeClaim: anything() }),
      ...(release.since('1.17') && { hostPath: anything() }),
      ...(release.since('1.18') && { csi: anything() }),
      ...(release.since('1.19') && { image: anything() }),
      ...(release.since('1.23') && { ephemeral: anything() }),
    },
    'name',
  );
