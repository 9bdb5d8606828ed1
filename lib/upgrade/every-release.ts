// What every release changes in the objects of the install: the version in their labels, and the digests of the images.
import type { Difference } from '../differences/differences';

/** The differences of an object, those apart that say no more than that there is a new release. */
export interface ReleaseDifferences {
  /** Those that say more. */
  readonly telling: readonly Difference[];
  /** Whether the object has the new version in its labels. */
  readonly hasNewVersionLabel: boolean;
  /** Images with a new digest, without it. */
  readonly newDigests: readonly string[];
}

const VERSION_LABEL = /\blabels\['(app\.kubernetes\.io\/version|serving\.knative\.dev\/release)'\]$/;
const DIGEST = /@sha256:[0-9a-f]{64}$/;

/** Returns the differences of an object between two releases, sorted by what they tell. */
export const releaseDifferences = (all: readonly Difference[]): ReleaseDifferences => ({
  telling: all.filter((difference) => !isNewVersionLabel(difference) && !isNewDigest(difference)),
  hasNewVersionLabel: all.some(isNewVersionLabel),
  newDigests: all.filter(isNewDigest).map(({ actual }) => withoutDigest(String(actual))),
});

const isNewVersionLabel = ({ path, expected, actual }: Difference): boolean =>
  VERSION_LABEL.test(path) && expected !== undefined && actual !== undefined;

const isNewDigest = ({ expected, actual }: Difference): boolean =>
  typeof expected === 'string' &&
  typeof actual === 'string' &&
  DIGEST.test(expected) &&
  withoutDigest(expected) === withoutDigest(actual);

const withoutDigest = (image: string): string => image.replace(DIGEST, '');

/** Returns new digests in one line, each image by its last part. */
export const digestsText = (images: readonly string[]): string =>
  images.map((image) => image.split('/').at(-1)).join(', ') || 'none';
