// What is said of the fields of a Knative Service: the sentences of the CRD, which the properties show as well.
import { KnativeRelease } from '../release/knative-release';
import { descriptionAt } from '../serving/schema/description';
import { serviceSchema } from '../serving/schema/service';

const SCHEMA = serviceSchema(KnativeRelease.newest());

/**
 * Returns what the CRD says of a field; nothing if it says nothing.
 * @param path the names of properties that lead to it in a Knative Service
 */
export const crdDescription = (path: readonly string[]): string | undefined =>
  // The CRD leaves init containers to Kubernetes, whose fields are those of other containers.
  descriptionAt(SCHEMA, path) ??
  descriptionAt(
    SCHEMA,
    path.map((name) => (name === 'initContainers' ? 'containers' : name)),
  );
