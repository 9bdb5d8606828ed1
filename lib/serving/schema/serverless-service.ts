// The schema of a ServerlessService: what stands between the requests for a revision and its pods.
import type { KnativeRelease } from '../../release/knative-release';
import { objectReference, reference } from './kubernetes';
import { protocolType, resource, status } from './resource';
import { type FieldSchema, int32, object, string } from './vocabulary';

/** The schema of a ServerlessService. */
export const serverlessServiceSchema = (release: KnativeRelease): FieldSchema =>
  resource('Directs requests for a revision to its pods or to the activator.', {
    spec: object(
      'Deployment of the revision, and who handles its requests.',
      {
        mode: string('Serve to send requests to the pods, Proxy to send them to the activator.'),
        numActivators: int32('Number of activators for the revision; 0 is all of them.'),
        objectRef: reference(release, 'Deployment of the revision.', {
          ...objectReference(),
          fieldPath: string('Unused: the whole Deployment is meant.'),
          namespace: string('Unused: the Deployment is in the namespace of the ServerlessService.'),
          resourceVersion: string('Unused: the current Deployment is meant.'),
          uid: string('Unused: the Deployment is found by its name.'),
        }),
        protocolType: protocolType(),
      },
      'objectRef',
      'protocolType',
    ),
    status: status(release, {
      privateServiceName: string('Kubernetes Service for the pods only.'),
      serviceName: string('Kubernetes Service for the pods or the activator, by mode.'),
    }),
  });
