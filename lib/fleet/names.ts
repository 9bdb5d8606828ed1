import { resourceName } from '../validation/rules';

/** Returns what is wrong with a name that is to be both a resource's name and a construct's id. */
export const nameProblems = (property: string, name: string): string[] =>
  name in {}
    ? [`${property} is '${name}'; allowed: any but the names that every JavaScript object has`]
    : resourceName(property, name);
