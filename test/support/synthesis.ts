// Small apps for tests of single constructs.
import { App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { folders } from '../../lib/gitops/folders';
import type { Manifest } from '../../lib/gitops/manifest';
import { Cluster } from '../../lib/release/cluster';
import type { KnativeRelease } from '../../lib/release/knative-release';
import { constructProblems, problemLines } from '../../lib/validation/problems';

/**
 * Returns what a construct writes, and what it finds wrong with itself.
 * @param release that of the app's cluster; without one the app has no cluster
 */
export function synthesize(
  build: (scope: Construct) => void,
  release?: KnativeRelease,
): { manifests: Manifest[]; problems: string[] } {
  const app = new App();
  if (release !== undefined) {
    new Cluster(app, 'cluster', { kubernetes: release.minimumKubernetes, knative: release.version });
  }
  build(new Chart(app, 'test'));
  return {
    manifests: folders(app).flatMap(({ objects }) => objects.map(({ manifest }) => manifest)),
    problems: problemLines(constructProblems(app)),
  };
}
