// Images by a tag that may come to mean another one.
import { allowed, type Row, refused } from './row';

const DIGEST = `sha256:${'0'.repeat(64)}`;
const ALLOWED = 'an image by digest or by another tag, unless allowLatest is true';

export const IMAGES: readonly Row[] = [
  ...['hello:1.0', `hello@${DIGEST}`, `hello:latest@${DIGEST}`, 'localhost:5000/hello:v1', 'hello:latest-1'].map(
    (image) => allowed(image, { image }),
  ),
  ...['hello', 'hello:latest', 'localhost:5000/hello', 'example.com/hello'].flatMap((image) => [
    refused(image, { image }, `image is '${image}'; allowed: ${ALLOWED}`),
    refused(
      `${image}, where that is not allowed`,
      { image, allowLatest: false },
      `image is '${image}'; allowed: ${ALLOWED}`,
    ),
    allowed(`${image}, where that is allowed`, { image, allowLatest: true }),
  ]),
  refused(
    'a sidecar without a tag',
    { sidecars: [{ name: 'proxy', image: 'envoy' }] },
    `sidecars[0].image is 'envoy'; allowed: ${ALLOWED}`,
  ),
  refused(
    'an init container without a tag',
    { initContainers: [{ name: 'setup', image: 'setup' }] },
    `initContainers[0].image is 'setup'; allowed: ${ALLOWED}`,
  ),
  allowed('other containers without a tag, where that is allowed', {
    allowLatest: true,
    sidecars: [{ name: 'proxy', image: 'envoy' }],
    initContainers: [{ name: 'setup', image: 'setup' }],
  }),
];
