// What an upgrade compares: the install as dist/ holds it, before anybody has configured anything.
import { App } from 'cdk8s';
import { renderRelease } from '../conformance/render';
import { adjusted, GITOPS_FORM, jobsNamedByRelease } from '../gitops/adjustments';
import type { Manifest } from '../gitops/manifest';
import { Cluster } from '../release/cluster';
import type { KnativeRelease } from '../release/knative-release';

/** In every step, a Job with the release in its name takes the place of another: without it, the two are compared. */
const FORM = GITOPS_FORM.filter((adjustment) => adjustment !== jobsNamedByRelease);

/** Returns every object of a release on a Kubernetes minor. */
export function install(release: KnativeRelease, kubernetes: string): Manifest[] {
  const cluster = new Cluster(new App(), 'cluster', { knative: release.version, kubernetes });
  return renderRelease(release).flatMap((manifest) => adjusted(FORM, manifest, cluster) ?? []);
}
