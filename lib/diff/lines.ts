// How each thing in a diff is told.
import { changeText, type Mark } from '../differences/change-text';
import type { Irreplaceable } from '../gitops/irreplaceable';
import { count } from '../gitops/summary';
import { digestsText } from '../upgrade/every-release';
import type { Fate, ObjectChange } from './changes';
import { consentLabel } from './consent';
import type { Consequence } from './consequences';
import { type Diff, isEmpty, type ReleaseChange } from './diff';
import { nameReplacer } from './fold';
import { placesText } from './places';

/** Something that is told in a line, and what belongs to it. */
export interface Entry {
  readonly line: string;
  readonly details: readonly string[];
}

/** Most deletions, and most files without an object, that have a line. */
const MAX_LINES = 10;

const SIGNS: Readonly<Record<Fate, string>> = { added: '+', removed: '-', changed: '~' };

/** Returns all of a diff in a line. */
export function summary(diff: Diff, mark: Mark): string {
  if (isEmpty(diff)) {
    return `no differences: ${mark(diff.base)} has what main.ts gives`;
  }
  const { objects, environments } = diff;
  const numbers = [
    `${count(objects.added, 'object')} added, ${objects.removed} removed, ${objects.changed} changed`,
    ...(environments.added.length > 0 ? [`${count(environments.added.length, 'environment')} added`] : []),
    ...(environments.removed.length > 0 ? [`${count(environments.removed.length, 'environment')} removed`] : []),
  ];
  return `from ${mark(diff.base)} to what main.ts gives: ${numbers.join('; ')}`;
}

/** Returns a line for each thing that is deleted and can't be had back, and how many more there are than lines. */
export const lossLines = (deleted: readonly Irreplaceable[], mark: Mark): string[] =>
  shortened(
    deleted.map(
      ({ name, loss, isProtected }) => `${mark(name)}, and with it ${loss}${isProtected ? '; it is protected' : ''}`,
    ),
  );

/** Returns who must consent to what is deleted, and how. */
export const consentLine = ({ deleted: { length }, needsConsent }: Diff, mark: Mark): string =>
  needsConsent
    ? `somebody must consent: ${mark(`npm run synth -- --yes-delete ${length}`)} writes it, and the label ${mark(consentLabel(length))} lets the pull request pass`
    : 'so few environments, none of them protected, need no consent';

/** Returns an entry for something that changes come to, with the objects whose changes do. */
export function consequenceEntry(
  { effect, objects }: Consequence,
  { environments: { kept, added } }: Diff,
  mark: Mark,
): Entry {
  const isKept = new Set(kept);
  const all = [...kept, ...added.map(({ name }) => name)];
  return {
    line: effect,
    details: objects.map(({ object, environments }) =>
      objectText(object, environments, environments.every((name) => isKept.has(name)) ? kept : all, mark),
    ),
  };
}

/** Returns an object, and where it is if that isn't told by its name. */
function objectText(object: string, environments: readonly string[], all: readonly string[], mark: Mark): string {
  const [only, ...others] = environments;
  return only === undefined || (others.length === 0 && nameReplacer(only)(object) !== object)
    ? mark(object)
    : `${mark(object)} ${placesText(environments, all)}`;
}

/** Returns the entry for another release of Knative. */
export const releaseEntry = (
  { from, to, warning, newVersionLabels, newDigests }: ReleaseChange,
  mark: Mark,
): Entry => ({
  line: `Knative ${from} → ${to}`,
  details: [
    `${count(newVersionLabels, 'object')} with the new version in the labels; new digests: ${digestsText(newDigests)}`,
    warning ?? `${mark(`npm run upgrade-plan -- ${from} ${to}`)} prints what the step asks for`,
  ],
});

/** Returns a line for each environment that is added, removed or renamed as a whole. */
export function environmentLines({ environments: { added, removed, renamed } }: Diff, mark: Mark): string[] {
  const isRenamed = new Set(renamed.flatMap(({ from, to }) => [from, to]));
  const alone = ({ name }: { readonly name: string }) => !isRenamed.has(name);
  return [
    ...added
      .filter(alone)
      .map(({ name, objects }) => `${mark(SIGNS.added)} ${mark(name)}: ${count(objects, 'object')}`),
    ...removed
      .filter(alone)
      .map(
        ({ name, objects }) =>
          `${mark(SIGNS.removed)} ${mark(name)}: ${count(objects, 'object')}, and everything else in its namespace`,
      ),
    ...renamed.map(
      ({ from, to }) =>
        `${mark(SIGNS.changed)} ${mark(to)} is renamed from ${mark(from)}: everything in ${mark(from)} is deleted, and ${mark(to)} starts anew`,
    ),
  ];
}

/** Returns an entry for an object that changes, with what changes in it. */
export const changeEntry = (
  { fate, object, environments, changes }: ObjectChange,
  all: readonly string[],
  mark: Mark,
): Entry => ({
  line: `${mark(SIGNS[fate])} ${objectText(object, environments, all, mark)}`,
  details: changes.map((change) => changeText(change, mark)),
});

/** Returns the lines about what changes nothing in the cluster. */
export const otherLines = ({ rewritten, unread }: Diff, mark: Mark): string[] => [
  ...(rewritten > 0 ? [`${count(rewritten, 'object')} in another file, or written in another way`] : []),
  ...shortened(unread.map((file) => `${mark(file)}, which holds no object`)),
];

/** Returns the first lines, and how many more there are. */
function shortened(lines: readonly string[]): string[] {
  const rest = lines.length - MAX_LINES;
  return rest > 0 ? [...lines.slice(0, MAX_LINES), `and ${rest} more`] : [...lines];
}
