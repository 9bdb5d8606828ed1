// The objects that a cluster has already.
import type { Manifest } from '../gitops/manifest';
import { type Kubectl, output } from './kubectl';
import { byIdentity, chunks, listOf, manifestsIn } from './list';

/**
 * Returns objects as the cluster has them, by identity; those that it doesn't have are left out.
 * @param manifests objects of kinds that the cluster serves
 * @throws InputError if the cluster doesn't say
 */
export async function liveObjects(kubectl: Kubectl, manifests: readonly Manifest[]): Promise<Map<string, Manifest>> {
  const found: Manifest[] = [];
  for (const chunk of chunks(manifests)) {
    const args = ['get', '--ignore-not-found', '--output', 'json', '--filename', '-'];
    found.push(...manifestsIn(await output(kubectl, args, listOf(chunk))));
  }
  return byIdentity(found);
}
