// Where the images of an install lie in place of the registries that the official releases name.
import { isImage, isImageLocation } from '../validation/image';
import { isObject } from '../validation/object';
import { knownProperties, show } from '../validation/rules';

/**
 * The registries that the images of an install come from, each with where they lie instead: Knative's own in `gcr.io`, Envoy in
 * `docker.io`.
 */
export type RegistryMirrors = Readonly<Record<'gcr.io' | 'docker.io', string>>;

/**
 * Where images lie instead, such as `europe-docker.pkg.dev/shop/knative`: a host, and a path in it. It takes the place of the
 * registry's host; path, tag and digest stay. One location has the images of all registries; several are given by registry.
 */
export type ImageMirror = string | RegistryMirrors;

const REGISTRIES: Readonly<Record<keyof RegistryMirrors, true>> = { 'gcr.io': true, 'docker.io': true };

const isRegistry = (host: string): host is keyof RegistryMirrors => Object.hasOwn(REGISTRIES, host);

const hostOf = (image: string): string => image.slice(0, image.indexOf('/'));

/** Returns whether a text is an image as the official releases name theirs. */
export const isOfficialImage = (text: string): boolean => isImage(text) && isRegistry(hostOf(text));

/**
 * Returns where an image of the install lies in a mirror.
 * @param image as the official release names it, with the host of its registry
 * @throws RangeError if it is no such image
 */
export function mirrored(image: string, mirror: ImageMirror): string {
  const host = hostOf(image);
  if (!isRegistry(host)) {
    throw new RangeError(`no mirror is known for ${image}`);
  }
  return `${typeof mirror === 'string' ? mirror : mirror[host]}${image.slice(host.length)}`;
}

const LOCATION = 'a host and a path such as europe-docker.pkg.dev/shop/knative, without a scheme, a tag or a digest';

/**
 * Returns what is wrong with one location of images.
 * @param also what is allowed besides
 */
export const imageLocationProblems = (property: string, location: unknown, also = ''): string[] =>
  isImageLocation(location) ? [] : [`${property} is ${show(location)}; allowed: ${LOCATION}${also}`];

/** Returns what is wrong with a mirror. */
export const imageMirrorProblems = (property: string, mirror: unknown): string[] =>
  isObject(mirror)
    ? [
        ...knownProperties<RegistryMirrors>(property, mirror, REGISTRIES),
        ...Object.keys(REGISTRIES).flatMap((registry) =>
          imageLocationProblems(`${property}['${registry}']`, mirror[registry]),
        ),
      ]
    : imageLocationProblems(property, mirror, `, or one for each of ${Object.keys(REGISTRIES).join(', ')}`);

/** Returns whether a value is a mirror. It may come from where no compiler has seen it. */
export const isImageMirror = (mirror: unknown): mirror is ImageMirror => imageMirrorProblems('', mirror).length === 0;
