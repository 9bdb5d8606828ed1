// The images of the install lie in a mirror, every one of them, and nothing else changes.
import { App } from 'cdk8s';
import { imagesOf } from '../../lib/conformance/images';
import { folders } from '../../lib/gitops/folders';
import type { Manifest } from '../../lib/gitops/manifest';
import { Kourier } from '../../lib/network/kourier/kourier';
import { KnativeRelease } from '../../lib/release/knative-release';
import { KnativeServing, type KnativeServingProps } from '../../lib/serving/knative-serving';
import { constructProblems, problemLines } from '../../lib/validation/problems';
import { system } from '../support/system';

const MIRROR = 'europe-docker.pkg.dev/shop/knative';
const DIGEST = `sha256:${'0'.repeat(64)}`;
const newest = KnativeRelease.newest();

function install(props: KnativeServingProps, kourier = new Kourier()) {
  const app = new App();
  new KnativeServing(app, 'platform', { release: newest, network: kourier, ...props });
  const manifests = folders(app).flatMap(({ objects }) => objects.map(({ manifest }) => manifest));
  return { manifests, problems: problemLines(constructProblems(app)) };
}

/** Returns every image that objects name. */
const imagesIn = (manifests: readonly Manifest[]): string[] => [
  ...new Set(
    [...JSON.stringify(manifests).matchAll(/"(?:image|queue-sidecar-image|queueSidecarImage)":"([^"]*)"/g)].map(
      ([, image = '']) => image,
    ),
  ),
];

const unchecked = (images: string): KnativeServingProps => JSON.parse(`{"images":${images}}`);

describe.each(KnativeRelease.all().map((release) => [release.version, release] as const))(
  'Knative %s',
  (_, release) => {
    const official = install({ release }).manifests;

    test('lists every image of the official release', () => {
      expect(imagesOf(release)).toEqual(imagesIn(official).sort());
    });

    test('has no image outside of the mirror, and nothing but that is another', () => {
      const { manifests, problems } = install({ release, images: { mirror: MIRROR } });
      expect(problems).toEqual([]);
      expect(imagesIn(manifests).filter((image) => !image.startsWith(`${MIRROR}/`))).toEqual([]);
      expect(JSON.stringify(manifests)).not.toMatch(/"(?:gcr|docker)\.io\//);
      expect(JSON.stringify(manifests)).toBe(
        JSON.stringify(official).replaceAll(/"(?:gcr|docker)\.io\//g, `"${MIRROR}/`),
      );
    });
  },
);

test('each registry may have a mirror of its own, and Envoy keeps its digest', () => {
  const mirror = { 'gcr.io': 'registry.example.com:5000', 'docker.io': 'localhost/hub' };
  const images = imagesIn(install({ images: { mirror } }, new Kourier({ envoyDigest: DIGEST })).manifests);
  expect(images.filter((image) => image.startsWith('registry.example.com:5000/knative-releases/'))).toHaveLength(
    images.length - 1,
  );
  expect(images).toContain(`${newest.envoyImage.replace('docker.io', 'localhost/hub')}@${DIGEST}`);
});

test('images of APIs stay as they are', () => {
  const api = (images: KnativeServingProps['images']) => {
    const app = system({ kubernetes: '1.34' });
    app.node.tryRemoveChild('platform');
    new KnativeServing(app, 'other', { images });
    return folders(app)
      .flatMap(({ objects }) => objects.map(({ manifest }) => manifest))
      .filter(({ apiVersion, kind }) => apiVersion.startsWith('serving.knative.dev/') && kind === 'Service');
  };
  expect(api({ mirror: MIRROR })).toHaveLength(20);
  expect(api({ mirror: MIRROR })).toEqual(api({}));
});

test('the controller has the rights of a service account of Google Cloud', () => {
  const googleServiceAccount = 'knative@shop-dev.iam.gserviceaccount.com';
  const annotated = (props: KnativeServingProps) =>
    install(props)
      .manifests.filter(({ kind, metadata }) => kind === 'ServiceAccount' && 'annotations' in metadata)
      .map(({ metadata }) => [metadata.namespace, metadata.name, metadata['annotations']]);
  expect(annotated({})).toEqual([]);
  expect(annotated({ images: { googleServiceAccount } })).toEqual([
    ['knative-serving', 'controller', { 'iam.gke.io/gcp-service-account': googleServiceAccount }],
  ]);
});

const LOCATION = 'a host and a path such as europe-docker.pkg.dev/shop/knative, without a scheme, a tag or a digest';

test.each([
  ['5', 'images is 5; allowed: an object with mirror, googleServiceAccount'],
  ['{"mirrors":1}', "images has property 'mirrors'; allowed: mirror, googleServiceAccount"],
  ...[
    '""',
    '"shop/knative"',
    '"https://example.com/a"',
    '"example.com/a/"',
    '"example.com/a:1"',
    '"example.com/A"',
    '5',
  ].map((mirror) => [
    `{"mirror":${mirror}}`,
    `images.mirror is ${mirror.replaceAll('"', "'")}; allowed: ${LOCATION}, or one for each of gcr.io, docker.io`,
  ]),
  ['{"mirror":{"gcr.io":"example.com/a"}}', `images.mirror['docker.io'] is undefined; allowed: ${LOCATION}`],
  [
    '{"mirror":{"gcr.io":"example.com","docker.io":"docker.io","quay.io":"example.com"}}',
    "images.mirror has property 'quay.io'; allowed: gcr.io, docker.io",
  ],
  [
    '{"googleServiceAccount":"knative"}',
    "images.googleServiceAccount is 'knative'; allowed: NAME@PROJECT.iam.gserviceaccount.com",
  ],
])('images %s is refused', (images, problem) => {
  expect(install(unchecked(images)).problems).toEqual([`platform: ${problem}`]);
});

test("a mirror and another image of Knative's proxy contradict each other", () => {
  const configuration = [{ deployment: { queueSidecarImage: 'example.com/queue:1' } }];
  expect(install({ images: { mirror: MIRROR }, configuration }).problems).toEqual([
    "platform: deployment.queueSidecarImage is 'example.com/queue:1'; allowed: none, as images.mirror says where that image lies",
  ]);
  expect(install({ configuration }).problems).toEqual([]);
});
