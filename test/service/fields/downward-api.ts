// Facts about the pod that its containers can have.
import { type Case, oneOf, text } from './case';

/** The name of a field of the pod. */
export const fieldPathOf = (...paths: readonly string[]): Case<string> =>
  text(
    `${paths.join(', ')}, metadata.labels['KEY'] or metadata.annotations['KEY']`,
    [...paths, "metadata.labels['example.com/team']", "metadata.annotations['team']"],
    ['', 'spec.containers', "metadata.labels['a b']", "metadata.labels['']", "metadata.finalizers['a']", 'metadata'],
  );

export const API_VERSION = oneOf('v1');

export const RESOURCE = oneOf(
  'limits.cpu',
  'limits.memory',
  'limits.ephemeral-storage',
  'requests.cpu',
  'requests.memory',
  'requests.ephemeral-storage',
);

export const DIVISOR = text(
  '1 and a unit, such as 1Mi; for CPU 1m or 1',
  ['0', '1', '1k', '1Gi', '1E', '1Ei'],
  ['', '2', '10', '1K', '1Mim', '1 Gi', 'Gi', '-1'],
);
