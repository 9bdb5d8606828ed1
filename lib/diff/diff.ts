// What another version of dist/ and what main.ts gives differ in, as data.
import { type Deletions, deletionProblems, deletionsBetween } from '../gitops/deletions';
import type { Files } from '../gitops/files';
import type { Irreplaceable } from '../gitops/irreplaceable';
import { installedVersion, unsupportedUpgradeWarning } from '../gitops/unsupported-upgrade';
import type { KnativeRelease } from '../release/knative-release';
import { groupBy } from '../validation/group-by';
import { type ChangeGroup, type Fate, fateOf, groupedChanges, type ReleaseSummary } from './changes';
import { type Consequence, consequencesOf } from './consequences';
import { inEnvironments, type PlacedObject } from './environments';
import { objectDifferences } from './objects';
import { type Renaming, renamings } from './renamed';

/** An environment that is added or removed as a whole. */
export interface WholeEnvironment {
  readonly name: string;
  /** How many objects it has. */
  readonly objects: number;
}

/** Another release of Knative. */
export interface ReleaseChange extends ReleaseSummary {
  readonly from: string;
  readonly to: string;
  /** Why it is no upgrade that Knative supports. @default - it is one */
  readonly warning?: string;
}

/** What two versions of dist/ differ in. */
export interface Diff {
  /** The version that is compared with what main.ts gives, as git names it. */
  readonly base: string;
  /** How many objects are added, removed and changed, those of whole environments among them. */
  readonly objects: Readonly<Record<Fate, number>>;
  readonly release?: ReleaseChange;
  /** What is deleted that can't be had back. */
  readonly deleted: readonly Irreplaceable[];
  /** Whether somebody must say how many these are, with `--yes-delete`. */
  readonly needsConsent: boolean;
  /** What the changes come to in the cluster, the gravest first. */
  readonly consequences: readonly Consequence[];
  readonly environments: {
    readonly added: readonly WholeEnvironment[];
    readonly removed: readonly WholeEnvironment[];
    readonly renamed: readonly Renaming[];
    /** Those that both versions have. */
    readonly kept: readonly string[];
  };
  /** What is added, removed and changed besides whole environments, by the folders of dist/. */
  readonly groups: readonly ChangeGroup[];
  /** How many objects are as they were, in another file or written in another way. */
  readonly rewritten: number;
  /** Files that hold no object, and so are not compared. */
  readonly unread: readonly string[];
}

/**
 * Returns what files differ in from those of another version.
 * @param base the other version, as git names it
 * @param before the files of that version
 * @param release the release that the files are of
 */
export function diffBetween(base: string, before: Files, after: Files, release: KnativeRelease): Diff {
  const { objects, rewritten, unread } = objectDifferences(before, after);
  const { environments, placed } = inEnvironments(objects, before, after);
  const added = placed.filter(isOf(environments.added));
  const removed = placed.filter(isOf(environments.removed));
  const staying = placed.filter(isOf([undefined, ...environments.kept]));
  const installed = installedVersion(before);
  const isNewRelease = installed !== undefined && installed !== release.version;
  const { groups, releaseSummary } = groupedChanges(staying, isNewRelease);
  const deletions = deletionsBetween(before, after);
  return {
    base,
    objects: counted(placed),
    ...(isNewRelease && {
      release: {
        from: installed,
        to: release.version,
        warning: unsupportedUpgradeWarning(before, release),
        ...releaseSummary,
      },
    }),
    deleted: deletions.deleted,
    needsConsent: needsConsent(deletions),
    consequences: consequencesOf([...staying, ...added], after),
    environments: {
      added: sizes(environments.added, added),
      removed: sizes(environments.removed, removed),
      renamed: renamings([...removed, ...added], environments),
      kept: environments.kept,
    },
    groups,
    rewritten,
    unread,
  };
}

/** Returns whether two versions differ in nothing that `dist/` holds. */
export const isEmpty = ({ objects, rewritten, unread }: Diff): boolean =>
  Object.values(objects).every((number) => number === 0) && rewritten === 0 && unread.length === 0;

/** Returns whether an object is in one of some environments. */
function isOf(names: readonly (string | undefined)[]): (object: PlacedObject) => boolean {
  const wanted = new Set(names);
  return ({ environment }) => wanted.has(environment);
}

function counted(objects: readonly PlacedObject[]): Record<Fate, number> {
  const counts: Record<Fate, number> = { added: 0, removed: 0, changed: 0 };
  for (const object of objects) {
    counts[fateOf(object)]++;
  }
  return counts;
}

function sizes(names: readonly string[], objects: readonly PlacedObject[]): WholeEnvironment[] {
  const byName = groupBy(objects, ({ environment = '' }) => environment);
  return names.map((name) => ({ name, objects: byName.get(name)?.length ?? 0 }));
}

/** Whether what is deleted is more than what nobody needs to say. */
const needsConsent = (deletions: Deletions): boolean =>
  deletionProblems(deletions, undefined, (option) => option).length > 0;
