// What changes in one object, property by property.
import { normalize } from '../conformance/normal-form';
import { asChange, type Change } from '../differences/change-text';
import { differences } from '../differences/differences';
import { byContent } from '../differences/list-pairing';
import { groupKind, isOfRelease } from '../gitops/manifest';
import { type ReleaseDifferences, releaseDifferences } from '../upgrade/every-release';
import type { ObjectDifference } from './objects';

/** What changes in an object. */
export interface PropertyChanges extends Pick<ReleaseDifferences, 'hasNewVersionLabel' | 'newDigests'> {
  /** Those that say more than that there is a new release. */
  readonly changes: readonly Change[];
}

/** In the place of what a Secret holds. */
const SECRET = 'a secret value, which is not shown';

/**
 * Returns what changes in an object; nothing of one that is added or removed.
 * @param isNewRelease whether the two versions are of different releases of Knative, so that what every release changes in an
 *   object of the install is told apart
 */
export function propertyChanges({ before, after }: ObjectDifference, isNewRelease: boolean): PropertyChanges {
  if (before === undefined || after === undefined) {
    return { changes: [], hasNewVersionLabel: false, newDigests: [] };
  }
  const { telling, hasNewVersionLabel, newDigests } =
    isNewRelease && isOfRelease(before) && isOfRelease(after)
      ? releaseDifferences(differences(normalize(before), normalize(after), byContent))
      : { telling: differences(before, after, byContent), hasNewVersionLabel: false, newDigests: [] };
  const changes = telling.map(asChange);
  return {
    changes: groupKind(after) === 'Secret' ? changes.map(withoutSecret) : changes,
    hasNewVersionLabel,
    newDigests,
  };
}

const withoutSecret = (change: Change): Change =>
  /^(data|stringData)\b/.test(change.path)
    ? {
        path: change.path,
        before: change.before === undefined ? undefined : SECRET,
        after: change.after === undefined ? undefined : SECRET,
      }
    : change;
