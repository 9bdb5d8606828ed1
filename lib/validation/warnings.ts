// What a construct lets pass, and yet the user should know: told when everything is written.
import type { IConstruct } from 'constructs';
import type { Problem } from './problems';
import { sourceOf } from './sources';

/** The warnings of each construct that has any. */
const WARNINGS = new WeakMap<IConstruct, (() => readonly string[])[]>();

/**
 * Adds what a construct warns of. It is asked for at the end, when the whole app is known.
 * @param warnings returns a line for each warning: what is so, and what to do about it
 */
export function addWarnings(construct: IConstruct, warnings: () => readonly string[]): void {
  const own = WARNINGS.get(construct);
  if (own === undefined) {
    WARNINGS.set(construct, [warnings]);
  } else {
    own.push(warnings);
  }
}

/** Returns the warnings of all constructs under a root. */
export const constructWarnings = (root: IConstruct): Problem[] =>
  root.node
    .findAll()
    .flatMap((construct) =>
      (WARNINGS.get(construct) ?? [])
        .flatMap((warnings) => warnings())
        .map((message) => ({ path: construct.node.path, message, source: sourceOf(construct) })),
    );
