// The schema of a revision: stated once, used by Service, Configuration and Revision.
import type { KnativeRelease } from '../../release/knative-release';
import { subset } from './kubernetes';
import { podSpec } from './pod-spec';
import { array, type FieldSchema, int64, map, object, preserveUnknownFields, string } from './vocabulary';

/** The spec of a revision. */
export const revisionSpec = (release: KnativeRelease): FieldSchema =>
  subset(
    release,
    'Containers of the revision, and how requests are handed to them.',
    {
      ...podSpec(release),
      containerConcurrency: int64(
        'Most requests that a pod handles at a time; 0 is no limit, and config-defaults decides if unset.',
      ),
      timeoutSeconds: int64(
        `Longest time for a request until its response ${release.since('1.19') ? 'is complete' : 'begins'}; config-defaults decides if unset.`,
      ),
      ...(release.since('1.7') && {
        idleTimeoutSeconds: int64('Longest time without a byte of the response; 0 is no limit.'),
        responseStartTimeoutSeconds: int64(
          'Longest time until the response begins, if it is to be shorter than timeoutSeconds.',
        ),
      }),
    },
    'containers',
  );

/** The template from which a Service or a Configuration makes its revisions. */
export const revisionTemplate = (release: KnativeRelease): FieldSchema =>
  object('Template of the next revision; each change of it makes a new one.', {
    metadata: preserveUnknownFields(
      object('Name, labels and annotations of the revision.', {
        annotations: map(
          'Annotations of the revision; those of autoscaling.knative.dev configure how it scales.',
          string(),
        ),
        finalizers: array('Controllers that must clean up before the revision is deleted.', string()),
        labels: map('Labels of the revision and its pods.', string()),
        name: string('Name of the revision, starting with that of the Service or Configuration; numbered if unset.'),
        namespace: string('Ignored: the revision is in the namespace of its Service or Configuration.'),
      }),
    ),
    spec: revisionSpec(release),
  });
