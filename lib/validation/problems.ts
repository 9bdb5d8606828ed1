// The problems of a construct tree, and how they are told.
import type { IConstruct } from 'constructs';
import { groupBy } from './group-by';
import { sourceOf } from './sources';

/** What is wrong with one construct. */
export interface Problem {
  /** Path of the construct. */
  readonly path: string;
  /** What is wrong, the value, and what is allowed. */
  readonly message: string;
  /** Where the construct is defined, such as `environments.yaml:12:3`. @default - in the program itself */
  readonly source?: string;
}

/** Returns the problems of all constructs under a root. */
export const constructProblems = (root: IConstruct): Problem[] =>
  root.node.findAll().flatMap((construct) => {
    const { node } = construct;
    return node.validate().map((message) => ({ path: node.path, message, source: sourceOf(construct) }));
  });

/** Most constructs that are all named, and how many are named of more than that. */
const MAX_PATHS = 5;
const FEW_PATHS = 3;

/** Returns a line for each problem; one that many constructs have, as in a fleet, is told once. */
export const problemLines = (problems: readonly Problem[]): string[] =>
  [...groupBy(problems, ({ message }) => message)].map(([message, same]) => {
    const paths = same.map(({ path, source }) =>
      same.length > MAX_PATHS || source === undefined ? path : `${path} (${source})`,
    );
    return paths.length > MAX_PATHS
      ? `${paths.slice(0, FEW_PATHS).join(', ')} and ${paths.length - FEW_PATHS} others: ${message}`
      : `${paths.join(', ')}: ${message}`;
  });
