// What an upgrade changes in the objects of the install, computed from the install of both releases.
import { normalForm } from '../conformance/conformance';
import { type Difference, differences } from '../conformance/differences';
import type { Manifest } from '../gitops/manifest';
import type { Json } from '../kubernetes/json';
import { byContent } from './list-pairing';

/** A place in an object that changes; a value that isn't there is left out. */
export interface Change {
  /**
   * Where, such as `spec.template.spec.containers[activator].image`. Items of lists go by their name; those without one by
   * their place in the newer release, or in the older one if only that has them.
   */
  readonly path: string;
  readonly before?: Json;
  readonly after?: Json;
}

/** An object that both releases have, with what changes in it. */
export interface ChangedObject {
  /** Group, kind, namespace and name. */
  readonly object: string;
  readonly changes: readonly Change[];
}

/** The objects that two releases differ in, each by group, kind, namespace and name. */
export interface ObjectChanges {
  readonly added: readonly string[];
  /** Gone from `dist/`, so Argo CD prunes them. */
  readonly removed: readonly string[];
  /** Those in which more changes than in every release. */
  readonly changed: readonly ChangedObject[];
  /** How many objects have the new version in their labels. */
  readonly newVersionLabels: number;
  /** Images with a new digest, without it. */
  readonly newDigests: readonly string[];
}

const VERSION_LABEL = /\blabels\['(app\.kubernetes\.io\/version|serving\.knative\.dev\/release)'\]$/;
const DIGEST = /@sha256:[0-9a-f]{64}$/;

/** Returns what changes from the objects of one install to those of another. */
export function objectChanges(before: readonly Manifest[], after: readonly Manifest[]): ObjectChanges {
  const old = normalForm(before);
  const next = normalForm(after);
  const all = [...old]
    .filter(([object]) => next.has(object))
    .map(([object, value]) => ({ object, changes: differences(value, next.get(object), byContent) }));
  return {
    added: [...next.keys()].filter((object) => !old.has(object)).sort(),
    removed: [...old.keys()].filter((object) => !next.has(object)).sort(),
    changed: all
      .map(({ object, changes }) => ({ object, changes: changes.filter(isTelling).map(asChange) }))
      .filter(({ changes }) => changes.length > 0)
      .sort((a, b) => (a.object < b.object ? -1 : 1)),
    newVersionLabels: all.filter(({ changes }) => changes.some(isNewVersionLabel)).length,
    newDigests: [...new Set(all.flatMap(({ changes }) => changes.filter(isNewDigest).map(imageOf)))].sort(),
  };
}

/** Whether a difference says more than that there is a new release. */
const isTelling = (difference: Difference): boolean => !isNewVersionLabel(difference) && !isNewDigest(difference);

const isNewVersionLabel = ({ path, expected, actual }: Difference): boolean =>
  VERSION_LABEL.test(path) && expected !== undefined && actual !== undefined;

const isNewDigest = ({ expected, actual }: Difference): boolean =>
  typeof expected === 'string' &&
  typeof actual === 'string' &&
  DIGEST.test(expected) &&
  expected.replace(DIGEST, '') === actual.replace(DIGEST, '');

const imageOf = ({ actual }: Difference): string => String(actual).replace(DIGEST, '');

const asChange = ({ path, expected, actual }: Difference): Change => ({ path, before: expected, after: actual });
