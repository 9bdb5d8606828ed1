// What an upgrade compares: the install as dist/ holds it, before anybody has configured anything.
import { App } from 'cdk8s';
import { renderRelease } from '../conformance/render';
import { gitOpsForm } from '../gitops/adjustments/gitops-form';
import type { Manifest } from '../gitops/manifest';
import { Cluster } from '../release/cluster';
import type { KnativeRelease } from '../release/knative-release';

/** Returns every object of a release on a Kubernetes minor. */
export function install(release: KnativeRelease, kubernetes: string): Manifest[] {
  const cluster = new Cluster(new App(), 'cluster', { knative: release.version, kubernetes });
  const official = renderRelease(release);
  // In every step, a Job with the release in its name takes the place of another: without it, the two are compared.
  const inGitOpsForm = gitOpsForm(official, cluster, { jobsNamedByRelease: false });
  return official.flatMap((manifest) => inGitOpsForm(manifest) ?? []);
}
