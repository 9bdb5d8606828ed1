// The images of an install: what a mirror must hold.

import { isOfficialImage } from '../release/image-mirror';
import type { KnativeRelease } from '../release/knative-release';
import { isObject } from '../validation/object';
import { renderRelease } from './render';

/** Returns the images that the objects of a release name, in the order of their names. */
export const imagesOf = (release: KnativeRelease): string[] =>
  [...new Set(renderRelease(release).flatMap(texts).filter(isOfficialImage))].sort();

/** Returns all texts in a value, however deep: an image may stand in a ConfigMap, too. */
function texts(value: unknown): string[] {
  if (Array.isArray(value)) {
    return value.flatMap(texts);
  }
  return isObject(value) ? Object.values(value).flatMap(texts) : typeof value === 'string' ? [value] : [];
}
