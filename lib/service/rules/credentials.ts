// No property of a Knative Service has a credential in plain sight: what synth writes ends up in Git.
import { credentialProblems } from '../../validation/credentials';
import { isObject } from '../../validation/object';
import type { Rule } from './rule';

/** Of a variable, the name alone may say that its value is a credential. */
const credentialsIn = (property: string, value: unknown, variable = ''): string[] => {
  if (Array.isArray(value)) {
    return value.flatMap((each, index) => credentialsIn(`${property}[${index}]`, each));
  }
  return isObject(value)
    ? credentialsOf(value, `${property}.`, /(?:^|\.)env$/.test(property))
    : credentialProblems(property, variable, value);
};

const credentialsOf = (value: object, prefix: string, areVariables = false): string[] =>
  Object.entries(value).flatMap(([name, each]) => credentialsIn(`${prefix}${name}`, each, areVariables ? name : ''));

export const CREDENTIAL_RULES: readonly Rule[] = [(props) => credentialsOf(props, '')];
