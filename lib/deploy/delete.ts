// Deletes objects.
import type { Manifest } from '../gitops/manifest';
import { output } from './kubectl';
import { listOf } from './list';
import type { RunContext } from './run-context';

/**
 * Deletes objects, and waits until they are gone. Those that are gone already are none.
 * @throws InputError if one of them can't be deleted, or isn't gone in time
 */
export async function deleteObjects(
  { kubectl, timeoutMilliseconds }: RunContext,
  manifests: readonly Manifest[],
): Promise<void> {
  const timeout = `${Math.ceil(timeoutMilliseconds / 1000)}s`;
  const args = ['delete', '--ignore-not-found', '--timeout', timeout, '--filename', '-'];
  if (manifests.length > 0) {
    await output(kubectl, args, listOf(manifests));
  }
}
