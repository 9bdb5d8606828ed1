/**
 * Returns what is wrong with a name that is to be both a resource's name and a construct's id.
 * @param rule what the resource's name must be
 */
export const nameProblems = (
  property: string,
  name: string,
  rule: (property: string, name: string) => string[],
): string[] =>
  name in {}
    ? [`${property} is '${name}'; allowed: any but the names that every JavaScript object has`]
    : rule(property, name);
