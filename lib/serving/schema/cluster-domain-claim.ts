// The schema of a ClusterDomainClaim.
import { resource } from './resource';
import { type FieldSchema, object, string } from './vocabulary';

/** The schema of a ClusterDomainClaim. */
export const clusterDomainClaimSchema = (): FieldSchema =>
  resource('Lets one namespace, and no other, map the host that is its name.', {
    spec: object(
      'Owner of the host.',
      { namespace: string('Namespace whose DomainMappings may use the host.') },
      'namespace',
    ),
  });
