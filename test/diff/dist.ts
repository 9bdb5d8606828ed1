// Small versions of dist/, for tests of what two of them differ in.
import { type Diff, diffBetween } from '../../lib/diff/diff';
import { type Files, filesOf } from '../../lib/gitops/files';
import type { Manifest } from '../../lib/gitops/manifest';
import type { JsonObject } from '../../lib/kubernetes/json';
import { FLEET } from '../../lib/namespace/annotations';
import { KnativeRelease } from '../../lib/release/knative-release';
import { manifest } from '../support/manifests';

/** Returns the files of objects by their folders. */
export const dist = (folders: Readonly<Record<string, readonly Manifest[]>>): Files =>
  filesOf(
    Object.entries(folders).map(([path, manifests]) => ({
      path,
      objects: manifests.map((each) => ({ path, manifest: each, named: true })),
    })),
  );

/** Returns the namespace of an environment. */
export const environment = (name: string, annotations: Readonly<Record<string, string>> = {}): Manifest => ({
  ...manifest('v1', 'Namespace', name),
  metadata: { name, labels: { [FLEET]: 'environments' }, annotations },
});

/** Returns a Knative Service that starts no pod by itself. */
export const api = (namespace: string, template: JsonObject = {}, name = 'hello'): Manifest => ({
  ...manifest('serving.knative.dev/v1', 'Service', name, namespace),
  spec: {
    template: {
      metadata: { annotations: { 'autoscaling.knative.dev/initial-scale': '0' } },
      spec: { containers: [{ image: `${name}:1` }] },
      ...template,
    },
  },
});

export const NAMES = ['dev-01', 'dev-02', 'dev-03', 'dev-04', 'dev-05', 'dev-06', 'dev-07', 'dev-08'];

/** Returns environments, each with the objects that a function gives. */
export const fleet = (
  objects: (name: string) => readonly Manifest[],
  names: readonly string[] = NAMES,
): Record<string, readonly Manifest[]> =>
  Object.fromEntries(names.map((name) => [`environments/${name}`, [environment(name), ...objects(name)]]));

/** Returns what two versions of dist/ differ in. */
export const diff = (
  before: Readonly<Record<string, readonly Manifest[]>>,
  after: Readonly<Record<string, readonly Manifest[]>>,
): Diff => diffBetween('main', dist(before), dist(after), KnativeRelease.newest());
