// A diff for people to read: what is told in which order, on the terminal and in a pull request alike.
import { changeText, type Mark } from '../differences/change-text';
import type { Irreplaceable } from '../gitops/irreplaceable';
import { count } from '../gitops/summary';
import { digestsText } from '../upgrade/every-release';
import type { Fate, ObjectChange } from './changes';
import { consentLabel } from './consent';
import type { Consequence } from './consequences';
import { type Diff, isEmpty, type ReleaseChange } from './diff';
import { placesText } from './places';

/** Something that is told in a line, and what belongs to it. */
export interface Entry {
  readonly line: string;
  readonly details: readonly string[];
}

/** Entries under one title. */
export interface Section {
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** A diff in lines. */
export interface Report {
  /** All of it in a line. */
  readonly summary: string;
  /** What is deleted that can't be had back, a line each, and how somebody consents; empty if nothing is. */
  readonly deletions: readonly string[];
  /** What everybody should read. */
  readonly consequences: readonly Section[];
  /** What changes, by the folders of dist/. */
  readonly changes: readonly Section[];
}

/** Most lines that belong to an entry. */
const MAX_DETAILS = 20;

/** Most things that can't be had back that are named. */
const MAX_NAMED = 10;

const SIGNS: Readonly<Record<Fate, string>> = { added: '+', removed: '-', changed: '~' };

/** Returns what is told of a diff. */
export function report(diff: Diff, mark: Mark): Report {
  const { release, environments, groups } = diff;
  return {
    summary: summary(diff, mark),
    deletions: diff.deleted.length === 0 ? [] : deletionLines(diff, mark),
    consequences: sections([
      { title: 'Consequences', entries: diff.consequences.map((each) => consequenceEntry(each, diff, mark)) },
      { title: 'Release', entries: release === undefined ? [] : [releaseEntry(release, mark)] },
      { title: 'Environments', entries: environmentLines(diff, mark).map(withoutDetails) },
    ]),
    changes: sections([
      ...groups.map(({ folder, changes }) => ({
        title: folder,
        entries: changes.map((each) => changeEntry(each, environments.kept, mark)),
      })),
      { title: 'Nothing changes by these', entries: otherLines(diff, mark).map(withoutDetails) },
    ]),
  };
}

/** Returns the sections that have entries, each with no more details than people read. */
const sections = (all: readonly Section[]): Section[] =>
  all
    .filter(({ entries }) => entries.length > 0)
    .map(({ title, entries }) => ({ title, entries: entries.map(shortened) }));

function shortened({ line, details }: Entry): Entry {
  const rest = details.length - MAX_DETAILS;
  return rest > 0
    ? { line, details: [...details.slice(0, MAX_DETAILS), `and ${rest} more; --json has all`] }
    : { line, details };
}

const withoutDetails = (line: string): Entry => ({ line, details: [] });

function summary(diff: Diff, mark: Mark): string {
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

function deletionLines({ deleted, needsConsent }: Diff, mark: Mark): string[] {
  const line = ({ name, loss, isProtected }: Irreplaceable) =>
    `${mark(name)}, and with it ${loss}${isProtected ? '; it is protected' : ''}`;
  const rest = deleted.length - MAX_NAMED;
  return [
    ...deleted.slice(0, MAX_NAMED).map(line),
    ...(rest > 0 ? [`and ${rest} more`] : []),
    needsConsent
      ? `somebody must consent: ${mark(`npm run synth -- --yes-delete ${deleted.length}`)} writes it, and the label ${mark(consentLabel(deleted.length))} lets the pull request pass`
      : 'so few environments, none of them protected, need no consent',
  ];
}

const consequenceEntry = (
  { effect, objects }: Consequence,
  { environments: { kept, added } }: Diff,
  mark: Mark,
): Entry => ({
  line: effect,
  details: objects.map(({ object, environments }) =>
    objectText(object, environments, [...kept, ...added.map(({ name }) => name)], mark),
  ),
});

/** Returns an object, and where it is if that isn't told by its name. */
function objectText(object: string, environments: readonly string[], all: readonly string[], mark: Mark): string {
  const [only = '', ...others] = environments;
  return others.length === 0 && object.includes(only)
    ? mark(object)
    : `${mark(object)} ${placesText(environments, all)}`;
}

const releaseEntry = ({ from, to, warning, newVersionLabels, newDigests }: ReleaseChange, mark: Mark): Entry => ({
  line: `Knative ${from} → ${to}`,
  details: [
    `${count(newVersionLabels, 'object')} with the new version in the labels; new digests: ${digestsText(newDigests)}`,
    warning ?? `${mark(`npm run upgrade-plan -- ${from} ${to}`)} prints what the step asks for`,
  ],
});

function environmentLines({ environments: { added, removed, renamed } }: Diff, mark: Mark): string[] {
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

const changeEntry = (
  { fate, object, environments, changes }: ObjectChange,
  all: readonly string[],
  mark: Mark,
): Entry => ({
  line: `${mark(SIGNS[fate])} ${objectText(object, environments, all, mark)}`,
  details: changes.map((change) => changeText(change, mark)),
});

const otherLines = ({ rewritten, unread }: Diff, mark: Mark): string[] => [
  ...(rewritten > 0 ? [`${count(rewritten, 'object')} in another file, or written in another way`] : []),
  ...unread.slice(0, MAX_NAMED).map((file) => `${mark(file)}, which holds no object`),
  ...(unread.length > MAX_NAMED ? [`and ${unread.length - MAX_NAMED} more files that hold no object`] : []),
];
