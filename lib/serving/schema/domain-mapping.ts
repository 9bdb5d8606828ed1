// The schema of a DomainMapping: the same in every version of the API.
import type { KnativeRelease } from '../../release/knative-release';
import { addressable, resource, status } from './resource';
import { object, type Schema, string } from './vocabulary';

const target = (release: KnativeRelease): Schema =>
  object(
    {
      apiVersion: string(),
      group: string(),
      kind: string(),
      name: string(),
      namespace: string(),
      ...(release.since('1.10') && { address: string() }),
    },
    'kind',
    'name',
  );

/** The schema of a DomainMapping. */
export const domainMapping = (release: KnativeRelease): Schema =>
  resource({
    spec: object({ ref: target(release), tls: object({ secretName: string() }, 'secretName') }, 'ref'),
    status: status(release, addressable(release)),
  });
