// An object that says one thing in one of several ways.
import { isObject } from '../../../validation/object';
import { knownProperties, show } from '../../../validation/rules';

/** Checks an object of which exactly one property is set. One that is not set at all is allowed. */
export function oneOfProblems<Type extends object>(
  property: string,
  value: Type | undefined,
  known: Readonly<Record<keyof Type, true>>,
): string[] {
  if (value === undefined) {
    return [];
  }
  const problems = knownProperties(property, value, known);
  const set = isObject(value) ? Object.values(value).filter((each) => each !== undefined).length : 0;
  return problems.length > 0 || set === 1
    ? problems
    : [`${property} is ${show(value)}; allowed: one of ${Object.keys(known).join(', ')}`];
}
