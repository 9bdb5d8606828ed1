// References of container images.

/** An image reference: a registry's host, if it has a dot, a port or is localhost; a path; a tag; a digest. */
const IMAGE = (() => {
  const part = '[a-z0-9]+(?:(?:\\.|__?|-+)[a-z0-9]+)*';
  const host = '(?:localhost|(?=[^/]*[.:])[a-zA-Z0-9][a-zA-Z0-9.-]*)(?::\\d+)?';
  return new RegExp(`^(?:${host}/)?(${part}(?:/${part})*)(?::\\w[\\w.-]{0,127})?(?:@sha256:[a-f0-9]{64})?$`);
})();

/** In words, what an image may be. */
export const IMAGE_ALLOWED = 'a reference such as registry/path:tag or registry/path@sha256:digest';

/** Shortest and longest path of an image, its tag and digest apart. */
const PATH_LENGTH = { minimum: 2, maximum: 255 };

/** Returns whether a value is the reference of an image. It may come from where no compiler has seen it. */
export function isImage(value: unknown): value is string {
  const path = typeof value === 'string' ? IMAGE.exec(value)?.[1] : undefined;
  return path !== undefined && path.length >= PATH_LENGTH.minimum && path.length <= PATH_LENGTH.maximum;
}

/**
 * Returns whether a value is where images lie: the host of a registry, and a path in it. A host without a dot or a port would be a
 * path of Docker Hub.
 */
export const isImageLocation = (value: unknown): value is string =>
  typeof value === 'string' && /^(?:localhost|[^/]*[.:][^/]*)(?:\/|$)/.test(value) && isImage(`${value}/image`);

/** Returns text in which each digest is cut: its first twelve digits tell it from any other. */
export const shortDigests = (text: string): string => text.replaceAll(/(@sha256:[a-f0-9]{12})[a-f0-9]+/g, '$1…');
