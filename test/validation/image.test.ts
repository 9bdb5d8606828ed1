// Which texts are references of images.
import { isImage } from '../../lib/validation/image';

const digest = `sha256:${'0'.repeat(64)}`;

test.each([
  'hello',
  'library/hello:1.0',
  'localhost/hello',
  'localhost:5000/team/hello',
  'Registry.example.com/hello__world.v1',
  `gcr.io/hello@${digest}`,
  `gcr.io/hello:1.0@${digest}`,
  `hello:${'x'.repeat(128)}`,
  'ab',
  'example.com/ab:1',
  `example.com/${'x'.repeat(255)}:1.0@${digest}`,
])('%s is an image', (image) => {
  expect(isImage(image)).toBe(true);
});

test.each([
  '',
  'Hello',
  'a b',
  '/hello',
  'hello/',
  'hello:',
  'https://gcr.io/hello',
  'gcr.io/hello..world',
  'hello@sha256:0',
  `hello@${digest}0`,
  `hello:${'x'.repeat(129)}`,
  'a',
  'example.com/a:1',
  `example.com/${'x'.repeat(256)}`,
  'foo:bar:baz',
  'ghcr.io/MyOrg/api:1',
  `${'_'.repeat(60)}!`,
  5,
  null,
  undefined,
])('%p is no image', (image) => {
  expect(isImage(image)).toBe(false);
});
