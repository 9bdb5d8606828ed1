// Lists of objects as kubectl reads and prints them.
import { manifestsOf } from '../gitops/documents';
import { identity, type Manifest } from '../gitops/manifest';

/**
 * Most objects that kubectl gets at once: few enough for the requests that it makes without a pause, 300 at the most, and many
 * enough for a fleet to take few calls.
 */
const CHUNK = 200;

/** Returns what kubectl reads from standard input. */
export const listOf = (items: readonly Manifest[]): string => JSON.stringify({ apiVersion: 'v1', kind: 'List', items });

/** Returns the objects that kubectl has printed: a list, a single object, or nothing. */
export const manifestsIn = (stdout: string): Manifest[] =>
  stdout.trim() === '' ? [] : manifestsOf([JSON.parse(stdout)]);

/** Returns objects by group, kind, namespace and name. */
export const byIdentity = (manifests: readonly Manifest[]): Map<string, Manifest> =>
  new Map(manifests.map((manifest) => [identity(manifest), manifest]));

/** Returns the parts of a list that kubectl gets one after the other. */
export const chunks = <Item>(items: readonly Item[]): Item[][] =>
  Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, index) =>
    items.slice(index * CHUNK, (index + 1) * CHUNK),
  );
