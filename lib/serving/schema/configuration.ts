// The schema of a Configuration, and what a Service reports as a Configuration does.
import type { KnativeRelease } from '../../release/knative-release';
import { resource, status } from './resource';
import { revisionTemplate } from './revision-template';
import { type FieldSchema, object, type Properties, string } from './vocabulary';

/** What is reported of the revisions that were made. */
export const latestRevisions = (): Properties => ({
  latestCreatedRevisionName: string('Newest revision, ready or not.'),
  latestReadyRevisionName: string('Newest revision that has become ready.'),
});

/** The schema of a Configuration. */
export const configurationSchema = (release: KnativeRelease): FieldSchema =>
  resource('The desired state of an application; each change of its template makes a revision.', {
    spec: object('What the next revision is made of.', { template: revisionTemplate(release) }),
    status: status(release, latestRevisions()),
  });
