// What a run would delete that can't be had back, and whether it may: a slip deletes neither many environments nor a
// protected one, and nothing else that is irreplaceable.
import { parse } from 'yaml';
import { groupBy } from '../validation/group-by';
import { InputError } from '../validation/input-error';
import { show } from '../validation/rules';
import { cascadesBetween } from './cascades';
import { environmentIn } from './environment-file';
import { type Files, HEADER } from './files';
import { type Irreplaceable, irreplaceable } from './irreplaceable';

/** One in so many environments may be deleted by a run that says nothing of it. */
const ONE_IN = 4;

/** Most things that a message names. */
const MAX_NAMED = 10;

/** The files that may hold something irreplaceable: the others need not be read. */
const CANDIDATE = /(?:^|\/)\d+-(?:namespace|customresourcedefinition|persistentvolumeclaim|service)-[^/]+\.yaml$/;

/** What is deleted that can't be had back, and how many environments there were. */
export interface Deletions {
  readonly deleted: readonly Irreplaceable[];
  readonly environments: number;
}

/** Returns what files held that is irreplaceable and that they no longer hold. What gets another name is deleted. */
export function deletionsBetween(before: Files, after: Files): Deletions {
  const kept = new Set(irreplaceablesIn(after, before).map(({ name }) => name));
  return {
    deleted: [
      ...irreplaceablesIn(before, after).filter(({ name }) => !kept.has(name)),
      ...cascadesBetween(before, after),
    ],
    environments: [...before].filter(([path, text]) => environmentIn(path, text) !== undefined).length,
  };
}

/** Returns what is irreplaceable in the files that others don't hold just so. */
const irreplaceablesIn = (files: Files, others: Files): Irreplaceable[] =>
  [...files]
    .filter(([path, text]) => CANDIDATE.test(path) && text.startsWith(HEADER) && others.get(path) !== text)
    .flatMap(([, text]) => irreplaceable(parse(text)) ?? []);

/**
 * Returns why what is to be deleted may not be.
 * @param confirmed how many deletions the user has said there are, with `--yes-delete`; undefined where nothing is said
 * @param how how a user says so, such as `npm run synth -- --yes-delete 3`, by the option and its number
 */
export function deletionProblems(
  { deleted, environments }: Deletions,
  confirmed: number | undefined,
  how: (option: string, count: number) => string,
): string[] {
  const count = deleted.length;
  if (confirmed !== undefined) {
    const allowed =
      count === 0
        ? 'none, as nothing is deleted that can not be had back'
        : `${count}, as this deletes ${inWords(deleted)}`;
    return confirmed === count ? [] : [`--yes-delete is ${confirmed}; allowed: ${allowed}`];
  }
  const most = Math.floor(environments / ONE_IN);
  const lost = deleted.filter(({ isEnvironment }) => isEnvironment);
  const guarded = lost.filter(({ isProtected }) => isProtected);
  const others = deleted.filter(({ isEnvironment }) => !isEnvironment);
  const option = `--yes-delete ${count}`;
  const confirmation = `${option}, as in ${how(option, count)}`;
  return [
    ...(lost.length > most
      ? [
          `${lost.length} of ${environments} environments would be deleted: ${inWords(lost)}; allowed: at most ${most}, or with ${confirmation}`,
        ]
      : []),
    ...(guarded.length > 0
      ? [`${inWords(guarded)} would be deleted, although protected; allowed: only with ${confirmation}`]
      : []),
    ...[...groupBy(others, ({ loss }) => loss)].map(
      ([loss, same]) =>
        `${inWords(same)} would be deleted, and with ${same.length === 1 ? 'it' : 'each of them'} ${loss}; allowed: only with ${confirmation}`,
    ),
  ];
}

/**
 * Returns what `--yes-delete` says.
 * @throws InputError if it is no number of deletions
 */
export function confirmedDeletions(option: string | undefined): number | undefined {
  if (option !== undefined && !/^[1-9]\d*$/.test(option)) {
    throw new InputError([`--yes-delete is ${show(option)}; allowed: a whole number, 1 or more`]);
  }
  return option === undefined ? undefined : Number(option);
}

/** Returns names as a message tells them. */
function inWords(deleted: readonly Irreplaceable[]): string {
  const names = deleted.map(({ name }) => name);
  return names.length > MAX_NAMED
    ? `${names.slice(0, MAX_NAMED).join(', ')} and ${names.length - MAX_NAMED} others`
    : names.join(', ');
}
