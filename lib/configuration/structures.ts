// The kinds of values that are objects, written as YAML or JSON.
import { Yaml } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-27';
import type { KnativeRelease } from '../release/knative-release';
import { selectorProblems } from '../validation/labels';
import { isObject, type Unchecked } from '../validation/object';
import { type Kind, refusal } from './kind';

/** What a kind of objects is made of. */
export interface Structure {
  /** The type of the property in TypeScript. */
  readonly type: string;
  /** In words, which objects are allowed. */
  readonly allowed: string;
  /** Returns what is wrong with an object. */
  readonly problems: (property: string, object: Unchecked, release: KnativeRelease) => readonly string[];
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
  render: (property, value, release) => {
    if (!isObject(value)) {
      return refusal(property, value, allowed);
    }
    const found = problems(property, value, release);
    return { text: found.length > 0 ? '' : write(withoutUndefined(value)), problems: found };
  },
});

/** Returns an object without what isn't set, at any depth, where YAML would say null. */
const withoutUndefined = (object: Unchecked): Unchecked => JSON.parse(JSON.stringify(object));

/** What selects by labels; an empty object selects all. */
export const labelSelector = yaml<k8s.LabelSelector>({
  type: 'k8s.LabelSelector',
  allowed: 'an object with matchLabels, matchExpressions; an empty one selects all',
  problems: selectorProblems,
});
