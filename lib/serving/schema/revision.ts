// The schema of a Revision.
import type { KnativeRelease } from '../../release/knative-release';
import { resource, status } from './resource';
import { revisionSpec } from './revision-template';
import { array, type FieldSchema, int32, object, string } from './vocabulary';

const containerStatuses = (description: string): FieldSchema =>
  array(
    description,
    object('A container and its image.', {
      imageDigest: string('Image as resolved when the revision was made; empty if its registry is exempt from that.'),
      name: string('Container that runs the image.'),
    }),
  );

/** The schema of a Revision. */
export const revisionSchema = (release: KnativeRelease): FieldSchema =>
  resource('One state of an application, which is never changed once it is made.', {
    spec: revisionSpec(release),
    status: status(release, {
      actualReplicas: int32('Pods of the revision that are ready.'),
      containerStatuses: containerStatuses('Images that the containers run, by digest.'),
      desiredReplicas: int32('Pods that the autoscaler wants for the revision.'),
      initContainerStatuses: containerStatuses('Images that the init containers run, by digest.'),
      logUrl: string('URL of the logs, made from the template in config-observability.'),
    }),
  });
