// The problems of a construct tree, and how they are told.
import type { IConstruct } from 'constructs';

/** What is wrong with one construct. */
export interface Problem {
  /** Path of the construct. */
  readonly path: string;
  /** What is wrong, the value, and what is allowed. */
  readonly message: string;
}

/** Returns the problems of all constructs under a root. */
export const constructProblems = (root: IConstruct): Problem[] =>
  root.node.findAll().flatMap(({ node }) => node.validate().map((message) => ({ path: node.path, message })));

/** Returns a line for each problem; one that many constructs have, as a fleet has, is told once with their number. */
export function problemLines(problems: readonly Problem[]): string[] {
  const paths = new Map<string, string[]>();
  for (const { path, message } of problems) {
    const known = paths.get(message);
    if (known === undefined) {
      paths.set(message, [path]);
    } else {
      known.push(path);
    }
  }
  return [...paths].map(([message, [first, ...others]]) => {
    const more = others.length === 0 ? '' : ` and ${others.length} ${others.length === 1 ? 'other' : 'others'}`;
    return `${first}${more}: ${message}`;
  });
}
