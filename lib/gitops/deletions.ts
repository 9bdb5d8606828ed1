// Which environments a run would delete, and whether it may: a slip deletes neither many of them nor a protected one.
import { FLEET, PROTECTED } from '../namespace/annotations';
import { InputError } from '../validation/input-error';
import { show } from '../validation/rules';
import type { Files } from './files';

/** One in so many environments may be deleted by a run that says nothing of it. */
const ONE_IN = 4;

/** Most environments that a message names. */
const MAX_NAMED = 10;

/**
 * Returns why environments may not be deleted. One that gets another name is deleted, and another one made.
 * @param before what dist/ holds
 * @param after what it is to hold
 * @param confirmed how many the user has said are to be deleted, with `--yes-delete`; undefined where nothing is said
 */
export function deletionProblems(before: Files, after: Files, confirmed?: number): string[] {
  const [environments, kept] = [environmentsIn(before), environmentsIn(after)];
  const deleted = [...environments.keys()].filter((name) => !kept.has(name));
  const count = deleted.length;
  if (confirmed !== undefined) {
    const allowed =
      count === 0 ? 'none, as no environment is deleted' : `${count}, as this deletes ${inWords(deleted)}`;
    return count > 0 && confirmed === count ? [] : [`--yes-delete is ${confirmed}; allowed: ${allowed}`];
  }
  const most = Math.floor(environments.size / ONE_IN);
  const guarded = deleted.filter((name) => environments.get(name) === true);
  const confirmation = `--yes-delete ${count}, as in npm run synth -- --yes-delete ${count} or npx cdk8s synth --app 'node --import tsx main.ts --yes-delete ${count}'`;
  return [
    ...(count > most
      ? [
          `${count} of ${environments.size} environments would be deleted: ${inWords(deleted)}; allowed: at most ${most}, or with ${confirmation}`,
        ]
      : []),
    ...(guarded.length > 0
      ? [`${inWords(guarded)} would be deleted, although protected; allowed: only with ${confirmation}`]
      : []),
  ];
}

/**
 * Returns what `--yes-delete` says.
 * @throws InputError if it is no number of environments
 */
export function confirmedDeletions(option: string | undefined): number | undefined {
  if (option !== undefined && !/^[1-9]\d*$/.test(option)) {
    throw new InputError([`--yes-delete is ${show(option)}; allowed: a whole number, 1 or more`]);
  }
  return option === undefined ? undefined : Number(option);
}

/** Returns the names of the environments that files hold, each with whether it is protected. */
function environmentsIn(files: Files): ReadonlyMap<string, boolean> {
  const environments = new Map<string, boolean>();
  for (const [path, text] of files) {
    const [, name] = /(?:^|\/)\d+-namespace-([^/]+)\.yaml$/.exec(path) ?? [];
    const lines = text.split('\n');
    if (name !== undefined && lines.some((line) => line.startsWith(`    ${FLEET}: `))) {
      environments.set(name, lines.includes(`    ${PROTECTED}: "true"`));
    }
  }
  return environments;
}

/** Returns names as a message tells them. */
const inWords = (names: readonly string[]): string =>
  names.length > MAX_NAMED
    ? `${names.slice(0, MAX_NAMED).join(', ')} and ${names.length - MAX_NAMED} others`
    : names.join(', ');
