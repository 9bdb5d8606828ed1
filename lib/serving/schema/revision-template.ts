// The schema of a revision: stated once, used by Service, Configuration and Revision.
import type { KnativeRelease } from '../../release/knative-release';
import { subset } from './kubernetes';
import { podSpec } from './pod-spec';
import { array, int64, map, object, preserveUnknownFields, type Schema, string } from './vocabulary';

/** The spec of a revision. */
export const revisionSpec = (release: KnativeRelease): Schema =>
  subset(
    release,
    {
      ...podSpec(release),
      containerConcurrency: int64(),
      timeoutSeconds: int64(),
      ...(release.since('1.7') && { idleTimeoutSeconds: int64(), responseStartTimeoutSeconds: int64() }),
    },
    'containers',
  );

/** The template from which a Service or a Configuration makes its revisions. */
export const revisionTemplate = (release: KnativeRelease): Schema =>
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
    spec: revisionSpec(release),
  });
