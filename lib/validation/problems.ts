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

/** Most constructs that are all named, and how many are named of more than that. */
const MOST_PATHS = 5;
const FEW_PATHS = 3;

/** Returns a line for each problem; one that many constructs have, as in a fleet, is told once. */
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
  return [...paths].map(([message, all]) => {
    const rest = all.length > MOST_PATHS ? ` and ${all.length - FEW_PATHS} others` : '';
    return `${all.slice(0, rest === '' ? MOST_PATHS : FEW_PATHS).join(', ')}${rest}: ${message}`;
  });
}
