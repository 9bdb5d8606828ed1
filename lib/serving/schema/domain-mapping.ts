// The schema of a DomainMapping: the same in every version of the API.
import type { KnativeRelease } from '../../release/knative-release';
import { objectReference } from './kubernetes';
import { addressable, resource, status } from './resource';
import { type FieldSchema, object, string } from './vocabulary';

const target = (release: KnativeRelease): FieldSchema =>
  object(
    'Object that receives the requests, such as a Service of Knative or Kubernetes.',
    {
      ...objectReference(),
      group: string('Refused: apiVersion includes the group.'),
      namespace: string('Namespace of the object, which must be that of the DomainMapping.'),
      ...(release.since('1.10') && { address: string('Name of the address to use; the first one if unset.') }),
    },
    'kind',
    'name',
  );

/** The schema of a DomainMapping. */
export const domainMappingSchema = (release: KnativeRelease): FieldSchema =>
  resource('Sends requests for the host that is its name to a Service, or to another object with an address.', {
    spec: object(
      'Target of the host, and its certificate.',
      {
        ref: target(release),
        tls: object(
          'Certificate of the host; if unset, Knative requests one where config-network says so.',
          { secretName: string('TLS Secret in the namespace of the DomainMapping.') },
          'secretName',
        ),
      },
      'ref',
    ),
    status: status(release, addressable(release)),
  });
