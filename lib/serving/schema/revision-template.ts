// The schema of a revision: stated once, used by Service, Configuration and Revision.
import { container } from './container';
import { array, boolean, int64, map, object, preserveUnknownFields, type Schema, string } from './vocabulary';
import { volume } from './volume';

/** The spec of a revision. */
export const revisionSpec = (): Schema =>
  preserveUnknownFields(
    object(
      {
        automountServiceAccountToken: boolean(),
        containerConcurrency: int64(),
        containers: array(container()),
        enableServiceLinks: boolean(),
        imagePullSecrets: array(object({ name: string() })),
        serviceAccountName: string(),
        timeoutSeconds: int64(),
        volumes: array(volume()),
      },
      'containers',
    ),
  );

/** The template from which a Service or a Configuration makes its revisions. */
export const revisionTemplate = (): Schema =>
  object({
    metadata: preserveUnknownFields(
      object({
        annotations: map(string()),
        finalizers: array(string()),
        labels: map(string()),
        name: string(),
        namespace: string(),
      }),
    ),
    spec: revisionSpec(),
  });
