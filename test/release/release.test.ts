import { App } from 'cdk8s';
import { Cluster } from '../../lib/release/cluster';
import { KnativeRelease } from '../../lib/release/knative-release';
import { RELEASES } from '../../lib/release/releases';
import { InputError } from '../../lib/validation/input-error';
import { constructProblems, problemLines } from '../../lib/validation/problems';

describe('a release', () => {
  const release = KnativeRelease.of('1.3.1');

  test('knows its images by digest', () => {
    expect(release.servingImage('activator')).toBe(
      'gcr.io/knative-releases/knative.dev/serving/cmd/activator@sha256:c1f35f2deb2acbcb1f71efb7b893f7eb8348b8d3f5208b25c73ec30fe33105f4',
    );
    expect(release.servingImage('migrate')).toContain(
      'knative.dev/pkg/apiextensions/storageversion/cmd/migrate@sha256:',
    );
    expect(release.kourierImage).toContain('knative.dev/net-kourier/cmd/kourier@sha256:');
    expect(release.envoyImage).toBe('docker.io/envoyproxy/envoy:v1.18-latest');
  });

  test.each(['1.99.0', '', '1.3', 'latest', 'toString'])("'%s' is refused with the releases there are", (version) => {
    expect(() => KnativeRelease.of(version)).toThrow(new InputError([`release is '${version}'; allowed: 1.3.1`]));
  });

  test('all digests of the catalogue are SHA-256', () => {
    const digests = Object.values(RELEASES).flatMap((facts) => [...Object.values(facts.digests), facts.kourier.digest]);
    expect(digests.filter((digest) => !/^[0-9a-f]{64}$/.test(digest))).toEqual([]);
  });
});

describe('a cluster', () => {
  const problems = (knative: string, kubernetes: string) => {
    const app = new App();
    new Cluster(app, 'cluster', { knative, kubernetes });
    return problemLines(constructProblems(app));
  };

  test.each(['1.21', '1.22', '1.23', '1.24', '1.25'])('may run Kubernetes %s with Knative 1.3.1', (kubernetes) => {
    expect(problems('1.3.1', kubernetes)).toEqual([]);
  });

  test.each(['1.20', '1.26', '1.34'])('may not run Kubernetes %s with Knative 1.3.1', (kubernetes) => {
    expect(problems('1.3.1', kubernetes)).toEqual([
      `cluster: kubernetes is '${kubernetes}'; allowed for Knative 1.3.1: 1.21 to 1.25`,
    ]);
  });

  test.each(['1', 'v1.25', '1.25.3', ''])("may not run Kubernetes '%s'", (kubernetes) => {
    expect(problems('1.3.1', kubernetes)).toEqual([
      `cluster: kubernetes is '${kubernetes}'; allowed: a minor version such as '1.25'`,
    ]);
  });

  test('reports an unknown release and goes on with the newest', () => {
    expect(problems('1.99.0', '1.25')).toEqual(["cluster: knative release is '1.99.0'; allowed: 1.3.1"]);
    expect(new Cluster(new App(), 'cluster', { knative: '1.99.0', kubernetes: '1.25' }).release.version).toBe('1.3.1');
  });
});
