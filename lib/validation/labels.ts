// Labels of Kubernetes objects, and what selects by them.
import type { k8s } from 'cdk8s-plus-27';
import { isObject, type Unchecked } from './object';
import { knownProperties, show } from './rules';

const NAME = '[a-zA-Z0-9](?:[-_.a-zA-Z0-9]{0,61}[a-zA-Z0-9])?';
const PART = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';
const PREFIX = `(?=.{1,253}/)${PART}(?:\\.${PART})*/`;
const KEY = new RegExp(`^(?:${PREFIX})?${NAME}$`);
const VALUE = new RegExp(`^(?:${NAME})?$`);

/** Whether the operator of a requirement compares with values. */
const OPERATORS: Readonly<Record<string, boolean>> = { In: true, NotIn: true, Exists: false, DoesNotExist: false };

/** Returns whether a value may be that of a label. */
export const isLabelValue = (value: unknown): boolean => typeof value === 'string' && VALUE.test(value);

/** Returns whether a text may be the key of a label or an annotation. */
export const isLabelKey = (key: string): boolean => KEY.test(key);

/** Checks labels by their keys. */
export function labelProblems(property: string, labels: unknown): string[] {
  if (!isObject(labels)) {
    return [`${property} is ${show(labels)}; allowed: labels by their keys`];
  }
  return Object.entries(labels).flatMap(([key, value]) => [
    ...(KEY.test(key) ? [] : [`${property} has '${key}'; allowed: keys of labels, such as example.com/team`]),
    ...(isLabelValue(value)
      ? []
      : [`${property}.${key} is ${show(value)}; allowed: letters, digits, '-', '_' and '.', at most 63 characters`]),
  ]);
}

/** Checks what selects by labels. It may come from where no compiler has seen it. */
export function selectorProblems(property: string, selector: Unchecked): string[] {
  const { matchLabels = {}, matchExpressions = [] }: Partial<Record<keyof k8s.LabelSelector, unknown>> = selector;
  return [
    ...knownProperties<k8s.LabelSelector>(property, selector, SELECTOR),
    ...labelProblems(`${property}.matchLabels`, matchLabels),
    ...(Array.isArray(matchExpressions)
      ? matchExpressions.flatMap((requirement, index) =>
          requirementProblems(`${property}.matchExpressions[${index}]`, requirement),
        )
      : [`${property}.matchExpressions is ${show(matchExpressions)}; allowed: a list of requirements`]),
  ];
}

const SELECTOR: Readonly<Record<keyof k8s.LabelSelector, true>> = { matchLabels: true, matchExpressions: true };
const REQUIREMENT: Readonly<Record<keyof k8s.LabelSelectorRequirement, true>> = {
  key: true,
  operator: true,
  values: true,
};

function requirementProblems(property: string, requirement: unknown): string[] {
  if (!isObject(requirement)) {
    return [`${property} is ${show(requirement)}; allowed: an object with ${Object.keys(REQUIREMENT).join(', ')}`];
  }
  const problems = knownProperties<k8s.LabelSelectorRequirement>(property, requirement, REQUIREMENT);
  if (problems.length > 0) {
    return problems;
  }
  const { key, operator, values = [] }: Partial<Record<keyof k8s.LabelSelectorRequirement, unknown>> = requirement;
  const compares = Object.entries(OPERATORS).find(([name]) => name === operator)?.[1];
  const count = Array.isArray(values) && values.every(isLabelValue) ? values.length : undefined;
  return [
    ...(typeof key === 'string' && KEY.test(key)
      ? []
      : [`${property}.key is ${show(key)}; allowed: the key of a label`]),
    ...(compares === undefined
      ? [`${property}.operator is ${show(operator)}; allowed: ${Object.keys(OPERATORS).join(', ')}`]
      : []),
    ...(count === undefined || (compares !== undefined && compares !== count > 0)
      ? [
          `${property}.values is ${show(values)}; allowed: ${compares === false ? 'none' : 'one or more values of labels'}`,
        ]
      : []),
  ];
}
