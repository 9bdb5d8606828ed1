// The schema of a Knative Service: a Configuration and a Route in one object.
import type { KnativeRelease } from '../../release/knative-release';
import { latestRevisions } from './configuration';
import { resource, status, traffic } from './resource';
import { revisionTemplate } from './revision-template';
import { routing } from './route';
import { type FieldSchema, object } from './vocabulary';

/** The schema of a Knative Service. */
export const serviceSchema = (release: KnativeRelease): FieldSchema =>
  resource('An application behind a host of its own, which scales with its requests, down to no pod.', {
    spec: object('What to run, and which revisions get the requests.', {
      template: revisionTemplate(release),
      traffic: traffic('Shares of the requests by revision, 100 in all; the latest ready revision gets all if unset.'),
    }),
    status: status(release, { ...routing(release), ...latestRevisions() }),
  });
