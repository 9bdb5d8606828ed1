// A diff for people to read: what is told in which order, on the terminal and in a pull request alike.
import type { Mark } from '../differences/change-text';
import type { Diff } from './diff';
import {
  changeEntry,
  consentLine,
  consequenceEntry,
  type Entry,
  environmentLines,
  lossLines,
  otherLines,
  releaseEntry,
  summary,
} from './lines';

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

/** The title of the deletions. */
export const DELETIONS = "Deletes what can't be had back";

/** Most lines that belong to an entry. */
const MAX_DETAILS = 20;

/** Returns what is told of a diff. */
export function report(diff: Diff, mark: Mark): Report {
  const { release, environments, groups } = diff;
  return {
    summary: summary(diff, mark),
    deletions: diff.deleted.length === 0 ? [] : [...lossLines(diff.deleted, mark), consentLine(diff, mark)],
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
