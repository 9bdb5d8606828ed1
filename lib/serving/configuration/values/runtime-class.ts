// Which pods run in which RuntimeClass of Kubernetes, as config-deployment says it.
import { Yaml } from 'cdk8s';
import type { Kind } from '../../../configuration/kinds';
import { isUnchecked, type Unchecked } from '../../../configuration/structures';
import { describe } from '../../../configuration/words';
import { labelProblems } from '../../../validation/labels';
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
    if (!Array.isArray(value) || !value.every(isUnchecked)) {
      return { text: '', problems: [`${property} is ${describe(value)}; allowed: ${ALLOWED}`] };
    }
    const problems = [
      ...value.flatMap((runtimeClass) => classProblems(property, runtimeClass)),
      ...unique(
        value.map(({ name }) => String(name)),
        (name, count) => `${property} has ${name} ${count} times; allowed: once`,
      ),
    ];
    const classes = value.map(({ name, selector }) => [String(name), selector === undefined ? {} : { selector }]);
    return { text: problems.length > 0 ? '' : Yaml.stringify(Object.fromEntries(classes)), problems };
  },
};

const classProblems = (property: string, runtimeClass: Unchecked): string[] => [
  ...knownProperties(`${property} ${runtimeClass['name']}`, runtimeClass, PROPERTIES),
  // A RuntimeClass is named as a Secret is.
  ...secretName(`${property}.name`, runtimeClass['name']),
  ...labelProblems(`${property} ${runtimeClass['name']} selector`, runtimeClass['selector'] ?? {}),
];
