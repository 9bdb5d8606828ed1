// The schema of a PodAutoscaler: what is scaled, and how far.
import type { KnativeRelease } from '../../release/knative-release';
import { objectReference, reference } from './kubernetes';
import { protocolType, resource, status } from './resource';
import { type FieldSchema, int32, int64, object, string } from './vocabulary';

/** The schema of a PodAutoscaler. */
export const podAutoscalerSchema = (release: KnativeRelease): FieldSchema =>
  resource('Tells the autoscaler which Deployment to scale; its annotations say how.', {
    spec: object(
      'Deployment to scale, and facts about its requests.',
      {
        containerConcurrency: int64('Limit of the revision on requests per pod at a time; 0 is none.'),
        protocolType: protocolType(),
        reachability: string('Reachable if a Route uses the revision, Unreachable if none does, empty if unknown.'),
        scaleTargetRef: reference(release, 'Deployment to scale.', objectReference()),
      },
      'protocolType',
      'scaleTargetRef',
    ),
    status: status(
      release,
      {
        actualScale: int32('Pods of the Deployment that are ready.'),
        desiredScale: int32('Pods that the Deployment should have; -1 until the autoscaler can tell.'),
        metricsServiceName: string('Kubernetes Service of the pods that are measured.'),
        serviceName: string('Kubernetes Service at which the revision is reached.'),
      },
      'metricsServiceName',
      'serviceName',
    ),
  });
