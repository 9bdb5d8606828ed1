// An install with Kourier of any release, for tests of what is asked of it.
import { App } from 'cdk8s';
import { folders } from '../../lib/gitops/folders';
import type { Manifest } from '../../lib/gitops/manifest';
import { Kourier } from '../../lib/network/kourier/kourier';
import { KnativeRelease } from '../../lib/release/knative-release';
import { KnativeServing, type KnativeServingProps } from '../../lib/serving/knative-serving';
import { constructProblems, problemLines } from '../../lib/validation/problems';

/** Returns the objects of an install in their official form, and what it finds wrong with itself. */
export function platform(
  version: string,
  props: Partial<KnativeServingProps>,
): { manifests: Manifest[]; problems: string[] } {
  const app = new App();
  new KnativeServing(app, 'platform', { release: KnativeRelease.of(version), network: new Kourier(), ...props });
  return {
    manifests: folders(app).flatMap(({ objects }) => objects.map(({ manifest }) => manifest)),
    problems: problemLines(constructProblems(app)),
  };
}
