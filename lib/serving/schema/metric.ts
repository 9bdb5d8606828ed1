// The schema of a Metric: what the autoscaler measures.
import type { KnativeRelease } from '../../release/knative-release';
import { resource, status } from './resource';
import { type FieldSchema, int64, object, string } from './vocabulary';

/** The schema of a Metric. */
export const metricSchema = (release: KnativeRelease): FieldSchema =>
  resource('Tells the autoscaler which pods of a revision to measure, and over which time.', {
    spec: object(
      'Pods to measure, and periods of the averages.',
      {
        panicWindow: int64('Period of the average that detects sudden load, in nanoseconds.'),
        scrapeTarget: string('Kubernetes Service whose pods are measured; empty to measure at the activator only.'),
        stableWindow: int64('Period of the average that otherwise decides the scale, in nanoseconds.'),
      },
      'panicWindow',
      'scrapeTarget',
      'stableWindow',
    ),
    status: status(release),
  });
