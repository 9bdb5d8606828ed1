// Small manifests, for tests of what is done with them.
import type { Manifest } from '../../lib/gitops/manifest';

export const manifest = (apiVersion: string, kind: string, name: string, namespace?: string): Manifest => ({
  apiVersion,
  kind,
  metadata: namespace === undefined ? { name } : { name, namespace },
});

export const folder = (...manifests: Manifest[]) => ({
  path: 'platform/test',
  objects: manifests.map((manifest, index) => ({ path: `platform/test/${index}`, manifest, named: true })),
});
