import { App } from 'cdk8s';
import { folders } from '../../lib/gitops/folders';
import { KnativeRelease } from '../../lib/release/knative-release';
import { KnativeCrds } from '../../lib/serving/crds/knative-crds';

function specSchema(release: KnativeRelease, crd: string) {
  const objects = folders(new KnativeCrds(new App(), 'crds', { release })).flatMap((folder) => folder.objects);
  const found = objects.find(({ manifest }) => manifest.metadata.name === crd);
  const { versions } = JSON.parse(JSON.stringify(found?.manifest['spec']));
  return versions[0].schema.openAPIV3Schema.properties.spec;
}

test.each(KnativeRelease.versions())(
  '%s: a revision has one schema, whether it comes of a Service, a Configuration or by itself',
  (version) => {
    const release = KnativeRelease.of(version);
    const revision = specSchema(release, 'revisions.serving.knative.dev');
    expect(revision.properties.containers.type).toBe('array');
    for (const crd of ['services.serving.knative.dev', 'configurations.serving.knative.dev']) {
      expect(specSchema(release, crd).properties.template.properties.spec).toEqual(revision);
    }
  },
);
