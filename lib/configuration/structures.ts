// The kinds of values that are objects, written as YAML or JSON.
import { Yaml } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-27';
import { selectorProblems } from '../validation/labels';
import type { Kind } from './kinds';
import { describe } from './words';

/** An object as it may come from where no compiler has seen it. */
export type Unchecked = Readonly<Record<string, unknown>>;

/** What a kind of objects is made of. */
export interface Structure {
  /** The type of the property in TypeScript. */
  readonly type: string;
  /** In words, which objects are allowed. */
  readonly allowed: string;
  /** Returns what is wrong with an object. */
  readonly problems: (property: string, object: Unchecked) => readonly string[];
}

/** An object that is written as YAML. */
export const yaml = <Value extends object>(structure: Structure): Kind<Value> => written(structure, Yaml.stringify);

/** An object that is written as JSON. */
export const json = <Value extends object>(structure: Structure): Kind<Value> => written(structure, JSON.stringify);

const written = <Value extends object>(
  { type, allowed, problems }: Structure,
  write: (object: Unchecked) => string,
): Kind<Value> => ({
  type,
  allowed,
  render: (property, value) => {
    if (!isUnchecked(value)) {
      return { text: '', problems: [`${property} is ${describe(value)}; allowed: ${allowed}`] };
    }
    const found = problems(property, value);
    return { text: found.length > 0 ? '' : write(value), problems: found };
  },
});

/** Returns whether a value is an object and not a list. */
export const isUnchecked = (value: unknown): value is Unchecked =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What selects by labels; an empty object selects all. */
export const labelSelector = yaml<k8s.LabelSelector>({
  type: 'k8s.LabelSelector',
  allowed: 'an object with matchLabels, matchExpressions; an empty one selects all',
  problems: selectorProblems,
});
