// Small apps for tests of single constructs.
import { App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { folders } from '../../lib/gitops/folders';
import type { Manifest } from '../../lib/gitops/manifest';
import { constructProblems, problemLines } from '../../lib/validation/problems';

/** Returns what a construct writes, and what it finds wrong with itself. */
export function synthesize(build: (scope: Construct) => void): { manifests: Manifest[]; problems: string[] } {
  const app = new App();
  build(new Chart(app, 'test'));
  return {
    manifests: folders(app).flatMap(({ objects }) => objects.map(({ manifest }) => manifest)),
    problems: problemLines(constructProblems(app)),
  };
}
