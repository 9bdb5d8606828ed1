// Prints the images of a release, for a mirror of them.
import { imagesOf } from '../lib/conformance/images';
import { imageLocationProblems, mirrored } from '../lib/release/image-mirror';
import { KnativeRelease } from '../lib/release/knative-release';
import { InputError } from '../lib/validation/input-error';
import { command } from './command';

const USAGE = `usage: npm run --silent images -- VERSION [MIRROR]

Prints the images of Knative Serving VERSION and the Kourier of the same minor, a line each. With MIRROR, such as
europe-docker.pkg.dev/shop/knative, each line has a second word: where the image lies in the mirror, as images.mirror of
KnativeServing has it. Exits with 0, and with 2 if there is no such release or MIRROR can't be one.`;

command(USAGE, ([version, mirror, ...rest]) => {
  if (version === undefined || rest.length > 0) {
    return undefined;
  }
  const images = imagesOf(KnativeRelease.of(version));
  const problems = mirror === undefined ? [] : imageLocationProblems('MIRROR', mirror);
  if (problems.length > 0) {
    throw new InputError(problems);
  }
  for (const image of images) {
    console.log(mirror === undefined ? image : `${image} ${mirrored(image, mirror)}`);
  }
  return 0;
});
