// The changes of all objects, each told once for all environments that have it alike.
import type { Change } from '../differences/change-text';
import { groupBy } from '../validation/group-by';
import type { ObjectInEnvironments, PlacedObject } from './environments';
import { type Folded, folded, type Placed, rewriteTexts } from './fold';
import type { ObjectDifference } from './objects';
import { propertyChanges } from './properties';

/** What becomes of an object. */
export type Fate = 'added' | 'removed' | 'changed';

/** An object that is added, removed or changed. */
export interface ObjectChange extends ObjectInEnvironments {
  readonly fate: Fate;
  /** What changes in it; empty unless it is changed. */
  readonly changes: readonly Change[];
}

/** The changes under one folder of dist/, such as `environments` or `platform`. */
export interface ChangeGroup {
  readonly folder: string;
  readonly changes: readonly ObjectChange[];
}

/** What another release of Knative changes in the objects of the install whatever else it does. */
export interface ReleaseSummary {
  /** How many objects have the new version in their labels. */
  readonly newVersionLabels: number;
  /** Images with a new digest, without it. */
  readonly newDigests: readonly string[];
}

/** One property that changes, or one object that is added or removed. */
interface Single {
  readonly folder: string;
  readonly fate: Fate;
  readonly object: string;
  readonly change?: Change;
}

/**
 * Returns the changes of objects by their folders, and apart from them what every release changes.
 * @param isNewRelease whether the two versions are of different releases of Knative
 */
export function groupedChanges(
  objects: readonly PlacedObject[],
  isNewRelease: boolean,
): { readonly groups: readonly ChangeGroup[]; readonly releaseSummary: ReleaseSummary } {
  const singles: Placed<Single>[] = [];
  const digests = new Set<string>();
  let newVersionLabels = 0;
  for (const each of objects) {
    const { changes, hasNewVersionLabel, newDigests } = propertyChanges(each, isNewRelease);
    const thing = { folder: each.file.split('/')[0] ?? each.file, fate: fateOf(each), object: each.object };
    const told = thing.fate === 'changed' ? changes : [undefined];
    singles.push(...told.map((change) => ({ environment: each.environment, thing: { ...thing, change } })));
    newVersionLabels += hasNewVersionLabel ? 1 : 0;
    for (const image of newDigests) {
      digests.add(image);
    }
  }
  return { groups: groupsOf(singles), releaseSummary: { newVersionLabels, newDigests: [...digests].sort() } };
}

/** Returns what becomes of an object. */
export const fateOf = ({ before, after }: ObjectDifference): Fate =>
  before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';

const rewriteSingle = (single: Single, replace: (text: string) => string): Single => ({
  ...single,
  object: replace(single.object),
  change: single.change && rewriteChange(single.change, replace),
});

const rewriteChange = ({ path, before, after }: Change, replace: (text: string) => string): Change => ({
  path: replace(path),
  before: before === undefined ? undefined : rewriteTexts(before, replace),
  after: after === undefined ? undefined : rewriteTexts(after, replace),
});

function groupsOf(singles: readonly Placed<Single>[]): ChangeGroup[] {
  const byFolder = groupBy(folded(singles, rewriteSingle), ({ thing }) => thing.folder);
  return [...byFolder].map(([folder, found]) => ({ folder, changes: sortedByKind(objectChanges(found)) }));
}

/** Puts the properties together that the same environments have changed in an object. */
const objectChanges = (found: readonly Folded<Single>[]): ObjectChange[] =>
  [
    ...groupBy(found, ({ environments, thing: { object, fate } }) =>
      JSON.stringify([object, fate, environments]),
    ).values(),
  ].flatMap((same) =>
    same.slice(0, 1).map(({ environments, thing: { object, fate } }) => ({
      fate,
      object,
      environments,
      changes: same.flatMap(({ thing }) => thing.change ?? []),
    })),
  );

/** Returns changes of a kind side by side, those of the most environments first. */
const sortedByKind = (changes: readonly ObjectChange[]): ObjectChange[] =>
  [...groupBy(changes, ({ object }) => object.split(' ')[0] ?? object).values()].flatMap((ofKind) =>
    ofKind.sort((a, b) => b.environments.length - a.environments.length),
  );
