// Checks that several parts of a namespace have in common.
import { isLabelKey } from '../validation/labels';
import { isObject } from '../validation/object';
import { show } from '../validation/rules';

/**
 * Returns what is wrong with a part that can be left out.
 * @param problems returns what is wrong with its properties
 */
export function switchedProblems<Props extends object>(
  property: string,
  part: Props | false,
  problems: (props: Props) => string[],
): string[] {
  if (part === false) {
    return [];
  }
  return isObject(part) ? problems(part) : [`${property} is ${show(part)}; allowed: false, or an object`];
}

/** Returns what is wrong with a switch. One that is not set is allowed. */
export const flagProblems = (property: string, value: unknown): string[] =>
  value === undefined || typeof value === 'boolean' ? [] : [`${property} is ${show(value)}; allowed: true, false`];

/** Returns what is wrong with a text: it has one line, and is not empty. One that is not set is allowed. */
export const textProblems = (property: string, value: unknown): string[] =>
  value === undefined || (typeof value === 'string' && /^\S(?:.*\S)?$/.test(value))
    ? []
    : [`${property} is ${show(value)}; allowed: a text of one line, without spaces around it`];

/**
 * Returns what is wrong with a list and its items. One that is not set is allowed.
 * @param of what the items are, in words
 * @param problems returns what is wrong with an item
 */
export function listProblems(
  property: string,
  list: unknown,
  of: string,
  problems: (property: string, item: unknown) => string[],
): string[] {
  if (list === undefined) {
    return [];
  }
  return Array.isArray(list)
    ? list.flatMap((item, index) => problems(`${property}[${index}]`, item))
    : [`${property} is ${show(list)}; allowed: a list of ${of}`];
}

/** Returns what is wrong with annotations by their keys. They may be left out. */
export function annotationProblems(property: string, annotations: unknown): string[] {
  if (annotations === undefined) {
    return [];
  }
  if (!isObject(annotations)) {
    return [`${property} is ${show(annotations)}; allowed: annotations by their keys`];
  }
  return [
    ...Object.keys(annotations)
      .filter((key) => !isLabelKey(key))
      .map((key) => `${property} has '${key}'; allowed: keys of annotations, such as example.com/team`),
    ...Object.entries(annotations)
      .filter(([, value]) => typeof value !== 'string')
      .map(([key, value]) => `${property}.${key} is ${show(value)}; allowed: a string`),
  ];
}

/**
 * Refuses keys that another property sets.
 * @param reserved returns whether a key is set so
 * @param by the other property
 */
export const reservedProblems = (
  property: string,
  keys: unknown,
  reserved: (key: string) => boolean,
  by: string,
): string[] =>
  Object.keys(isObject(keys) ? keys : {})
    .filter(reserved)
    .map((key) => `${property} has '${key}'; allowed: any key that ${by} doesn't set`);
