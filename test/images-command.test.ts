// `npm run images` as a user runs it.
import { imagesOf } from '../lib/conformance/images';
import { mirrored } from '../lib/release/image-mirror';
import { KnativeRelease } from '../lib/release/knative-release';
import { ROOT, runCommand } from './support/program';

const run = (...args: readonly string[]) => runCommand(ROOT, 'npm', ['run', '--silent', 'images', '--', ...args]);

const IMAGES = imagesOf(KnativeRelease.of('1.3.1'));

test('prints an image a line', () => {
  expect(run('1.3.1')).toEqual({ status: 0, stdout: `${IMAGES.join('\n')}\n`, stderr: '' });
});

test('prints where each lies in a mirror', () => {
  const mirror = 'localhost:5000/knative';
  const { status, stdout } = run('1.3.1', mirror);
  expect(stdout.trim().split('\n')).toEqual(IMAGES.map((image) => `${image} ${mirrored(image, mirror)}`));
  expect(status).toBe(0);
});

test.each([
  [['1.3'], /^release is '1\.3'; allowed: 1\.3\.2, the newest patch/],
  [
    ['1.3.1', 'shop/knative'],
    /^MIRROR is 'shop\/knative'; allowed: a host and a path such as .*, without a scheme, a tag or a digest\n$/,
  ],
  [[], /^usage: npm run --silent images/],
  [['1.3.1', 'localhost/a', 'b'], /^usage: /],
])('%j is refused', (args, message) => {
  const { status, stdout, stderr } = run(...args);
  expect(stderr).toMatch(message);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
});

test('no other image has a place in a mirror', () => {
  expect(() => mirrored('ghcr.io/knative/helloworld-go', 'localhost')).toThrow(
    new RangeError('no mirror is known for ghcr.io/knative/helloworld-go'),
  );
});
