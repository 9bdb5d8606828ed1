// Which pods run in which RuntimeClass of Kubernetes, as config-deployment says it.
import { Yaml } from 'cdk8s';
import { type Kind, refusal } from '../../../configuration/kind';
import { labelProblems } from '../../../validation/labels';
import { isObject, type Unchecked } from '../../../validation/object';
import { knownProperties, secretName, unique } from '../../../validation/rules';

/** A RuntimeClass that revisions get. */
export interface RuntimeClass {
  /** Name of the RuntimeClass, such as `gvisor`. */
  readonly name: string;
  /** Labels of the revisions that get it; of two RuntimeClasses, the one with more labels wins. @default - every revision */
  readonly selector?: Readonly<Record<string, string>>;
}

const PROPERTIES: Readonly<Record<keyof RuntimeClass, true>> = { name: true, selector: true };
const ALLOWED = `a list of objects with ${Object.keys(PROPERTIES).join(', ')}`;

/** RuntimeClasses by name. */
export const runtimeClasses: Kind<readonly RuntimeClass[]> = {
  type: 'readonly RuntimeClass[]',
  allowed: ALLOWED,
  render: (property, value) => {
    if (!Array.isArray(value) || !value.every(isObject)) {
      return refusal(property, value, ALLOWED);
    }
    const problems = [
      ...value.flatMap((runtimeClass, index) => classProblems(`${property}[${index}]`, runtimeClass)),
      ...unique(
        value.map(({ name }) => name).filter((name) => typeof name === 'string'),
        (name, count) => `${property} has '${name}' ${count} times; allowed: once`,
      ),
    ];
    const classes = value.map(({ name, selector }) => [name, selector === undefined ? {} : { selector }]);
    return { text: problems.length > 0 ? '' : Yaml.stringify(Object.fromEntries(classes)), problems };
  },
};

const classProblems = (path: string, runtimeClass: Unchecked): string[] => [
  ...knownProperties<RuntimeClass>(path, runtimeClass, PROPERTIES),
  // A RuntimeClass is named as a Secret is.
  ...secretName(`${path}.name`, runtimeClass['name']),
  ...(runtimeClass['selector'] === undefined ? [] : labelProblems(`${path}.selector`, runtimeClass['selector'])),
];
