// The schema of a Route, and what a Service reports as a Route does.
import type { KnativeRelease } from '../../release/knative-release';
import { addressable, resource, status, traffic } from './resource';
import { type FieldSchema, object, type Properties } from './vocabulary';

/** What is reported of the way that requests take. */
export const routing = (release: KnativeRelease): Properties => ({
  ...addressable(release),
  traffic: traffic('Shares as they are routed now.'),
});

/** The schema of a Route. */
export const routeSchema = (release: KnativeRelease): FieldSchema =>
  resource('A host, and the revisions that share its requests.', {
    spec: object('Which revisions get the requests.', {
      traffic: traffic('Shares of the requests by revision; they add up to 100.'),
    }),
    status: status(release, routing(release)),
  });
