// The schema of a volume, as far as Knative allows one to be set.
import { array, boolean, int32, int64, object, preserveUnknownFields, type Schema, string } from './vocabulary';

const files = (): Schema => array(object({ key: string(), mode: int32(), path: string() }, 'key', 'path'));

const configMap = (): Readonly<Record<string, Schema>> => ({ items: files(), name: string(), optional: boolean() });

const projected = (): Schema =>
  object({
    defaultMode: int32(),
    sources: array(
      object({
        configMap: object(configMap()),
        secret: object({ items: files(), name: string(), optional: boolean() }),
        serviceAccountToken: object({ audience: string(), expirationSeconds: int64(), path: string() }, 'path'),
      }),
    ),
  });

/** The schema of a volume. */
export const volume = (): Schema =>
  preserveUnknownFields(
    object(
      {
        configMap: object({ defaultMode: int32(), ...configMap() }),
        name: string(),
        projected: projected(),
        secret: object({ defaultMode: int32(), items: files(), optional: boolean(), secretName: string() }),
      },
      'name',
    ),
  );
