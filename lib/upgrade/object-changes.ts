// What an upgrade changes in the objects of the install, computed from the install of both releases.
import { normalForm } from '../conformance/conformance';
import { asChange, type Change } from '../differences/change-text';
import { differences } from '../differences/differences';
import { byContent } from '../differences/list-pairing';
import type { Manifest } from '../gitops/manifest';
import { releaseDifferences } from './every-release';

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

/** Returns what changes from the objects of one install to those of another. */
export function objectChanges(before: readonly Manifest[], after: readonly Manifest[]): ObjectChanges {
  const old = normalForm(before);
  const next = normalForm(after);
  const all = [...old]
    .filter(([object]) => next.has(object))
    .map(([object, value]) => ({
      object,
      ...releaseDifferences(differences(value, next.get(object), byContent)),
    }));
  return {
    added: [...next.keys()].filter((object) => !old.has(object)).sort(),
    removed: [...old.keys()].filter((object) => !next.has(object)).sort(),
    changed: all
      .filter(({ telling }) => telling.length > 0)
      .map(({ object, telling }) => ({ object, changes: telling.map(asChange) }))
      .sort((a, b) => (a.object < b.object ? -1 : 1)),
    newVersionLabels: all.filter(({ hasNewVersionLabel }) => hasNewVersionLabel).length,
    newDigests: [...new Set(all.flatMap(({ newDigests }) => newDigests))].sort(),
  };
}
